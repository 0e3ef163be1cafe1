package vn.ctdp.core.document;

/** Kinds of documents in Vietnamese administration. */
public enum DocumentType {
  LUAT("Luật"),
  NGHI_DINH("Nghị định"),
  THONG_TU("Thông tư"),
  NGHI_QUYET("Nghị quyết"),
  CHI_THI("Chỉ thị"),
  QUYET_DINH("Quyết định"),
  TO_TRINH("Tờ trình"),
  CONG_VAN("Công văn"),
  BAO_CAO("Báo cáo"),
  BIEN_BAN("Biên bản"),
  KET_LUAN("Kết luận"),
  THONG_BAO("Thông báo"),
  KE_HOACH("Kế hoạch"),
  HOP_DONG("Hợp đồng"),
  GIAY_MOI("Giấy mời"),
  KHAC("Khác");

  private final String vi;

  DocumentType(String vi) {
    this.vi = vi;
  }

  /** The Vietnamese term. */
  public String vi() {
    return vi;
  }
}
