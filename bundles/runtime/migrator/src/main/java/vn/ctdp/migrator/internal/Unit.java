package vn.ctdp.migrator.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.text.Localized;
import vn.ctdp.migrator.MigrationStatus;

/**
 * A unit of a running bundle: its scripts, its state and its services. Services are registered and
 * withdrawn outside the monitor, because whoever listens may build or close a whole persistence
 * unit in the call.
 */
final class Unit implements MigrationStatus, HealthCheck {

  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private final UnitHeader header;
  private final String bundle;
  private final List<Script> scripts;
  private final BundleContext context;

  private State state = State.WAITING;
  private String version;
  private String error;
  private long pause = FIRST_PAUSE_MILLIS;
  private boolean gone;
  private ServiceRegistration<?> statusService;
  private ServiceRegistration<DataSource> dataSourceService;

  Unit(UnitHeader header, String bundle, List<Script> scripts, BundleContext context) {
    this.header = header;
    this.bundle = bundle;
    this.scripts = scripts;
    this.context = context;
  }

  /** Shows the state to others. */
  void appear() {
    ServiceRegistration<?> registered =
        context.registerService(
            new String[] {MigrationStatus.class.getName(), HealthCheck.class.getName()},
            this,
            FrameworkUtil.asDictionary(Map.of(UNIT, header.unit())));
    keep(() -> statusService = registered, registered);
  }

  /** Withdraws everything, for good. */
  void disappear() {
    ServiceRegistration<?> status;
    synchronized (this) {
      gone = true;
      status = statusService;
      statusService = null;
    }
    withdraw(null);
    unregister(status);
  }

  /** Withdraws the DataSource; the unit waits, for the given reason. */
  void withdraw(String reason) {
    ServiceRegistration<?> dataSource;
    synchronized (this) {
      dataSource = dataSourceService;
      dataSourceService = null;
      state = State.WAITING;
      error = reason;
    }
    unregister(dataSource);
  }

  synchronized void migrating() {
    state = State.MIGRATING;
  }

  /** Ready: registers the DataSource of this schema. */
  void ready(String newVersion, DataSource pool) {
    ServiceRegistration<DataSource> registered =
        context.registerService(
            DataSource.class,
            new SchemaDataSource(pool),
            FrameworkUtil.asDictionary(Map.of(UNIT, header.unit())));
    keep(
        () -> {
          dataSourceService = registered;
          version = newVersion;
          error = null;
          pause = FIRST_PAUSE_MILLIS;
          state = State.READY;
        },
        registered);
  }

  /**
   * Notes a failed attempt.
   *
   * @return milliseconds until the next one
   */
  synchronized long failed(String message) {
    state = State.FAILED;
    error = message;
    long now = pause;
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    return now;
  }

  synchronized boolean isGone() {
    return gone;
  }

  List<Script> scripts() {
    return scripts;
  }

  Set<String> after() {
    return header.after();
  }

  @Override
  public String unit() {
    return header.unit();
  }

  @Override
  public String bundle() {
    return bundle;
  }

  @Override
  public synchronized State state() {
    return state;
  }

  @Override
  public synchronized Optional<String> version() {
    return Optional.ofNullable(version);
  }

  @Override
  public synchronized Optional<String> error() {
    return Optional.ofNullable(error);
  }

  @Override
  public String name() {
    return "schema-" + header.unit();
  }

  @Override
  public Result check() {
    String unit = header.unit();
    return switch (state()) {
      case READY ->
          new Result(
              true,
              new Localized("Lược đồ " + unit + " đã sẵn sàng", "Schema " + unit + " is ready"));
      case MIGRATING ->
          new Result(
              false,
              new Localized(
                  "Lược đồ " + unit + " đang được cập nhật",
                  "Schema " + unit + " is being brought up to date"));
      case WAITING ->
          new Result(
              false,
              new Localized(
                  "Lược đồ " + unit + " đang chờ cơ sở dữ liệu",
                  "Schema " + unit + " is waiting for the database"));
      case FAILED ->
          new Result(
              false,
              new Localized(
                  "Lược đồ " + unit + " chưa cập nhật được; đang thử lại, xem nhật ký",
                  "Schema " + unit + " could not be brought up to date; retrying, see the log"));
    };
  }

  /** Keeps a registration, or undoes it when the bundle went meanwhile. */
  private void keep(Runnable change, ServiceRegistration<?> registered) {
    boolean tooLate;
    synchronized (this) {
      tooLate = gone;
      if (!tooLate) {
        change.run();
      }
    }
    if (tooLate) {
      unregister(registered);
    }
  }

  private static void unregister(ServiceRegistration<?> registration) {
    if (registration != null) {
      registration.unregister();
    }
  }
}
