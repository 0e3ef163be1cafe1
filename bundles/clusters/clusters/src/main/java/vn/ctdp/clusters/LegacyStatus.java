package vn.ctdp.clusters;

import vn.ctdp.core.text.Localized;

/** How far the review of a cluster formed before 05/10/2009 has come (NĐ 32/2024 Điều 35). */
public enum LegacyStatus {
  CHUA_RA_SOAT("Chưa rà soát", "Not reviewed"),
  DANG_LAP_HO_SO("Đang lập hồ sơ", "Dossier being drawn up"),
  DA_THANH_LAP("Đã thành lập", "Established"),
  RUT_QUY_HOACH("Rút khỏi quy hoạch", "Withdrawn from the plan");

  private final Localized label;

  LegacyStatus(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }

  /** Whether nothing more is to be done before the deadline. */
  public boolean settled() {
    return this == DA_THANH_LAP || this == RUT_QUY_HOACH;
  }
}
