package vn.ctdp.migrator.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.migrator.MigrationStatus.State;

/**
 * Watches for bundles with the header {@code Ctdp-Migrations}, brings their schemas up to date on a
 * thread of its own, and only then registers the DataSource that their persistence units ask for. A
 * database that is down, or that another schema is missing from, is tried again until it works.
 */
@Component(
    service = {},
    immediate = true)
public final class MigrationExtender implements BundleTrackerCustomizer<List<Unit>> {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationExtender.class);
  private static final long STOP_SECONDS = 20;

  private final BundleContext context;
  private final Queue<Unit> units = new ConcurrentLinkedQueue<>();
  private final ScheduledThreadPoolExecutor worker;
  private final BundleTracker<List<Unit>> bundles;
  private volatile DataSource pool;

  /** Starts watching. */
  @Activate
  public MigrationExtender(BundleContext context) {
    this.context = context;
    worker =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "ctdp-migrator");
              thread.setDaemon(true);
              return thread;
            });
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    bundles = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
    bundles.open();
  }

  /** Withdraws every schema and ends the thread; a migration under way is completed first. */
  @Deactivate
  void stop() throws InterruptedException {
    worker.shutdown();
    bundles.close();
    if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("A migration is still running after {} s", STOP_SECONDS);
    }
  }

  /** The database has come. */
  @Reference(
      target = "(dataSourceName=ctdp)",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindPool(DataSource dataSource) {
    pool = dataSource;
    migrateLater(0);
  }

  /** The database is going: nobody may keep on using it through a schema. */
  void unbindPool(DataSource dataSource) {
    if (pool == dataSource) {
      pool = null;
      for (Unit unit : units) {
        unit.withdraw("The DataSource has gone");
      }
    }
  }

  @Override
  public List<Unit> addingBundle(Bundle bundle, BundleEvent event) {
    String header = bundle.getHeaders("").get(UnitHeader.HEADER);
    if (header == null) {
      return null;
    }
    List<Unit> added = new ArrayList<>();
    try {
      for (UnitHeader unit : UnitHeader.parse(header)) {
        added.add(new Unit(unit, bundle.getSymbolicName(), scripts(bundle, unit), context));
      }
    } catch (IllegalArgumentException | IOException e) {
      LOG.error("Header {} of {} is wrong: {}", UnitHeader.HEADER, bundle, header, e);
      return null;
    }
    for (Unit unit : added) {
      unit.appear();
      units.add(unit);
    }
    migrateLater(0);
    return added;
  }

  @Override
  public void modifiedBundle(Bundle bundle, BundleEvent event, List<Unit> tracked) {
    // STARTING to ACTIVE: nothing new.
  }

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, List<Unit> tracked) {
    units.removeAll(tracked);
    for (Unit unit : tracked) {
      unit.disappear();
    }
  }

  private void migrateLater(long millis) {
    try {
      worker.schedule(this::migrateAll, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping: no more migrations", e);
    }
  }

  /**
   * One pass over all units; repeated as long as a unit became ready, for others may have waited
   * for it.
   */
  private void migrateAll() {
    boolean progress = true;
    while (progress) {
      progress = false;
      for (Unit unit : units) {
        DataSource dataSource = pool;
        if (dataSource == null || worker.isShutdown()) {
          return;
        }
        if (unit.state() != State.READY && !unit.isGone() && isReady(unit.after())) {
          progress |= migrate(unit, dataSource);
        }
      }
    }
  }

  private boolean isReady(Set<String> names) {
    return names.stream()
        .allMatch(
            name ->
                units.stream()
                    .anyMatch(unit -> unit.unit().equals(name) && unit.state() == State.READY));
  }

  private boolean migrate(Unit unit, DataSource dataSource) {
    unit.migrating();
    try {
      String version = SchemaMigrator.migrate(dataSource, unit.unit(), unit.scripts());
      unit.ready(version, dataSource);
      if (dataSource != pool) {
        unit.withdraw("The DataSource has gone");
        return false;
      }
      LOG.info("Schema {} is at version {}", unit.unit(), version);
      return true;
    } catch (Exception e) {
      long pause = unit.failed(e.getMessage());
      LOG.warn("Schema {} is not ready, next attempt in {} ms", unit.unit(), pause, e);
      migrateLater(pause);
      return false;
    }
  }

  private static List<Script> scripts(Bundle bundle, UnitHeader unit) throws IOException {
    var found = bundle.findEntries(unit.path(), "*.sql", false);
    List<Script> scripts = new ArrayList<>();
    for (URL url : found == null ? List.<URL>of() : Collections.list(found)) {
      String path = url.getPath();
      try (InputStream in = url.openStream()) {
        scripts.add(
            new Script(
                path.substring(path.lastIndexOf('/') + 1),
                new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    if (scripts.isEmpty()) {
      throw new IllegalArgumentException("no SQL files in " + unit.path());
    }
    return scripts;
  }
}
