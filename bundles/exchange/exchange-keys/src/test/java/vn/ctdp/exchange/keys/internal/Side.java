package vn.ctdp.exchange.keys.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
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
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.aries.jpa.template.JpaTemplate;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.IdentityService;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.identity.UserAccount;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.enrolment.CentreRoad;
import vn.ctdp.exchange.enrolment.EnrolmentOffice;

/** One instance, centre or province, with simple neighbours. */
final class Side {

  static final UnitRef LAM_DONG = new UnitRef("68", Vintage.V34);
  static final UnitRef LAI_CHAU = new UnitRef("12", Vintage.V34);
  static final Caller ADMIN = caller("quantri");
  static final Caller NOBODY = caller("nobody");
  static final Caller LEADER = caller("lanhdao");

  /** A clock that tests move. */
  static final class Hands extends Clock {

    private Instant now = Instant.parse("2026-06-21T02:00:00Z");

    void go(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  final Path secrets;
  final Clock clock;
  final KeyTable table;
  final PrivateKeys privateKeys;
  final OwnKeys signer;
  final TrustedKeysService trusted;
  final List<String> audit = new CopyOnWriteArrayList<>();
  final Map<String, UserAccount> accounts = new TreeMap<>();
  final Map<String, String> passwords = new TreeMap<>();
  final CentreOffice office;
  final CentreDoor door;
  final ProvinceDesk desk;
  final KeyWork work;

  private Side(
      JpaTemplate jpa, Path secrets, Clock clock, Optional<UnitRef> province, CentreRoad road) {
    this.secrets = secrets;
    this.clock = clock;
    Instance instance = new Instance(secrets, province);
    KeysConfig config = config(KeysConfig.class);
    Changes changes = new Changes();
    table = new KeyTable(jpa, clock);
    privateKeys = new PrivateKeys(secrets, instance.id(), clock);
    signer = new OwnKeys(table, privateKeys, instance);
    work = new KeyWork(table, new Access(), territory(), instance, config);
    if (province.isPresent()) {
      desk =
          new ProvinceDesk(
              table, privateKeys, signer, new Access(), auditLog(), instance, changes, road);
      trusted = new TrustedKeysService(table, desk);
      office = null;
      door = null;
    } else {
      desk = null;
      trusted = new TrustedKeysService(table, null);
      new CentreKey(table, privateKeys, signer, auditLog(), instance, config);
      office =
          new CentreOffice(
              table,
              privateKeys,
              signer,
              new Access(),
              new Identity(),
              territory(),
              auditLog(),
              changes,
              config);
      door =
          new CentreDoor(
              table, privateKeys, signer, trusted, new Access(), auditLog(), changes, config);
    }
  }

  static Side centre(JpaTemplate jpa, Path secrets, Clock clock) {
    return new Side(jpa, secrets, clock, Optional.empty(), null);
  }

  static Side province(
      JpaTemplate jpa, Path secrets, Clock clock, UnitRef province, CentreRoad road) {
    return new Side(jpa, secrets, clock, Optional.of(province), road);
  }

  static Caller caller(String name) {
    return new Caller(name, name, name, Caller.Kind.PERSON, "ui", "127.0.0.1", Locale.ENGLISH);
  }

  /** A configuration with its defaults. */
  static <A extends Annotation> A config(Class<A> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> method.getDefaultValue()));
  }

  private AuditLog auditLog() {
    return (AuditLog)
        Proxy.newProxyInstance(
            Side.class.getClassLoader(),
            new Class<?>[] {AuditLog.class},
            (proxy, method, arguments) -> {
              audit.add(arguments[1] + " " + arguments[2] + " " + arguments[3]);
              return null;
            });
  }

  private static TerritoryService territory() {
    return (TerritoryService)
        Proxy.newProxyInstance(
            Side.class.getClassLoader(),
            new Class<?>[] {TerritoryService.class},
            (proxy, method, arguments) ->
                Stream.of(unit(LAM_DONG, "Lâm Đồng"), unit(LAI_CHAU, "Lai Châu"))
                    .filter(u -> u.ref().equals(arguments[0]))
                    .findFirst());
  }

  private static AdminUnit unit(UnitRef ref, String name) {
    return new AdminUnit(
        ref,
        UnitLevel.PROVINCE,
        UnitType.TINH,
        name,
        name,
        name,
        Optional.empty(),
        "",
        "",
        null,
        null,
        "");
  }

  private record Instance(Path secretsFolder, Optional<UnitRef> province) implements InstanceInfo {

    @Override
    public String id() {
      return province.map(p -> "so-" + p.code()).orElse("cuc");
    }

    @Override
    public InstanceRole role() {
      return province.isPresent() ? InstanceRole.PROVINCE : InstanceRole.CENTRE;
    }

    @Override
    public Localized name() {
      return new Localized("Sở Công Thương", "Department");
    }

    @Override
    public Optional<URI> centreUrl() {
      return Optional.empty();
    }

    @Override
    public String version() {
      return "0.1.0";
    }

    @Override
    public Path dataFolder() {
      return secretsFolder;
    }
  }

  private static final class Access implements AccessControl {

    @Override
    public boolean allowed(Caller caller, String permission, Target target) {
      if (permission.equals(CentreDoor.SEND)) {
        return target.province().filter(p -> caller.username().contains(p.code())).isPresent();
      }
      return caller.username().equals("quantri")
          || caller.username().equals("lanhdao") && permission.equals(EnrolmentOffice.VIEW);
    }

    @Override
    public boolean allowedAnywhere(Caller caller, String permission) {
      return allowed(caller, permission, Target.INSTANCE);
    }

    @Override
    public void require(Caller caller, String permission, Target target) {
      if (!allowed(caller, permission, target)) {
        throw new CtdpException(CoreError.ACCESS_DENIED, permission);
      }
    }

    @Override
    public void requireAnywhere(Caller caller, String permission) {
      require(caller, permission, Target.INSTANCE);
    }

    @Override
    public Reach reach(Caller caller, String permission) {
      return new Reach(true, Set.of(), Set.of());
    }
  }

  /** Accounts in memory; what is not needed is not there. */
  private final class Identity implements IdentityService {

    @Override
    public Page<UserAccount> page(Caller caller, PageRequest request) {
      List<UserAccount> found = new ArrayList<>();
      accounts.forEach(
          (name, account) -> {
            if (name.contains(request.search())) {
              found.add(account);
            }
          });
      return new Page<>(found, found.size());
    }

    @Override
    public UserAccount create(Caller caller, UserAccount account, char[] password) {
      if (accounts.containsKey(account.username())) {
        throw new CtdpException(CoreError.DUPLICATE, "username", account.username());
      }
      accounts.put(account.username(), account);
      passwords.put(account.username(), new String(password));
      return account;
    }

    @Override
    public UserAccount update(Caller caller, UserAccount account) {
      accounts.put(account.username(), account);
      return account;
    }

    @Override
    public Optional<UserAccount> find(Caller caller, UUID id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Created create(Caller caller, UserAccount account) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String resetPassword(Caller caller, UUID id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void resetTotp(Caller caller, UUID id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void unlock(Caller caller, UUID id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, List<vn.ctdp.core.identity.PermissionDefinition>> permissions() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> rolePermissions(vn.ctdp.core.identity.RoleCode role) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setRolePermissions(
        Caller caller, vn.ctdp.core.identity.RoleCode role, Set<String> permissions) {
      throw new UnsupportedOperationException();
    }
  }
}
