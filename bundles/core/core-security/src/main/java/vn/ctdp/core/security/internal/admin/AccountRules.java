package vn.ctdp.core.security.internal.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.identity.Scope;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.security.internal.access.Surroundings;
import vn.ctdp.core.text.VietnameseText;

/** What an account must look like. Thread-safe. */
@Component(service = AccountRules.class)
public final class AccountRules {

  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,63}");
  private static final int LONGEST_NAME = 200;
  private static final int MOST_GRANTS = 50;

  private final Surroundings surroundings;

  /** With the organisations to look into. */
  @Activate
  public AccountRules(@Reference Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * The account in the form in which it is stored.
   *
   * @throws CtdpException {@code CORE-400} with every problem
   */
  public UserAccount checked(UserAccount a) {
    List<FieldProblem> problems = new ArrayList<>();
    String username = a.username() == null ? "" : a.username().strip().toLowerCase(Locale.ROOT);
    if (!USERNAME.matcher(username).matches()) {
      add(
          problems,
          "username",
          "SEC-AC-NAME",
          "Tên đăng nhập gồm 3 đến 64 ký tự a–z, 0–9, dấu chấm, gạch nối, gạch dưới; bắt đầu bằng chữ hoặc số.",
          "A user name has 3 to 64 of a–z, 0–9, dot, hyphen, underscore, and starts with a letter or digit.");
    }
    String displayName = VietnameseText.normalise(a.displayName());
    if (displayName == null || displayName.isEmpty() || displayName.length() > LONGEST_NAME) {
      add(
          problems,
          "displayName",
          "SEC-AC-DISPLAY",
          "Họ tên hiển thị bắt buộc, tối đa 200 ký tự.",
          "The name to show is required, at most 200 characters.");
    }
    if (a.kind() != Caller.Kind.PERSON && a.kind() != Caller.Kind.MACHINE) {
      add(
          problems,
          "kind",
          "SEC-AC-KIND",
          "Tài khoản là của người hoặc của máy.",
          "An account belongs to a person or to a machine.");
    }
    if (a.organisation().filter(surroundings::unknown).isPresent()) {
      add(
          problems,
          "organisation",
          "SEC-AC-ORG",
          "Không có đơn vị này.",
          "There is no such organisation.");
    }
    if (a.grants().size() > MOST_GRANTS) {
      add(
          problems,
          "grants",
          "SEC-AC-GRANTS",
          "Tối đa 50 vai trò cho một tài khoản.",
          "At most 50 roles for one account.");
    }
    for (int i = 0; i < a.grants().size(); i++) {
      check(a, a.grants().get(i), "grants[" + i + "]", problems);
    }
    if (!problems.isEmpty()) {
      throw new CtdpException(CoreError.INVALID, problems, null);
    }
    return new UserAccount(
        a.id(),
        username,
        displayName,
        a.kind(),
        a.organisation(),
        a.active(),
        a.kind() == Caller.Kind.PERSON && a.mustChangePassword(),
        a.totpEnrolled(),
        a.lockedUntil(),
        a.lastSignIn(),
        a.grants().stream().map(AccountRules::trimmed).toList(),
        a.version());
  }

  private static void check(
      UserAccount account, RoleGrant grant, String at, List<FieldProblem> problems) {
    boolean forMachines = grant.role() == RoleCode.HE_THONG;
    if (forMachines != (account.kind() == Caller.Kind.MACHINE)) {
      add(
          problems,
          at + ".role",
          "SEC-AC-MACHINE",
          "Vai trò Hệ thống kết nối chỉ dành cho tài khoản máy, và tài khoản máy chỉ có vai trò đó.",
          "The role Connected system is for machine accounts only, and they have no other.");
    }
    if (grant.scope() == Scope.PROVINCE && grant.province().isEmpty()) {
      add(
          problems,
          at + ".province",
          "SEC-AC-PROVINCE",
          "Chọn tỉnh, thành phố cho phạm vi này.",
          "Choose the province for this scope.");
    }
    boolean byUnit = grant.scope() == Scope.OWN_UNIT || grant.scope() == Scope.SUBTREE;
    if (byUnit && account.organisation().isEmpty()) {
      add(
          problems,
          "organisation",
          "SEC-AC-UNIT",
          "Phạm vi theo đơn vị cần đơn vị của người dùng.",
          "A scope by unit needs the user's unit.");
    }
    if (grant.validFrom() != null
        && grant.validTo() != null
        && grant.validTo().isBefore(grant.validFrom())) {
      add(
          problems,
          at + ".validTo",
          "SEC-AC-DATES",
          "Ngày kết thúc phải từ ngày bắt đầu trở đi.",
          "The last day must not be before the first.");
    }
  }

  private static RoleGrant trimmed(RoleGrant g) {
    return g.scope() == Scope.PROVINCE
        ? g
        : new RoleGrant(g.role(), g.scope(), Optional.empty(), g.validFrom(), g.validTo());
  }

  private static void add(
      List<FieldProblem> problems, String field, String code, String vi, String en) {
    problems.add(FieldProblem.error(field, code, vi, en));
  }
}
