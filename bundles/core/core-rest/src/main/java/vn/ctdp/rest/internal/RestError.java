package vn.ctdp.rest.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** What can be wrong with a request to the core's resources. */
public enum RestError implements DescribedErrorCode {
  WRONG_PARAMETER(
      "REST-400",
      400,
      "Tham số “{0}” không hợp lệ: {1}.",
      "The parameter “{0}” is not valid: {1}.",
      "Sửa tham số theo /api/openapi.json rồi gửi lại.",
      "Correct the parameter by /api/openapi.json and send again."),
  MISSING_BODY(
      "REST-400-BODY",
      400,
      "Thiếu trường “{0}” trong nội dung yêu cầu.",
      "The field “{0}” is missing from the request body.",
      "Bổ sung trường đó rồi gửi lại.",
      "Add the field and send again."),
  NO_UNIT(
      "REST-404-UNIT",
      404,
      "Không có đơn vị hành chính “{0}” vào ngày {1}.",
      "There was no administrative unit “{0}” on {1}.",
      "Kiểm tra mã và ngày; mã tỉnh đổi nghĩa từ 2025-07-01, ghi rõ 63:… hoặc 34:… để chỉ đúng đơn vị.",
      "Check code and day; province codes changed meaning on 2025-07-01, write 63:… or 34:… to be exact."),
  NO_ORGANISATION(
      "REST-404-ORGANISATION",
      404,
      "Không có cơ quan, đơn vị “{0}”.",
      "There is no organisation “{0}”.",
      "Tìm trong danh mục đơn vị rồi dùng mã ở đó.",
      "Look in the list of organisations and use the code given there."),
  NO_ESTABLISHMENT(
      "REST-404-ESTABLISHMENT",
      404,
      "Không có cơ sở “{0}”.",
      "There is no establishment “{0}”.",
      "Tìm trong danh mục cơ sở công nghiệp nông thôn rồi dùng mã ở đó.",
      "Look in the list of establishments and use the code given there."),
  NO_ACCOUNT(
      "REST-404-ACCOUNT",
      404,
      "Không có tài khoản “{0}”.",
      "There is no account “{0}”.",
      "Xem danh sách tài khoản rồi dùng đúng tên đăng nhập.",
      "See the list of accounts and use the exact user name."),
  ID_MISMATCH(
      "REST-409",
      409,
      "Mã trong đường dẫn và mã trong nội dung không trùng nhau.",
      "The id in the path and the id in the body differ.",
      "Gửi lại với cùng một mã.",
      "Send again with one id."),
  SWITCH_FAILED(
      "REST-500-MODULE",
      500,
      "Không chuyển được phân hệ “{0}”.",
      "The module “{0}” could not be switched.",
      "Xem thông báo của phân hệ ở /api/modules rồi thử lại.",
      "Read the module''s message at /api/modules and try again.");

  private final ErrorText text;

  RestError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
