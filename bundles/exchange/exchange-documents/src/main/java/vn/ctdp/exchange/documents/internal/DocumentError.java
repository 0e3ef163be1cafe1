package vn.ctdp.exchange.documents.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** What may go wrong with a workbook. */
enum DocumentError implements DescribedErrorCode {
  NOT_A_WORKBOOK(
      "EXD-400",
      400,
      "Tệp không phải bảng tính Excel (.xlsx) đọc được.",
      "The file is no readable Excel workbook (.xlsx).",
      "Tải mẫu Excel từ hệ thống, điền rồi lưu dạng .xlsx.",
      "Download the template from this system, fill it in and save it as .xlsx."),
  TOO_LARGE(
      "EXD-413",
      413,
      "Tệp quá lớn.",
      "The file is too large.",
      "Chỉ điền vào mẫu; xóa hình ảnh, trang tính và dòng thừa.",
      "Fill in the template only; remove pictures, sheets and lines that do not belong."),
  OTHER_FORM(
      "EXD-409-FORM",
      409,
      "Tệp lập theo {0}, không phải {1}.",
      "The workbook is made for {0}, not for {1}.",
      "Tải mẫu của đúng biểu và phiên bản rồi chép số liệu sang.",
      "Download the template of this form and version, and copy the figures into it."),
  WRONG(
      "EXD-422",
      422,
      "Tệp có {0} lỗi; chưa lưu ô nào.",
      "The workbook has {0} problems; nothing was stored.",
      "Sửa các ô được nêu rồi chọn lại tệp.",
      "Mend the cells named, then choose the file again.");

  private final ErrorText text;

  DocumentError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
