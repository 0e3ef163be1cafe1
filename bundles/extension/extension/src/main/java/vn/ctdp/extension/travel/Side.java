package vn.ctdp.extension.travel;

import vn.ctdp.core.text.Localized;

/** The two ends of the exchange. */
public enum Side {
  /** The department of the province in which the project is carried out. */
  PROVINCE("Sở Công Thương", "Province"),
  /** The agency, for itself, the Minister and the ministry. */
  CENTRE("Trung ương", "Centre");

  private final Localized label;

  Side(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
