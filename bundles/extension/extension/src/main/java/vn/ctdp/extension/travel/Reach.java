package vn.ctdp.extension.travel;

import vn.ctdp.core.text.Localized;

/** How far something that this side made has come. */
public enum Reach {
  /** Waits to be sent. */
  CHO_GUI("Chờ gửi", "Queued"),
  /** On its way; not acknowledged yet. */
  DA_GUI("Đã gửi", "Sent"),
  /** The other side has it: the centre's signed receipt, or the province's record that names it. */
  DA_NHAN("Bên kia đã nhận", "Received");

  private final Localized label;

  Reach(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
