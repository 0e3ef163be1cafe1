package vn.ctdp.extension.network;

import vn.ctdp.core.text.Localized;

/** On what terms people work for a centre. */
public enum StaffContract {
  /** Civil servant. */
  CONG_CHUC("Công chức", "Civil servant"),
  /** Public employee. */
  VIEN_CHUC("Viên chức", "Public employee"),
  /** Contract, professional work. */
  HD_CHUYEN_MON("Hợp đồng làm chuyên môn", "Contract, professional work"),
  /** Contract, support work. */
  HD_HO_TRO("Hợp đồng hỗ trợ, phục vụ", "Contract, support work");

  private final Localized label;

  StaffContract(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** The term for people. */
  public Localized label() {
    return label;
  }
}
