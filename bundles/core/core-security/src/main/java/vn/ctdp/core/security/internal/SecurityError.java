package vn.ctdp.core.security.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Failures of sign-in and of account administration. */
public enum SecurityError implements DescribedErrorCode {
  WRONG_CREDENTIALS(
      "SEC-401",
      401,
      "Tên đăng nhập hoặc mật khẩu không đúng.",
      "The user name or the password is wrong.",
      "Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại; nếu quên mật khẩu, đề nghị người quản trị cấp lại.",
      "Check Caps Lock and the input method and try again; if you forgot the password, ask the administrator for a new one."),
  WRONG_CODE(
      "SEC-402",
      401,
      "Mã xác thực không đúng hoặc đã được dùng.",
      "The code is wrong or was used already.",
      "Đợi mã mới trong ứng dụng xác thực rồi nhập lại, hoặc dùng một mã khôi phục chưa dùng.",
      "Wait for the next code in the authenticator and enter it, or use a recovery code that is still unused."),
  STEP_REQUIRED(
      "SEC-403",
      403,
      "Tài khoản cần đổi mật khẩu hoặc cài đặt xác thực hai lớp trước khi dùng ở cửa này.",
      "The account must first change its password or set up its second factor.",
      "Đăng nhập trên giao diện web để hoàn tất, rồi thử lại.",
      "Sign in to the web interface to do so, then try again."),
  STEP_EXPIRED(
      "SEC-408",
      401,
      "Bước đăng nhập này đã hết hạn hoặc đã dùng.",
      "This step of the sign-in has expired or was used.",
      "Đăng nhập lại từ đầu.",
      "Begin the sign-in again."),
  LAST_ADMINISTRATOR(
      "SEC-409",
      409,
      "Không thể bỏ quản trị viên cuối cùng của hệ thống.",
      "The last administrator of the instance cannot be removed.",
      "Cấp vai trò Quản trị hệ thống không thời hạn cho một người khác đang hoạt động trước.",
      "First give another active person the role System administrator without an end date."),
  PASSWORD_POLICY(
      "SEC-422",
      422,
      "Mật khẩu mới chưa đạt yêu cầu.",
      "The new password does not follow the policy.",
      "Chọn mật khẩu khác: từ {0} ký tự, nên là một câu gồm vài từ không liên quan, không chứa tên đăng nhập.",
      "Choose another: {0} characters or more, best a few unrelated words, without the user name."),
  LOCKED_OUT(
      "SEC-429",
      429,
      "Đăng nhập sai quá nhiều lần; tạm khóa thêm {0} giây.",
      "Too many failed sign-ins; locked for another {0} seconds.",
      "Đợi hết thời gian khóa rồi thử lại, hoặc đề nghị người quản trị mở khóa.",
      "Wait until the lock ends and try again, or ask the administrator to unlock the account."),
  BUSY(
      "SEC-503",
      503,
      "Máy chủ đang xử lý quá nhiều lượt đăng nhập cùng lúc.",
      "Too many sign-ins are being checked at once.",
      "Đợi vài giây rồi thử lại.",
      "Wait a few seconds and try again.");

  private final ErrorText text;

  SecurityError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
