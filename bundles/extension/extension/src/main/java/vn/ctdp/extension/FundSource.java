package vn.ctdp.extension;

import vn.ctdp.core.text.Localized;

/** Where an amount comes from. */
public enum FundSource {
  KCQG("Kinh phí khuyến công quốc gia", "National promotion money"),
  KCDP("Kinh phí khuyến công địa phương", "Local promotion money"),
  NSNN_KHAC("Ngân sách nhà nước khác", "Other state budget"),
  /** Money of the beneficiary and of others who are not the state. */
  DOI_UNG("Vốn đối ứng", "Matching money");

  private final Localized label;

  FundSource(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
