package vn.ctdp.clusters.dossier;

import vn.ctdp.core.text.Localized;

/** Whether a dossier moves on, beside the rung on which it stands. */
public enum DossierStatus {
  DANG_XU_LY("Đang xử lý", "In progress"),
  /** Waits for supplements; clocks stand still. */
  BO_SUNG("Chờ bổ sung hồ sơ", "Waiting for supplements"),
  /** The council was cancelled; another one is wanted. Clocks go on. */
  HUY_HD("Đã hủy Hội đồng, chờ Hội đồng mới", "Council cancelled, another one wanted"),
  TU_CHOI("Không chấp thuận", "Refused"),
  RUT_HS("Bên đề nghị rút hồ sơ", "Withdrawn by the applicant"),
  HOAN_THANH("Hoàn thành", "Completed");

  private final Localized label;

  DossierStatus(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }

  /** Whether something may still happen to it. */
  public boolean open() {
    return this == DANG_XU_LY || this == BO_SUNG || this == HUY_HD;
  }
}
