package vn.ctdp.extension;

import vn.ctdp.core.text.Localized;

/** How the implementing unit is found. */
public enum Selection {
  XET_CHON("Xét chọn", "Selection"),
  DAU_THAU("Đấu thầu", "Tender");

  private final Localized label;

  Selection(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
