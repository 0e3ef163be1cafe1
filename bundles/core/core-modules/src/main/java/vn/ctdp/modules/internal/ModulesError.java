package vn.ctdp.modules.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Failures of the module manager. */
public enum ModulesError implements DescribedErrorCode {
  UNKNOWN(
      "MOD-404",
      404,
      "Bản cài đặt này không có phân hệ “{0}”.",
      "This distribution has no module “{0}”.",
      "Kiểm tra lại mã phân hệ trong danh sách.",
      "Check the module's id in the list."),
  /** Arguments: name vi, name en, why vi, why en. */
  ENABLE_FAILED(
      "MOD-421",
      409,
      "Không bật được phân hệ “{0}”: {2} Hệ thống đã trở về trạng thái trước đó.",
      "The module “{1}” could not be enabled: {3} The former state has been restored.",
      "Khắc phục nguyên nhân nêu trên rồi bật lại; nhật ký của máy chủ có chi tiết.",
      "Remove the cause named above, then enable it again; the server's log has the details."),
  /** Arguments: name vi, name en, why vi, why en. */
  DISABLE_FAILED(
      "MOD-422",
      409,
      "Không tắt được phân hệ “{0}”: {2}",
      "The module “{1}” could not be disabled: {3}",
      "Thử lại; nếu vẫn lỗi, khởi động lại máy chủ rồi tắt phân hệ.",
      "Try again; if it persists, restart the instance and disable the module then."),
  /** Arguments: why vi, why en. */
  NOT_POSSIBLE(
      "MOD-423",
      409,
      "Chưa thể thực hiện: {0}",
      "This cannot be done now: {1}",
      "Xem trước thay đổi ở trang Phân hệ để biết điều kiện còn thiếu.",
      "Preview the change on the Modules page to see what is missing."),
  STOPPING(
      "MOD-503",
      503,
      "Máy chủ đang dừng hoặc chưa khởi động xong.",
      "The instance is stopping or has not finished starting.",
      "Đợi ít phút rồi thử lại.",
      "Wait a few minutes and try again.");

  private final ErrorText text;

  ModulesError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
