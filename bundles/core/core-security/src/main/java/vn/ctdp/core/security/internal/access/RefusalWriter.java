package vn.ctdp.core.security.internal.access;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;

/** Writes refused acts into the audit log while there is one. */
@Component(
    service = {},
    immediate = true)
public final class RefusalWriter {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalWriter.class);
  private static final long STOP_MILLIS = 2_000;

  private final Refusals refusals;
  private final AuditLog audit;
  private final Thread thread;
  private volatile boolean stopping;

  /** Starts writing. */
  @Activate
  public RefusalWriter(@Reference Refusals refusals, @Reference AuditLog audit) {
    this.refusals = refusals;
    this.audit = audit;
    thread = new Thread(this::run, "ctdp-refusals");
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends writing; the thread is not interrupted, because it may be inside the database. */
  @Deactivate
  public void stop() {
    stopping = true;
    refusals.wake();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopping) {
        refusals.next().ifPresent(this::write);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.debug("refusals are no longer audited: stopping");
  }

  private void write(Refusals.Refusal refusal) {
    try {
      audit.append(
          refusal.caller(),
          "security.access.denied",
          null,
          Map.of(
              "permission",
              refusal.permission(),
              "target",
              refusal.target(),
              "repeated",
              Integer.toString(refusal.repeated())));
    } catch (RuntimeException e) {
      LOG.error("a refusal could not be audited: {}", refusal.permission(), e);
    }
  }
}
