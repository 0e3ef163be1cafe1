package vn.ctdp.extension.network;

import vn.ctdp.core.text.Localized;

/** Where a collaborator stands on a day. */
public enum CollaboratorStatus {
  /** Serving. */
  DANG_LAM("Đang làm", "Serving"),
  /** To begin. */
  SAP_LAM("Sẽ bắt đầu", "To begin"),
  /** Ended. */
  DA_THOI("Đã thôi", "Ended");

  private final Localized label;

  CollaboratorStatus(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** The term for people. */
  public Localized label() {
    return label;
  }
}
