package vn.ctdp.exchange.province.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.RecordCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.exchange.record.RecordOutbox;
import vn.ctdp.exchange.record.SharedRecord;
import vn.ctdp.exchange.record.SharedRecordSource;
import vn.ctdp.exchange.report.ReportTransport.TransportException;
import vn.ctdp.exchange.trust.Signer;
import vn.ctdp.exchange.trust.TrustedKeys;
import vn.ctdp.exchange.trust.Verification;

/**
 * Sends shared records. What changed is written into a numbered batch and the place in the source
 * noted in one transaction; the batch stays until the centre's signed receipt names its digest. A
 * crash at any point leads to the same bytes being sent again. One thread; one type does not hold
 * up another.
 */
@Component(
    service = {RecordOutbox.class, SharedRecordSender.class},
    immediate = true,
    configurationPid = ProvinceConfig.PID)
public final class SharedRecordSender implements RecordOutbox {

  private static final Logger LOG = LoggerFactory.getLogger(SharedRecordSender.class);
  private static final Caller SYSTEM = Caller.system("exchange.records");
  private static final String PATH = "/api/exchange/records";
  private static final int BATCH_RECORDS = 100;
  private static final int BATCH_BYTES = 1 << 20;
  private static final int MOST_WAITING = 3;

  /** How often an idle province asks whether the centre still holds all. */
  private static final Duration ASK_AGAIN = Duration.ofHours(6);

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;
  private final AuditLog audit;
  private final Clock clock;
  private final ProvinceConfig config;
  private final List<CentreLine> lines = new CopyOnWriteArrayList<>();
  private final List<SharedRecordSource> sources = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService thread;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile Signer signer;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile TrustedKeys keys;

