package vn.ctdp.exchange.documents.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** What may go wrong with a workbook. */
enum DocumentError implements DescribedErrorCode {
  NOT_A_TEMPLATE(
      "EXD-400",
      400,
      "Tệp không lập từ mẫu của hệ thống.",
      "The file is not made from this system's template.",
      "Tải mẫu Excel từ hệ thống, điền rồi lưu dạng .xlsx.",
      "Download the template from this system, fill it in and save it as .xlsx."),
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
