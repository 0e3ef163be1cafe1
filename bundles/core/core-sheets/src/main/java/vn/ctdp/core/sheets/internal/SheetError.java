package vn.ctdp.core.sheets.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Why a workbook is refused. */
enum SheetError implements DescribedErrorCode {
  SUFFIX(
      "SHT-400-SUFFIX",
      400,
      "Tệp “{0}” không phải .xlsx hoặc .csv.",
      "The file “{0}” is neither .xlsx nor .csv.",
      "Trong Excel chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)”, rồi chọn lại tệp.",
      "In Excel choose Save As, type “Excel Workbook (.xlsx)”, then choose the file again."),
  OLD(
      "SHT-400-XLS",
      400,
      "Tệp là Excel kiểu cũ (.xls).",
      "The file is an old Excel file (.xls).",
      "Mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)”, rồi chọn lại tệp.",
      "Open it in Excel, choose Save As, type “Excel Workbook (.xlsx)”, then choose the file"
          + " again."),
  ENCRYPTED(
      "SHT-400-LOCKED",
      400,
      "Tệp đặt mật khẩu nên không đọc được.",
      "The file is protected by a password and cannot be read.",
      "Mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ), lưu rồi chọn lại tệp.",
      "Open it in Excel, take the password off (File → Info → Protect), save and choose it again."),
  NOT_A_WORKBOOK(
      "SHT-400",
      400,
      "Nội dung tệp không phải bảng tính Excel (.xlsx) đọc được.",
      "The content of the file is no readable Excel workbook (.xlsx).",
      "Mở tệp bằng Excel, lưu lại dạng .xlsx rồi chọn lại.",
      "Open the file in Excel, save it as .xlsx, then choose it again."),
  NOT_CSV(
      "SHT-400-CSV",
      400,
      "Nội dung tệp không phải CSV mã hóa UTF-8.",
      "The content of the file is no CSV in UTF-8.",
      "Trong Excel chọn Lưu thành (Save As), kiểu “CSV UTF-8”, hoặc dùng .xlsx.",
      "In Excel choose Save As, type “CSV UTF-8”, or use .xlsx."),
  MACROS(
      "SHT-400-MACRO",
      400,
      "Tệp có macro hoặc đối tượng nhúng ({0}); tệp như vậy không được nhận.",
      "The file has macros or embedded objects ({0}); such files are not taken.",
      "Lưu lại dạng .xlsx không macro (hoặc chép số liệu sang tệp mới) rồi chọn lại.",
      "Save it as .xlsx without macros (or copy the figures into a new file), then choose it"
          + " again."),
  LINKS(
      "SHT-400-LINK",
      400,
      "Tệp lấy số liệu từ tệp hoặc nguồn khác ({0}).",
      "The file takes figures from another file or source ({0}).",
      "Trong Excel: Dữ liệu → Sửa liên kết → Ngắt liên kết (Break Links), lưu rồi chọn lại tệp.",
      "In Excel: Data → Edit Links → Break Link, save, then choose the file again."),
  DOCTYPE(
      "SHT-400-DTD",
      400,
      "Tệp có khai báo kiểu tài liệu trong phần “{0}”; Excel không ghi như vậy.",
      "The file has a document type declaration in “{0}”; Excel writes none.",
      "Mở bằng Excel, lưu lại dạng .xlsx rồi chọn lại; nếu không rõ nguồn gốc tệp thì đừng mở.",
      "Open it in Excel, save it as .xlsx and choose it again; do not open a file of unknown"
          + " origin."),
  TOO_LARGE(
      "SHT-413",
      413,
      "Tệp lớn quá mức nhận ({0}).",
      "The file is larger than what is taken ({0}).",
      "Xóa hình ảnh, trang tính và dòng thừa, hoặc tách thành nhiều tệp.",
      "Remove pictures, sheets and rows that do not belong, or split the file.");

  private final ErrorText text;

  SheetError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
