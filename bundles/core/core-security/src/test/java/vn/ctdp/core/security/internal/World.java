package vn.ctdp.core.security.internal;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.audit.AuditRecord;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.AuthenticationService;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.ClientInfo;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.identity.Scope;
import vn.ctdp.core.identity.SignIn;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.security.internal.access.AccessControlService;
import vn.ctdp.core.security.internal.access.AccountDirectory;
import vn.ctdp.core.security.internal.access.PermissionBook;
import vn.ctdp.core.security.internal.access.PermissionCollector;
import vn.ctdp.core.security.internal.access.Refusals;
import vn.ctdp.core.security.internal.access.Surroundings;
import vn.ctdp.core.security.internal.admin.AccountRules;
import vn.ctdp.core.security.internal.admin.FirstStart;
import vn.ctdp.core.security.internal.admin.IdentityAdministration;
import vn.ctdp.core.security.internal.admin.IdentityPermissions;
import vn.ctdp.core.security.internal.factor.SecretBox;
import vn.ctdp.core.security.internal.factor.TotpFactor;
import vn.ctdp.core.security.internal.password.PasswordHasher;
import vn.ctdp.core.security.internal.password.PasswordPolicy;
import vn.ctdp.core.security.internal.signin.AccountChanges;
import vn.ctdp.core.security.internal.signin.FirstAdminFile;
import vn.ctdp.core.security.internal.signin.Lockout;
import vn.ctdp.core.security.internal.signin.PendingSignIns;
import vn.ctdp.core.security.internal.signin.SignInService;
import vn.ctdp.core.security.internal.signin.VerifiedCredentials;
import vn.ctdp.core.security.internal.store.AccountStore;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.Localized;

/** The bundle put together as Declarative Services does, on a database, with a clock to turn. */
public final class World {

  public static final UnitRef LAM_DONG = new UnitRef("68", Vintage.V34);
  public static final UnitRef LAI_CHAU = new UnitRef("12", Vintage.V34);
  public static final String PASSWORD = "sông núi mây gió xanh";
  public static final ClientInfo OFFICE = new ClientInfo("192.0.2.7", "ui", Locale.ENGLISH);
  public static final Caller SYSTEM = Caller.system("test");

  public final TestClock clock = new TestClock(Instant.parse("2026-11-22T03:00:00Z"));
  public final AuditLines audit = new AuditLines();
  public final SecuritySettings settings;
  public final InstanceInfo instance;
  public final AccountStore store;
  public final Surroundings surroundings;
  public final Refusals refusals;
  public final PermissionBook book;
  public final PermissionCollector collector;
  public final AccountDirectory directory;
  public final AccessControl access;
  public final TotpFactor factor;
  public final SecretBox box;
  public final PasswordHasher hasher;
  public final Lockout lockout;
  public final FirstAdminFile firstAdmin;
  public final AuthenticationService signIn;
  public final IdentityService identity;

  /** Empties every table of the bundle. */
  public static void empty(JpaTemplate database) {
    database.tx(
        TransactionType.RequiresNew,
        em ->
            List.of(
                    "RecoveryCodeEntity",
                    "GrantEntity",
                    "AccountEntity",
                    "LockoutEntity",
                    "RolePermissionEntity")
                .forEach(e -> em.createQuery("delete from " + e).executeUpdate()));
  }

  public World(
      JpaTemplate database, Path secrets, UnitRef province, boolean totpForAdministrators) {
    settings = new SecuritySettings(values(totpForAdministrators));
    instance = instance(secrets, province);
    store = new AccountStore(database);
    surroundings = new Surroundings(clock);
    refusals = new Refusals(clock);
    book = new PermissionBook(store, clock);
    collector = new PermissionCollector(book);
    collector.bind(new IdentityPermissions());
    directory = new AccountDirectory(store, clock);
    access = new AccessControlService(directory, book, surroundings, refusals, instance);
    factor = new TotpFactor(instance);
    box = new SecretBox(instance);
    hasher = new PasswordHasher(settings);
    PasswordPolicy policy = new PasswordPolicy(settings);
    lockout = new Lockout(store, clock, settings);
    VerifiedCredentials verified = new VerifiedCredentials(clock, settings);
    AccountChanges changes = new AccountChanges(directory, verified);
    firstAdmin = new FirstAdminFile(instance);
    signIn =
        new SignInService(
            store,
            hasher,
            policy,
            box,
            factor,
            lockout,
            new PendingSignIns(clock, settings),
            verified,
            directory,
            changes,
            firstAdmin,
            audit,
            clock,
            settings);
    identity =
        new IdentityAdministration(
            store,
            new AccountRules(surroundings),
            changes,
            hasher,
            policy,
            factor,
            lockout,
            book,
            surroundings,
            access,
            audit,
            clock,
            instance);
  }

