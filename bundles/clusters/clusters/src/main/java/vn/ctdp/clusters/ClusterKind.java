package vn.ctdp.clusters;

import vn.ctdp.core.text.Localized;

/** Kind of cluster (NĐ 32/2024/NĐ-CP Điều 2). */
public enum ClusterKind {
  DA_NGANH("Đa ngành", "General"),
  LANG_NGHE("Làng nghề", "Craft village"),
  CHUYEN_NGANH("Chuyên ngành", "Specialised"),
  HO_TRO("Công nghiệp hỗ trợ", "Supporting industry"),
  CONG_NGHE_CAO("Công nghệ cao", "High-tech"),
  SINH_THAI("Sinh thái", "Eco-industrial");

  private final Localized label;

  ClusterKind(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
