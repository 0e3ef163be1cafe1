package vn.ctdp.extension.internal;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.module.ModuleDescriptor;
import vn.ctdp.core.text.Localized;

/** What the module is, and the rights it declares. */
@Component(service = {ModuleDescriptor.class, PermissionSource.class})
public class ExtensionPermissions implements ModuleDescriptor {

  static final String VIEW = "extension.project.view";
  static final String EDIT = "extension.project.edit";
  static final String PLAN = "extension.plan.edit";
  static final String APPRAISE = "extension.project.appraise";
  static final String DECIDE = "extension.project.decide";
  static final String PROCESS = "extension.process.edit";
  static final String MONEY_VIEW = "extension.money.view";
  static final String MONEY_ALLOCATE = "extension.money.allocate";
  static final String MONEY_PAY = "extension.money.pay";
  static final String NETWORK_VIEW = "extension.network.view";
  static final String NETWORK_EDIT = "extension.network.edit";

  @Override
  public String moduleId() {
    return "extension";
  }

  @Override
  public Localized name() {
    return new Localized("Khuyến công", "Industrial promotion");
  }

  @Override
  public Localized purpose() {
    return new Localized(
        "Quản lý chương trình, kế hoạch và đề án khuyến công quốc gia, địa phương; báo cáo tình"
            + " hình thực hiện công tác khuyến công.",
        "Keeps programmes, plans and projects of national and local industrial promotion, and its"
            + " reports.");
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public List<String> dependsOn() {
    return List.of();
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of(
        new PermissionDefinition(
            VIEW,
            new Localized("Xem khuyến công", "See industrial promotion"),
            new Localized(
                "Xem chương trình, kế hoạch và đề án khuyến công.",
                "See programmes, plans and projects of industrial promotion."),
            Set.of(
                RoleCode.LANH_DAO_BO,
                RoleCode.LANH_DAO_CUC,
                RoleCode.CV_KC_CUC,
                RoleCode.KE_TOAN_CUC,
                RoleCode.LANH_DAO_SO,
                RoleCode.TRUONG_PHONG_QLCN,
                RoleCode.CV_SO,
                RoleCode.TT_KC,
                RoleCode.THANH_TRA)),
        new PermissionDefinition(
            EDIT,
            new Localized("Cập nhật đề án khuyến công", "Edit projects"),
            new Localized("Thêm, sửa đề án khuyến công.", "Add and change projects."),
            Set.of(RoleCode.CV_KC_CUC, RoleCode.TRUONG_PHONG_QLCN, RoleCode.CV_SO, RoleCode.TT_KC)),
        new PermissionDefinition(
            PLAN,
            new Localized("Cập nhật kế hoạch khuyến công", "Edit plans"),
            new Localized(
                "Thêm, sửa chương trình và kế hoạch khuyến công.",
                "Add and change programmes and annual plans."),
            Set.of(RoleCode.CV_KC_CUC, RoleCode.TRUONG_PHONG_QLCN, RoleCode.CV_SO)),
        new PermissionDefinition(
            APPRAISE,
            new Localized("Thẩm định, nghiệm thu đề án", "Appraise and accept projects"),
            new Localized(
                "Ghi kết quả thẩm định cấp cơ sở, đăng ký, nghiệm thu của Sở.",
                "Record what the department appraises, registers and accepts."),
            Set.of(RoleCode.LANH_DAO_SO, RoleCode.TRUONG_PHONG_QLCN, RoleCode.CV_SO)),
        new PermissionDefinition(
            DECIDE,
            new Localized("Ghi quyết định của cấp có thẩm quyền", "Record decisions"),
            new Localized(
                "Ghi thẩm định cấp Bộ, phê duyệt, giao kế hoạch, hợp đồng, thanh lý, ngừng đề án.",
                "Record appraisal at the ministry, approval, assignment, contract, liquidation and"
                    + " stop."),
            Set.of(
                RoleCode.LANH_DAO_CUC,
                RoleCode.CV_KC_CUC,
                RoleCode.LANH_DAO_SO,
                RoleCode.TRUONG_PHONG_QLCN)),
        new PermissionDefinition(
            PROCESS,
            new Localized("Đặt quy trình khuyến công địa phương", "Set the local process"),
            new Localized(
                "Sửa các bước, người thực hiện, hồ sơ, thời hạn của đề án địa phương.",
                "Change steps, actors, documents and deadlines of local projects."),
            Set.of(RoleCode.LANH_DAO_SO, RoleCode.TRUONG_PHONG_QLCN)),
        new PermissionDefinition(
            MONEY_VIEW,
            new Localized("Xem kinh phí khuyến công", "See money"),
            new Localized(
                "Xem dự toán, phân bổ, hợp đồng, tạm ứng, thanh toán, quyết toán.",
                "See budgets, allocations, contracts, advances, payments and settlements."),
            Set.of(
                RoleCode.LANH_DAO_BO,
                RoleCode.LANH_DAO_CUC,
                RoleCode.CV_KC_CUC,
                RoleCode.KE_TOAN_CUC,
                RoleCode.LANH_DAO_SO,
                RoleCode.TRUONG_PHONG_QLCN,
                RoleCode.CV_SO,
                RoleCode.TT_KC,
                RoleCode.THANH_TRA)),
        new PermissionDefinition(
            MONEY_ALLOCATE,
            new Localized("Ghi dự toán, phân bổ kinh phí", "Allocate money"),
            new Localized(
                "Lập dự toán năm, ghi giao, bổ sung, cắt giảm, phân bổ đến đề án.",
                "Keep budgets; record what is given, added, cut and allocated down to projects."),
            Set.of(
                RoleCode.LANH_DAO_CUC,
                RoleCode.CV_KC_CUC,
                RoleCode.KE_TOAN_CUC,
                RoleCode.LANH_DAO_SO,
                RoleCode.TRUONG_PHONG_QLCN)),
        new PermissionDefinition(
            MONEY_PAY,
            new Localized("Ghi hợp đồng, tạm ứng, thanh toán", "Enter contracts and payments"),
            new Localized(
                "Ghi hợp đồng, tạm ứng, thanh toán, thu hồi, quyết toán, chuyển nguồn.",
                "Enter contracts, advances, payments, recoveries, settlements and carrying over."),
            Set.of(
                RoleCode.CV_KC_CUC,
                RoleCode.KE_TOAN_CUC,
                RoleCode.TRUONG_PHONG_QLCN,
                RoleCode.CV_SO)),
        new PermissionDefinition(
            NETWORK_VIEW,
            new Localized("Xem mạng lưới khuyến công", "See the extension network"),
            new Localized(
                "Xem trung tâm khuyến công, cộng tác viên (không có số điện thoại), độ phủ theo xã.",
                "See extension centres, collaborators (without telephone numbers) and coverage of"
                    + " communes."),
            Set.of(
                RoleCode.LANH_DAO_BO,
                RoleCode.LANH_DAO_CUC,
                RoleCode.CV_KC_CUC,
                RoleCode.LANH_DAO_SO,
                RoleCode.TRUONG_PHONG_QLCN,
                RoleCode.CV_SO,
                RoleCode.TT_KC,
                RoleCode.THANH_TRA)),
        new PermissionDefinition(
            NETWORK_EDIT,
            new Localized("Cập nhật mạng lưới khuyến công", "Edit the extension network"),
            new Localized(
                "Thêm, sửa trung tâm, cộng tác viên; xem số điện thoại của cộng tác viên.",
                "Add and change centres and collaborators; see telephone numbers of"
                    + " collaborators."),
            Set.of(RoleCode.TRUONG_PHONG_QLCN, RoleCode.CV_SO, RoleCode.TT_KC)));
  }
}
