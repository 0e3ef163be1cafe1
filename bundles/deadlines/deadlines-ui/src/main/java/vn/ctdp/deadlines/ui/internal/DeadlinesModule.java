package vn.ctdp.deadlines.ui.internal;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.module.ModuleDescriptor;
import vn.ctdp.core.text.Localized;

/** What the module is, and the right it declares. */
@Component(service = {ModuleDescriptor.class, PermissionSource.class})
public final class DeadlinesModule implements ModuleDescriptor {

  static final String VIEW = "deadlines.calendar.view";

  @Override
  public String moduleId() {
    return "deadlines";
  }

  @Override
  public Localized name() {
    return new Localized("Lịch thời hạn", "Calendar of deadlines");
  }

  @Override
  public Localized purpose() {
    return new Localized(
        "Các mốc thời hạn theo quy định trong những tháng tới, tính theo ngày làm việc; tải về lịch"
            + " cá nhân.",
        "Legal deadlines of the coming months in working days, for one’s own calendar.");
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
            new Localized("Xem lịch thời hạn", "See the calendar of deadlines"),
            new Localized(
                "Xem các mốc thời hạn sắp tới và tải về lịch cá nhân.",
                "See coming deadlines and take them to one’s own calendar."),
            Set.of(
                RoleCode.ADMIN_HT,
                RoleCode.LANH_DAO_SO,
                RoleCode.TRUONG_PHONG_QLCN,
                RoleCode.CV_SO,
                RoleCode.TT_KC,
                RoleCode.UBND_XA,
                RoleCode.LANH_DAO_CUC,
                RoleCode.CV_KC_CUC,
                RoleCode.CV_CCN_CUC)));
  }
}
