package vn.ctdp.clusters.dossier;

import vn.ctdp.core.text.Localized;

/** How much a clock presses; the words beside the colour say it too. */
public enum Light {
  IN_TIME("Còn hạn", "In time"),
  SOON("Sắp đến hạn", "Due soon"),
  OVERDUE("Quá hạn", "Overdue"),
  PAUSED("Tạm dừng", "Paused"),
  DONE("Đã xong", "Done"),
  NONE("Không tính hạn", "No limit");

  private final Localized label;

  Light(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
