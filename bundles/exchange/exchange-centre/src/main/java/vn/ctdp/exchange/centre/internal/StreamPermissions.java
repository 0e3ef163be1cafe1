package vn.ctdp.exchange.centre.internal;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.stream.ItemKind;

/** The rights around what the centre sends down. */
@Component(service = PermissionSource.class)
public final class StreamPermissions implements PermissionSource {

  static final String VIEW = "exchange.stream.view";
  static final String PUBLISH = "exchange.stream.publish";
  static final String READ = "exchange.stream.read";
  static final String ADVISE = "exchange.module.advise";
  static final String DECIDE = "exchange.report.decide";
  static final String LOCK = "exchange.period.lock";
  static final String EXTEND = "exchange.deadline.extend";

  /** The right that publishing an item of a kind needs. */
  static String toPublish(String kind) {
    return switch (kind) {
      case ItemKind.MODULE_ADVICE -> ADVISE;
      case ItemKind.REPORT_DECISION -> DECIDE;
      case ItemKind.DEADLINE -> EXTEND;
      case ItemKind.FORM -> CentrePermissions.FORMS;
      default -> PUBLISH;
    };
  }

  @Override
  public String moduleId() {
    return "exchange";
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of(
        new PermissionDefinition(
            VIEW,
            new Localized("Xem nội dung gửi xuống tỉnh", "See what is sent down"),
            new Localized(
                "Xem nội dung đã công bố, mức độ tiếp nhận và phân hệ của từng tỉnh.",
                "See what was published, how far provinces have read, and their modules."),
            Set.of(
                RoleCode.ADMIN_HT,
                RoleCode.LANH_DAO_BO,
                RoleCode.LANH_DAO_CUC,
                RoleCode.CV_CCN_CUC,
                RoleCode.CV_KC_CUC)),
        new PermissionDefinition(
            PUBLISH,
            new Localized("Công bố xuống tỉnh", "Publish to provinces"),
            new Localized(
                "Gửi thông báo và danh mục xuống các tỉnh.",
                "Send notices and catalogues to provinces."),
            Set.of(RoleCode.LANH_DAO_CUC, RoleCode.CV_CCN_CUC, RoleCode.CV_KC_CUC)),
        new PermissionDefinition(
            ADVISE,
            new Localized("Yêu cầu, khuyến nghị phân hệ", "Require or recommend modules"),
            new Localized(
                "Yêu cầu hoặc khuyến nghị các tỉnh bật phân hệ.",
                "Require or recommend that provinces switch modules on."),
            Set.of(RoleCode.ADMIN_HT, RoleCode.LANH_DAO_CUC)),
        new PermissionDefinition(
            DECIDE,
            new Localized("Chấp nhận, trả lại báo cáo", "Accept or return reports"),
            new Localized(
                "Chấp nhận báo cáo đã nhận, hoặc trả lại kèm lý do ở từng ô.",
                "Accept reports received, or return them with reasons at the cells."),
            Set.of(RoleCode.LANH_DAO_CUC, RoleCode.CV_CCN_CUC, RoleCode.CV_KC_CUC)),
        new PermissionDefinition(
            LOCK,
            new Localized("Khóa, mở kỳ báo cáo", "Lock or reopen periods"),
            new Localized(
                "Khóa kỳ báo cáo để không nhận thêm lần gửi mới, hoặc mở lại.",
                "Lock a period so that no further revision is taken, or reopen it."),
            Set.of(RoleCode.LANH_DAO_CUC)),
        new PermissionDefinition(
            EXTEND,
            new Localized("Gia hạn báo cáo", "Extend deadlines"),
            new Localized("Gia hạn nộp báo cáo bằng quyết định.", "Move a deadline by a decision."),
            Set.of(RoleCode.LANH_DAO_CUC)),
        new PermissionDefinition(
            READ,
            new Localized("Nhận nội dung gửi xuống", "Read what is sent down"),
            new Localized(
                "Dành cho tài khoản máy: nhận nội dung gửi xuống cho tỉnh trong phạm vi được giao.",
                "For machine accounts: read what is sent to the province in scope."),
            Set.of(RoleCode.HE_THONG)));
  }
}
