package vn.ctdp.exchange.province.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** What may go wrong with what the centre sent. */
enum StreamError implements DescribedErrorCode {
  NOT_FAILED(
      "EXI-409",
      409,
      "Chỉ xử lý lại hoặc bỏ qua được nội dung đang lỗi.",
      "Only an item that failed can be tried again or skipped.",
      "Tải lại trang để xem trạng thái hiện tại.",
      "Reload the page to see the present state."),
  BEFORE_RECEIPT(
      "EXI-409-RECEIPT",
      409,
      "Quyết định số {0} đến trước biên nhận của báo cáo; hệ thống tự xử lý lại sau.",
      "Decision {0} came before the receipt of its report; it is looked at again by itself.",
      "Không phải làm gì: biên nhận sẽ đến khi báo cáo được gửi lại.",
      "Nothing to do: the receipt comes when the report is sent again."),
  CONTENT(
      "EXI-422",
      422,
      "Nội dung số {0} không đúng quy cách: {1}",
      "The content of number {0} is not as specified: {1}",
      "Báo cho trung tâm; có thể bỏ qua nội dung này kèm lý do.",
      "Tell the centre; the item can be skipped with a reason.");

  private final ErrorText text;

  StreamError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
