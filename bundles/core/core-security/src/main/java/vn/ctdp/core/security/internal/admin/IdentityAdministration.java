package vn.ctdp.core.security.internal.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.identity.Scope;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.security.internal.SecurityError;
import vn.ctdp.core.security.internal.access.PermissionBook;
import vn.ctdp.core.security.internal.access.Surroundings;
import vn.ctdp.core.security.internal.factor.TotpFactor;
import vn.ctdp.core.security.internal.password.PasswordHasher;
import vn.ctdp.core.security.internal.password.PasswordPolicy;
import vn.ctdp.core.security.internal.password.PasswordText;
import vn.ctdp.core.security.internal.signin.AccountChanges;
import vn.ctdp.core.security.internal.signin.Lockout;
import vn.ctdp.core.security.internal.store.AccountStore;
import vn.ctdp.core.security.internal.store.StoredAccount;
import vn.ctdp.core.subject.SubjectRef;

/** Accounts and roles, for administrators. Every change is one transaction with its audit line. */
@Component(service = IdentityService.class)
public final class IdentityAdministration implements IdentityService {

  private final AccountStore store;
  private final AccountRules rules;
  private final AccountChanges changes;
  private final PasswordHasher hasher;
  private final PasswordPolicy policy;
  private final TotpFactor factor;
  private final Lockout lockout;
  private final PermissionBook book;
  private final Surroundings surroundings;
  private final AccessControl access;
  private final AuditLog audit;
  private final Clock clock;
  private final InstanceInfo instance;

  /** Two administrators must not remove one another at the same moment. */
  private final Object administrators = new Object();

  /** With everything it needs. */
  @Activate
  public IdentityAdministration(
      @Reference AccountStore store,
      @Reference AccountRules rules,
      @Reference AccountChanges changes,
      @Reference PasswordHasher hasher,
      @Reference PasswordPolicy policy,
      @Reference TotpFactor factor,
      @Reference Lockout lockout,
      @Reference PermissionBook book,
      @Reference Surroundings surroundings,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference Clock clock,
      @Reference InstanceInfo instance) {
    this.store = store;
    this.rules = rules;
    this.changes = changes;
    this.hasher = hasher;
    this.policy = policy;
    this.factor = factor;
    this.lockout = lockout;
    this.book = book;
    this.surroundings = surroundings;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.instance = instance;
  }

  @Override
  public Page<UserAccount> page(Caller caller, PageRequest request) {
    permit(caller);
    Page<StoredAccount> page = store.page(request);
    Map<String, Instant> locks =
        lockout.lockedUntil(page.rows().stream().map(StoredAccount::username).toList());
    return new Page<>(
        page.rows().stream().map(a -> a.toUserAccount(locks.get(a.username()))).toList(),
        page.total());
  }

  @Override
  public Optional<UserAccount> find(Caller caller, UUID id) {
    permit(caller);
    return store.find(id).map(this::shown);
  }

  @Override
  public Created create(Caller caller, UserAccount account) {
    permit(caller);
    String password = factor.newPassword();
    UserAccount wanted =
        rules.checked(with(account, account.active(), account.kind() == Caller.Kind.PERSON));
    return new Created(insert(caller, wanted, password.toCharArray()), password);
  }

  @Override
  public UserAccount create(Caller caller, UserAccount account, char[] password) {
    permit(caller);
    UserAccount wanted = rules.checked(account);
    char[] copy = password.clone();
    try (PasswordText text = PasswordText.take(password)) {
      policy.check(text, wanted.username(), wanted.displayName());
    }
    return insert(caller, wanted, copy);
  }

  private UserAccount insert(Caller caller, UserAccount wanted, char[] password) {
    String hash;
    try (PasswordText text = PasswordText.take(password)) {
      hash = hasher.hash(text.bytes());
    }
    try {
      return shown(stored(store.write(writer -> insert(writer, caller, wanted, hash))));
    } catch (CtdpException e) {
      throw e;
    } catch (RuntimeException e) {
      // Two people made the same name at once: the database let one through.
      if (store.findByName(wanted.username()).isPresent()) {
        throw new CtdpException(CoreError.DUPLICATE, List.of(), e, "username", wanted.username());
      }
      throw e;
    }
  }

  private UUID insert(AccountStore.Writer writer, Caller caller, UserAccount wanted, String hash) {
    if (writer.nameTaken(wanted.username())) {
      throw new CtdpException(CoreError.DUPLICATE, "username", wanted.username());
    }
    UUID created = writer.insert(wanted, hash, clock.instant());
    Map<String, String> details = new HashMap<>();
    details.put("username", wanted.username());
    details.put("kind", wanted.kind().name());
    details.put("grants", describe(wanted.grants()));
    line(caller, "security.account.create", created, details);
    return created;
  }

  @Override
  public UserAccount update(Caller caller, UserAccount account) {
    permit(caller);
    synchronized (administrators) {
      StoredAccount before = stored(account.id());
      UserAccount wanted = rules.checked(account);
      if (!before.username().equals(wanted.username()) || before.kind() != wanted.kind()) {
        // The audit log knows people by this name.
        throw new CtdpException(CoreError.DUPLICATE, "username", before.username());
      }
      boolean blocked = before.active() && !wanted.active();
      store.change(
          writer -> {
            if (!writer.update(wanted, blocked)) {
              throw new CtdpException(CoreError.CONFLICT);
            }
            guardLastAdministrator(writer, before);
            line(
                caller,
                blocked ? "security.account.deactivate" : "security.account.update",
                before.id(),
                differences(before, wanted));
          });
      changes.changed(before.id());
      return shown(stored(before.id()));
    }
  }

