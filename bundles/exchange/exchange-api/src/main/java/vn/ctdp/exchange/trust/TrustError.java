package vn.ctdp.exchange.trust;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Why something cannot be signed, or why a signature does not hold. */
public enum TrustError implements DescribedErrorCode {
  NO_KEY(
      "EXK-503-KEY",
      503,
      "Đơn vị chưa có khóa ký đang hiệu lực.",
      "This instance has no signing key in force.",
      "Người quản trị mở trang “Khóa và đăng ký” để đăng ký với trung tâm hoặc đổi khóa.",
      "The administrator opens the page “Keys and enrolment” to enrol with the centre or to change the key."),
  KEY_STORE(
      "EXK-503-STORE",
      503,
      "Không mở được kho khóa trong thư mục secrets.",
      "The key store in the folder of secrets cannot be opened.",
      "Người quản trị khôi phục tệp kho khóa và mật khẩu của kho từ bản sao lưu.",
      "The administrator restores the key store and its password from a backup."),
  SIGNATURE_UNREADABLE(
      "EXK-400",
      400,
      "Chữ ký không đúng quy cách: {0}",
      "The signature is not as specified: {0}",
      "Phần mềm gửi phải ký theo quy cách ctdp-signed-1 (JWS tách rời, ES256).",
      "The sending software must sign as ctdp-signed-1 says (detached JWS, ES256)."),
  SIGNATURE_WRONG(
      "EXK-422-SIGNATURE",
      422,
      "Chữ ký không khớp với nội dung.",
      "The signature does not fit the content.",
      "Nội dung đã bị thay đổi trên đường truyền, hoặc được ký bằng khóa khác; kiểm tra rồi gửi lại.",
      "The content was changed on its way, or signed with another key; look into it and send again."),
  TYPE_WRONG(
      "EXK-422-TYPE",
      422,
      "Chữ ký thuộc loại “{0}”, cần loại “{1}”.",
      "The signature is of type “{0}”, wanted is “{1}”.",
      "Phần mềm gửi phải ký đúng loại thông điệp.",
      "The sending software must sign with the type of the message."),
  KEY_UNKNOWN(
      "EXK-422-UNKNOWN",
      422,
      "Không biết khóa {0} đã dùng để ký.",
      "The key {0} that signed is not known.",
      "Đơn vị gửi phải đăng ký khóa với trung tâm trước khi gửi.",
      "The sender must enrol its key with the centre before sending."),
  KEY_NOT_APPROVED(
      "EXK-422-PENDING",
      422,
      "Khóa {0} chưa được trung tâm duyệt.",
      "The key {0} has not been approved by the centre.",
      "Chờ quản trị viên của trung tâm duyệt đăng ký, rồi gửi lại.",
      "Wait until an administrator of the centre has approved the enrolment, then send again."),
  KEY_NOT_YET_VALID(
      "EXK-422-EARLY",
      422,
      "Khóa {0} chỉ có hiệu lực từ {1}.",
      "The key {0} is good only from {1} on.",
      "Kiểm tra đồng hồ của hai bên.",
      "Check the clocks on both sides."),
  KEY_EXPIRED(
      "EXK-422-EXPIRED",
      422,
      "Khóa {0} đã hết hạn ngày {1}.",
      "The key {0} expired on {1}.",
      "Ký lại cùng nội dung bằng khóa hiện hành; nếu chưa có khóa mới thì đăng ký lại với trung tâm.",
      "Sign the same content with the current key; without a new key, enrol again with the centre."),
  KEY_REVOKED(
      "EXK-422-REVOKED",
      422,
      "Khóa {0} đã bị thu hồi từ {1}.",
      "The key {0} has been revoked since {1}.",
      "Đăng ký khóa mới với trung tâm, rồi ký lại cùng nội dung.",
      "Enrol a new key with the centre, then sign the same content anew.");

  private final ErrorText text;

  TrustError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
