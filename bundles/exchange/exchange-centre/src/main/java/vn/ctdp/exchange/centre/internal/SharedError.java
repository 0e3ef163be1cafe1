package vn.ctdp.exchange.centre.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Why a batch of shared records is not taken. Nothing is stored in any of these cases. */
enum SharedError implements DescribedErrorCode {
  UNREADABLE(
      "EXR-400",
      400,
      "Lô bản ghi không đúng quy cách: {0}",
      "The batch of records does not follow the schema: {0}",
      "Sửa phần mềm gửi theo quy cách ctdp-records-1.",
      "Correct the sending software by the schema ctdp-records-1."),
  TOO_LARGE(
      "EXR-413",
      413,
      "Lô bản ghi lớn hơn {0} byte.",
      "The batch of records is larger than {0} bytes.",
      "Gửi ít bản ghi hơn trong một lô.",
      "Send fewer records in a batch."),
  PROVINCE_UNKNOWN(
      "EXR-422-PROVINCE",
      422,
      "Hiện không có tỉnh, thành phố {0}.",
      "There is no province {0} today.",
      "Kiểm tra mã tỉnh của đơn vị gửi.",
      "Check the province code of the sender."),
  OTHER_SENDER(
      "EXR-403-SENDER",
      403,
      "Lô bản ghi ghi là của {0} nhưng được ký bằng khóa của {1}.",
      "The batch says it is of {0} but was signed with a key of {1}.",
      "Ký bằng khóa của chính tỉnh gửi. Sự việc đã được ghi nhận để kiểm tra.",
      "Sign with the key of the sending province. The event has been recorded for inspection."),
  NO_KEYS(
      "EXR-503-KEYS",
      503,
      "Trung tâm chưa kiểm tra được chữ ký hoặc chưa ký được biên nhận.",
      "The centre cannot verify signatures or sign receipts at the moment.",
      "Hệ thống sẽ tự gửi lại.",
      "It is sent again by itself."),
  FILTER_UNKNOWN(
      "EXR-400-FILTER",
      400,
      "Danh sách không có bộ lọc hoặc cột sắp xếp “{0}”.",
      "The list has no filter or sort column “{0}”.",
      "Chọn trong các bộ lọc và cột mà danh sách nêu.",
      "Choose among the filters and columns that the list names.");

  private final ErrorText text;

  SharedError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
