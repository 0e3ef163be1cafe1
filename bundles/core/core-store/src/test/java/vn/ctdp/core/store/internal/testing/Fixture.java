package vn.ctdp.core.store.internal.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.store.internal.audit.AuditLogImpl;
import vn.ctdp.core.store.internal.audit.AuditWriter;
import vn.ctdp.core.store.internal.calendar.CalendarServiceImpl;
import vn.ctdp.core.store.internal.common.Access;
import vn.ctdp.core.store.internal.common.Transactions;
import vn.ctdp.core.store.internal.document.DocumentServiceImpl;
import vn.ctdp.core.store.internal.establishment.EstablishmentServiceImpl;
import vn.ctdp.core.store.internal.organisation.OrganisationServiceImpl;
import vn.ctdp.core.store.internal.reference.ReferenceLoader;
import vn.ctdp.core.store.internal.reference.ReferenceReady;
import vn.ctdp.core.store.internal.rule.RuleServiceImpl;
import vn.ctdp.core.store.internal.subject.CoreSubjects;
import vn.ctdp.core.store.internal.subject.SubjectsImpl;
import vn.ctdp.core.store.internal.territory.TerritoryServiceImpl;
import vn.ctdp.core.subject.Subjects;
import vn.ctdp.core.territory.UnitRef;

/**
 * All services of the bundle on a fresh database, wired like Declarative Services does. Not
 * closeable by type: JUnit would close it after each test that takes it as an argument.
 */
public final class Fixture {

  /** May do everything. */
  public static final Caller SYSTEM = Caller.system("test");

  private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

  private final CoreDatabase database;
  public final TestClock clock = new TestClock(START);
  public final FakeAccess rights = new FakeAccess();
  public final Access access = new Access();
  public final Transactions transactions;
  public final AuditWriter writer;
  public final ReferenceLoader loader;
  public final TerritoryServiceImpl territory;
  public final OrganisationServiceImpl organisations;
  public final EstablishmentServiceImpl establishments;
  public final DocumentServiceImpl documents;
  public final RuleServiceImpl rules;
  public final CalendarServiceImpl calendar;
  public final SubjectsImpl subjects = new SubjectsImpl();
  public final AuditLogImpl audit;

  public Fixture(CoreDatabase database) {
    this(database, true);
  }

  /**
   * @param load whether to load the reference data
   */
  public Fixture(CoreDatabase database, boolean load) {
    this.database = database;
    access.bindControl(objects(rights));
    transactions = new Transactions(database.registry());
    writer = new AuditWriter(database.jpa(), database.dataSource(), transactions, clock);
    loader = ReferenceLoader.idle(database.jpa(), writer, clock);
    if (load) {
      loader.load();
    }
    ReferenceReady ready = new ReferenceReady(0);
    territory =
        new TerritoryServiceImpl(database.jpa(), transactions, access, writer, clock, ready);
    organisations =
        new OrganisationServiceImpl(database.jpa(), transactions, access, writer, territory, clock);
    establishments = new EstablishmentServiceImpl(database.jpa(), access, writer, territory, clock);
    documents = new DocumentServiceImpl(database.jpa(), access, writer, ready);
    rules = new RuleServiceImpl(database.jpa(), transactions, access, writer, territory, clock);
    calendar = new CalendarServiceImpl(database.jpa(), transactions, access, writer, clock, ready);
    audit = new AuditLogImpl(writer, database.jpa(), access, objects((Subjects) subjects));
    subjects.bindResolver(
        objects(
            new CoreSubjects(organisations, establishments, documents, territory, access, clock)));
  }

  public CoreDatabase database() {
    return database;
  }

  /** A person with the given rights, everywhere. */
  public Caller person(String... permissions) {
    rights.everywhere = Set.of(permissions);
    return new Caller("u1", "lan", "Lan", Caller.Kind.PERSON, "ui", "127.0.0.1", Locale.ENGLISH);
  }

  /** Service objects that always give one object. */
  public static <T> ComponentServiceObjects<T> objects(T service) {
    return new ComponentServiceObjects<>() {
      @Override
      public T getService() {
        return service;
      }

      @Override
      public void ungetService(T unused) {
        // One object for ever.
      }

      @Override
      public ServiceReference<T> getServiceReference() {
        throw new UnsupportedOperationException();
      }
    };
  }

  /** Sets clock and rights back. */
  public void reset() {
    clock.set(START);
    rights.everywhere = Set.of();
    rights.provinces = null;
  }

  /** Drops the database. */
  public void close() {
    database.close();
  }

  /** A clock that stands until it is set. */
  public static final class TestClock extends Clock {
    private volatile Instant now;

    /** Stands at this time. */
    public TestClock(Instant now) {
      this.now = now;
    }

    /** Sets the time. */
    public void set(Instant instant) {
      now = instant;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** Rights as a test sets them. */
  public static final class FakeAccess implements AccessControl {
    public volatile Set<String> everywhere = Set.of();
    public volatile Set<UnitRef> provinces = null;

    @Override
    public boolean allowed(Caller caller, String permission, Target target) {
      return everywhere.contains(permission)
          && (provinces == null || target.province().filter(provinces::contains).isPresent());
    }

    @Override
    public boolean allowedAnywhere(Caller caller, String permission) {
      return everywhere.contains(permission);
    }

    @Override
    public void require(Caller caller, String permission, Target target) {
      if (!allowed(caller, permission, target)) {
        throw denied(permission);
      }
    }

    @Override
    public void requireAnywhere(Caller caller, String permission) {
      if (!allowedAnywhere(caller, permission)) {
        throw denied(permission);
      }
    }

    private static RuntimeException denied(String permission) {
      return new CtdpException(CoreError.ACCESS_DENIED, permission);
    }

    @Override
    public Reach reach(Caller caller, String permission) {
      return provinces == null
          ? new Reach(everywhere.contains(permission), Set.of(), Set.of())
          : new Reach(false, provinces, Set.of());
    }
  }
}