  @Override
  public String resetPassword(Caller caller, UUID id) {
    permit(caller);
    StoredAccount account = stored(id);
    String password = factor.newPassword();
    String hash;
    try (PasswordText text = PasswordText.take(password.toCharArray())) {
      hash = hasher.hash(text.bytes());
    }
    lockout.unlock(
        account.username(),
        writer -> {
          writer.password(id, hash, account.kind() == Caller.Kind.PERSON, clock.instant());
          line(caller, "security.account.reset-password", id, named(account));
        });
    changes.changed(id);
    return password;
  }

  @Override
  public void resetTotp(Caller caller, UUID id) {
    permit(caller);
    StoredAccount account = stored(id);
    store.change(
        writer -> {
          writer.totp(id, null, 0);
          line(caller, "security.account.reset-totp", id, named(account));
        });
    changes.changed(id);
  }

  @Override
  public void unlock(Caller caller, UUID id) {
    permit(caller);
    StoredAccount account = stored(id);
    lockout.unlock(
        account.username(), writer -> line(caller, "security.account.unlock", id, named(account)));
  }

  @Override
  public Map<String, List<PermissionDefinition>> permissions() {
    return book.byModule();
  }

  @Override
  public Set<String> rolePermissions(RoleCode role) {
    return book.of(role);
  }

  @Override
  public void setRolePermissions(Caller caller, RoleCode role, Set<String> permissions) {
    permit(caller);
    if (role == RoleCode.ADMIN_HT && !permissions.contains(IdentityPermissions.MANAGE)) {
      throw new CtdpException(SecurityError.LAST_ADMINISTRATOR);
    }
    Set<String> before = book.of(role);
    Set<String> added = new TreeSet<>();
    Set<String> removed = new TreeSet<>();
    store.change(
        writer -> {
          for (List<PermissionDefinition> rights : book.byModule().values()) {
            for (PermissionDefinition right : rights) {
              boolean wanted = permissions.contains(right.id());
              boolean standard = right.defaultRoles().contains(role);
              writer.rolePermission(role, right.id(), wanted == standard ? null : wanted);
              if (wanted && !before.contains(right.id())) {
                added.add(right.id());
              } else if (!wanted && before.contains(right.id())) {
                removed.add(right.id());
              }
            }
          }
          audit.append(
              caller,
              "security.role.permissions",
              new SubjectRef("role", role.name()),
              Map.of("added", cut(added.toString()), "removed", cut(removed.toString())));
        });
    book.reload();
  }

  private void guardLastAdministrator(AccountStore.Writer writer, StoredAccount before) {
    if (!before.administrator(surroundings.today())) {
      return;
    }
    // On a province's instance its province is the whole instance.
    List<Scope> whole =
        instance.province().isPresent()
            ? List.of(Scope.NATIONAL, Scope.PROVINCE)
            : List.of(Scope.NATIONAL);
    if (writer.activeHolders(RoleCode.ADMIN_HT, whole, surroundings.today()) == 0) {
      throw new CtdpException(SecurityError.LAST_ADMINISTRATOR);
    }
  }

  private void permit(Caller caller) {
    access.require(caller, IdentityPermissions.MANAGE, Target.INSTANCE);
  }

  private StoredAccount stored(UUID id) {
    return store
        .find(id)
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "user", String.valueOf(id)));
  }

  private UserAccount shown(StoredAccount a) {
    return a.toUserAccount(lockout.lockedUntil(List.of(a.username())).get(a.username()));
  }

  private void line(Caller caller, String action, UUID id, Map<String, String> details) {
    audit.append(caller, action, new SubjectRef("user", id.toString()), details);
  }

  private static Map<String, String> named(StoredAccount account) {
    return Map.of("username", account.username());
  }

  private static Map<String, String> differences(StoredAccount before, UserAccount after) {
    Map<String, String> details = new HashMap<>(named(before));
    difference(details, "displayName", before.displayName(), after.displayName());
    difference(
        details,
        "organisation",
        before.organisation().map(UUID::toString).orElse("-"),
        after.organisation().map(UUID::toString).orElse("-"));
    difference(details, "active", String.valueOf(before.active()), String.valueOf(after.active()));
    difference(details, "grants", describe(before.grants()), describe(after.grants()));
    return details;
  }

  private static void difference(
      Map<String, String> details, String field, String before, String after) {
    if (!before.equals(after)) {
      details.put(field + ".before", before);
      details.put(field + ".after", after);
    }
  }

  private static String describe(List<RoleGrant> grants) {
    return cut(
        grants.stream()
            .map(
                g ->
                    g.role()
                        + " "
                        + g.scope()
                        + g.province().map(p -> " " + p).orElse("")
                        + (g.validFrom() == null ? "" : " from " + g.validFrom())
                        + (g.validTo() == null ? "" : " to " + g.validTo()))
            .collect(Collectors.joining(", ")));
  }

  private static String cut(String text) {
    return text.length() > 3_000 ? text.substring(0, 3_000) + "…" : text;
  }

  private static UserAccount with(UserAccount a, boolean active, boolean mustChange) {
    return new UserAccount(
        a.id(),
        a.username(),
        a.displayName(),
        a.kind(),
        a.organisation(),
        active,
        mustChange,
        a.totpEnrolled(),
        a.lockedUntil(),
        a.lastSignIn(),
        a.grants(),
        a.version());
  }
}
