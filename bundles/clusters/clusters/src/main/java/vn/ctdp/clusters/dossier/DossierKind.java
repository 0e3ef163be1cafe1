package vn.ctdp.clusters.dossier;

import vn.ctdp.core.text.Localized;

/** What a dossier asks for (NĐ 32/2024/NĐ-CP Điều 6, 8, 9, 12). */
public enum DossierKind {
  THANH_LAP("Thành lập", "Establishment"),
  MO_RONG("Mở rộng", "Expansion"),
  DIEU_CHINH("Điều chỉnh quyết định", "Change of the decision"),
  BAI_BO("Bãi bỏ quyết định", "Abolition"),
  RUT_QH("Rút khỏi phương án", "Withdrawal from the plan");

  private final Localized label;

  DossierKind(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }

  /** Whether it concerns a cluster that is established already. */
  public boolean needsCluster() {
    return this == MO_RONG || this == DIEU_CHINH || this == BAI_BO;
  }
}
