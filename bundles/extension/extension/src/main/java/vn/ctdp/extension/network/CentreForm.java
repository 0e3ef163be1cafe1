package vn.ctdp.extension.network;

import vn.ctdp.core.text.Localized;

/** What a centre is. Names are free: some centres also promote trade. */
public enum CentreForm {
  /** Extension centre. */
  KHUYEN_CONG("Trung tâm Khuyến công", "Extension centre"),
  /** Extension and trade promotion centre. */
  KC_XTTM("Trung tâm Khuyến công và Xúc tiến thương mại", "Extension and trade promotion centre"),
  /** Extension and industrial consultancy centre. */
  KC_TVPTCN(
      "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp",
      "Extension and industrial consultancy centre"),
  /** Section of a centre. */
  PHONG("Phòng, bộ phận thuộc trung tâm", "Section of a centre"),
  /** Station or branch of a centre. */
  TRAM("Trạm, chi nhánh thuộc trung tâm", "Station or branch of a centre"),
  /** Another unit with extension tasks. */
  KHAC("Đơn vị khác làm khuyến công", "Another unit with extension tasks");

  private final Localized label;

  CentreForm(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** The term for people. */
  public Localized label() {
    return label;
  }
}
