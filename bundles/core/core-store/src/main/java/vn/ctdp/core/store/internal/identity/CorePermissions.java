package vn.ctdp.core.store.internal.identity;

import static vn.ctdp.core.identity.RoleCode.ADMIN_HT;
import static vn.ctdp.core.identity.RoleCode.CHU_DAU_TU_HT;
import static vn.ctdp.core.identity.RoleCode.CV_CCN_CUC;
import static vn.ctdp.core.identity.RoleCode.CV_KC_CUC;
import static vn.ctdp.core.identity.RoleCode.CV_SO;
import static vn.ctdp.core.identity.RoleCode.HE_THONG;
import static vn.ctdp.core.identity.RoleCode.KE_TOAN_CUC;
import static vn.ctdp.core.identity.RoleCode.LANH_DAO_BO;
import static vn.ctdp.core.identity.RoleCode.LANH_DAO_CUC;
import static vn.ctdp.core.identity.RoleCode.LANH_DAO_SO;
import static vn.ctdp.core.identity.RoleCode.THANH_TRA;
import static vn.ctdp.core.identity.RoleCode.THONG_KE;
import static vn.ctdp.core.identity.RoleCode.TRUONG_PHONG_QLCN;
import static vn.ctdp.core.identity.RoleCode.TT_KC;
import static vn.ctdp.core.identity.RoleCode.UBND_XA;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.text.Localized;

/** The rights of the core, but for modules and accounts: the bundles that keep those name them. */
@Component(service = PermissionSource.class)
public final class CorePermissions implements PermissionSource {

  /** Officers of the agency and of a department. */
  private static final Set<RoleCode> OFFICERS =
      EnumSet.of(
          ADMIN_HT,
          LANH_DAO_CUC,
          CV_KC_CUC,
          CV_CCN_CUC,
          KE_TOAN_CUC,
          LANH_DAO_SO,
          TRUONG_PHONG_QLCN,
          CV_SO,
          TT_KC);

  private static final Set<RoleCode> READERS = readers();

  private static Set<RoleCode> readers() {
    Set<RoleCode> roles = EnumSet.copyOf(OFFICERS);
    roles.addAll(EnumSet.of(LANH_DAO_BO, UBND_XA, CHU_DAU_TU_HT, THONG_KE, THANH_TRA, HE_THONG));
    return roles;
  }

  @Override
  public String moduleId() {
    return "core";
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of(
        right(
            "core.organisation.view",
            "Xem đơn vị",
            "View organisations",
            "Xem danh mục cơ quan, đơn vị và lịch sử tên gọi.",
            "See organisations and the history of their names.",
            READERS),
        right(
            "core.organisation.manage",
            "Quản lý đơn vị",
            "Manage organisations",
            "Thêm, sửa cơ quan, đơn vị trong phạm vi được giao.",
            "Add and change organisations within one's scope.",
            EnumSet.of(ADMIN_HT)),
        right(
            "core.establishment.view",
            "Xem cơ sở CNNT",
            "View establishments",
            "Xem danh mục cơ sở công nghiệp nông thôn.",
            "See rural industrial establishments.",
            READERS),
        right(
            "core.establishment.manage",
            "Quản lý cơ sở CNNT",
            "Manage establishments",
            "Thêm, sửa cơ sở công nghiệp nông thôn.",
            "Add and change rural industrial establishments.",
            EnumSet.of(ADMIN_HT, CV_KC_CUC, TRUONG_PHONG_QLCN, CV_SO, TT_KC)),
        right(
            "core.document.view",
            "Xem văn bản",
            "View documents",
            "Xem danh mục văn bản.",
            "See legal documents.",
            READERS),
        right(
            "core.document.manage",
            "Quản lý văn bản",
            "Manage documents",
            "Thêm, sửa văn bản.",
            "Add and change legal documents.",
            EnumSet.of(
                ADMIN_HT, CV_KC_CUC, CV_CCN_CUC, KE_TOAN_CUC, TRUONG_PHONG_QLCN, CV_SO, TT_KC)),
        right(
            "core.territory.manage",
            "Quản lý địa bàn",
            "Manage territory",
            "Nạp danh mục đơn vị hành chính cấp xã.",
            "Import commune-level units.",
            EnumSet.of(ADMIN_HT)),
        right(
            "core.rule.manage",
            "Quản lý quy định",
            "Manage rules",
            "Nhập mức do HĐND tỉnh quyết định và ngày nghỉ lễ hằng năm.",
            "Enter values set by the provincial council and each year's holidays.",
            EnumSet.of(ADMIN_HT, LANH_DAO_CUC, TRUONG_PHONG_QLCN)),
        right(
            "core.audit.view",
            "Xem nhật ký",
            "View the audit log",
            "Xem và kiểm tra tính toàn vẹn của nhật ký hệ thống.",
            "See the audit log and verify that it is intact.",
            EnumSet.of(ADMIN_HT, THANH_TRA)),
        right(
            "core.instance.backup",
            "Sao lưu",
            "Back up",
            "Sao lưu toàn bộ dữ liệu của đơn vị.",
            "Back up all data of the instance.",
            EnumSet.of(ADMIN_HT)));
  }

  private static PermissionDefinition right(
      String id,
      String vi,
      String en,
      String descriptionVi,
      String descriptionEn,
      Set<RoleCode> roles) {
    return new PermissionDefinition(
        id, new Localized(vi, en), new Localized(descriptionVi, descriptionEn), roles);
  }
}