  /** Made by the component runtime. */
  @Activate
  public SharedRecordSender(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference AuditLog audit,
      @Reference Clock clock,
      ProvinceConfig config) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
    this.audit = audit;
    this.clock = clock;
    this.config = config;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread t = new Thread(task, "ctdp-shared-records");
              t.setDaemon(true);
              return t;
            });
    int seconds = config.pollSeconds();
    if (seconds > 0) {
      thread.scheduleWithFixedDelay(this::roundQuietly, seconds, seconds, TimeUnit.SECONDS);
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addLine(CentreLine line) {
    lines.add(line);
  }

  void removeLine(CentreLine line) {
    lines.remove(line);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addSource(SharedRecordSource source) {
    sources.add(source);
  }

  void removeSource(SharedRecordSource source) {
    sources.remove(source);
  }

  @Deactivate
  void stop() {
    // No interrupt while the database may be at work: Derby answers it by closing its files.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("Sending records did not end in time; it goes on after the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void roundQuietly() {
    try {
      round();
    } catch (RuntimeException | Error e) {
      // Whatever it is, sending must be tried again: a task that throws is never run again.
      LOG.error("Shared records could not be sent; tried again in a moment", e);
    }
  }

  /** One look at every type: what waits is sent, what is new is put into batches and sent. */
  synchronized void round() {
    if (instance.province().isEmpty()) {
      return;
    }
    TreeSet<String> types = new TreeSet<>();
    sources.forEach(s -> types.add(s.type()));
    types.addAll(
        jpa.txExpr(
            TransactionType.Required,
            em ->
                em.createQuery("select c.type from SharedChainEntity c", String.class)
                    .getResultList()));
    for (String type : types) {
      try {
        work(type);
      } catch (RuntimeException | LinkageError e) {
        LOG.error("Shared records of type {} could not be sent", type, e);
      }
    }
  }

  private void work(String type) {
    boolean more = true;
    while (more && !thread.isShutdown()) {
      boolean collected = collect(type);
      more = deliver(type) || (collected && waitingBatches(type) < MOST_WAITING);
    }
  }

  private Optional<SharedRecordSource> source(String type) {
    return sources.stream().filter(s -> s.type().equals(type)).findFirst();
  }

  private long waitingBatches(String type) {
    return chain(type).map(c -> c.lastNo - c.sentNo).orElse(0L);
  }

  private Optional<SharedChainEntity> chain(String type) {
    return jpa.txExpr(
        TransactionType.Required,
        em -> Optional.ofNullable(em.find(SharedChainEntity.class, type)));
  }

  /** Puts what changed into the next batch; true when there was something. */
  private boolean collect(String type) {
    Optional<SharedRecordSource> source = source(type);
    if (source.isEmpty() || waitingBatches(type) >= MOST_WAITING) {
      return false;
    }
    long through = chain(type).map(c -> c.throughVersion).orElse(0L);
    List<SharedRecord> records = fitting(source.get().after(through, BATCH_RECORDS));
    if (records.isEmpty()) {
      return false;
    }
    jpa.tx(
        TransactionType.Required,
        em -> {
          SharedChainEntity chain = em.find(SharedChainEntity.class, type);
          if (chain == null) {
            chain = new SharedChainEntity();
            chain.type = type;
            chain.problem = "";
            em.persist(chain);
          }
          Instant now = now();
          byte[] content =
              content(
                  new RecordCodec.Batch(
                      province(), type, chain.lastNo + 1, chain.lastDigest, now, records));
          chain.lastNo++;
          chain.lastDigest = CanonicalJson.sha256(content);
          chain.throughVersion = records.get(records.size() - 1).version();
          if (chain.lastNo == chain.sentNo + 1) {
            chain.nextAttemptAt = null;
          }
          em.flush();
          SharedBatches.insert(
              em, type, chain.lastNo, chain.lastDigest, records.size(), now, content);
        });
    return true;
  }

  /** The first of them that make a batch of reasonable size; always at least one. */
  private static List<SharedRecord> fitting(List<SharedRecord> records) {
    List<SharedRecord> batch = new ArrayList<>();
    long bytes = 0;
    for (SharedRecord record : records) {
      bytes += record.content().getBytes(StandardCharsets.UTF_8).length;
      if (!batch.isEmpty() && bytes > BATCH_BYTES) {
        break;
      }
      batch.add(record);
    }
    return batch;
  }

  private static byte[] content(RecordCodec.Batch batch) {
    try {
      byte[] content = RecordCodec.write(batch);
      if (content.length > RecordCodec.MAX_BYTES - SignedDocument.MAX_SIGNATURE - 200) {
        throw new IllegalStateException(
            "record " + batch.records().get(0).id() + " is too large to be shared");
      }
      return content;
    } catch (InvalidDocumentException e) {
      throw new IllegalStateException("a source gave a record that is no JSON object", e);
    }
  }

  /** Sends the first batch that waits, if its time has come; true when there may be more to do. */
  private boolean deliver(String type) {
    SharedChainEntity chain = chain(type).orElse(null);
    if (chain == null || chain.lastNo == 0) {
      return false;
    }
    Instant now = now();
    boolean idle = chain.sentNo == chain.lastNo;
    if (idle && chain.askedAt != null && chain.askedAt.plus(ASK_AGAIN).isAfter(now)) {
      return false;
    }
    if (chain.nextAttemptAt != null
        && chain.nextAttemptAt.isAfter(now)
        // Set while the clock was wrong: no waiting time is that long.
        && chain.nextAttemptAt.isBefore(now.plus(longestWait()).plus(longestWait()))) {
      return false;
    }
    long number = idle ? chain.lastNo : chain.sentNo + 1;
    try {
      return answered(type, number, send(type, number)) && !idle;
    } catch (TransportException e) {
      LOG.warn("Batch {} of {} was not received: {}", number, type, e.getMessage());
      LOG.debug("Batch {} of {} was not received", number, type, e);
      failed(type, e);
      return false;
    }
  }

  /** An answer of the centre that counts. */
  private record Said(RecordCodec.Receipt receipt, byte[] document) {}

  private Said send(String type, long number) throws TransportException {
    Signer present = signer;
    if (lines.isEmpty() || present == null || present.current().isEmpty()) {
      throw again(
          "Chưa có khóa ký hoặc đường truyền: đăng ký với trung tâm ở trang “Khóa và đăng ký”.",
          null);
    }
    SharedBatches.Kept kept =
        jpa.txExpr(TransactionType.Required, em -> SharedBatches.kept(em, type, number))
            .orElseThrow(
                () ->
                    again(
                        "Trung tâm cần lô bản ghi số "
                            + number
                            + ", nhưng tỉnh không còn giữ. Liên hệ trung tâm.",
                        null));
    byte[] document;
    try {
      document =
          new SignedDocument(kept.content(), present.sign(RecordCodec.BATCH_TYPE, kept.content()))
              .write();
    } catch (CtdpException e) {
      throw again("Chưa ký được: " + e.sentence(java.util.Locale.forLanguageTag("vi-VN")), e);
    }
    CentreLine.Reply reply =
        lines
            .get(0)
            .send(
                "POST",
                PATH,
                Map.of(
                    "Content-Type",
                    "application/json",
                    "Accept",
                    "application/json, application/problem+json"),
                document);
    RecordCodec.Receipt receipt = believed(reply);
    if (!receipt.province().equals(province())
        || !receipt.type().equals(type)
        || receipt.number() != number
        || !receipt.digest().equals(kept.digest())) {
      throw again("Trả lời của trung tâm không khớp với lô đã gửi; coi như chưa nhận.", null);
    }
    return new Said(receipt, reply.body());
  }

  /** Nothing counts that the centre did not sign. */
  private RecordCodec.Receipt believed(CentreLine.Reply reply) throws TransportException {
    TrustedKeys trusted = keys;
    if (!SignedDocument.claimed(reply.body()) || trusted == null) {
      throw again(sentence(reply), null);
    }
    try {
      SignedDocument signed = SignedDocument.read(reply.body());
      Verification v =
          trusted.verify(RecordCodec.RECEIPT_TYPE, signed.content(), signed.signature());
      if (v.owner().isPresent()) {
        throw again("Biên nhận không do trung tâm ký; coi như chưa nhận.", null);
      }
      return RecordCodec.readReceipt(signed.content());
    } catch (InvalidDocumentException | CtdpException e) {
      throw again("Biên nhận của trung tâm không đúng; coi như chưa nhận.", e);
    }
  }

  private static String sentence(CentreLine.Reply reply) {
    return switch (reply.status()) {
      case 401 -> "Trung tâm không nhận tài khoản gửi: sai tên hoặc mật khẩu, hoặc bị khóa.";
      case 403 ->
          "Tài khoản gửi chưa được trung tâm cấp quyền cho tỉnh này, hoặc chữ ký không đúng.";
      case 404 -> "Trung tâm chưa có chức năng nhận bản ghi dùng chung (phiên bản cũ hơn).";
      default -> "Trung tâm trả lời mã " + reply.status() + ", không phải biên nhận.";
    };
  }

  /** True when the next batch may be sent at once. */
  private boolean answered(String type, long number, Said said) throws TransportException {
    RecordCodec.Receipt receipt = said.receipt();
    switch (receipt.outcome()) {
      case STORED, KNOWN -> {
        received(type, number, said);
        return true;
      }
      case SEND -> {
        resend(type, number, receipt);
        return true;
      }
      default -> {
        catchUp(type, receipt);
        // Not at once: a centre that says so again and again is asked no more often than usual.
        return false;
      }
    }
  }

  private void received(String type, long number, Said said) {
    Instant now = now();
    jpa.tx(
        TransactionType.Required,
        em -> {
          SharedChainEntity chain = em.find(SharedChainEntity.class, type);
          chain.attempts = 0;
          chain.problem = "";
          chain.nextAttemptAt = null;
          chain.askedAt = now;
          if (number > chain.sentNo) {
            chain.sentNo = number;
            chain.sentAt = now;
          }
          em.flush();
          SharedBatches.acknowledged(em, type, number, now, said.document());
        });
    source(type).ifPresent(source -> tell(source, type, number, said.receipt().digest(), now));
  }

  /** The source hears what has been received; what it makes of that is its own affair. */
  private void tell(
      SharedRecordSource source, String type, long number, String digest, Instant at) {
    try {
      SharedBatches.Kept kept =
          jpa.txExpr(TransactionType.Required, em -> SharedBatches.kept(em, type, number))
              .orElseThrow();
      List<SharedRecord> records = RecordCodec.read(kept.content()).records();
      source.acknowledged(
          new SharedRecordSource.Acknowledged(
              number, records.get(records.size() - 1).version(), digest, at));
    } catch (InvalidDocumentException | RuntimeException e) {
      LOG.warn("The source of {} could not be told of the receipt of batch {}", type, number, e);
    }
  }

  /** The centre lacks batches that it had acknowledged: the same bytes under the same numbers. */
  private void resend(String type, long number, RecordCodec.Receipt receipt)
      throws TransportException {
    long from = receipt.last() + 1;
    if (from >= number) {
      throw again("Trả lời của trung tâm không hợp lệ; hệ thống sẽ gửi lại.", null);
    }
    LOG.warn(
        "The centre lacks batches {} to {} of {}: it was probably restored from a backup",
        from,
        number,
        type);
    audit.append(
        SYSTEM,
        "exchange.records.asked-again",
        new SubjectRef("shared-records", type),
        Map.of("type", type, "from", Long.toString(from), "to", Long.toString(number)));
    for (long n = from; n <= number; n++) {
      Said again = send(type, n);
      switch (again.receipt().outcome()) {
        case STORED, KNOWN -> received(type, n, again);
        case CONFLICT -> {
          catchUp(type, again.receipt());
          return;
        }
        default ->
            throw again("Trung tâm lại hỏi một lô khác trong khi gửi lại; sẽ thử lại.", null);
      }
    }
  }

  /**
   * The centre holds other content under these numbers: this province was restored from an old
   * backup. It goes on behind the centre's last batch, and tells everything anew.
   */
  private void catchUp(String type, RecordCodec.Receipt receipt) throws TransportException {
    SharedRecordSource source =
        source(type)
            .orElseThrow(
                () ->
                    again(
                        "Trung tâm giữ nội dung khác dưới cùng số lô; bật lại phân hệ để gửi lại"
                            + " toàn bộ bản ghi.",
                        null));
    LOG.error(
        "The centre holds other batches of {} than this province, up to number {}: everything is"
            + " sent anew",
        type,
        receipt.last());
    source.raise(receipt.version());
    jpa.tx(
        TransactionType.Required,
        em -> {
          SharedBatches.drop(em, type);
          SharedChainEntity chain = em.find(SharedChainEntity.class, type);
          chain.lastNo = receipt.last();
          chain.sentNo = receipt.last();
          chain.lastDigest = receipt.lastDigest();
          chain.throughVersion = receipt.version();
          chain.askedAt = now();
          chain.problem = "";
          chain.attempts = 0;
          chain.nextAttemptAt = null;
          stale(em, type, receipt.last());
          audit.append(
              SYSTEM,
              "exchange.records.caught-up",
              new SubjectRef("shared-records", type),
              Map.of(
                  "type",
                  type,
                  "last",
                  Long.toString(receipt.last()),
                  "version",
                  Long.toString(receipt.version())));
        });
  }

  /** Batches of before the restore whose numbers lie behind the centre's last one. */
  private static void stale(EntityManager em, String type, long last) {
    em.createNativeQuery(
            "DELETE FROM exchange_province.shared_batch WHERE record_type = :type AND batch_no >"
                + " :last")
        .setParameter("type", type)
        .setParameter("last", last)
        .executeUpdate();
  }

  private void failed(String type, TransportException e) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          SharedChainEntity chain = em.find(SharedChainEntity.class, type);
          chain.attempts++;
          String problem = e.getMessage() == null ? "" : e.getMessage();
          chain.problem = problem.length() <= 2000 ? problem : problem.substring(0, 2000);
          chain.nextAttemptAt =
              now().plus(e.retryAfter().map(this::asked).orElse(backOff(chain.attempts)));
        });
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

  private Duration longestWait() {
    return Duration.ofSeconds(Math.max(config.retryMaxSeconds(), config.retryAfterMaxSeconds()));
  }

  @Override
  public List<Line> lines(Caller caller) {
    require(caller, ProvincePermissions.VIEW);
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select c from SharedChainEntity c order by c.type", SharedChainEntity.class)
                .getResultList()
                .stream()
                .map(c -> line(em, c))
                .toList());
  }

  private Line line(EntityManager em, SharedChainEntity c) {
    SharedBatches.Waiting waiting = SharedBatches.waiting(em, c.type);
    return new Line(
        c.type,
        source(c.type).map(SharedRecordSource::name).orElse(new Localized(c.type, c.type)),
        c.sentNo,
        c.sentAt,
        waiting.records(),
        waiting.since(),
        c.attempts,
        c.nextAttemptAt,
        c.problem);
  }

  @Override
  public void sendNow(Caller caller) {
    require(caller, ProvincePermissions.OUTBOX);
    jpa.tx(
        TransactionType.Required,
        em ->
            em.createQuery(
                    "update SharedChainEntity c set c.nextAttemptAt = null, c.askedAt = null")
                .executeUpdate());
    try {
      thread.execute(this::roundQuietly);
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping; records are sent after the next start", e);
    }
  }

  private void require(Caller caller, String permission) {
    access.require(caller, permission, instance.province().map(Target::of).orElse(Target.INSTANCE));
  }

  private UnitRef province() {
    return instance.province().orElseThrow(() -> new IllegalStateException("no province"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static TransportException again(String sentence, Throwable cause) {
    return new TransportException(sentence, false, cause);
  }
}
