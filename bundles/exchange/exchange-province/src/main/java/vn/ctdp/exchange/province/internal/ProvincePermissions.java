package vn.ctdp.exchange.province.internal;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.text.Localized;

/** The rights around reports at the province. */
@Component(service = PermissionSource.class)
public final class ProvincePermissions implements PermissionSource {

  static final String VIEW = "exchange.report.view";
  static final String EDIT = "exchange.report.edit";
  static final String APPROVE = "exchange.report.approve";
  static final String OUTBOX = "exchange.outbox.manage";

  @Override
  public String moduleId() {
    return "exchange";
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of(
        new PermissionDefinition(
            VIEW,
            new Localized("Xem báo cáo", "View reports"),
            new Localized(
                "Xem báo cáo gửi lên trung tâm và nguồn gốc từng số liệu.",
                "See reports to the centre and where each figure comes from."),
            Set.of(
                RoleCode.ADMIN_HT,
                RoleCode.LANH_DAO_SO,
                RoleCode.TRUONG_PHONG_QLCN,
                RoleCode.CV_SO,
                RoleCode.TT_KC)),
        new PermissionDefinition(
            EDIT,
            new Localized("Lập báo cáo", "Draw up reports"),
            new Localized(
                "Lập, sửa, giải trình và trình báo cáo.",
                "Draw up, edit, explain and hand in reports."),
            Set.of(RoleCode.TRUONG_PHONG_QLCN, RoleCode.CV_SO)),
        new PermissionDefinition(
            APPROVE,
            new Localized("Duyệt và gửi báo cáo", "Approve and send reports"),
            new Localized(
                "Duyệt báo cáo đã trình và gửi lên trung tâm, hoặc trả lại người lập.",
                "Approve reports handed in and send them to the centre, or give them back."),
            Set.of(RoleCode.LANH_DAO_SO)),
        new PermissionDefinition(
            OUTBOX,
            new Localized("Quản lý hàng đợi gửi báo cáo", "Manage the queue to the centre"),
            new Localized(
                "Chọn đường gửi, gửi lại ngay, xuất và nhận tệp trao đổi với trung tâm.",
                "Choose the road, send again at once, carry files to and from the centre."),
            Set.of(RoleCode.ADMIN_HT)));
  }
}
