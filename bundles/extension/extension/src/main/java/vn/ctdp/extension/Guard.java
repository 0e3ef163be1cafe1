package vn.ctdp.extension;

import vn.ctdp.core.text.Localized;

/** What must hold before a step is taken. */
public enum Guard {
  /** The headings of the project are written (TT 36/2013 Điều 5). */
  HO_SO("Thuyết minh đủ các mục", "Explanation complete"),
  /** No check refuses; warnings are explained in the note. */
  DIEU_KIEN("Đủ điều kiện, trong mức hỗ trợ", "Entitled and within the ceilings"),
  /** All five criteria are graded (TT 36/2013 Điều 9). */
  TIEU_CHI("Chấm 5 tiêu chí", "Five criteria graded"),
  /** All five criteria are graded as passed. */
  TIEU_CHI_DAT("Đạt cả 5 tiêu chí", "Five criteria passed"),
  /** Number and day of the deciding document. */
  VAN_BAN("Có số, ngày văn bản", "Document with its day"),
  /** A note with the reason. */
  GHI_CHU("Có lý do hoặc ý kiến", "Reason or opinion"),
  /** The annual plan is approved. */
  KE_HOACH("Kế hoạch năm đã phê duyệt", "Annual plan approved"),
  /** Only for group projects. */
  NHOM("Chỉ đề án nhóm", "Group projects only"),
  /** Group projects go by their detailed plan. */
  KHONG_NHOM("Trừ đề án nhóm", "Not for group projects"),
  /** Beneficiaries and places are named (V-KC-8). */
  THU_HUONG("Đã nêu đơn vị thụ hưởng", "Beneficiaries named"),
  /** The note names the tender result when there was one. */
  DAU_THAU("Có kết quả đấu thầu", "Tender result"),
  /** The accepted value, at most the support and the contract, and what was really reached. */
  GIA_TRI("Có giá trị, kết quả nghiệm thu", "Accepted value and results"),
  /** Where a budget is kept: the contract is in the ledger of money. */
  HOP_DONG("Đã ghi hợp đồng ở phần kinh phí", "Contract entered as money"),
  /** Where a budget is kept: the settlement is in the ledger of money. */
  DA_QUYET_TOAN("Đã ghi quyết toán ở phần kinh phí", "Settlement entered as money"),
  /** Where a budget is kept: nothing is left to be paid or returned (V-KC-7, V-KC-11). */
  HET_NO("Không còn phải thanh toán hoặc thu hồi", "Nothing left to pay or return");

  private final Localized label;

  Guard(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
