package vn.ctdp.exchange.centre.internal;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.text.Localized;

/** The rights around reports at the centre. */
@Component(service = PermissionSource.class)
public final class CentrePermissions implements PermissionSource {

  static final String SEND = "exchange.intake.send";
  static final String CARRY = "exchange.intake.carry";
  static final String VIEW = "exchange.national.view";
  static final String FORMS = "exchange.form.manage";
  static final String RECORDS = "exchange.records.manage";

  @Override
  public String moduleId() {
    return "exchange";
  }

  @Override
  public List<PermissionDefinition> permissions() {
    return List.of(
        new PermissionDefinition(
            VIEW,
            new Localized("Xem số liệu toàn quốc", "View national figures"),
            new Localized(
                "Xem bảng tổng hợp, sổ tiếp nhận và hồ sơ gốc của từng số liệu.",
                "See consolidated tables, the ledger and the records behind each figure."),
            Set.of(
                RoleCode.ADMIN_HT,
                RoleCode.LANH_DAO_BO,
                RoleCode.LANH_DAO_CUC,
                RoleCode.CV_CCN_CUC,
                RoleCode.CV_KC_CUC,
                RoleCode.KE_TOAN_CUC)),
        new PermissionDefinition(
            FORMS,
            new Localized("Ban hành biểu mẫu", "Issue forms"),
            new Localized(
                "Đưa phiên bản mới của biểu mẫu vào hệ thống và gửi xuống các tỉnh.",
                "Bring a new version of a form in and send it to the provinces."),
            Set.of(RoleCode.ADMIN_HT)),
        new PermissionDefinition(
            CARRY,
            new Localized("Nhận tệp báo cáo", "Take report files"),
            new Localized(
                "Nạp tệp báo cáo do tỉnh mang đến khi mất đường truyền và lấy tệp trả lời.",
                "Bring in report files that provinces carry while the line is down, and get the"
                    + " answer file."),
            Set.of(RoleCode.ADMIN_HT, RoleCode.CV_CCN_CUC, RoleCode.CV_KC_CUC)),
        new PermissionDefinition(
            RECORDS,
            new Localized("Quản lý bản ghi dùng chung", "Manage shared records"),
            new Localized(
                "Giao lại bản ghi đã nhận từ các tỉnh cho phân hệ.",
                "Hand records received from provinces over to their module again."),
            Set.of(RoleCode.ADMIN_HT)),
        new PermissionDefinition(
            SEND,
            new Localized("Gửi báo cáo của tỉnh", "Send a province's reports"),
            new Localized(
                "Dành cho tài khoản máy: nộp báo cáo của tỉnh trong phạm vi được giao.",
                "For machine accounts: submit reports of the province in scope."),
            Set.of(RoleCode.HE_THONG)));
  }
}
