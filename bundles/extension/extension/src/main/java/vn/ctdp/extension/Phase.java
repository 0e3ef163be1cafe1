package vn.ctdp.extension;

import vn.ctdp.core.text.Localized;

/** What a state of a process means for plans and reports, whatever its name. */
public enum Phase {
  /** Being written. */
  CHUAN_BI("Chuẩn bị", "Preparation"),
  /** Before a decision. */
  THAM_DINH("Thẩm định", "Appraisal"),
  /** Turned down. */
  KHONG_DUYET("Không được duyệt", "Not approved"),
  /** Approved, not begun. */
  DA_DUYET("Đã duyệt", "Approved"),
  /** Under way. */
  THUC_HIEN("Đang thực hiện", "Under way"),
  /** Accepted. */
  HOAN_THANH("Hoàn thành", "Completed"),
  /** Liquidated. */
  THANH_LY("Đã thanh lý", "Liquidated"),
  /** Stopped by a decision. */
  NGUNG("Đã ngừng", "Stopped");

  private final Localized label;

  Phase(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
