package vn.ctdp.extension.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Failures of imports of projects. */
enum ImportError implements DescribedErrorCode {
  EMPTY(
      "KC-NH-1",
      400,
      "Mọi trang tính của tệp đều trống.",
      "Every sheet of the file is empty.",
      "Chọn tệp có danh mục đề án rồi tải lại.",
      "Choose a file with a list of projects and upload it again."),
  NOT_READY(
      "KC-NH-2",
      400,
      "Chưa nhập đề án nào: {0} dòng lỗi, {1} dòng chờ chọn.",
      "No project was imported: {0} rows are wrong, {1} wait for a choice.",
      "Sửa tệp rồi tải lại, hoặc bỏ qua dòng lỗi trong bản xem trước.",
      "Mend the file and upload it again, or leave out wrong rows in the preview."),
  CHANGED(
      "KC-NH-3",
      409,
      "Đề án hoặc cách hiểu tệp đã đổi từ lúc xem trước; chưa lưu gì.",
      "Projects or the settings have changed since the preview; nothing was stored.",
      "Xem trước lại rồi xác nhận.",
      "Preview again, then confirm."),
  DONE(
      "KC-NH-4",
      409,
      "Lần nhập này đã xong hoặc đã hoàn tác.",
      "This import is done or undone already.",
      "Xem danh sách các lần nhập; muốn nhập lại thì tải tệp lên lần nữa.",
      "Look in the list of imports; to import again, upload the file again."),
  IN_THE_WAY(
      "KC-NH-5",
      409,
      "Chưa hoàn tác được vì {0} đề án đã có việc tiếp theo.",
      "Cannot be undone: {0} projects were worked on since.",
      "Xem các đề án được nêu; sửa từng đề án nếu vẫn cần.",
      "Look at the projects named; correct single ones if need be."),
  CENTRE(
      "KC-NH-6",
      403,
      "Cục không nhập danh mục đề án của tỉnh.",
      "The centre does not import projects of provinces.",
      "Đề nghị tỉnh nhập trong hệ thống của tỉnh.",
      "Ask the province to import them in its system."),
  TOO_MANY(
      "KC-NH-7",
      413,
      "Bảng có {0} dòng; một lần nhập nhiều nhất {1} dòng.",
      "The table has {0} rows; one import takes at most {1}.",
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
