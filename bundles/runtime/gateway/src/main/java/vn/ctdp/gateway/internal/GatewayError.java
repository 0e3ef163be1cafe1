package vn.ctdp.gateway.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** What can be wrong with a request before any module sees it. */
public enum GatewayError implements DescribedErrorCode {
  BAD_REQUEST(
      "GW-400",
      400,
      "Yêu cầu không hợp lệ.",
      "The request is not valid.",
      "Kiểm tra đường dẫn, tham số và tiêu đề theo /api/openapi.json.",
      "Check path, parameters and headers against /api/openapi.json."),
  WRONG_PARAMETER(
      "GW-400-PARAMETER",
      400,
      "Tham số “{0}” không đúng dạng; ví dụ đúng: {1}.",
      "The parameter “{0}” does not have the right form; for instance: {1}.",
      "Sửa tham số rồi gửi lại.",
      "Correct the parameter and send again."),
  NO_BODY(
      "GW-400-BODY",
      400,
      "Thiếu nội dung yêu cầu.",
      "The request has no body.",
      "Gửi một đối tượng JSON, ít nhất là một đối tượng rỗng.",
      "Send a JSON object, if only an empty one."),
  MALFORMED_JSON(
      "GW-400-JSON",
      400,
      "Nội dung JSON không đọc được ở dòng {0}, cột {1}.",
      "The JSON body cannot be read at line {0}, column {1}.",
      "Sửa nội dung ở vị trí đó rồi gửi lại.",
      "Correct the body there and send it again."),
  WRONG_JSON(
      "GW-400-FIELD",
      400,
      "Nội dung JSON không đúng mẫu.",
      "The JSON body does not have the expected shape.",
      "Sửa trường được nêu rồi gửi lại.",
      "Correct the field named and send again."),
  NOT_AUTHENTICATED(
      "GW-401",
      401,
      "Cần xác thực bằng tài khoản của hệ thống.",
      "Authentication with an account of this system is required.",
      "Gửi tên và mật khẩu bằng HTTP Basic; tài khoản có xác thực hai lớp dùng tài khoản máy cho API.",
      "Send name and password by HTTP Basic; people with a second factor use a machine account for the API."),
  TOO_MANY(
      "GW-429",
      429,
      "Quá nhiều yêu cầu không đăng nhập trong một phút.",
      "Too many requests without sign-in within a minute.",
      "Đợi một phút rồi thử lại; dữ liệu công khai chỉ đổi vài lần mỗi ngày.",
      "Wait a minute and try again; public data changes a few times a day only."),
  CROSS_SITE(
      "GW-403-SITE",
      403,
      "Yêu cầu thay đổi dữ liệu đến từ một trang web khác.",
      "A request that changes data came from another web site.",
      "Gửi yêu cầu từ chương trình của bạn, không phải từ trình duyệt đang mở trang khác.",
      "Send it from your program, not from a browser that shows another site."),
  OPERATOR_ONLY(
      "GW-403-OPERATOR",
      403,
      "Đường dẫn này chỉ dành cho lệnh vận hành chạy trên chính máy chủ.",
      "This path is for the operator''s command on the server itself.",
      "Chạy lệnh ctdp trên máy chủ.",
      "Run the ctdp command on the server."),
  NO_SUCH_PATH(
      "GW-404",
      404,
      "Không có gì ở đường dẫn {0}.",
      "There is nothing at {0}.",
      "Xem các đường dẫn có hiện nay ở /api/openapi.json; phân hệ chưa bật thì chưa có đường dẫn.",
      "See the paths there are now in /api/openapi.json; a module that is off has none."),
  NO_SUCH_ADDRESS(
      "GW-404-ADDRESS",
      404,
      "Không có gì ở địa chỉ này.",
      "There is nothing at this address.",
      "Kiểm tra địa chỉ; trang đầu là /.",
      "Check the address; the first page is /."),
  METHOD_NOT_ALLOWED(
      "GW-405",
      405,
      "Đường dẫn này không nhận phương thức {0}.",
      "This path does not take the method {0}.",
      "Dùng một phương thức nêu ở tiêu đề Allow.",
      "Use a method named in the Allow header."),
  NOT_ACCEPTABLE(
      "GW-406",
      406,
      "Không trả lời được bằng kiểu nội dung yêu cầu ở tiêu đề Accept.",
      "There is no answer in the media type that the Accept header asks for.",
      "Dùng Accept: application/json.",
      "Use Accept: application/json."),
  TIMEOUT(
      "GW-408",
      408,
      "Nội dung yêu cầu đến quá chậm.",
      "The request body came too slowly.",
      "Kiểm tra đường truyền rồi gửi lại.",
      "Check the line and send again."),
  TOO_LARGE(
      "GW-413",
      413,
      "Nội dung yêu cầu vượt quá {0} byte.",
      "The request body is larger than {0} bytes.",
      "Chia nhỏ nội dung, hoặc đề nghị người quản trị nâng giới hạn.",
      "Split it, or ask the administrator to raise the limit."),
  URI_TOO_LONG(
      "GW-414",
      414,
      "Đường dẫn quá dài.",
      "The address is too long.",
      "Rút ngắn đường dẫn hoặc tham số.",
      "Shorten the path or its parameters."),
  HEADERS_TOO_LARGE(
      "GW-431",
      431,
      "Tiêu đề của yêu cầu quá lớn.",
      "The headers of the request are too large.",
      "Bỏ bớt tiêu đề; trong trình duyệt, xóa cookie của trang này.",
      "Send fewer headers; in a browser, delete the cookies of this site."),
  UNSUPPORTED_MEDIA(
      "GW-415",
      415,
      "Không nhận nội dung kiểu {0}.",
      "Bodies of type {0} are not accepted.",
      "Dùng Content-Type: application/json; charset=utf-8.",
      "Use Content-Type: application/json; charset=utf-8."),
  REFUSED(
      "GW-4XX",
      400,
      "Yêu cầu bị từ chối.",
      "The request was refused.",
      "Kiểm tra yêu cầu theo /api/openapi.json.",
      "Check the request against /api/openapi.json."),
  INTERNAL(
      "GW-500",
      500,
      "Hệ thống gặp lỗi ngoài dự kiến.",
      "Something unexpected went wrong.",
      "Thử lại; nếu vẫn lỗi, gửi mã sự cố cho người quản trị.",
      "Try again; if it persists, give the incident id to the administrator."),
  STOPPING(
      "GW-503-STOP",
      503,
      "Hệ thống đang dừng.",
      "The system is being stopped.",
      "Thử lại sau khi hệ thống chạy lại.",
      "Try again when it is running again."),
  STARTING(
      "GW-503",
      503,
      "Hệ thống đang khởi động hoặc đang thay đổi phân hệ.",
      "The system is starting or a module is being changed.",
      "Đợi vài giây rồi thử lại; /health/ready cho biết còn thiếu gì.",
      "Wait some seconds and try again; /health/ready says what is missing.");

  private final ErrorText text;

  GatewayError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
