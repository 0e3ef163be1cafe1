package vn.ctdp.clusters.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Failures of imports. */
enum ImportError implements DescribedErrorCode {
  EMPTY(
      "CCN-NH-1",
      400,
      "Tệp không có bảng nào: mọi trang tính đều trống.",
      "The file has no table: every sheet is empty.",
      "Mở tệp, kiểm tra lại rồi chọn đúng tệp.",
      "Open the file, check it, and choose the right one."),
  NOT_READY(
      "CCN-NH-2",
      400,
      "Chưa nhập được: {0} dòng lỗi, {1} dòng chờ chọn. Chưa lưu dòng nào.",
      "Cannot be imported: {0} rows are wrong, {1} wait for a choice. Nothing was stored.",
      "Sửa tệp rồi tải lại, hoặc bỏ qua từng dòng lỗi trong bản xem trước.",
      "Mend the file and upload it again, or leave out each wrong row in the preview."),
  CHANGED(
      "CCN-NH-3",
      409,
      "Số liệu trong hệ thống hoặc cách hiểu tệp đã đổi từ lúc xem trước. Chưa lưu dòng nào.",
      "The register or the settings have changed since the preview. Nothing was stored.",
      "Xem lại bản xem trước rồi xác nhận.",
      "Look at the preview again, then confirm."),
  DONE(
      "CCN-NH-4",
      409,
      "Tệp này đã nhập xong hoặc đã hủy.",
      "This file has been imported or undone already.",
      "Xem trong danh sách các lần nhập; muốn nhập lại thì tải tệp lên lần nữa.",
      "Look in the list of imports; to import again, upload the file again."),
  IN_THE_WAY(
      "CCN-NH-5",
      409,
      "Không hoàn tác được: {0} chỗ đã có thay đổi về sau.",
      "Cannot be undone: {0} places have changed since.",
      "Xem những chỗ được nêu; sửa từng cụm bằng tay nếu vẫn cần.",
      "Look at the places named; correct single clusters by hand if need be."),
  CENTRE(
      "CCN-NH-6",
      403,
      "Cục không nhập số liệu cụm công nghiệp; số liệu do tỉnh gửi lên.",
      "The centre does not enter clusters; provinces send them.",
      "Đề nghị tỉnh sửa trong hệ thống của tỉnh.",
      "Ask the province to correct it in its system."),
  TOO_MANY(
      "CCN-NH-7",
      413,
      "Bảng có {0} dòng; nhiều nhất {1} dòng một lần.",
      "The table has {0} rows; at most {1} at once.",
      "Tách tệp thành nhiều phần.",
      "Split the file.");

  private final ErrorText text;

  ImportError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
