package vn.ctdp.extension.money;

import vn.ctdp.core.text.Localized;

/** What an entry of the ledger is about. */
public enum MoneyKind {
  /** The estimate that a budget was given with at first. */
  DU_TOAN("Giao dự toán", "Budget given", false),
  /** More money for a budget, by a decision. */
  BO_SUNG("Bổ sung dự toán", "Supplement", false),
  /** Less money for a budget, by a decision; the amount is given positive and counts negative. */
  CAT_GIAM("Cắt giảm dự toán", "Cut", false),
  /** Money handed to the level below; negative when it is taken back. */
  PHAN_BO("Phân bổ", "Allocation", false),
  /** Contract; negative for an annex that lowers it. */
  CAM_KET("Hợp đồng (cam kết)", "Contract", true),
  /** Advance before acceptance (TT 36/2013 Điều 13). */
  TAM_UNG("Tạm ứng trước nghiệm thu", "Advance before acceptance", true),
  /** What accepted work is accepted at; executed, not paid. */
  NGHIEM_THU("Giá trị nghiệm thu", "Accepted value", true),
  /** Remaining advance after acceptance (TT 36/2013 Điều 14). */
  TAM_UNG_CON_LAI("Tạm ứng còn lại", "Remaining advance", true),
  /** Payment for accepted or settled work. */
  THANH_TOAN("Thanh toán", "Payment", true),
  /** Money that came back. */
  THU_HOI("Thu hồi", "Recovery", true),
  /** Settled value (TT 36/2013 Điều 18.1). */
  QUYET_TOAN("Quyết toán", "Settlement", true),
  /** Carried over into the next year. */
  CHUYEN_DI("Chuyển nguồn sang năm sau", "Carried over to the next year", true),
  /** Carried over from the year before; written with {@link #CHUYEN_DI}, never by itself. */
  CHUYEN_DEN("Nhận từ năm trước", "Carried over from the year before", true),
  /** Own money that the beneficiary spent. */
  TU_CHI("Vốn đối ứng đã chi", "Own money spent", true);

  private final Localized label;
  private final boolean ofProject;

  MoneyKind(String vi, String en, boolean ofProject) {
    this.label = new Localized(vi, en);
    this.ofProject = ofProject;
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }

  /** Whether it happens in a project, after the money was allocated. */
  public boolean ofProject() {
    return ofProject;
  }
}
