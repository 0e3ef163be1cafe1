package vn.ctdp.clusters;

import vn.ctdp.core.text.Localized;

/** What the provincial plan does with a cluster. */
public enum PlanAction {
  MOI("Quy hoạch mới", "New"),
  GIU("Giữ nguyên", "Kept"),
  MO_RONG("Mở rộng", "Expanded"),
  RUT("Rút khỏi phương án", "Withdrawn"),
  CHUYEN_DOI("Chuyển đổi", "Converted");

  private final Localized label;

  PlanAction(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }

  /** Whether an entry with this action counts as planned (Biểu 04 rows 1 and 2). */
  public boolean planned() {
    return this != RUT && this != CHUYEN_DOI;
  }
}
