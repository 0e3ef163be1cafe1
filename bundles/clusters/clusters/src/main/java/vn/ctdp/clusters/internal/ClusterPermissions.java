package vn.ctdp.clusters.internal;

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
public class ClusterPermissions implements ModuleDescriptor {

  static final String VIEW = "clusters.register.view";
  static final String EDIT = "clusters.register.edit";
  static final String PUBLISH = "clusters.vacancy.publish";
  static final String DECIDE = "clusters.review.decide";
  static final String DOSSIER_VIEW = "clusters.dossier.view";
  static final String DOSSIER_PROCESS = "clusters.dossier.process";
  static final String DOSSIER_CHAIR = "clusters.dossier.chair";
  static final String DOSSIER_DECIDE = "clusters.dossier.decide";

  @Override
  public String moduleId() {
    return "clusters";
  }

  @Override
  public Localized name() {
    return new Localized("Cụm công nghiệp", "Industrial clusters");
  }

  @Override
  public Localized purpose() {
    return new Localized(
        "Quản lý phương án phát triển, hồ sơ và số liệu cụm công nghiệp; lập Biểu số 04 Thông tư"
            + " 14/2024/TT-BCT.",
        "Keeps the plan, records and figures of industrial clusters; fills form 04 of Circular"
            + " 14/2024/TT-BCT.");
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
            new Localized("Xem cụm công nghiệp", "See clusters"),
            new Localized(
                "Xem phương án phát triển, danh sách và số liệu cụm công nghiệp.",
                "See the plan, the list and the figures of clusters."),
            Set.of(
                RoleCode.LANH_DAO_SO,
                RoleCode.TRUONG_PHONG_QLCN,
                RoleCode.CV_SO,
                RoleCode.TT_KC,
                RoleCode.THANH_TRA,
                RoleCode.LANH_DAO_CUC,
                RoleCode.CV_CCN_CUC)),
        new PermissionDefinition(
            PUBLISH,
            new Localized("Công khai đất trống", "Publish vacant land"),
            new Localized(
                "Bật, tắt trang công khai đất công nghiệp còn trống: ai cũng xem được, không cần"
                    + " đăng nhập.",
                "Switch the public page of vacant industrial land on and off: anybody sees it"
                    + " without signing in."),
            Set.of(RoleCode.LANH_DAO_SO, RoleCode.TRUONG_PHONG_QLCN)),
        new PermissionDefinition(
            EDIT,
            new Localized("Cập nhật cụm công nghiệp", "Edit clusters"),
            new Localized(
                "Thêm, sửa phương án phát triển, cụm công nghiệp và số liệu.",
                "Add and change plan entries, clusters and their figures."),
            Set.of(RoleCode.TRUONG_PHONG_QLCN, RoleCode.CV_SO)),
        new PermissionDefinition(
            DECIDE,
            new Localized("Chốt số liệu chưa thống nhất", "Decide between sources"),
            new Localized(
                "Chọn số liệu được dùng khi hai nguồn khác nhau.",
                "Choose the figure to use where two sources disagree."),
            Set.of(RoleCode.LANH_DAO_SO, RoleCode.TRUONG_PHONG_QLCN, RoleCode.CV_SO)),
        new PermissionDefinition(
            DOSSIER_VIEW,
            new Localized("Xem hồ sơ cụm công nghiệp", "See dossiers of clusters"),
            new Localized(
                "Xem hồ sơ thành lập, mở rộng, điều chỉnh, bãi bỏ, rút khỏi phương án.",
                "See dossiers of establishment, expansion, change, abolition and withdrawal."),
            Set.of(
                RoleCode.LANH_DAO_SO,
                RoleCode.TRUONG_PHONG_QLCN,
                RoleCode.CV_SO,
                RoleCode.THANH_TRA,
                RoleCode.LANH_DAO_CUC,
                RoleCode.CV_CCN_CUC)),
        new PermissionDefinition(
            DOSSIER_PROCESS,
            new Localized("Xử lý hồ sơ cụm công nghiệp", "Work on dossiers of clusters"),
            new Localized(
                "Mở hồ sơ, ghi văn bản, Hội đồng, phiếu chấm và kết thúc thẩm định.",
                "Open dossiers, record documents, council and sheets, conclude the appraisal."),
            Set.of(RoleCode.TRUONG_PHONG_QLCN, RoleCode.CV_SO)),
        new PermissionDefinition(
            DOSSIER_CHAIR,
            new Localized("Kết luận Hội đồng đánh giá", "Conclude the council"),
            new Localized(
                "Ghi kết luận của Chủ tịch Hội đồng đánh giá lựa chọn chủ đầu tư.",
                "Record the conclusion of the chair of the council that chooses the developer."),
            Set.of(RoleCode.LANH_DAO_SO, RoleCode.TRUONG_PHONG_QLCN)),
        new PermissionDefinition(
            DOSSIER_DECIDE,
            new Localized("Ghi quyết định hồ sơ cụm", "Record decisions on dossiers"),
            new Localized(
                "Ghi quyết định của UBND tỉnh hoặc thông báo không chấp thuận; quyết định chấp"
                    + " thuận còn cần quyền cập nhật cụm công nghiệp.",
                "Record the province's decision or a refusal; a decision in favour also needs the"
                    + " right to edit clusters."),
            Set.of(RoleCode.TRUONG_PHONG_QLCN)));
  }
}
