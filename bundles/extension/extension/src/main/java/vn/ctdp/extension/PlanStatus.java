package vn.ctdp.extension;

import vn.ctdp.core.text.Localized;

/** How far an annual plan is, in the order of its steps. */
public enum PlanStatus {
  DANG_KY("Đang đăng ký", "Registration"),
  TONG_HOP("Đang tổng hợp", "Compilation"),
  THAM_DINH("Đang thẩm định", "Appraisal"),
  PHE_DUYET("Đã phê duyệt", "Approved"),
  GIAO_KH("Đã giao kế hoạch", "Assigned"),
  QUYET_TOAN("Đã quyết toán", "Settled"),
  /** Nothing of the plan is changed any more. */
  DONG("Đã đóng", "Closed");

  private final Localized label;

  PlanStatus(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }

  /** Whether the plan has been approved. */
  public boolean approved() {
    return compareTo(PHE_DUYET) >= 0;
  }
}
