package vn.ctdp.exchange.centre.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Why a report is refused. */
enum IntakeError implements DescribedErrorCode {
  CARRIED_FILE(
      "EXC-400-FILE",
      400,
      "Không đọc được tệp: {0}",
      "The file cannot be read: {1}",
      "Lấy lại tệp từ trang Hàng đợi gửi của tỉnh; không có gì được lưu.",
      "Take the file anew from the province''s page Outbox; nothing was stored."),
  TOO_LARGE(
      "EXC-413",
      413,
      "Báo cáo lớn hơn {0} byte.",
      "The report is larger than {0} bytes.",
      "Chia nhỏ phần hồ sơ gốc kèm theo hoặc liên hệ trung tâm để nâng giới hạn.",
      "Send fewer origins, or ask the centre to raise the limit."),
  UNREADABLE(
      "EXC-400",
      400,
      "Báo cáo không đúng quy cách: {0}",
      "The report does not follow the schema: {0}",
      "Sửa phần mềm gửi theo quy cách ctdp-report-1; không có gì được lưu.",
      "Correct the sending software by the schema ctdp-report-1; nothing was stored."),
  PROVINCE_UNKNOWN(
      "EXC-422-PROVINCE",
      422,
      "Không có tỉnh, thành phố {0} vào ngày chốt số liệu {1}.",
      "There was no province {0} on the cut-off day {1}.",
      "Kiểm tra mã tỉnh và kỳ báo cáo.",
      "Check the province code and the period."),
  FORM_UNKNOWN(
      "EXC-422-FORM-UNKNOWN",
      422,
      "Trung tâm chưa có biểu mẫu {0}.",
      "The centre does not know the form {0}.",
      "Đề nghị trung tâm cập nhật biểu mẫu, rồi duyệt và gửi lại báo cáo; các báo cáo khác vẫn được gửi.",
      "Ask the centre to bring in the form, then approve and send the report again; other reports go on."),
  STARTING(
      "EXC-503-FORMS",
      503,
      "Trung tâm vừa khởi động, chưa nạp xong biểu mẫu {0}.",
      "The centre has just started and does not have the form {0} yet.",
      "Hệ thống sẽ tự gửi lại; không có gì được lưu.",
      "It is sent again by itself; nothing was stored."),
  MESSAGE_ID(
      "EXC-400-ID",
      400,
      "Mã thông điệp ở phần đầu ({0}) không phải mã của báo cáo ({1}).",
      "The message id in the header ({0}) is not that of the report ({1}).",
      "Ghi cùng một mã ở hai nơi, hoặc bỏ phần đầu đó; kiểm tra cổng trung gian có ghép nhầm không.",
      "Write the same id in both places, or leave the header out; see whether a gateway mixes messages up."),
  FORM_NOT_IN_FORCE(
      "EXC-422-FORM",
      422,
      "Biểu mẫu {0} không áp dụng cho ngày chốt số liệu {1}.",
      "The form {0} is not in force on the cut-off day {1}.",
      "Lập lại báo cáo theo phiên bản biểu mẫu đang áp dụng.",
      "Draw the report up anew by the version in force."),
  CONTENT_WRONG(
      "EXC-422",
      422,
      "Báo cáo có {0} chỗ chưa đạt: {1}",
      "The report fails in {0} places: {1}",
      "Sửa các ô được nêu, kiểm tra lại rồi gửi; không có gì được lưu.",
      "Correct the cells named, check again and send; nothing was stored."),
  KEY_TAKEN(
      "EXC-409-KEY",
      409,
      "Trung tâm đã nhận {0} kỳ {1} lần {2} với nội dung khác (SHA-256 {3}).",
      "The centre holds {0} for {1}, revision {2}, with other content (SHA-256 {3}).",
      "Gửi nội dung mới thành lần {4}. Sự việc đã được ghi nhận để kiểm tra.",
      "Send the new content as revision {4}. The event has been recorded for inspection."),
  BUSY(
      "EXC-429",
      429,
      "Trung tâm đang bận.",
      "The centre is busy.",
      "Gửi lại sau {0} giây; không có gì được lưu.",
      "Send again after {0} seconds; nothing was stored."),
  NOT_SIGNED(
      "EXC-403-SIGNATURE",
      403,
      "Báo cáo chưa được ký số.",
      "The report is not signed.",
      "Đăng ký khóa của tỉnh với trung tâm; báo cáo vẫn nằm trong hàng đợi, hệ thống sẽ ký và gửi lại.",
      "Enrol the province''s key with the centre; the report stays queued, is signed and sent again."),
  NO_KEYS(
      "EXC-503-KEYS",
      503,
      "Trung tâm chưa kiểm tra được chữ ký.",
      "The centre cannot verify signatures at the moment.",
      "Hệ thống sẽ tự gửi lại; không có gì được lưu.",
      "It is sent again by itself; nothing was stored."),
  OTHER_SENDER(
      "EXC-403-SENDER",
      403,
      "Báo cáo ghi là của {0} nhưng được ký bằng khóa của {1}.",
      "The report says it is of {0} but was signed with a key of {1}.",
      "Ký bằng khóa của chính tỉnh báo cáo. Sự việc đã được ghi nhận để kiểm tra.",
      "Sign with the key of the reporting province. The event has been recorded for inspection."),
  GAP(
      "EXC-425-ORDER",
      425,
      "Chưa nhận được báo cáo số {0} của tỉnh.",
      "The province''s message number {0} has not been received.",
      "Gửi báo cáo số {0} trước; báo cáo này vẫn nằm trong hàng đợi.",
      "Send number {0} first; this one stays queued."),
  NUMBER_TAKEN(
      "EXC-409-NUMBER",
      409,
      "Số {0} của tỉnh đã được dùng cho nội dung khác (SHA-256 {1}).",
      "The province''s number {0} was used for other content (SHA-256 {1}).",
      "Kiểm tra xem dữ liệu của tỉnh có được khôi phục từ bản sao lưu cũ không; số tiếp theo là {2}. Sự việc đã được ghi nhận.",
      "See whether the province''s data were restored from an old backup; the next number is {2}. The event has been recorded."),
  CHAIN_BROKEN(
      "EXC-409-CHAIN",
      409,
      "Báo cáo ghi bản trước có SHA-256 {0}, trung tâm giữ bản trước có SHA-256 {1}.",
      "The report says the one before it has SHA-256 {0}, the centre holds {1}.",
      "Lập và duyệt lại báo cáo; sự việc đã được ghi nhận để kiểm tra.",
      "Draw the report up and approve it again; the event has been recorded for inspection."),
  REVISION_WRONG(
      "EXC-409-REVISION",
      409,
      "Lần gửi phải là {0}, nhưng báo cáo ghi lần {1}.",
      "The revision must be {0}, but the report says {1}.",
      "Gửi các lần theo đúng thứ tự.",
      "Send the revisions in order.");

  private final ErrorText text;

  IntakeError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
