package vn.ctdp.modules.internal;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.text.Localized;

/** The rights of the module manager. */
@Component(service = PermissionSource.class)
public final class ModulePermissions implements PermissionSource {

  @Override
  public String moduleId() {
    return "core";
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of(
        new PermissionDefinition(
            ModuleManagerComponent.VIEW,
            new Localized("Xem phân hệ", "View modules"),
            new Localized(
                "Xem danh sách, trạng thái và lịch sử bật, tắt phân hệ.",
                "See the modules, their state and who switched them."),
            Set.of(RoleCode.ADMIN_HT, RoleCode.LANH_DAO_CUC, RoleCode.LANH_DAO_SO)),
        new PermissionDefinition(
            ModuleManagerComponent.MANAGE,
            new Localized("Bật, tắt phân hệ", "Switch modules"),
            new Localized(
                "Bật và tắt phân hệ khi hệ thống đang chạy.", "Switch modules on and off."),
            Set.of(RoleCode.ADMIN_HT)));
  }
}
