package vn.ctdp.extension.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Failures of the network of centres and collaborators. */
enum NetworkError implements DescribedErrorCode {
  AT_CENTRE(
      "KC-ML-409-CUC",
      409,
      "Cục không lưu trung tâm và cộng tác viên của các tỉnh.",
      "The agency keeps no centres and collaborators of provinces.",
      "Nhập tại hệ thống của Sở Công Thương.",
      "Enter them on the department’s own system."),
  CENTRE_CLOSED(
      "KC-ML-409-GIAI-THE",
      409,
      "“{0}” đã kết thúc hoạt động.",
      "“{0}” is no more.",
      "Chỉ xem được lịch sử; lập đơn vị mới nếu cần.",
      "Only its history can be read; add a new one if needed."),
  UNITS_OPEN(
      "KC-ML-409-TRUC-THUOC",
      409,
      "“{0}” còn {1} đơn vị trực thuộc.",
      "“{0}” still has {1} units under it.",
      "Kết thúc hoặc chuyển các đơn vị trực thuộc trước.",
      "End those units, or put them under another centre, first."),
  NOTHING_TO_END(
      "KC-ML-409-DA-THOI",
      409,
      "Không còn nhiệm vụ nào của cộng tác viên sau ngày {0}.",
      "The collaborator has no service after {0}.",
      "Mở lại trang để xem các nhiệm vụ và ngày kết thúc.",
      "Open the page again to see services and their last days.");

  private final ErrorText text;

  NetworkError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
