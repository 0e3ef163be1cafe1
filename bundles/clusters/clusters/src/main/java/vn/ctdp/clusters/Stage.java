package vn.ctdp.clusters;

import vn.ctdp.core.text.Localized;

/** The displayed stage, computed from facts, never typed. */
public enum Stage {
  QUY_HOACH("Trong quy hoạch", "Planned"),
  DANG_XUC_TIEN("Đang xúc tiến đầu tư", "Developer sought"),
  DANG_THANH_LAP("Đang làm thủ tục thành lập", "Being established"),
  QHCT("Có quy hoạch chi tiết, chưa thành lập", "Detailed plan, not established"),
  THANH_LAP("Đã thành lập", "Established"),
  CHUAN_BI("Chuẩn bị đầu tư hạ tầng", "Preparing infrastructure"),
  DA_DUYET_DU_AN("Đã duyệt dự án hạ tầng", "Infrastructure project approved"),
  GPMB("Giải phóng mặt bằng", "Clearing land"),
  XAY_DUNG("Đang đầu tư hạ tầng", "Building infrastructure"),
  HOAT_DONG("Đang hoạt động", "Operating"),
  MO_RONG("Đang hoạt động, đang mở rộng", "Operating, expanding"),
  HOAT_DONG_CHUA_TL("Hoạt động, chưa thành lập", "Operating, not established"),
  TAM_DUNG("Tạm dừng", "Suspended"),
  RUT_QUY_HOACH("Rút khỏi quy hoạch", "Withdrawn from the plan"),
  CHUYEN_DOI("Đã chuyển đổi", "Converted"),
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
