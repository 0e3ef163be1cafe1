package vn.ctdp.extension.network;

import vn.ctdp.core.text.Localized;

/** Field of training, for staff of centres and collaborators. */
public enum Profession {
  /** Engineering. */
  KY_THUAT("Kỹ thuật, công nghệ", "Engineering"),
  /** Economics, finance, accounting. */
  KINH_TE("Kinh tế, tài chính, kế toán", "Economics, finance, accounting"),
  /** Law, administration. */
  LUAT("Luật, hành chính", "Law, administration"),
  /** Agriculture, forestry, fishery. */
  NONG_NGHIEP("Nông, lâm, thủy sản", "Agriculture, forestry, fishery"),
  /** Information technology. */
  CNTT("Công nghệ thông tin", "Information technology"),
  /** Culture, media. */
  VAN_HOA("Văn hóa, truyền thông", "Culture, media"),
  /** Another field. */
  KHAC("Ngành khác", "Another field");

  private final Localized label;

  Profession(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** The term for people. */
  public Localized label() {
    return label;
  }
}
