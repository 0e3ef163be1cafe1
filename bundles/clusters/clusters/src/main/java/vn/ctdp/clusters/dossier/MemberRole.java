package vn.ctdp.clusters.dossier;

import vn.ctdp.core.text.Localized;

/** Place in the council that chooses the developer (NĐ 32/2024/NĐ-CP Điều 13). */
public enum MemberRole {
  CHU_TICH("Chủ tịch", "Chair"),
  PHO_CHU_TICH("Phó Chủ tịch", "Deputy chair"),
  UY_VIEN("Ủy viên", "Member"),
  THU_KY("Ủy viên thư ký", "Member and secretary");

  private final Localized label;

  MemberRole(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
