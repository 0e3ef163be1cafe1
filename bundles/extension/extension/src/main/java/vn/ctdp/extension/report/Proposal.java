package vn.ctdp.extension.report;

import vn.ctdp.core.text.Localized;

/** What the implementing unit proposes in a monthly report. */
public enum Proposal {
  TIEP_TUC("Tiếp tục thực hiện", "Go on"),
  DIEU_CHINH("Đề nghị điều chỉnh", "Adjust"),
  NGUNG("Đề nghị ngừng", "Stop");

  private final Localized label;

  Proposal(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
