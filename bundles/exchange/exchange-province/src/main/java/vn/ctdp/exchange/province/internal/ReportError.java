package vn.ctdp.exchange.province.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** What may go wrong with a province's report. */
enum ReportError implements DescribedErrorCode {
  FORM_UNKNOWN(
      "EXP-404-FORM",
      404,
      "Không có biểu mẫu “{0}” áp dụng cho kỳ {1}.",
      "There is no form “{0}” in force for {1}.",
      "Kiểm tra mã biểu, hoặc bật phân hệ có biểu mẫu đó.",
      "Check the form's id, or enable the module that owns it."),
  PERIOD_KIND(
      "EXP-422-PERIOD",
      422,
      "{0} không lập cho kỳ {1}.",
      "{0} is not made for {1}.",
      "Chọn loại kỳ mà biểu mẫu quy định.",
      "Choose a kind of period that the form is made for."),
  PERIOD_OPEN(
      "EXP-409-OPEN",
      409,
      "Kỳ {0} đến ngày {1} mới chốt số liệu.",
      "The period {0} closes only on {1}.",
      "Có thể lập nháp ngay; trình duyệt từ ngày chốt số liệu.",
      "You may keep a draft now; hand it in from the cut-off day."),
  INDICATOR_MISSING(
      "EXP-503-INDICATOR",
      503,
      "Chưa lấy được số liệu của dòng {0}: phân hệ nguồn chưa sẵn sàng.",
      "Figures of row {0} cannot be had: the module behind them is not ready.",
      "Đợi phân hệ khởi động xong rồi lập lại.",
      "Wait until the module has started, then draw up again."),
  WRONG_STATE(
      "EXP-409-STATE",
      409,
      "Báo cáo đang ở trạng thái “{0}”, không thực hiện được việc này.",
      "The report is in the state “{1}”, which does not allow this.",
      "Tải lại trang để xem trạng thái hiện tại.",
      "Reload the page to see the present state."),
  NOT_PASSED(
      "EXP-422-CHECK",
      422,
      "Báo cáo còn {0} lỗi và {1} cảnh báo chưa giải trình.",
      "The report has {0} errors and {1} warnings without explanation.",
      "Sửa lỗi và giải trình các cảnh báo rồi trình lại.",
      "Correct the errors and explain the warnings, then hand it in again."),
  NOTHING_TO_CARRY(
      "EXP-409-CARRY",
      409,
      "Không có báo cáo nào chờ gửi để xuất tệp.",
      "No report waits that could be put into a file.",
      "Duyệt báo cáo trước, rồi xuất tệp.",
      "Approve a report first, then write the file."),
  CARRY_UNSIGNED(
      "EXP-409-KEY",
      409,
      "Chưa có khóa ký, nên trung tâm sẽ không nhận tệp.",
      "There is no key to sign with, so the centre would not take the file.",
      "Quản trị viên đăng ký khóa với trung tâm ở trang Khóa và đăng ký.",
      "The administrator enrols a key with the centre on the page Keys and enrolment."),
  ANSWER_FILE(
      "EXP-400-FILE",
      400,
      "Không đọc được tệp trả lời: {0}",
      "The answer file cannot be read: {1}",
      "Lấy lại tệp trả lời ở trang Nhận tệp báo cáo của trung tâm; chưa có gì thay đổi.",
      "Take the answer file anew from the centre; nothing has changed."),
  ROAD_UNKNOWN(
      "EXP-422-ROAD",
      422,
      "Không có đường gửi “{0}”.",
      "There is no road “{0}”.",
      "Chọn một trong các đường gửi đang có: {1}.",
      "Choose one of the roads there are: {1}."),
  SUBJECT(
      "EXP-422-SUBJECT",
      422,
      "{0} không lập cho đối tượng này trong kỳ.",
      "{0} is not made for this subject in the period.",
      "Chọn đối tượng trong danh sách phải báo cáo; nếu thiếu, thêm ở phân hệ quản lý đối tượng đó.",
      "Choose a subject from the list of those expected; if one is missing, add it in its module."),
  NO_PROVINCE(
      "EXP-500-PROVINCE",
      500,
      "Đơn vị này chưa được cấu hình tỉnh.",
      "This instance has no province configured.",
      "Đặt ctdp.province trong instance.properties.",
      "Set ctdp.province in instance.properties."),
  NO_EVIDENCE(
      "EXP-404-EVIDENCE",
      404,
      "Báo cáo này chưa có biên nhận được ký số.",
      "There is no signed receipt for this report.",
      "Tệp chứng cứ có sau khi báo cáo được ký số và trung tâm đã ký biên nhận.",
      "There is evidence once the report was signed and the centre has signed its receipt.");

  private final ErrorText text;

  ReportError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
