package vn.ctdp.core.identity;

import vn.ctdp.core.text.Localized;

/**
 * Roles seen in the field; what each may do is set per instance, starting from the defaults that
 * modules declare.
 */
public enum RoleCode {
  ADMIN_HT(new Localized("Quản trị hệ thống", "System administrator")),
  LANH_DAO_BO(new Localized("Lãnh đạo Bộ", "Ministry leader")),
  LANH_DAO_CUC(new Localized("Lãnh đạo Cục", "Agency leader")),
  CV_KC_CUC(new Localized("Chuyên viên khuyến công Cục", "Agency extension officer")),
  CV_CCN_CUC(new Localized("Chuyên viên cụm công nghiệp Cục", "Agency cluster officer")),
  KE_TOAN_CUC(new Localized("Kế toán Cục", "Agency accountant")),
  LANH_DAO_SO(new Localized("Lãnh đạo Sở", "Department leader")),
  TRUONG_PHONG_QLCN(new Localized("Trưởng phòng Quản lý công nghiệp", "Head of industry office")),
  CV_SO(new Localized("Chuyên viên Sở", "Department officer")),
  TT_KC(new Localized("Trung tâm Khuyến công", "Extension centre")),
  UBND_XA(new Localized("Cán bộ UBND cấp xã", "Commune officer")),
  CHU_DAU_TU_HT(new Localized("Chủ đầu tư hạ tầng", "Infrastructure developer")),
  CO_SO_CNNT(new Localized("Cơ sở công nghiệp nông thôn", "Rural industrial establishment")),
  THONG_KE(new Localized("Cơ quan thống kê", "Statistics office")),
  THANH_TRA(new Localized("Thanh tra, đoàn kiểm tra", "Inspector")),
  HOI_DONG_BC(new Localized("Hội đồng bình chọn", "Product voting council")),
  GIAM_KHAO(new Localized("Giám khảo", "Juror")),
  KHACH(new Localized("Khách", "Guest")),
  /** A machine account of another instance or system. */
  HE_THONG(new Localized("Hệ thống kết nối", "Connected system"));

  private final Localized label;

  RoleCode(Localized label) {
    this.label = label;
  }

  /** The role's name. */
  public Localized label() {
    return label;
  }
}
