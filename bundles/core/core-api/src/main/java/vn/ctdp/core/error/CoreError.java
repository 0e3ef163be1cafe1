package vn.ctdp.core.error;

/** Failures that every module shares. */
public enum CoreError implements DescribedErrorCode {
  INVALID(
      "CORE-400",
      400,
      "Dữ liệu nhập chưa hợp lệ.",
      "The data entered is not valid.",
      "Sửa các ô được đánh dấu rồi lưu lại; những gì đã nhập vẫn được giữ.",
      "Correct the marked fields and save again; what was entered is kept."),
  NOT_AUTHENTICATED(
      "CORE-401",
      401,
      "Bạn chưa đăng nhập hoặc phiên làm việc đã hết hạn.",
      "You are not signed in or your session has ended.",
      "Đăng nhập lại.",
      "Sign in again."),
  ACCESS_DENIED(
      "CORE-403",
      403,
      "Bạn không có quyền “{0}” trong phạm vi này.",
      "You do not have the right “{0}” in this scope.",
      "Liên hệ người quản trị hệ thống của đơn vị để được cấp quyền.",
      "Ask the administrator of your unit for the right."),
  NOT_FOUND(
      "CORE-404",
      404,
      "Không tìm thấy {0} “{1}”.",
      "There is no {0} “{1}”.",
      "Kiểm tra lại mã, hoặc tìm trong danh sách.",
      "Check the code, or look in the list."),
  CONFLICT(
      "CORE-409",
      409,
      "Bản ghi đã được người khác sửa trong lúc bạn đang nhập.",
      "Somebody else changed the record while you were editing it.",
      "Mở lại bản ghi để xem thay đổi rồi nhập lại phần của bạn.",
      "Open the record again to see the change, then enter yours."),
  DUPLICATE(
      "CORE-410",
      409,
      "{0} “{1}” đã có.",
      "{0} “{1}” exists already.",
      "Dùng bản ghi đã có hoặc chọn mã khác.",
      "Use the record that exists or choose another code."),
  MODULE_NOT_ENABLED(
      "CORE-423",
      404,
      "Phân hệ “{0}” chưa được bật ở đơn vị này.",
      "The module “{0}” is not enabled on this instance.",
      "Đề nghị người quản trị bật phân hệ ở trang Phân hệ.",
      "Ask the administrator to enable it on the Modules page."),
  INTERNAL(
      "CORE-500",
      500,
      "Hệ thống gặp lỗi ngoài dự kiến. Mã sự cố: {0}.",
      "Something unexpected went wrong. Incident: {0}.",
      "Thử lại; nếu vẫn lỗi, gửi mã sự cố cho người quản trị.",
      "Try again; if it persists, give the incident id to the administrator."),
  UNAVAILABLE(
      "CORE-503",
      503,
      "Hệ thống chưa sẵn sàng: {0}.",
      "The system is not ready: {0}.",
      "Đợi ít phút rồi thử lại.",
      "Wait a few minutes and try again.");

  private final ErrorText text;

  CoreError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