  public static SecuritySettings.Values values(boolean totpForAdministrators) {
    return new SecuritySettings.Values(
        12,
        1024,
        1,
        5,
        20,
        Duration.ofMinutes(3),
        Set.of("127.0.0.1"),
        Duration.ofSeconds(30),
        Duration.ofHours(1),
        Duration.ofHours(24),
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        totpForAdministrators);
  }

  public FirstStart firstStart() {
    return new FirstStart(store, identity, firstAdmin, factor, instance);
  }

  public static RoleGrant grant(RoleCode role, Scope scope, UnitRef province) {
    return new RoleGrant(role, scope, Optional.ofNullable(province), null, null);
  }

  public static UserAccount account(
      String username, Caller.Kind kind, UUID organisation, RoleGrant... grants) {
    return new UserAccount(
        null,
        username,
        "Tài khoản " + username.toUpperCase(Locale.ROOT),
        kind,
        Optional.ofNullable(organisation),
        true,
        false,
        false,
        null,
        null,
        List.of(grants),
        0);
  }

  public UserAccount person(String username, RoleGrant... grants) {
    return identity.create(
        SYSTEM, account(username, Caller.Kind.PERSON, null, grants), PASSWORD.toCharArray());
  }

  public UserAccount machine(String username, UnitRef province) {
    return identity.create(
        SYSTEM,
        account(
            username,
            Caller.Kind.MACHINE,
            null,
            grant(RoleCode.HE_THONG, Scope.PROVINCE, province)),
        PASSWORD.toCharArray());
  }

  public SignIn begin(String username, String password) {
    return signIn.begin(username, password.toCharArray(), OFFICE);
  }

  public Caller done(SignIn step) {
    if (step instanceof SignIn.Done done) {
      return done.caller();
    }
    throw new AssertionError("not signed in yet: " + step);
  }

  /** The code that an authenticator shows now. */
  public String code(String secret) {
    try {
      return new dev.samstevens.totp.code.DefaultCodeGenerator()
          .generate(secret, clock.instant().getEpochSecond() / 30);
    } catch (dev.samstevens.totp.exceptions.CodeGenerationException e) {
      throw new AssertionError(e);
    }
  }

  public static PermissionSource module(String id, PermissionDefinition... rights) {
    return new PermissionSource() {
      @Override
      public String moduleId() {
        return id;
      }

      @Override
      public List<PermissionDefinition> permissions() {
        return List.of(rights);
      }
    };
  }

  public static PermissionDefinition right(String id, RoleCode... roles) {
    return new PermissionDefinition(
        id, new Localized("Quyền " + id, "Right " + id), new Localized("", ""), Set.of(roles));
  }

  private static InstanceInfo instance(Path secrets, UnitRef province) {
    return new InstanceInfo() {
      @Override
      public String id() {
        return province == null ? "centre" : "lam-dong";
      }

      @Override
      public InstanceRole role() {
        return province == null ? InstanceRole.CENTRE : InstanceRole.PROVINCE;
      }

      @Override
      public Optional<UnitRef> province() {
        return Optional.ofNullable(province);
      }

      @Override
      public Localized name() {
        return new Localized("Thử", "Test");
      }

      @Override
      public Optional<URI> centreUrl() {
        return Optional.empty();
      }

      @Override
      public String version() {
        return "0";
      }

      @Override
      public Path dataFolder() {
        return secrets;
      }

      @Override
      public Path secretsFolder() {
        return secrets;
      }
    };
  }

  /** A clock that stands until it is turned. */
  public static final class TestClock extends Clock {

    private volatile Instant now;

    public TestClock(Instant now) {
      this.now = now;
    }

    public void turn(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** Audit lines in memory. */
  public static final class AuditLines implements AuditLog {

    public final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void append(
        Caller caller, String action, SubjectRef subject, Map<String, String> details) {
      lines.add(caller.username() + " " + action + " " + new java.util.TreeMap<>(details));
    }

    public List<String> of(String action) {
      return new ArrayList<>(lines.stream().filter(l -> l.contains(" " + action + " ")).toList());
    }

    @Override
    public Page<AuditRecord> page(Caller caller, PageRequest request) {
      return new Page<>(List.of(), 0);
    }

    @Override
    public List<AuditRecord> history(Caller caller, SubjectRef subject, int limit) {
      return List.of();
    }

    @Override
    public Verification verify(Caller caller) {
      return new Verification(true, lines.size(), 0, "");
    }
  }
}
