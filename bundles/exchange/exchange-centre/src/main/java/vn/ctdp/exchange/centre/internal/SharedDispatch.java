package vn.ctdp.exchange.centre.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.record.ReceivedRecord;
import vn.ctdp.exchange.record.RecordDesk;
import vn.ctdp.exchange.record.SharedRecordHandler;

/**
 * Hands shared records over to the modules that take them, each in the transaction that marks it as
 * done. Several nodes may do so side by side: the row's own state decides. One thread.
 */
@Component(service = SharedDispatch.class, immediate = true)
public final class SharedDispatch {

  private static final Logger LOG = LoggerFactory.getLogger(SharedDispatch.class);
  private static final int AT_ONCE = 200;
  private static final int POLL_SECONDS = 10;
  private static final long LONGEST_WAIT = 900;

  private final JpaTemplate jpa;
  private final Clock clock;
  private final List<SharedRecordHandler> handlers = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService thread;
  private final boolean byItself;

  /** Made by the component runtime. */
  @Activate
  public SharedDispatch(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference Clock clock) {
    this(jpa, clock, true);
  }

  /**
   * @param byItself whether it works on its own thread, or only when it is told to
   */
  SharedDispatch(JpaTemplate jpa, Clock clock, boolean byItself) {
    this.byItself = byItself;
    this.jpa = jpa;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread t = new Thread(task, "ctdp-shared-records");
              t.setDaemon(true);
              return t;
            });
    if (byItself) {
      thread.scheduleWithFixedDelay(
          this::roundQuietly, POLL_SECONDS, POLL_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addHandler(SharedRecordHandler handler) {
    handlers.add(handler);
    wake();
  }

  void removeHandler(SharedRecordHandler handler) {
    handlers.remove(handler);
  }

  @Deactivate
  void stop() {
    // No interrupt while the database may be at work: Derby answers it by closing its files.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("Handing records over did not end in time; it goes on after the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something came: do not wait for the next look. */
  void wake() {
    if (!byItself) {
      return;
    }
    try {
      thread.execute(this::roundQuietly);
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping; records are handed over after the next start", e);
    }
  }

  /** The name of a type, when a module handles it. */
  Optional<Localized> name(String type) {
    return handlers.stream()
        .filter(h -> h.type().equals(type))
        .map(SharedRecordHandler::name)
        .findFirst();
  }

  private void roundQuietly() {
    try {
      round();
    } catch (RuntimeException | Error e) {
      // Whatever it is, records must be looked at again: a task that throws is never run again.
      LOG.error("Shared records could not be handed over; tried again in a moment", e);
    }
  }

  /**
   * Hands over all that is due.
   *
   * @return how many
   */
  synchronized int round() {
    int done = 0;
    for (SharedRecordHandler handler : handlers) {
      List<SharedRecordEntity> due;
      do {
        due = due(handler.type());
        int before = done;
        for (SharedRecordEntity record : due) {
          if (thread.isShutdown() || !handlers.contains(handler)) {
            return done;
          }
          done += hand(record, handler) ? 1 : 0;
        }
        if (done == before) {
          break;
        }
      } while (due.size() == AT_ONCE);
    }
    return done;
  }

  private List<SharedRecordEntity> due(String type) {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em.createQuery(
                    "select r from SharedRecordEntity r where r.type = :type and r.state in"
                        + " (:states) and (r.nextAttemptAt is null or r.nextAttemptAt <= :now)"
                        + " order by r.version",
                    SharedRecordEntity.class)
                .setParameter("type", type)
                .setParameter("states", List.of(RecordDesk.State.WAITING, RecordDesk.State.FAILED))
                .setParameter("now", now())
                .setMaxResults(AT_ONCE)
                .getResultList());
  }

  private boolean hand(SharedRecordEntity due, SharedRecordHandler handler) {
    try {
      return jpa.txExpr(
          TransactionType.RequiresNew,
          em -> {
            // The lock, and the proof that no other node was faster and no later version came.
            int mine =
                em.createQuery(
                        "update SharedRecordEntity r set r.state = :applied, r.problem = '',"
                            + " r.nextAttemptAt = null, r.attempts = r.attempts + 1 where"
                            + " r.province = :province and r.type = :type and r.id = :id and"
                            + " r.version = :version and r.state <> :applied")
                    .setParameter("applied", RecordDesk.State.APPLIED)
                    .setParameter("province", due.province)
                    .setParameter("type", due.type)
                    .setParameter("id", due.id)
                    .setParameter("version", due.version)
                    .executeUpdate();
            if (mine == 0) {
              return false;
            }
            SharedContents.Content content =
                SharedContents.content(em, due.province, due.type, due.id, due.version)
                    .orElseThrow();
            try {
              handler.handle(
                  new ReceivedRecord(
                      UnitRef.parse(due.province),
                      due.type,
                      due.id,
                      due.version,
                      content.title(),
                      content.content(),
                      content.receivedAt()));
            } catch (LinkageError gone) {
              throw new IllegalStateException("the handler's module is being stopped", gone);
            }
            return true;
          });
    } catch (RuntimeException e) {
      String sentence =
          refusal(e)
              .map(c -> c.sentence(VietnameseText.VI))
              .orElse("Lỗi ngoài dự kiến khi đưa vào sổ; hệ thống sẽ thử lại.");
      LOG.warn("Record {} {} {}: {}", due.province, due.type, due.id, sentence, e);
      failed(due, sentence);
      return false;
    }
  }

  private void failed(SharedRecordEntity due, String sentence) {
    long seconds = Math.min(LONGEST_WAIT, 10L << Math.min(20, due.attempts));
    jpa.tx(
        TransactionType.RequiresNew,
        em ->
            em.createQuery(
                    "update SharedRecordEntity r set r.state = :failed, r.problem = :problem,"
                        + " r.nextAttemptAt = :next, r.attempts = r.attempts + 1 where r.province ="
                        + " :province and r.type = :type and r.id = :id and r.version = :version")
                .setParameter("failed", RecordDesk.State.FAILED)
                .setParameter("problem", SharedIntake.cut(sentence, 2000))
                .setParameter("next", now().plus(Duration.ofSeconds(seconds)))
                .setParameter("province", due.province)
                .setParameter("type", due.type)
                .setParameter("id", due.id)
                .setParameter("version", due.version)
                .executeUpdate());
  }

  private static Optional<CtdpException> refusal(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof CtdpException c) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
