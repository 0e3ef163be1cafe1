package vn.ctdp.core.store.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Failures of this bundle. */
public enum StoreError implements DescribedErrorCode {
  FILE_TOO_LARGE(
      "STO-413",
      413,
      "Tệp “{0}” lớn hơn mức cho phép ({1} MB).",
      "The file “{0}” is larger than allowed ({1} MB).",
      "Giảm dung lượng hoặc chia tệp rồi tải lên lại.",
      "Make it smaller or split it, then upload it again."),
  FILE_KIND(
      "STO-415",
      415,
      "Không nhận loại tệp của “{0}”.",
      "Files like “{0}” are not accepted.",
      "Dùng PDF, PNG, JPEG, DOCX, XLSX, PPTX, TXT hoặc GeoJSON.",
      "Use PDF, PNG, JPEG, DOCX, XLSX, PPTX, TXT or GeoJSON."),
  FILE_MISMATCH(
      "STO-416",
      415,
      "Nội dung của “{0}” không đúng với đuôi tệp.",
      "The content of “{0}” is not what its suffix says.",
      "Lưu lại tệp bằng chương trình đã tạo ra nó rồi tải lên lại.",
      "Save it again with the program that made it, then upload it again."),
  FILE_MACRO(
      "STO-417",
      415,
      "Tệp “{0}” có macro.",
      "The file “{0}” contains macros.",
      "Lưu tệp ở dạng không có macro (.docx, .xlsx, .pptx) rồi tải lên lại.",
      "Save it without macros (.docx, .xlsx, .pptx), then upload it again."),
  FILE_BOMB(
      "STO-418",
      415,
      "Tệp “{0}” giải nén ra quá lớn hoặc bị hỏng.",
      "The file “{0}” unpacks to too much or is damaged.",
      "Mở và lưu lại tệp rồi tải lên lại.",
      "Open it, save it again, then upload it."),
  FILE_LOST(
      "STO-500",
      500,
      "Nội dung của tệp “{0}” không còn hoặc đã bị thay đổi trong kho lưu trữ.",
      "The content of “{0}” is missing from the store or was changed.",
      "Báo người quản trị khôi phục từ bản sao lưu.",
      "Ask the administrator to restore it from a backup."),
  FILE_STORE(
      "STO-507",
      507,
      "Không ghi được tệp “{0}” vào kho lưu trữ.",
      "The file “{0}” could not be written to the store.",
      "Báo người quản trị kiểm tra dung lượng đĩa.",
      "Ask the administrator to check the disk space."),
  BACKUP_RUNNING(
      "STO-409-BACKUP",
      409,
      "Một lần sao lưu khác đang chạy.",
      "Another backup is being written.",
      "Đợi lần đó xong rồi chạy lại nếu vẫn cần.",
      "Wait until it is done, then run it again if it is still needed."),
  BACKUP_NOT_HERE(
      "STO-503-BACKUP",
      503,
      "Cơ sở dữ liệu của đơn vị không sao lưu được từ bên trong hệ thống.",
      "The database of this instance cannot be backed up from within the platform.",
      "Dùng công cụ của hệ quản trị cơ sở dữ liệu, ví dụ pg_dump, và sao chép thư mục attachments.",
      "Use the database''s own tool, for instance pg_dump, and copy the folder attachments."),
  BACKUP_FAILED(
      "STO-507-BACKUP",
      507,
      "Không ghi được bản sao lưu.",
      "The backup could not be written.",
      "Kiểm tra dung lượng và quyền ghi của thư mục; nhật ký máy chủ có chi tiết.",
      "Check the folder''s free space and permissions; the server''s log has the details."),
  PARAMETER_UNKNOWN(
      "STO-420",
      404,
      "Không có tham số “{0}” trong bộ quy định “{1}”.",
      "There is no parameter “{0}” in the rule set “{1}”.",
      "Chọn tham số từ danh sách của bộ quy định.",
      "Choose a parameter from the list of the rule set.");

  private final ErrorText text;

  StoreError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
