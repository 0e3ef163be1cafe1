package vn.ctdp.extension.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Failures of the module. */
enum ExtensionError implements DescribedErrorCode {
  DUPLICATE_CODE(
      "KC-409-CODE",
      409,
      "Đã có đề án mang mã “{0}”.",
      "There is already a project of code “{0}”.",
      "Chọn mã khác, hoặc để trống để hệ thống cấp mã.",
      "Choose another code, or leave it empty to be given one."),
  PLAN_CLOSED(
      "KC-409-CLOSED",
      409,
      "Kế hoạch năm {0} đã đóng.",
      "The plan of {0} is closed.",
      "Chọn kế hoạch khác, hoặc lập kế hoạch bổ sung của năm đó.",
      "Choose another plan, or make a supplement of that year."),
  PLAN_APPROVED(
      "KC-409-APPROVED",
      409,
      "Kế hoạch năm {0} đã được phê duyệt nên không xóa đề án khỏi kế hoạch.",
      "The plan of {0} is approved, so its projects are not removed.",
      "Giữ đề án trong kế hoạch; việc ngừng đề án phải có quyết định.",
      "Keep the project in the plan; stopping it takes a decision.");

  private final ErrorText text;

  ExtensionError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
