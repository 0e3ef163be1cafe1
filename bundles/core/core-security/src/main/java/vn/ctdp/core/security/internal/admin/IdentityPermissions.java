package vn.ctdp.core.security.internal.admin;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.text.Localized;

/** The rights of this bundle. */
@Component(service = PermissionSource.class)
public final class IdentityPermissions implements PermissionSource {

  /** Everything about accounts and roles. */
  public static final String MANAGE = "core.identity.manage";

  @Override
  public String moduleId() {
    return "core";
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of(
        new PermissionDefinition(
            MANAGE,
            new Localized("Quản trị người dùng và quyền", "Manage users and rights"),
            new Localized(
                "Tạo, sửa, khóa tài khoản; cấp vai trò; cấp lại mật khẩu; đặt quyền cho vai trò.",
                "Create, change and block accounts, give roles, reset passwords, set roles' rights."),
            Set.of(RoleCode.ADMIN_HT)));
  }
}
