package vn.ctdp.rest.internal;

import vn.ctdp.core.error.ErrorCode;

/** What can be wrong with a request to the core's resources. */
public enum RestError implements ErrorCode {
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
      "Read the module''s message at /api/modules and try again."),
  NO_BACKUP(
      "REST-503-BACKUP",
      503,
      "Cơ sở dữ liệu của phiên bản này không sao lưu được qua lệnh này.",
      "The database of this instance cannot be backed up by this command.",
      "Dùng công cụ của hệ quản trị cơ sở dữ liệu, ví dụ pg_dump.",
      "Use the database''s own tool, for instance pg_dump.");

  private final String code;
  private final int status;
  private final String vi;
  private final String en;
  private final String nextVi;
  private final String nextEn;

  RestError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.code = code;
    this.status = status;
    this.vi = vi;
    this.en = en;
    this.nextVi = nextVi;
    this.nextEn = nextEn;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String vi() {
    return vi;
  }

  @Override
  public String en() {
    return en;
  }

  @Override
  public String nextVi() {
    return nextVi;
  }

  @Override
  public String nextEn() {
    return nextEn;
  }
}
