package vn.ctdp.exchange.province.internal;

import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.report.ReportState;

/** Words for people. */
final class ReportWording {

  private ReportWording() {}

  static Localized state(ReportState state) {
    return switch (state) {
      case DRAFT -> new Localized("Nháp", "Draft");
      case SUBMITTED -> new Localized("Trình ký", "Handed in");
      case APPROVED -> new Localized("Đã duyệt", "Approved");
      case QUEUED -> new Localized("Đang chờ gửi", "Waiting to be sent");
      case RECEIVED -> new Localized("Trung tâm đã nhận", "Received by the centre");
      case FILED -> new Localized("Đã nhận vào sổ", "Filed");
      case ACCEPTED -> new Localized("Cục đã chấp nhận", "Accepted by the centre");
      case RETURNED -> new Localized("Trả lại", "Returned");
      case LOCKED -> new Localized("Đã khóa kỳ", "Period closed");
      case REVISED -> new Localized("Đã thay bằng lần sau", "Replaced by a later revision");
    };
  }
}
