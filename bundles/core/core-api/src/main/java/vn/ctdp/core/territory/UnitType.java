package vn.ctdp.core.territory;

/** Type of an administrative unit; decides eligibility rules, so it is dated. */
public enum UnitType {
  TINH("tỉnh"),
  THANH_PHO_TW("thành phố trực thuộc trung ương"),
  HUYEN("huyện"),
  QUAN("quận"),
  THI_XA("thị xã"),
  THANH_PHO_THUOC_TINH("thành phố thuộc tỉnh"),
  XA("xã"),
  PHUONG("phường"),
  THI_TRAN("thị trấn"),
  DAC_KHU("đặc khu");

  private final String vi;

  UnitType(String vi) {
    this.vi = vi;
  }

  /** The official Vietnamese term. */
  public String vi() {
    return vi;
  }
}
