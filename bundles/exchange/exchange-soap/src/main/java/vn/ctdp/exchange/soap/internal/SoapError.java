package vn.ctdp.exchange.soap.internal;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** What may be wrong with a SOAP request, before the intake looks at what it says. */
enum SoapError implements DescribedErrorCode {
  UNREADABLE(
      "EXS-400",
      400,
      "Thông điệp SOAP sai cú pháp, không đúng phiên bản 1.2 hoặc vượt giới hạn.",
      "The SOAP message is malformed, not of version 1.2, or beyond the bounds.",
      "Sửa phần mềm gửi theo tệp mô tả ở /soap/intake?wsdl; không có gì được lưu.",
      "Correct the sending software by the description at /soap/intake?wsdl; nothing was stored."),
  SCHEMA(
      "EXS-400-SCHEMA",
      400,
      "Thông điệp không đúng lược đồ XML ở {0} chỗ.",
      "The message does not follow the XML schema in {0} places.",
      "Sửa phần mềm gửi theo lược đồ ctdp-exchange-1.xsd; không có gì được lưu.",
      "Correct the sending software by the schema ctdp-exchange-1.xsd; nothing was stored."),
  MESSAGE_ID(
      "EXS-400-ID",
      400,
      "Mã thông điệp ở phần đầu SOAP hoặc HTTP không phải mã của báo cáo.",
      "The message id in the header of SOAP or HTTP is not that of the report.",
      "Ghi cùng một messageId ở hai nơi, hoặc bỏ phần đầu đó.",
      "Write the same messageId in both places, or leave the header out."),
  NO_RECEIPT(
      "EXS-404",
      404,
      "Không có biên nhận nào cho {0}.",
      "There is no receipt for {0}.",
      "Kiểm tra tỉnh, biểu, kỳ và lần gửi.",
      "Check province, form, period and revision."),
  INTERNAL(
      "EXS-500",
      500,
      "Trung tâm gặp lỗi ngoài dự kiến.",
      "Something unexpected went wrong at the centre.",
      "Gửi lại cùng nội dung sau ít phút; nếu còn lỗi, báo mã sự cố cho trung tâm.",
      "Send the same content again in a few minutes; if it fails again, tell the centre the incident id.");

  private final ErrorText text;

  SoapError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
