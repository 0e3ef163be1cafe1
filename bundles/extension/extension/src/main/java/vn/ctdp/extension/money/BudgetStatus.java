package vn.ctdp.extension.money;

import vn.ctdp.core.text.Localized;

/** How far a budget is. */
public enum BudgetStatus {
  /** Being estimated; nothing is allocated. */
  LAP_DU_TOAN("Lập dự toán", "Being estimated"),
  /** With the finance authority; nothing is allocated. */
  THAM_DINH("Thẩm định", "Being examined"),
  /** Given; allocated, committed and paid. */
  GIAO("Đã giao", "Given"),
  /** Being settled: nothing new is allocated or committed. */
  QUYET_TOAN("Quyết toán", "Being settled"),
  /** Closed: nothing is entered any more. */
  KHOA("Đã khóa sổ", "Closed");

  private final Localized label;

  BudgetStatus(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
