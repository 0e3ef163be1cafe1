package vn.ctdp.clusters;

import vn.ctdp.core.text.Localized;

/** How far a step of the wastewater roadmap has come. */
public enum WastewaterStatus {
  KE_HOACH("Kế hoạch", "Planned"),
  DANG_DAU_TU("Đang đầu tư", "Being built"),
  HOAN_THANH("Hoàn thành", "Done"),
  CHAM("Chậm tiến độ", "Behind schedule");

  private final Localized label;

  WastewaterStatus(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
