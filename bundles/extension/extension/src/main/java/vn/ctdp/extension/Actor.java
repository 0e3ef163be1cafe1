package vn.ctdp.extension;

import vn.ctdp.core.text.Localized;

/** Who takes a step. */
public enum Actor {
  /** The unit, with the right to edit projects. */
  DON_VI("Đơn vị thực hiện", "Implementing unit"),
  /** The department, with the right to appraise. */
  SO("Sở Công Thương", "Department"),
  /** Agency, Minister or people’s committee; recorded by who has the right to decide. */
  CAP_TREN("Cấp có thẩm quyền", "Deciding authority");

  private final Localized label;

  Actor(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
