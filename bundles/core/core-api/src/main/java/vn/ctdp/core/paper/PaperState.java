package vn.ctdp.core.paper;

import vn.ctdp.core.text.Localized;

/** How far a paper is. */
public enum PaperState {
  /** Made, without a number. */
  DRAFT("Dự thảo", "Draft"),
  /** Has its number and day; not changed any more. */
  ISSUED("Đã ban hành", "Issued"),
  /** Taken back with a reason; its number stays used. */
  CANCELLED("Đã hủy", "Cancelled");

  private final Localized label;

  PaperState(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
