package vn.ctdp.extension;

import vn.ctdp.core.text.Localized;

/** Whose money and whose plan (NĐ 45/2012 Điều 2). */
public enum FundLevel {
  /** National: central budget, plan approved by the Minister. */
  KCQG("Khuyến công quốc gia", "National"),
  /** Local: local budget, plan approved by the province. */
  KCDP("Khuyến công địa phương", "Local");

  private final Localized label;

  FundLevel(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
