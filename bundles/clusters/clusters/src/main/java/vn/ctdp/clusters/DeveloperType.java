package vn.ctdp.clusters;

import vn.ctdp.core.text.Localized;

/** Who develops the infrastructure of a cluster. */
public enum DeveloperType {
  DN("Doanh nghiệp", "Enterprise"),
  HTX("Hợp tác xã", "Cooperative"),
  DON_VI_SU_NGHIEP("Đơn vị sự nghiệp công lập", "Public service unit"),
  UBND_XA("Ủy ban nhân dân cấp xã", "Commune people's committee"),
  BAN_QL("Ban quản lý", "Management board"),
  CHUA_CO("Chưa có chủ đầu tư", "None yet");

  private final Localized label;

  DeveloperType(String vi, String en) {
    this.label = new Localized(vi, en);
  }

  /** Label for people. */
  public Localized label() {
    return label;
  }
}
