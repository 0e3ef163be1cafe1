package vn.ctdp.extension.money;

import vn.ctdp.core.text.Localized;

/** How far down money has been handed. */
public enum MoneyLevel {
  /** The budget of a year and source as a whole. */
  NGAN_SACH("Dự toán được giao", "Budget"),
  /** A province's part of the national budget. */
  TINH("Tỉnh, thành phố", "Province"),
  /** A content, {@code ND1} to {@code ND9}. */
  NOI_DUNG("Nội dung", "Content"),
  /** A project. */
  DE_AN("Đề án", "Project");

  private final Localized label;

  MoneyLevel(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
