package vn.ctdp.core.papers.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Why templates, papers and numbers are refused. */
enum PaperError implements DescribedErrorCode {
  SUFFIX(
      "VB-400-SUFFIX",
      400,
      "Tệp “{0}” không phải văn bản Word .docx.",
      "The file “{0}” is no Word document .docx.",
      "Trong Word chọn Lưu thành (Save As), kiểu “Word Document (.docx)”, rồi chọn lại tệp.",
      "In Word choose Save As, type “Word Document (.docx)”, then choose the file again."),
  NOT_DOCX(
      "VB-400",
      400,
      "Nội dung tệp không phải văn bản Word (.docx) đọc được: {0}.",
      "The content of the file is no readable Word document (.docx): {0}.",
      "Mở tệp bằng Word, lưu lại dạng .docx rồi chọn lại.",
      "Open the file in Word, save it as .docx, then choose it again."),
  MACROS(
      "VB-400-MACRO",
      400,
      "Tệp có macro hoặc đối tượng nhúng ({0}); mẫu như vậy không được nhận.",
      "The file has macros or embedded objects ({0}); such templates are not taken.",
      "Lưu lại dạng .docx không macro, bỏ đối tượng nhúng, rồi chọn lại.",
      "Save it as .docx without macros, remove embedded objects, then choose it again."),
  LINKS(
      "VB-400-LINK",
      400,
      "Tệp trỏ ra ngoài ({0}): ảnh, mẫu gốc hoặc trường dữ liệu lấy từ nơi khác.",
      "The file points elsewhere ({0}): a picture, template or field taken from another place.",
      "Trong Word: chèn thẳng ảnh vào tệp, bỏ siêu liên kết (Ctrl+A, Ctrl+Shift+F9), ở Developer →"
          + " Document Template chọn Normal, lưu rồi chọn lại.",
      "In Word: put pictures into the file, remove hyperlinks (Ctrl+A, Ctrl+Shift+F9), choose"
          + " Normal at Developer → Document Template, save, then choose it again."),
  DOCTYPE(
      "VB-400-DTD",
      400,
      "Tệp có khai báo kiểu tài liệu trong phần “{0}”; Word không ghi như vậy.",
      "The file has a document type declaration in “{0}”; Word writes none.",
      "Mở bằng Word, lưu lại dạng .docx; nếu không rõ nguồn gốc tệp thì đừng mở.",
      "Open it in Word and save it as .docx; do not open a file of unknown origin."),
  TOO_LARGE(
      "VB-413",
      413,
      "Tệp lớn quá mức nhận ({0}).",
      "The file is larger than what is taken ({0}).",
      "Bỏ ảnh lớn trong mẫu, lưu rồi chọn lại.",
      "Remove large pictures from the template, save, then choose it again."),
  PLACEHOLDERS(
      "VB-400-FIELD",
      400,
      "Mẫu có trường chưa đúng.",
      "The template has placeholders that do not fit.",
      "Sửa các trường nêu dưới đây theo danh sách trường của loại văn bản rồi chọn lại tệp.",
      "Correct the placeholders named below by the list of the kind, then choose the file again."),
  NO_PDF(
      "VB-409-PDF",
      409,
      "Văn bản này chỉ có dạng Word: {0}.",
      "This paper is to be had as a Word document only: {0}.",
      "Tải dạng Word, mở và xuất PDF từ Word.",
      "Download the Word document, open it and make the PDF in Word."),
  STATE(
      "VB-409-STATE",
      409,
      "Văn bản đang ở trạng thái “{0}” nên không làm được việc này.",
      "The paper is “{1}”, which does not allow this.",
      "Mở lại trang để xem trạng thái hiện tại của văn bản.",
      "Open the page again to see how far the paper is."),
  NOT_YET(
      "VB-409-RECORD",
      409,
      "Hồ sơ chưa đến bước lập “{0}”.",
      "The record is not yet so far that “{1}” can be made of it.",
      "Hoàn thành các bước trước của hồ sơ rồi lập văn bản.",
      "Take the steps of the record that come before, then make the paper."),
  DAY(
      "VB-400-DAY",
      400,
      "Ngày ban hành {0} không hợp lệ: không sau hôm nay và không trước ngày đầu năm trước.",
      "The day {0} does not fit: not after today, not before the start of last year.",
      "Chọn lại ngày ban hành.",
      "Choose another day."),
  SCAN(
      "VB-400-SCAN",
      400,
      "Bản quét phải là tệp PDF, PNG hoặc JPEG.",
      "A scan must be a PDF, PNG or JPEG file.",
      "Quét lại hoặc đổi dạng tệp rồi chọn lại.",
      "Scan again or convert the file, then choose it again."),
  NUMBER_BELOW(
      "VB-409-NUMBER",
      409,
      "Số {0} nhỏ hơn số lớn nhất đã cấp trong hệ thống ({1}).",
      "Number {0} is below the largest used here ({1}).",
      "Nhập số không nhỏ hơn {1}; số đã cấp không cấp lại.",
      "Enter a number of {1} or more; a used number is not given again.");

  private final ErrorText text;

  PaperError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
