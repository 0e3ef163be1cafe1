package vn.ctdp.clusters.dossier;

import vn.ctdp.core.text.Localized;

/** The eleven rungs on which offices follow a dossier. A kind may leave some out. */
public enum Rung {
  R1_TRONG_QH("Có trong phương án phát triển cụm", "In the development plan"),
  R2_THONG_BAO("Thông báo tiếp nhận hồ sơ", "Notice inviting dossiers"),
  R3_NOP_HS("Sở tiếp nhận hồ sơ", "Dossier received by the department"),
  R4_LAY_YK("Lấy ý kiến", "Opinions asked for"),
  R5_CU_CB("Cử cán bộ tham gia Hội đồng", "Council members nominated"),
  R6_HD_THANH_LAP("Thành lập Hội đồng", "Council set up"),
  R7_TIEU_CHI("Tiêu chí chấm điểm", "Scoring criteria"),
  R8_CHAM_DIEM("Chấm điểm", "Scoring"),
  R9_TRINH("Trình UBND tỉnh", "Submitted to the province"),
  R10_QD_THANH_LAP("Quyết định của UBND tỉnh", "Decision of the province"),
  R11_SAU_TL("Sau quyết định", "After the decision");

  private final Localized label;

  Rung(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }

  /** 1 to 11. */
  public int number() {
    return ordinal() + 1;
  }
}
