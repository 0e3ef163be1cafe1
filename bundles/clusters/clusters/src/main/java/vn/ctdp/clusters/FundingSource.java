package vn.ctdp.clusters;

import vn.ctdp.core.text.Localized;

/** Where the money of a wastewater plant comes from. */
public enum FundingSource {
  NSTW("Ngân sách trung ương", "Central budget"),
  NSDP("Ngân sách địa phương", "Local budget"),
  CHU_DAU_TU("Chủ đầu tư hạ tầng", "Infrastructure developer"),
  XA_HOI_HOA("Xã hội hóa", "Private funds"),
  KET_HOP("Kết hợp nhiều nguồn", "Several sources"),
  KHAC("Nguồn khác", "Other");

  private final Localized label;

  FundingSource(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
