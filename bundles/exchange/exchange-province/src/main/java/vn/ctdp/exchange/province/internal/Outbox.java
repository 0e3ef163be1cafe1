package vn.ctdp.exchange.province.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Refusal;
import vn.ctdp.exchange.outbox.OutboxService;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.report.ReportSummary;
import vn.ctdp.exchange.report.ReportTransport;

/**
 * Sends what is queued. The queue is the table of reports itself: an approval writes the envelope
 * and the state QUEUED in one transaction, and only a valid receipt or a refusal ends it, so a
 * crash at any point leads to the same bytes being sent again and the same receipt coming back. One
 * thread, oldest first, no message before those approved earlier are answered.
 */
@Component(service = Outbox.class, immediate = true, configurationPid = ProvinceConfig.PID)
@Designate(ocd = ProvinceConfig.class)
public final class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Caller SYSTEM = Caller.system("exchange.outbox");

  private final JpaTemplate jpa;
  private final AuditLog audit;
  private final InstanceInfo instance;
  private final ReportEvents events;
  private final Clock clock;
  private final ProvinceConfig config;
  private final Summaries summaries;
  private final Resending resending;
  private final Roads roads;
  private final Seals seals;
  private final List<ReportTransport> transports = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService thread;

  @Activate
  public Outbox(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AuditLog audit,
      @Reference InstanceInfo instance,
      @Reference ReportEvents events,
      @Reference Forms forms,
      @Reference CalendarService calendar,
      @Reference Clock clock,
      @Reference Roads roads,
      @Reference Seals seals,
      ProvinceConfig config) {
    this.seals = seals;
    this.roads = roads;
    this.jpa = jpa;
    this.audit = audit;
    this.instance = instance;
    this.events = events;
    this.clock = clock;
    this.config = config;
    this.summaries = new Summaries(forms, calendar);
    this.resending = new Resending(jpa, audit, seals, clock);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread t = new Thread(task, "ctdp-outbox");
              t.setDaemon(true);
              return t;
            });
    int seconds = Math.max(1, config.pollSeconds());
    thread.scheduleWithFixedDelay(this::drainQuietly, seconds, seconds, TimeUnit.SECONDS);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addTransport(ReportTransport transport) {
    transports.add(transport);
    wake();
  }

  void removeTransport(ReportTransport transport) {
    transports.remove(transport);
  }

  @Deactivate
  void stop() {
    // No interrupt while the database may be at work: Derby answers it by closing its files.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("A sending did not end in time; it will be repeated after the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something was queued: do not wait for the next look. */
  void wake() {
    try {
      thread.execute(this::drainQuietly);
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping; the queue is looked at after the next start", e);
    }
  }

  /** Returns when the outbox has looked at the queue for every wake-up so far. */
  void settle() throws InterruptedException, ExecutionException {
    thread.submit(() -> {}).get();
  }

  private void drainQuietly() {
    try {
      drain();
    } catch (RuntimeException | Error e) {
      // Whatever it is, the queue must be looked at again: a task that throws is never run again.
      LOG.error("The queue could not be worked off; tried again in a moment", e);
    }
  }

  /** Roads that can be taken now, besides the file: ids of the transports there are, sorted. */
  List<String> roads() {
    return transports.stream().map(ReportTransport::id).sorted().toList();
  }

  /**
   * Sends everything that is due, in the order of approval, and stops at the first message that was
   * not answered: each envelope names the one before it, so none may overtake another.
   *
   * @return how many receipts came
   */
  synchronized int drain() {
    int receipts = 0;
    boolean sentAgain = false;
    Outcome outcome = Outcome.RECEIVED;
    while (outcome != Outcome.OPEN && !thread.isShutdown()) {
      String road = roads.current();
      String id = road.equals(OutboxService.FILE) ? null : due();
      if (id == null) {
        break;
      }
      outcome = send(id, road, !sentAgain);
      sentAgain |= outcome == Outcome.AGAIN;
      if (outcome == Outcome.RECEIVED) {
        receipts++;
      }
    }
    return receipts;
  }

  /**
   * The centre does not hold what this province holds: sends the last answered message once more.
   * The centre either gives its old answer, or says which number it lacks, and gets all from there.
   */
  void recall() {
    try {
      thread.execute(this::recallQuietly);
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping; the radar finds the difference again", e);
    }
  }

  private synchronized void recallQuietly() {
    String roadId = roads.current();
    try {
      Optional<Answers.Kept> last =
          roadId.equals(OutboxService.FILE)
              ? Optional.empty()
              : jpa.txExpr(TransactionType.Required, Answers::last);
      if (last.isEmpty()) {
        return;
      }
      ReportTransport road = road(roadId);
      try {
        road.send(seals.again(last.get().document()));
      } catch (ReportTransport.TransportException e) {
        if (e.refused()) {
          // Its old answer: it remembers the message, so it lacks nothing.
          return;
        }
        if (e.missing() == 0 || e.missing() > last.get().number()) {
          throw e;
        }
        resending.run(SYSTEM, road, e.missing(), last.get().number() + 1);
      }
    } catch (ReportTransport.TransportException e) {
      LOG.warn("The centre could not be asked what it lacks: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("What the centre lacks could not be sent again; the radar finds it again", e);
    }
  }

  /** The first of the queue, if its time has come. */
  private String due() {
    Instant now = clock.instant();
    return jpa.txExpr(TransactionType.Required, em -> first(em))
        .filter(
            r ->
                !r.nextAttemptAt.isAfter(now)
                    // Set while the clock was wrong: no waiting time is that long.
                    || r.nextAttemptAt.isAfter(now.plus(longestWait()).plus(longestWait())))
        .map(r -> r.id)
        .orElse(null);
  }

  /** The message that is next. */
  static Optional<ReportEntity> first(EntityManager em) {
    return queue(em).setMaxResults(1).getResultList().stream().findFirst();
  }

  /** What waits, in the order of sending. */
  static TypedQuery<ReportEntity> queue(EntityManager em) {
    return em.createQuery(
            "select r from ReportEntity r where r.state = :queued order by r.messageNo, r.queuedAt, r.id",
            ReportEntity.class)
        .setParameter("queued", ReportState.QUEUED);
  }

  private Duration longestWait() {
    return Duration.ofSeconds(Math.max(config.retryMaxSeconds(), config.retryAfterMaxSeconds()));
  }

  private ReportTransport road(String id) throws ReportTransport.TransportException {
    return transports.stream()
        .filter(t -> t.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ReportTransport.TransportException(
                    "Đường gửi “" + id + "” chưa sẵn sàng.", false, null));
  }

  private Outcome send(String id, String roadId, boolean mayResend) {
    Waiting waiting = waiting(id);
    if (waiting == null) {
      return Outcome.GONE;
    }
    try {
      ReportTransport road = road(roadId);
      try {
        Receipt receipt = seals.believed(road.send(waiting.document), waiting.signed);
        verify(waiting, receipt);
        received(waiting, receipt);
        return Outcome.RECEIVED;
      } catch (ReportTransport.TransportException e) {
        if (!mayResend || !waiting.signed || e.missing() == 0 || e.missing() >= waiting.number) {
          throw e;
        }
        resending.run(SYSTEM, road, e.missing(), waiting.number);
        return Outcome.AGAIN;
      }
    } catch (ReportTransport.TransportException e) {
      LOG.warn("Report {} was not received: {}", id, e.getMessage());
      LOG.debug("Report {} was not received", id, e);
      return unanswered(waiting, e);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("Report {} could not be sent", id, e);
      failed(
          id,
          new ReportTransport.TransportException(
              "Lỗi ngoài dự kiến khi gửi; hệ thống sẽ tự gửi lại.", false, e),
          em -> {});
      return Outcome.OPEN;
    }
  }

  /** The message as it goes on its way, signed if that was not possible before. */
  private Waiting waiting(String id) {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ReportEntity r = em.find(ReportEntity.class, id);
          if (r == null || r.state != ReportState.QUEUED) {
            return null;
          }
          byte[] content = ReportTables.envelope(em, id);
          seals.seal(r, content);
          return new Waiting(
              id,
              new FormKey(r.formId, r.formVersion),
              r.periodCode,
              r.revision,
              r.digest,
              r.messageNo,
              r.signature != null,
              Seals.document(r, content));
        });
  }

  /** A message as it would go over the line; empty when it does not wait or nobody can sign it. */
  Optional<byte[]> message(String id) {
    Waiting waiting = waiting(id);
    return waiting == null || !waiting.signed
        ? Optional.empty()
        : Optional.of(waiting.document.clone());
  }

  /**
   * Takes a receipt that was carried.
   *
   * @throws ReportTransport.TransportException when it does not fit or its signature does not hold
   */
  void carriedReceipt(String id, Receipt read) throws ReportTransport.TransportException {
    Waiting waiting = waiting(id);
    if (waiting != null) {
      Receipt receipt = seals.believed(read, true);
      verify(waiting, receipt);
      received(waiting, receipt);
    }
  }

  /**
   * Takes a refusal that was carried.
   *
   * @throws ReportTransport.TransportException when it does not fit or its signature does not hold
   */
  void carriedRefusal(String id, Refusal read) throws ReportTransport.TransportException {
    Waiting waiting = waiting(id);
    if (waiting != null) {
      Refusal refusal = seals.believedRefusal(read.document(), true).orElseThrow();
      if (!fits(waiting, refusal)) {
        throw new ReportTransport.TransportException(
            "Thông báo từ chối không khớp với báo cáo đã gửi.", false, null);
      }
      failed(
          id,
          ReportTransport.TransportException.refused(
              refusal.sentence().vi(), refusal.expectedRevision().orElse(0), refusal.document()),
          em -> keep(em, waiting, refusal));
    }
  }

  /** Notes what the centre says without having decided. */
  void carriedProblem(String id, String sentence) {
    if (waiting(id) != null) {
      failed(id, new ReportTransport.TransportException(sentence, false, null), em -> {});
    }
  }

  /** No receipt. A refusal of a signed message counts only when the centre has signed it. */
  private Outcome unanswered(Waiting waiting, ReportTransport.TransportException e) {
    if (!e.refused()) {
      failed(waiting.id, e, em -> {});
      return Outcome.OPEN;
    }
    try {
      Optional<Refusal> refusal = seals.believedRefusal(e.document(), waiting.signed);
      if (refusal.isPresent() && !fits(waiting, refusal.get())) {
        throw new ReportTransport.TransportException(
            "Thông báo từ chối không khớp với báo cáo đã gửi; hệ thống sẽ gửi lại.", false, null);
      }
      failed(waiting.id, e, em -> refusal.ifPresent(r -> keep(em, waiting, r)));
      return Outcome.REFUSED;
    } catch (ReportTransport.TransportException notBelieved) {
      failed(waiting.id, notBelieved, em -> {});
      return Outcome.OPEN;
    }
  }

  private static boolean fits(Waiting waiting, Refusal refusal) {
    return refusal.digest().equals(waiting.digest) && refusal.sequence() == waiting.number;
  }

  private void keep(EntityManager em, Waiting waiting, Refusal refusal) {
    Answers.insert(
        em,
        em.find(ReportEntity.class, waiting.id),
        false,
        now(),
        waiting.document,
        refusal.document().getBytes(StandardCharsets.UTF_8));
    catchUp(em, refusal);
  }

  /**
   * The centre has answered numbers that this province does not remember, as after a restore from
   * an old backup: goes on where the centre is.
   */
  private static void catchUp(EntityManager em, Refusal refusal) {
    long next = 0;
    String digest = null;
    for (FieldProblem p : refusal.problems()) {
      if (p.code().matches("NEXT-\\d{1,15}")) {
        next = Long.parseLong(p.code().substring(5));
      } else if (p.code().matches("LAST-[0-9a-f]{64}")) {
        digest = p.code().substring(5);
      }
    }
    ChainEntity chain = ReportServiceImpl.lockChain(em);
    if (digest != null && next - 1 > chain.lastNumber) {
      chain.lastNumber = next - 1;
      chain.digest = digest;
    }
  }

  /** A reply that does not fit is no receipt. */
  private void verify(Waiting waiting, Receipt receipt) throws ReportTransport.TransportException {
    boolean fits =
        receipt != null
            && instance.province().map(p -> p.equals(receipt.province())).orElse(false)
            && receipt.form().equals(waiting.form)
            && receipt.period().equals(Period.parse(waiting.period))
            && receipt.revision() == waiting.revision
            && receipt.sequence() == waiting.number
            && receipt.digest().equals(waiting.digest);
    if (!fits) {
      throw new ReportTransport.TransportException(
          "Biên nhận trả về không khớp với báo cáo đã gửi; coi như chưa nhận.", false, null);
    }
  }

  private void received(Waiting waiting, Receipt receipt) {
    String id = waiting.id;
    List<ReportSummary> changed =
        jpa.txExpr(
            TransactionType.Required,
            em -> {
              ReportEntity r = em.find(ReportEntity.class, id);
              r.state = r.state.become(ReportState.RECEIVED);
              r.receiptId = receipt.id();
              r.receiptSequence = receipt.ledgerNumber();
              r.receiptAt = receipt.receivedAt().truncatedTo(ChronoUnit.MILLIS);
              r.lastProblem = "";
              if (!receipt.document().isEmpty()) {
                Answers.insert(
                    em,
                    r,
                    true,
                    r.receiptAt,
                    waiting.document,
                    receipt.document().getBytes(StandardCharsets.UTF_8));
              }
              touch(r);
              List<ReportEntity> before =
                  em.createQuery(
                          "select r from ReportEntity r where r.formId = :form"
                              + " and r.periodCode = :period and r.revision < :revision"
                              + " and r.state in (:before)",
                          ReportEntity.class)
                      .setParameter("form", r.formId)
                      .setParameter("period", r.periodCode)
                      .setParameter("revision", r.revision)
                      .setParameter(
                          "before",
                          List.of(ReportState.RECEIVED, ReportState.ACCEPTED, ReportState.RETURNED))
                      .getResultList();
              before.forEach(
                  b -> {
                    b.state = b.state.become(ReportState.REVISED);
                    touch(b);
                  });
              Map<String, String> details = ReportTables.details(r);
              details.put("receipt", receipt.id());
              details.put("sequence", Long.toString(receipt.ledgerNumber()));
              details.put("digest", receipt.digest());
              audit.append(
                  SYSTEM, "exchange.report.received", new SubjectRef("report", id), details);
              em.flush();
              return java.util.stream.Stream.concat(java.util.stream.Stream.of(r), before.stream())
                  .map(summaries::of)
                  .toList();
            });
    changed.forEach(events::changed);
  }

  /** Notes a failure, with what else belongs into the same transaction. */
  private void failed(
      String id, ReportTransport.TransportException e, Consumer<EntityManager> besides) {
    String problem = e.getMessage();
    ReportSummary changed =
        jpa.txExpr(
            TransactionType.Required,
            em -> {
              ReportEntity r = em.find(ReportEntity.class, id);
              if (r.state != ReportState.QUEUED) {
                // An answer has come by another road meanwhile.
                return summaries.of(r);
              }
              besides.accept(em);
              r.lastProblem = cut(problem, 2000);
              r.attempts++;
              r.nextAttemptAt =
                  now().plus(e.retryAfter().map(this::asked).orElse(backOff(r.attempts)));
              if (e.refused()) {
                r.state = r.state.become(ReportState.RETURNED);
                r.nextRevision = e.nextRevision();
                Map<String, String> details = ReportTables.details(r);
                details.put("problem", cut(problem, 1000));
                audit.append(
                    SYSTEM, "exchange.report.refused", new SubjectRef("report", id), details);
              }
              touch(r);
              em.flush();
              return summaries.of(r);
            });
    events.changed(changed);
  }

  /** What the centre asked for, within bounds, and a little more so that not all come at once. */
  private Duration asked(Duration wait) {
    long millis =
        Math.min(wait.toMillis(), Math.max(1, config.retryAfterMaxSeconds()) * 1000L)
            + ThreadLocalRandom.current().nextLong(Math.max(1000, wait.toMillis() / 10));
    return Duration.ofMillis(millis);
  }

  private Duration backOff(int attempts) {
    long first = Math.max(1, config.retryFirstSeconds());
    long seconds =
        Math.min(Math.max(1, config.retryMaxSeconds()), first << Math.min(20, attempts - 1));
    long millis = seconds * 1000;
    return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 5 + 1));
  }

  private void touch(ReportEntity r) {
    r.changedBy = SYSTEM.username();
    r.changedAt = now();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String cut(String text, int max) {
    String t = text == null ? "" : text;
    return t.length() <= max ? t : t.substring(0, max - 1) + "…";
  }

  private enum Outcome {
    /** A valid receipt. */
    RECEIVED,
    /** The centre does not want it. */
    REFUSED,
    /** The centre wanted earlier ones first, and has them now. */
    AGAIN,
    /** Not waiting any more. */
    GONE,
    /** No answer, or none that counts. */
    OPEN
  }

  private record Waiting(
      String id,
      FormKey form,
      String period,
      int revision,
      String digest,
      long number,
      boolean signed,
      byte[] document) {}
}
