package vn.ctdp.core.store.internal.reference;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.store.internal.audit.AuditWriter;
import vn.ctdp.core.store.internal.calendar.ReferenceHolidays;
import vn.ctdp.core.store.internal.common.Refs;
import vn.ctdp.core.store.internal.document.ReferenceDocuments;
import vn.ctdp.core.store.internal.organisation.ReferenceOrganisations;
import vn.ctdp.core.store.internal.rule.ReferenceRules;
import vn.ctdp.core.store.internal.territory.ReferenceUnits;
import vn.ctdp.core.store.internal.territory.UnitWriter;

/**
 * Brings the reference data of this version into the database: once for each state of a file, each
 * file in one transaction. Runs on a thread of its own and tries again when the database fails, so
 * that an instance heals by itself. Then registers {@link ReferenceReady}.
 */
@Component(
    immediate = true,
    service = {})
public final class ReferenceLoader {

  private static final Logger LOG = LoggerFactory.getLogger(ReferenceLoader.class);
  private static final Caller SYSTEM = Caller.system("reference-data");
  private static final int RETRY_SECONDS = 5;

  private final JpaTemplate jpa;
  private final AuditWriter audit;
  private final Clock clock;
  private final BundleContext context;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          r -> {
            Thread thread = new Thread(r, "ctdp-reference-data");
            thread.setDaemon(true);
            return thread;
          });
  private ServiceRegistration<ReferenceReady> registration;
  private boolean stopped;

  @Activate
  public ReferenceLoader(
      BundleContext context,
      @Reference(target = "(osgi.unit.name=core)") JpaTemplate jpa,
      @Reference AuditWriter audit,
      @Reference Clock clock) {
    this.context = context;
    this.jpa = jpa;
    this.audit = audit;
    this.clock = clock;
    executor.execute(this::attempt);
  }

  private ReferenceLoader(JpaTemplate jpa, AuditWriter audit, Clock clock) {
    this.context = null;
    this.jpa = jpa;
    this.audit = audit;
    this.clock = clock;
  }

  /** One that only loads when told to. */
  public static ReferenceLoader idle(JpaTemplate jpa, AuditWriter audit, Clock clock) {
    return new ReferenceLoader(jpa, audit, clock);
  }

  private void attempt() {
    ReferenceReady ready;
    try {
      ready = new ReferenceReady(load());
    } catch (RuntimeException e) {
      LOG.error("Reference data could not be loaded; next attempt in {} s", RETRY_SECONDS, e);
      executor.schedule(this::attempt, RETRY_SECONDS, TimeUnit.SECONDS);
      return;
    }
    synchronized (this) {
      if (!stopped) {
        registration = context.registerService(ReferenceReady.class, ready, null);
      }
    }
  }

  @Deactivate
  public void stop() {
    // No interrupt while the database may be at work: Derby answers it by closing its files.
    executor.shutdown();
    synchronized (this) {
      stopped = true;
      if (registration != null) {
        registration.unregister();
        registration = null;
      }
    }
  }

  /** Loads everything; returns how many rows there are. Safe to repeat. */
  public int load() {
    ReferenceUnits units = ReferenceUnits.load();
    ReferenceOrganisations organisations = ReferenceOrganisations.of(units);
    ReferenceDocuments documents = ReferenceDocuments.load();
    ReferenceRules rules = ReferenceRules.load();
    ReferenceHolidays holidays = ReferenceHolidays.load();
    load("units", units.sha256(), units.size(), em -> UnitWriter.write(em, units));
    load("organisations", organisations.sha256(), organisations.size(), organisations::write);
    load("documents", documents.sha256(), documents.size(), documents::write);
    load("rules", rules.sha256(), rules.size(), rules::write);
    load("holidays", holidays.sha256(), holidays.size(), holidays::write);
    return units.size() + organisations.size() + documents.size() + rules.size() + holidays.size();
  }

  private void load(String name, String digests, int rows, ToIntFunction<EntityManager> write) {
    String sha256 = Refs.sha256(digests);
    jpa.tx(
        TransactionType.Required,
        em -> {
          ReferenceImportEntity done = em.find(ReferenceImportEntity.class, name);
          if (done != null && done.sha256.equals(sha256)) {
            return;
          }
          int changed = write.applyAsInt(em);
          boolean isNew = done == null;
          if (isNew) {
            done = new ReferenceImportEntity();
            done.name = name;
          }
          done.sha256 = sha256;
          done.rows = rows;
          done.importedAt = clock.instant();
          if (isNew) {
            em.persist(done);
          }
          audit.append(
              SYSTEM,
              "core.reference.import",
              null,
              Map.of(
                  "name",
                  name,
                  "sha256",
                  sha256,
                  "rows",
                  Integer.toString(rows),
                  "changed",
                  Integer.toString(changed)));
          LOG.info("Reference data {}: {} rows, {} new or changed", name, rows, changed);
        });
  }
}
