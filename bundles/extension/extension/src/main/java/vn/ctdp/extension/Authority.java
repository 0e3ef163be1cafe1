package vn.ctdp.extension;

import vn.ctdp.core.text.Localized;

/** Who decides an adjustment, from the lowest to the highest. */
public enum Authority {
  /** Department. */
  SO("Sở Công Thương", "Department"),
  /** Agency. */
  CUC("Cục", "Agency"),
  /** Chairman of the provincial people's committee. */
  UBND("Chủ tịch UBND cấp tỉnh", "Provincial chairman"),
  /** Minister. */
  BO("Bộ trưởng", "Minister");

  private final Localized label;

  Authority(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
