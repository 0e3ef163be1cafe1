package vn.ctdp.exchange.keys.internal;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.enrolment.EnrolmentOffice;

/** The rights around keys, on both sides. */
@Component(service = PermissionSource.class)
public final class KeysPermissions implements PermissionSource {

  @Activate
  public KeysPermissions() {}

  @Override
  public String moduleId() {
    return "exchange";
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of(
        new PermissionDefinition(
            EnrolmentOffice.VIEW,
            new Localized("Xem khóa và đăng ký", "View keys and enrolments"),
            new Localized(
                "Xem khóa ký, mã và yêu cầu đăng ký.",
                "See signing keys, enrolment codes and requests."),
            Set.of(
                RoleCode.ADMIN_HT,
                RoleCode.LANH_DAO_CUC,
                RoleCode.LANH_DAO_SO,
                RoleCode.THANH_TRA)),
        new PermissionDefinition(
            EnrolmentOffice.MANAGE,
            new Localized("Quản lý khóa và đăng ký", "Manage keys and enrolments"),
            new Localized(
                "Cấp mã, duyệt hoặc từ chối đăng ký, đăng ký với trung tâm, đổi và thu hồi khóa.",
                "Issue codes, approve or refuse enrolments, enrol with the centre, change and"
                    + " revoke keys."),
            Set.of(RoleCode.ADMIN_HT)));
  }
}
