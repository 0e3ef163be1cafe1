package vn.ctdp.extension.network;

import vn.ctdp.core.text.Localized;

/** Why a service in a commune ended. */
public enum EndReason {
  /** Term over. */
  HET_HAN("Hết thời hạn", "Term over"),
  /** Moved to another commune. */
  CHUYEN_XA("Chuyển sang xã khác", "Moved to another commune"),
  /** Resigned. */
  XIN_THOI("Xin thôi", "Resigned"),
  /** Dismissed. */
  MIEN_NHIEM("Miễn nhiệm", "Dismissed"),
  /** Communes reorganised. */
  SAP_XEP("Sắp xếp đơn vị hành chính", "Communes reorganised"),
  /** Died. */
  QUA_DOI("Qua đời", "Died"),
  /** Another reason. */
  KHAC("Lý do khác", "Another reason");

  private final Localized label;

  EndReason(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** The term for people. */
  public Localized label() {
    return label;
  }
}
