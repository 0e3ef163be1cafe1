package vn.ctdp.exchange.centre.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.aries.jpa.template.JpaTemplate;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Deadline;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.trust.KeyInfo;
import vn.ctdp.exchange.trust.KeyState;
import vn.ctdp.exchange.trust.Signer;

/** One centre node that publishes, with a signer and a calendar that a test sets. */
final class StreamWorld {

  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  final Ticking clock = new Ticking();
  final List<String> audit = new CopyOnWriteArrayList<>();

  /** Who did what, as the audit log was told. */
  final List<String> actors = new CopyOnWriteArrayList<>();

  final Map<String, AdminUnit> units = new LinkedHashMap<>();
  final StreamService stream;
  final AccessControl access = new Rights();
  final TerritoryService territory;
  final CalendarService calendar;
  final AuditLog auditLog;
  private final AtomicReference<String> key = new AtomicReference<>("key-1");

  StreamWorld(JpaTemplate jpa) {
    province("01", "Hà Nội");
    province("12", "Lai Châu");
    province("68", "Lâm Đồng");
    territory =
        proxy(
            TerritoryService.class,
            (p, method, arguments) ->
                switch (method.getName()) {
                  case "provinces" -> List.copyOf(units.values());
                  case "find" -> Optional.ofNullable(units.get(arguments[0].toString()));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    calendar =
        proxy(
            CalendarService.class,
            (p, method, arguments) ->
                switch (method.getName()) {
                  case "today" -> today();
                  case "deadline" -> deadline((String) arguments[0], (Period) arguments[1]);
                  case "workingDaysBetween" ->
                      ChronoUnit.DAYS.between((LocalDate) arguments[0], (LocalDate) arguments[1]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    auditLog =
        proxy(
            AuditLog.class,
            (p, method, arguments) -> {
              audit.add(arguments[1] + " " + arguments[3]);
              actors.add(((Caller) arguments[0]).username() + " " + arguments[1]);
              return null;
            });
    stream = new StreamService(jpa, access, signer(), territory, calendar, auditLog, clock);
  }

  void province(String code, String name) {
    UnitRef ref = new UnitRef(code, Vintage.V34);
    units.put(
        ref.toString(),
        new AdminUnit(
            ref,
            UnitLevel.PROVINCE,
            UnitType.TINH,
            name,
            name,
            name,
            Optional.empty(),
            "Bắc",
            "",
            null,
            null,
            ""));
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  /** Ten days after the cut-off. */
  private Optional<Deadline> deadline(String rule, Period period) {
    LocalDate last = period.closingTo().plusDays(10);
    return Optional.of(
        new Deadline(rule, last, ChronoUnit.DAYS.between(today(), last), 0, "điều khoản thử"));
  }

  void key(String id) {
    key.set(id);
  }

  static String signature(String key, byte[] content) {
    return key + ".." + CanonicalJson.sha256(content);
  }

  private Signer signer() {
    return new Signer() {
      @Override
      public Optional<KeyInfo> current() {
        return Optional.ofNullable(key.get())
            .map(
                id ->
                    new KeyInfo(
                        id,
                        Optional.empty(),
                        KeyState.CURRENT,
                        "{}",
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        null,
                        ""));
      }

      @Override
      public String sign(String type, byte[] canonicalContent) {
        return signature(key.get(), canonicalContent);
      }
    };
  }

  static void empty(JpaTemplate jpa) {
    jpa.tx(
        em -> {
          List<String> all =
              new ArrayList<>(
                  List.of(
                      "StreamPartEntity",
                      "StreamAudienceEntity",
                      "StreamItemEntity",
                      "StreamReaderEntity",
                      "ProvinceModuleEntity",
                      "ProvinceFormEntity",
                      "AdviceEntity"));
          all.forEach(e -> em.createQuery("delete from " + e).executeUpdate());
          em.createQuery("update StreamHeadEntity h set h.lastNumber = 0, h.lastDigest = null")
              .executeUpdate();
        });
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** A clock that a test moves. */
  static final class Ticking extends Clock {

    private volatile Instant now = World.CLOCK.instant();

    void set(String instant) {
      now = Instant.parse(instant);
    }

    @Override
    public ZoneId getZone() {
      return ZONE;
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

  /** The national caller may everything; a machine reads for its own province. */
  private static final class Rights implements AccessControl {

    @Override
    public boolean allowed(Caller caller, String permission, Target target) {
      if (caller.username().equals("national") || caller.kind() == Caller.Kind.SYSTEM) {
        return true;
      }
      if (caller.username().equals("forms")) {
        return permission.equals(CentrePermissions.FORMS);
      }
      return (permission.equals(StreamPermissions.READ)
              || permission.equals(CentrePermissions.SEND))
          && target.province().map(p -> p.toString().equals(caller.username())).orElse(false);
    }

    @Override
    public boolean allowedAnywhere(Caller caller, String permission) {
      return !caller.username().equals("nobody");
    }

    @Override
    public void require(Caller caller, String permission, Target target) {
      if (!allowed(caller, permission, target)) {
        throw new CtdpException(CoreError.ACCESS_DENIED, permission);
      }
    }

    @Override
    public void requireAnywhere(Caller caller, String permission) {
      if (!allowedAnywhere(caller, permission)) {
        throw new CtdpException(CoreError.ACCESS_DENIED, permission);
      }
    }

    @Override
    public Reach reach(Caller caller, String permission) {
      return caller.username().equals("national")
          ? new Reach(true, Set.of(), Set.of())
          : new Reach(false, Set.of(UnitRef.parse(caller.username())), Set.of());
    }
  }
}
