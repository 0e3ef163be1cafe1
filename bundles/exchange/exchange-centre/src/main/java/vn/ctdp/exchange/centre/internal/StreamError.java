package vn.ctdp.exchange.centre.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** What may go wrong on the way down. */
enum StreamError implements DescribedErrorCode {
  CONTENT(
      "EXS-422",
      422,
      "Nội dung công bố không hợp lệ: {0}",
      "The content to be published is not valid: {0}",
      "Sửa nội dung rồi công bố lại.",
      "Correct the content and publish again."),
  STATUS(
      "EXS-400-STATUS",
      400,
      "Bản tin tình trạng của tỉnh không hợp lệ: {0}",
      "The province''s status document is not valid: {0}",
      "Kiểm tra phiên bản phần mềm của tỉnh.",
      "Check the version of the province''s software."),
  NO_HOLIDAYS(
      "EXS-404-HOLIDAYS",
      404,
      "Chưa có ngày nghỉ lễ của năm {0} ở đơn vị này.",
      "The holidays of {0} are not known here.",
      "Nhập ngày nghỉ lễ của năm đó trước khi công bố.",
      "Enter the holidays of that year before publishing them."),
  NOT_ONE_PROVINCE(
      "EXS-403-PROVINCE",
      403,
      "Tài khoản không đại diện cho đúng một tỉnh.",
      "The account does not stand for exactly one province.",
      "Nêu rõ tỉnh trong tham số province, hoặc giao phạm vi một tỉnh cho tài khoản.",
      "Name the province in the parameter province, or give the account the scope of one province.");

  private final ErrorText text;

  StreamError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
