package vn.ctdp.core.papers.internal;

import static vn.ctdp.core.identity.RoleCode.ADMIN_HT;
import static vn.ctdp.core.identity.RoleCode.CV_CCN_CUC;
import static vn.ctdp.core.identity.RoleCode.CV_KC_CUC;
import static vn.ctdp.core.identity.RoleCode.CV_SO;
import static vn.ctdp.core.identity.RoleCode.KE_TOAN_CUC;
import static vn.ctdp.core.identity.RoleCode.LANH_DAO_CUC;
import static vn.ctdp.core.identity.RoleCode.LANH_DAO_SO;
import static vn.ctdp.core.identity.RoleCode.TRUONG_PHONG_QLCN;
import static vn.ctdp.core.identity.RoleCode.TT_KC;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.text.Localized;

/** The rights about templates and numbers. */
@Component(service = PermissionSource.class)
public final class PaperPermissions implements PermissionSource {

  static final String VIEW = "core.paper.view";
  static final String TEMPLATE = "core.paper.template";
  static final String NUMBER = "core.paper.number";

  @Override
  public String moduleId() {
    return "core";
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of(
        new PermissionDefinition(
            VIEW,
            new Localized("Xem mẫu và số văn bản", "See templates and numbers of papers"),
            new Localized(
                "Xem, tải mẫu văn bản; xem sổ số văn bản.",
                "See and download templates of papers; see the numbers used."),
            Set.of(
                ADMIN_HT,
                LANH_DAO_CUC,
                CV_KC_CUC,
                CV_CCN_CUC,
                KE_TOAN_CUC,
                LANH_DAO_SO,
                TRUONG_PHONG_QLCN,
                CV_SO,
                TT_KC)),
        new PermissionDefinition(
            TEMPLATE,
            new Localized("Thay mẫu văn bản", "Replace templates of papers"),
            new Localized(
                "Tải lên mẫu của đơn vị, chọn phiên bản áp dụng.",
                "Upload templates of the office and choose which version is used."),
            Set.of(ADMIN_HT, TRUONG_PHONG_QLCN, CV_KC_CUC)),
        new PermissionDefinition(
            NUMBER,
            new Localized("Quản lý số văn bản", "Manage numbers of papers"),
            new Localized(
                "Khai cơ quan ban hành, cách ghi số, chỉnh số cuối cùng có lý do.",
                "Set issuing offices, how numbers are written, and the last number with a reason."),
            Set.of(ADMIN_HT, TRUONG_PHONG_QLCN)));
  }
}
