package vn.ctdp.extension;

import vn.ctdp.core.text.Localized;

/** Kind of project (TT 36/2013 Điều 2). */
public enum ProjectKind {
  /** Ordinary project. */
  THUONG("Đề án thường", "Ordinary"),
  /** Pilot: two contents or more, longer than a year. */
  DIEM("Đề án điểm", "Pilot"),
  /** Group: approved without naming places and beneficiaries. */
  NHOM("Đề án nhóm", "Group");

  private final Localized label;

  ProjectKind(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
