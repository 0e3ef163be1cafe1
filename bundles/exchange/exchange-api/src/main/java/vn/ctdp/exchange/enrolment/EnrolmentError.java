package vn.ctdp.exchange.enrolment;

import vn.ctdp.core.error.DescribedErrorCode;
import vn.ctdp.core.error.ErrorText;

/** Why an enrolment, or something done with a key, does not succeed. */
public enum EnrolmentError implements DescribedErrorCode {
  CODE_MISTYPED(
      "EXE-422-CODE-MISTYPED",
      422,
      "Mã đăng ký bị gõ sai: mã gồm 8 nhóm, mỗi nhóm 5 ký tự.",
      "The enrolment code is mistyped: it has 8 groups of 5 characters.",
      "So lại từng nhóm ký tự với mã được cấp, hoặc dán nguyên mã.",
      "Compare each group with the code you were given, or paste it."),
  CODE_REFUSED(
      "EXE-403-CODE-REFUSED",
      403,
      "Trung tâm không nhận mã đăng ký này.",
      "The centre does not accept this enrolment code.",
      "Kiểm tra mã; sau nhiều lần sai mã bị khóa. Nếu cần, đề nghị quản trị viên trung tâm cấp mã mới.",
      "Check the code; after several wrong attempts it is locked. If need be, ask the centre’s administrator for a new one."),
  CODE_EXPIRED(
      "EXE-410-CODE-EXPIRED",
      410,
      "Mã đăng ký đã hết hạn lúc {0}.",
      "The enrolment code expired at {0}.",
      "Đề nghị quản trị viên trung tâm cấp mã mới.",
      "Ask the centre’s administrator for a new code."),
  CODE_USED(
      "EXE-409-CODE-USED",
      409,
      "Mã đăng ký đã được dùng.",
      "The enrolment code has been used.",
      "Nếu không phải đơn vị này đã dùng, báo ngay cho trung tâm; đề nghị cấp mã mới.",
      "If it was not this instance that used it, tell the centre at once; ask for a new code."),
  CODE_WITHDRAWN(
      "EXE-410-CODE-WITHDRAWN",
      410,
      "Mã đăng ký đã bị hủy.",
      "The enrolment code has been withdrawn.",
      "Đề nghị quản trị viên trung tâm cấp mã mới.",
      "Ask the centre’s administrator for a new code."),
  CODE_NOT_OPEN(
      "EXE-409-CODE-NOT-OPEN",
      409,
      "Mã {0} không còn mở.",
      "The code {0} is no longer open.",
      "Tải lại trang để xem trạng thái hiện tại.",
      "Load the page again to see its present state."),
  WRONG_PROVINCE(
      "EXE-422-WRONG-PROVINCE",
      422,
      "Mã này cấp cho đơn vị hành chính {0}, không phải {1}.",
      "This code was issued for {0}, not for {1}.",
      "Dùng mã được cấp cho tỉnh của mình.",
      "Use the code that was issued for your province."),
  TOO_MANY(
      "EXE-429-TOO-MANY",
      429,
      "Có quá nhiều yêu cầu đăng ký trong một phút.",
      "There are too many enrolment requests within a minute.",
      "Đợi một phút rồi thử lại.",
      "Wait a minute and try again."),
  REQUEST_UNREADABLE(
      "EXE-400-REQUEST-UNREADABLE",
      400,
      "Yêu cầu đăng ký không đúng quy cách.",
      "The enrolment request is not as specified.",
      "Dùng đúng phiên bản phần mềm; nếu vẫn lỗi, báo cho trung tâm.",
      "Use a matching version of the software; if it persists, tell the centre."),
  PROOF_WRONG(
      "EXE-422-PROOF-WRONG",
      422,
      "Yêu cầu không chứng minh được là có khóa riêng.",
      "The request does not prove that the private key is there.",
      "Đăng ký lại từ đầu trên máy của tỉnh.",
      "Enrol again from the province’s own instance."),
  REQUEST_UNKNOWN(
      "EXE-404-REQUEST-UNKNOWN",
      404,
      "Không có yêu cầu đăng ký này.",
      "There is no such enrolment request.",
      "Kiểm tra địa chỉ trung tâm, hoặc đăng ký lại.",
      "Check the address of the centre, or enrol again."),
  NOT_WAITING(
      "EXE-409-NOT-WAITING",
      409,
      "Yêu cầu này đã được quyết định.",
      "This request has been decided.",
      "Tải lại trang để xem kết quả.",
      "Load the page again to see the decision."),
  REASON_MISSING(
      "EXE-400-REASON-MISSING",
      400,
      "Cần ghi lý do (tối đa 1.000 ký tự).",
      "A reason is needed (at most 1,000 characters).",
      "Ghi ngắn gọn vì sao; lý do được lưu và gửi cho tỉnh.",
      "Say why in short; the reason is kept and sent to the province."),
  PROVINCE_UNKNOWN(
      "EXE-422-PROVINCE-UNKNOWN",
      422,
      "Không có tỉnh, thành phố {0} đang tồn tại.",
      "There is no present province {0}.",
      "Chọn tỉnh, thành phố trong danh sách.",
      "Choose a province from the list."),
  ADDRESS_MISSING(
      "EXE-400-ADDRESS-MISSING",
      400,
      "Chưa có địa chỉ trung tâm.",
      "The centre’s address is missing.",
      "Nhập địa chỉ do trung tâm thông báo, ví dụ https://ctdp.example.vn.",
      "Enter the address the centre has told you, for instance https://ctdp.example.vn."),
  ADDRESS_WRONG(
      "EXE-400-ADDRESS-WRONG",
      400,
      "Địa chỉ trung tâm phải có dạng https://tên-máy hoặc https://tên-máy:cổng.",
      "The centre’s address has the form https://host or https://host:port.",
      "Sửa địa chỉ rồi thử lại.",
      "Correct the address and try again."),
  CENTRE_UNREACHABLE(
      "EXE-503-CENTRE-UNREACHABLE",
      503,
      "{0}",
      "The centre could not be reached: {0}",
      "Kiểm tra địa chỉ và đường truyền rồi thử lại; mã chưa bị dùng.",
      "Check the address and the line and try again; the code has not been used."),
  CENTRE_REFUSED(
      "EXE-409-CENTRE-REFUSED",
      409,
      "Trung tâm từ chối: {0}",
      "The centre refuses: {0}",
      "Làm theo lý do trung tâm nêu; nếu cần, đề nghị cấp mã mới.",
      "Follow the reason given; if need be, ask for a new code."),
  CENTRE_NOT_GENUINE(
      "EXE-409-CENTRE-NOT-GENUINE",
      409,
      "Máy ở địa chỉ này không có khóa của trung tâm ghi trong mã: có thể sai địa chỉ, hoặc có kẻ giả danh trung tâm. Chưa gửi gì đi.",
      "The machine at this address does not have the centre’s key that the code names: the address is wrong, or somebody poses as the centre. Nothing was sent.",
      "Kiểm tra địa chỉ; nếu đúng, gọi điện cho quản trị viên trung tâm trước khi thử lại.",
      "Check the address; if it is right, telephone the centre’s administrator before trying again."),
  CENTRE_ANSWER_WRONG(
      "EXE-502-CENTRE-ANSWER-WRONG",
      502,
      "Trả lời không mang chữ ký đúng của trung tâm.",
      "The answer does not carry the centre’s signature.",
      "Thử lại; nếu vẫn lỗi, kiểm tra thiết bị trung gian trên đường truyền và báo cho trung tâm.",
      "Try again; if it persists, look at devices on the line and tell the centre."),
  UNDER_WAY(
      "EXE-409-UNDER-WAY",
      409,
      "Đang có một yêu cầu đăng ký chưa kết thúc.",
      "An enrolment is under way.",
      "Chờ kết quả, hoặc hủy yêu cầu đó trước.",
      "Wait for its end, or give it up first."),
  NOTHING_UNDER_WAY(
      "EXE-409-NOTHING-UNDER-WAY",
      409,
      "Không có yêu cầu đăng ký nào đang chờ.",
      "There is no enrolment under way.",
      "Tải lại trang để xem trạng thái hiện tại.",
      "Load the page again to see the present state."),
  NO_KEY_TO_ROTATE(
      "EXE-409-NO-KEY-TO-ROTATE",
      409,
      "Không có khóa đang hiệu lực để ký xác nhận khóa mới.",
      "There is no key in force that could endorse a new one.",
      "Đề nghị trung tâm cấp mã rồi đăng ký lại.",
      "Ask the centre for a code and enrol again."),
  ROTATION_WRONG(
      "EXE-422-ROTATION-WRONG",
      422,
      "Yêu cầu đổi khóa không có xác nhận đúng của khóa hiện hành.",
      "The new key is not endorsed by the present one as it must be.",
      "Đổi khóa lại từ trang “Khóa và đăng ký”, hoặc đăng ký lại.",
      "Change the key again on the page “Keys and enrolment”, or enrol again."),
  KEY_UNKNOWN(
      "EXE-404-KEY-UNKNOWN",
      404,
      "Không có khóa {0}.",
      "There is no key {0}.",
      "Tải lại trang để xem danh sách hiện tại.",
      "Load the page again to see the present list."),
  KEY_NOT_REVOCABLE(
      "EXE-409-KEY-NOT-REVOCABLE",
      409,
      "Khóa {0} không còn hiệu lực nên không cần thu hồi.",
      "The key {0} is not in force, so there is nothing to revoke.",
      "Tải lại trang để xem trạng thái hiện tại.",
      "Load the page again to see its present state."),
  SECRET_UNREADABLE(
      "EXE-503-SECRET-UNREADABLE",
      503,
      "Không đọc hoặc ghi được mật khẩu tài khoản tại trung tâm trong thư mục secrets.",
      "The password of the account at the centre cannot be read from or written to the folder of secrets.",
      "Khôi phục thư mục secrets từ bản sao lưu, hoặc đăng ký lại.",
      "Restore the folder of secrets from a backup, or enrol again.");

  private final ErrorText text;

  EnrolmentError(String code, int status, String vi, String en, String nextVi, String nextEn) {
    this.text = new ErrorText(code, status, vi, en, nextVi, nextEn);
  }

  @Override
  public ErrorText text() {
    return text;
  }
}
