package vn.ctdp.clusters;

import vn.ctdp.core.text.Localized;

/** Status of a project of a secondary investor. */
public enum ProjectStatus {
  DANG_KY("Đăng ký", "Registered"),
  XAY_DUNG("Đang xây dựng", "Under construction"),
  HOAT_DONG("Đang hoạt động", "Operating"),
  TAM_DUNG("Tạm dừng", "Suspended"),
  THU_HOI("Thu hồi", "Withdrawn");

  private final Localized label;

  ProjectStatus(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }

  /** Whether it counts among the projects of the cluster (TT 14/2024, form 04 row 20). */
  public boolean counts() {
    return this != THU_HOI;
  }
}
