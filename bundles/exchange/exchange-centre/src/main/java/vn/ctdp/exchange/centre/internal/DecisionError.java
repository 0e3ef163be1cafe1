package vn.ctdp.exchange.centre.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Why a report cannot be decided about, or is not taken because of a decision. */
enum DecisionError implements DescribedErrorCode {
  NOT_LATEST(
      "EXD-409-REVISION",
      409,
      "Tỉnh đã gửi lần {0}; quyết định chỉ áp dụng cho lần mới nhất.",
      "The province has sent revision {0}; only the latest one is decided about.",
      "Mở lần gửi mới nhất rồi quyết định.",
      "Open the latest revision and decide about it."),
  STATE(
      "EXD-409-STATE",
      409,
      "Báo cáo đang ở trạng thái “{0}”, không thực hiện được việc này.",
      "The report is in the state “{1}”, which does not allow this.",
      "Tải lại trang; báo cáo đã khóa phải được mở lại trước.",
      "Reload the page; a locked report must be opened first."),
  NOTHING(
      "EXD-404",
      404,
      "Không có báo cáo nào để {0}.",
      "There is no report to {1}.",
      "Chỉ khóa được báo cáo đã chấp nhận, chỉ mở lại được báo cáo đã khóa.",
      "Only accepted reports can be locked, only locked ones opened again."),
  LOCKED(
      "EXC-409-LOCKED",
      409,
      "Kỳ báo cáo {0} của biểu {1} đã khóa, không nhận thêm lần gửi mới.",
      "The period {0} of form {1} is closed; no further revision is taken.",
      "Đề nghị Cục mở lại kỳ báo cáo trước khi gửi.",
      "Ask the centre to open the period again before sending."),
  FORM_OLD(
      "EXC-422-FORM-OLD",
      422,
      "Báo cáo lập theo biểu {0} trong khi tỉnh đã có phiên bản {1} từ {2}.",
      "The report was drawn up with form {0} while the province had version {1} since {2}.",
      "Lập lại báo cáo theo phiên bản biểu mẫu hiện hành.",
      "Draw the report up again with the version in force.");

  private final ErrorText text;

  DecisionError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
