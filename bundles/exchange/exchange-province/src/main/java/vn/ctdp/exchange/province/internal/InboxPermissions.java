package vn.ctdp.exchange.province.internal;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.text.Localized;

/** The rights around what the centre sends. */
@Component(service = PermissionSource.class)
public final class InboxPermissions implements PermissionSource {

  static final String VIEW = "exchange.inbox.view";
  static final String MANAGE = "exchange.inbox.manage";

  @Override
  public String moduleId() {
    return "exchange";
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of(
        new PermissionDefinition(
            VIEW,
            new Localized("Xem nội dung Cục gửi xuống", "See what the centre sends"),
            new Localized(
                "Xem thông báo, quyết định, biểu mẫu và danh mục nhận từ Cục.",
                "See notices, decisions, forms and catalogues from the centre."),
            Set.of(
                RoleCode.ADMIN_HT,
                RoleCode.LANH_DAO_SO,
                RoleCode.TRUONG_PHONG_QLCN,
                RoleCode.CV_SO,
                RoleCode.TT_KC)),
        new PermissionDefinition(
            MANAGE,
            new Localized("Xử lý lại, bỏ qua nội dung lỗi", "Retry or skip failed items"),
            new Localized(
                "Xử lý lại hoặc bỏ qua nội dung từ Cục không thực hiện được.",
                "Hand over again or skip items from the centre that failed."),
            Set.of(RoleCode.ADMIN_HT)));
  }
}
