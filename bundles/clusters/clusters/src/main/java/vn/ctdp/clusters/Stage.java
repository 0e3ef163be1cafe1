package vn.ctdp.clusters;

import vn.ctdp.core.text.Localized;

/** The displayed stage, computed from facts, never typed. */
public enum Stage {
  QUY_HOACH("Trong quy hoạch", "Planned"),
  QHCT("Có quy hoạch chi tiết, chưa thành lập", "Detailed plan, not established"),
  THANH_LAP("Đã thành lập", "Established"),
  CHUAN_BI("Chuẩn bị đầu tư hạ tầng", "Preparing infrastructure"),
  XAY_DUNG("Đang đầu tư hạ tầng", "Building infrastructure"),
  HOAT_DONG("Đang hoạt động", "Operating"),
  HOAT_DONG_CHUA_TL("Hoạt động, chưa thành lập", "Operating, not established"),
  DA_BAI_BO("Không còn hiệu lực", "No longer in force");

  private final Localized label;

  Stage(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
