package vn.ctdp.exchange.province.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.module.ModuleListener;
import vn.ctdp.core.module.ModuleManager;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.StreamCodec;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.exchange.stream.ReceivedItem;
import vn.ctdp.exchange.stream.StreamHandler;
import vn.ctdp.exchange.stream.StreamInbox;
import vn.ctdp.exchange.stream.StreamItem;
import vn.ctdp.exchange.trust.TrustError;
import vn.ctdp.exchange.trust.TrustedKeys;
import vn.ctdp.exchange.trust.Verification;

/**
 * Reads the centre's stream: asks with the last number, verifies number, chain, signature and body
 * of each item, stores items and cursor in one transaction, and hands them over. A crash at any
 * point leads to the same question again. One thread does all of it.
 */
@Component(
    service = {StreamInbox.class, ModuleListener.class, StreamClient.class},
    immediate = true,
    configurationPid = StreamConfig.PID)
@Designate(ocd = StreamConfig.class)
public final class StreamClient implements StreamInbox, ModuleListener {

  private static final Logger LOG = LoggerFactory.getLogger(StreamClient.class);
  private static final Caller SYSTEM = Caller.system("exchange.stream");
  private static final int AT_ONCE = 500;

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final TrustedKeys keys;
  private final ModuleManager modules;
  private final Forms forms;
  private final InstanceInfo instance;
  private final AuditLog audit;
  private final Clock clock;
  private final StreamConfig config;
  private final List<CentreLine> lines = new CopyOnWriteArrayList<>();
  private final List<StreamHandler> handlers = new CopyOnWriteArrayList<>();
  private final List<Chore> chores = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService thread;

  @Activate
  public StreamClient(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference TrustedKeys keys,
      @Reference ModuleManager modules,
      @Reference Forms forms,
      @Reference InstanceInfo instance,
      @Reference AuditLog audit,
      @Reference Clock clock,
      StreamConfig config) {
    this.jpa = jpa;
    this.access = access;
    this.keys = keys;
    this.modules = modules;
    this.forms = forms;
    this.instance = instance;
    this.audit = audit;
    this.clock = clock;
    this.config = config;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread t = new Thread(task, "ctdp-stream");
              t.setDaemon(true);
              return t;
            });
    int seconds = config.pollSeconds();
    if (seconds > 0) {
      thread.scheduleWithFixedDelay(
          this::roundQuietly, Math.min(seconds, 5), seconds, TimeUnit.SECONDS);
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addLine(CentreLine line) {
    lines.add(line);
    wake(this::roundQuietly);
  }

  void removeLine(CentreLine line) {
    lines.remove(line);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addHandler(StreamHandler handler) {
    handlers.add(handler);
    wake(this::dispatchQuietly);
  }

  void removeHandler(StreamHandler handler) {
    handlers.remove(handler);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addChore(Chore chore) {
    chores.add(chore);
  }

  void removeChore(Chore chore) {
    chores.remove(chore);
  }

  @Deactivate
  void stop() {
    // No interrupt while the database may be at work: Derby answers it by closing its files.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("Reading the stream did not end in time; it goes on after the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void changed(ModuleStatus status) {
    if (status.actual() == ModuleStatus.Actual.ENABLED
        || status.actual() == ModuleStatus.Actual.DISABLED) {
      wake(this::roundQuietly);
    }
  }

  private void wake(Runnable task) {
    if (config.pollSeconds() <= 0) {
      return;
    }
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping; the stream is read after the next start", e);
    }
  }

  private void roundQuietly() {
    try {
      round();
    } catch (RuntimeException | Error e) {
      // Whatever it is, the stream must be read again: a task that throws is never run again.
      LOG.error("The stream could not be read; tried again in a moment", e);
    }
  }

  private void dispatchQuietly() {
    try {
      dispatch();
    } catch (RuntimeException | Error e) {
      LOG.error("Items could not be handed over; tried again in a moment", e);
    }
  }

  /** One look: read what is new, hand over what is due, tell the centre how things stand. */
  synchronized void round() {
    pull();
    dispatch();
    report();
    for (Chore chore : chores) {
      try {
        chore.run(lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(0)));
      } catch (RuntimeException | LinkageError e) {
        LOG.warn("A regular task failed; tried again in a moment", e);
      }
    }
  }

  /**
   * Reads everything that is new.
   *
   * @return how many items were stored
   */
  synchronized int pull() {
    if (lines.isEmpty()) {
      return 0;
    }
    int stored = 0;
    while (true) {
      Cursor cursor = cursor();
      byte[] answer;
      try {
        answer =
            Question.get(
                lines.get(0),
                "/exchange/stream?province="
                    + province()
                    + "&after="
                    + cursor.number
                    + "&limit="
                    + Math.max(1, Math.min(500, config.pageItems())));
      } catch (Question.Unanswered e) {
        LOG.debug("The centre did not answer", e);
        trouble("LINE", e.getMessage());
        return stored;
      }
      try {
        StreamCodec.Page page = StreamCodec.read(answer);
        int count = take(cursor, page);
        stored += count;
        if (count == 0 || cursor.number + count >= page.head()) {
          return stored;
        }
      } catch (InvalidDocumentException e) {
        LOG.debug("The centre's answer is no page of the stream", e);
        trouble("PAGE", "Trả lời của trung tâm không phải một trang nội dung hợp lệ.");
        return stored;
      } catch (Refused e) {
        refuse(e);
        return stored;
      }
    }
  }

  private int take(Cursor cursor, StreamCodec.Page page) throws Refused, InvalidDocumentException {
    if (!page.province().equals(province().toString())) {
      throw new Refused(
          "PAGE", cursor.number, "Trung tâm trả lời cho tỉnh " + page.province() + ".", false);
    }
    if (page.head() < cursor.number) {
      throw new Refused(
          "CHAIN",
          cursor.number,
          "Trung tâm chỉ có đến số "
              + page.head()
              + " trong khi tỉnh đã nhận đến số "
              + cursor.number
              + ".",
          true);
    }
    List<Incoming> items = new ArrayList<>();
    long number = cursor.number;
    String digest = cursor.digest;
    Refused refused = null;
    for (StreamCodec.Sealed sealed : page.items()) {
      try {
        items.add(verify(sealed, number, digest));
      } catch (Refused e) {
        refused = e;
        break;
      }
      number = sealed.header().number();
      digest = sealed.header().digest();
    }
    Refused last = refused;
    jpa.tx(
        TransactionType.Required,
        em -> {
          for (Incoming item : items) {
            store(em, item);
          }
          StreamCursorEntity c = em.find(StreamCursorEntity.class, 1);
          if (!items.isEmpty()) {
            StreamCodec.Header header = items.get(items.size() - 1).sealed.header();
            c.lastNumber = header.number();
            c.lastDigest = header.digest();
          }
          c.headNumber = page.head();
          c.contactAt = now();
          if (last == null) {
            c.problemCode = "";
            c.problem = "";
          }
        });
    if (refused != null) {
      throw refused;
    }
    return items.size();
  }

  private record Incoming(StreamCodec.Sealed sealed, StreamItem item) {}

  private Incoming verify(StreamCodec.Sealed sealed, long number, String digest) throws Refused {
    StreamCodec.Header header = sealed.header();
    long expected = number + 1;
    if (header.number() != expected) {
      throw new Refused(
          "GAP",
          expected,
          "Cần nội dung số " + expected + " nhưng trung tâm gửi số " + header.number() + ".",
          true);
    }
    if (!java.util.Objects.equals(header.previousDigest(), digest)) {
      throw new Refused(
          "CHAIN",
          expected,
          "Nội dung số " + expected + " không nối tiếp nội dung tỉnh đã nhận trước đó.",
          true);
    }
    try {
      Verification v = keys.verify(StreamCodec.TYPE, header.bytes(), sealed.signature());
      if (v.owner().isPresent()) {
        throw new Refused(
            "SIGNATURE", expected, "Nội dung số " + expected + " không do trung tâm ký.", true);
      }
    } catch (CtdpException e) {
      boolean noKeyYet =
          e.errorCode() == TrustError.KEY_UNKNOWN
              || e.errorCode() == TrustError.KEY_STORE
              || e.errorCode() == TrustError.NO_KEY;
      LOG.debug("The signature of item {} does not hold", expected, e);
      throw new Refused(
          noKeyYet ? "KEY" : "SIGNATURE",
          expected,
          "Chữ ký của nội dung số " + expected + ": " + e.sentence(VietnameseText.VI),
          !noKeyYet);
    }
    if (sealed.body().isEmpty()) {
      return new Incoming(sealed, null);
    }
    byte[] body = sealed.body().get();
    if (!CanonicalJson.sha256(body).equals(header.bodyDigest())) {
      throw new Refused(
          "BODY", expected, "Nội dung số " + expected + " không khớp với mã băm đã ký.", true);
    }
    try {
      StreamItem item = StreamCodec.item(header, body);
      return new Incoming(sealed, item.audience().includes(province()) ? item : null);
    } catch (InvalidDocumentException e) {
      LOG.debug("Item {} cannot be read", expected, e);
      throw new Refused("BODY", expected, "Nội dung số " + expected + " không đọc được.", true);
    }
  }

  private void store(EntityManager em, Incoming in) {
    StreamCodec.Header header = in.sealed.header();
    StreamItemEntity e = new StreamItemEntity();
    e.number = header.number();
    e.previousDigest = header.previousDigest();
    e.bodyDigest = header.bodyDigest();
    e.digest = header.digest();
    e.signature = in.sealed.signature();
    e.publishedAt = header.publishedAt();
    e.receivedAt = now();
    e.addressed = in.item != null;
    e.kind = in.item == null ? "" : in.item.kind();
    e.moduleId = in.item == null ? "" : in.item.moduleId();
    e.titleVi = in.item == null ? "" : cut(in.item.title().vi(), 500);
    e.titleEn = in.item == null ? "" : cut(in.item.title().en(), 500);
    e.titleSearch = cut(VietnameseText.searchKey(e.titleVi + " " + e.titleEn), 1000);
    e.state = in.item == null ? ReceivedItem.State.APPLIED : ReceivedItem.State.WAITING;
    e.problem = "";
    em.persist(e);
    if (in.item != null) {
      int partNo = 0;
      for (byte[] part : Bytes.split(in.sealed.body().orElseThrow())) {
        StreamPartEntity p = new StreamPartEntity();
        p.number = e.number;
        p.partNo = partNo++;
        p.content = part;
        em.persist(p);
      }
    }
  }

  /** Something that cannot come from an honest centre, or a key that is not there yet. */
  private static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final long number;
    private final boolean security;

    Refused(String code, long number, String message, boolean security) {
      super(message);
      this.code = code;
      this.number = number;
      this.security = security;
    }
  }

  private void refuse(Refused refused) {
    if (trouble(refused.code, refused.getMessage()) && refused.security) {
      LOG.error("The stream is not read on: {}", refused.getMessage());
      audit.append(
          SYSTEM,
          "exchange.stream.refused",
          new SubjectRef("stream-item", Long.toString(refused.number)),
          Map.of("code", refused.code, "problem", refused.getMessage()));
    }
  }

  /** Keeps the problem; true when it is another one than before. */
  private boolean trouble(String code, String problem) {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          StreamCursorEntity c = em.find(StreamCursorEntity.class, 1);
          String text = cut(problem, 2000);
          boolean news = !c.problemCode.equals(code) || !c.problem.equals(text);
          // A line that is down for a moment does not hide that an item was refused.
          if (news && !(code.equals("LINE") && isRefusal(c.problemCode))) {
            c.problemCode = code;
            c.problem = text;
          }
          return news;
        });
  }

  private static boolean isRefusal(String code) {
    return !code.isEmpty() && !code.equals("LINE") && !code.equals("KEY") && !code.equals("PAGE");
  }

  private record Cursor(long number, String digest) {}

  private Cursor cursor() {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          StreamCursorEntity c = em.find(StreamCursorEntity.class, 1);
          return new Cursor(c.lastNumber, c.lastDigest);
        });
  }

  private record Due(
      long number, String kind, String moduleId, boolean failed, Instant nextAttempt, String why) {}

  /**
   * Hands over what is due. Items of one kind and module keep their order; one that fails holds up
   * those behind it, and no others.
   *
   * @return how many were carried out
   */
  synchronized int dispatch() {
    Instant now = now();
    int done = 0;
    Set<String> held = new HashSet<>();
    for (Due due : open()) {
      String group = due.kind + " " + due.moduleId;
      Optional<StreamHandler> handler = handler(due.kind, due.moduleId);
      boolean off = !due.moduleId.isEmpty() && !modules.enabled(due.moduleId);
      if (off || handler.isEmpty()) {
        held.add(group);
        String why =
            off
                ? "Chờ bật phân hệ “" + due.moduleId + "”."
                : "Chưa có chức năng nào nhận loại nội dung “" + due.kind + "”.";
        if (!due.failed && !due.why.equals(why)) {
          mark(due.number, why);
        }
        continue;
      }
      if (held.contains(group)) {
        continue;
      }
      if (due.failed && due.nextAttempt != null && due.nextAttempt.isAfter(now)) {
        held.add(group);
        continue;
      }
      if (hand(due.number, handler.get())) {
        done++;
      } else {
        held.add(group);
      }
    }
    return done;
  }

  private List<Due> open() {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select e from StreamItemEntity e where e.state in (:states) order by e.number",
                    StreamItemEntity.class)
                .setParameter(
                    "states", List.of(ReceivedItem.State.WAITING, ReceivedItem.State.FAILED))
                .setMaxResults(AT_ONCE * 10)
                .getResultList()
                .stream()
                .map(
                    e ->
                        new Due(
                            e.number,
                            e.kind,
                            e.moduleId,
                            e.state == ReceivedItem.State.FAILED,
                            e.nextAttemptAt,
                            e.problem))
                .toList());
  }

  private Optional<StreamHandler> handler(String kind, String moduleId) {
    StreamHandler general = null;
    for (StreamHandler h : handlers) {
      if (h.kind().equals(kind)) {
        if (h.moduleId().equals(moduleId)) {
          return Optional.of(h);
        }
        if (h.moduleId().isEmpty()) {
          general = h;
        }
      }
    }
    return Optional.ofNullable(general);
  }

  private void mark(long number, String why) {
    jpa.tx(
        TransactionType.Required,
        em -> em.find(StreamItemEntity.class, number).problem = cut(why, 2000));
  }

  private boolean hand(long number, StreamHandler handler) {
    try {
      tell(handler, handleOnce(number, handler));
      return true;
    } catch (RuntimeException e) {
      String sentence =
          refusal(e)
              .map(c -> c.sentence(VietnameseText.VI))
              .orElse("Lỗi ngoài dự kiến khi thực hiện; hệ thống sẽ thử lại.");
      LOG.warn("Item {} of the stream could not be carried out: {}", number, sentence, e);
      failed(number, sentence);
      return false;
    }
  }

  private StreamItem handleOnce(long number, StreamHandler handler) {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          StreamItemEntity e = em.find(StreamItemEntity.class, number);
          StreamItem item = read(em, e);
          try {
            handler.handle(item);
          } catch (LinkageError gone) {
            throw new IllegalStateException("the handler's module is being stopped", gone);
          }
          e.attempts++;
          e.state = ReceivedItem.State.APPLIED;
          e.appliedAt = now();
          e.problem = "";
          e.nextAttemptAt = null;
          return item;
        });
  }

  private static void tell(StreamHandler handler, StreamItem item) {
    try {
      handler.handled(item);
    } catch (RuntimeException e) {
      LOG.warn("Item {} is done, but could not be told of", item.number(), e);
    }
  }

  private void failed(long number, String sentence) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          StreamItemEntity item = em.find(StreamItemEntity.class, number);
          item.attempts++;
          item.state = ReceivedItem.State.FAILED;
          item.problem = cut(sentence, 2000);
          long seconds =
              Math.min(
                  Math.max(1, config.retryMaxSeconds()),
                  (long) Math.max(1, config.retryFirstSeconds())
                      << Math.min(20, item.attempts - 1));
          item.nextAttemptAt = now().plus(Duration.ofSeconds(seconds));
        });
  }

  private static Optional<CtdpException> refusal(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof CtdpException c) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  private static StreamItem read(EntityManager em, StreamItemEntity e) {
    byte[] body =
        Bytes.join(
            em
                .createQuery(
                    "select p from StreamPartEntity p where p.number = :number order by p.partNo",
                    StreamPartEntity.class)
                .setParameter("number", e.number)
                .getResultList()
                .stream()
                .map(p -> p.content)
                .toList());
    try {
      return StreamCodec.item(
          new StreamCodec.Header(e.number, e.previousDigest, e.publishedAt, e.bodyDigest), body);
    } catch (InvalidDocumentException x) {
      throw new CtdpException(
          StreamError.CONTENT, x.problems(), x, Long.toString(e.number), x.getMessage());
    }
  }

  /** Tells the centre how far things are, when something changed or it is time. */
  synchronized void report() {
    if (lines.isEmpty()) {
      return;
    }
    byte[] status = status();
    String digest = CanonicalJson.sha256(status);
    Instant now = now();
    boolean due =
        jpa.txExpr(
            TransactionType.Required,
            em -> {
              StreamCursorEntity c = em.find(StreamCursorEntity.class, 1);
              return !digest.equals(c.statusDigest)
                  || c.statusAt == null
                  || c.statusAt
                      .plus(Duration.ofMinutes(Math.max(1, config.statusMinutes())))
                      .isBefore(now);
            });
    if (!due) {
      return;
    }
    try {
      Question.post(lines.get(0), "/exchange/stream/status", status);
    } catch (Question.Unanswered e) {
      LOG.debug("The centre could not be told how things stand", e);
      return;
    }
    jpa.tx(
        TransactionType.Required,
        em -> {
          StreamCursorEntity c = em.find(StreamCursorEntity.class, 1);
          c.statusDigest = digest;
          c.statusAt = now;
        });
  }

  private byte[] status() {
    Standing s = standing();
    ObjectNode n = StreamCodec.object();
    n.put("schema", "ctdp-status-1");
    n.put("province", province().toString());
    n.put("version", instance.version());
    n.put("readTo", s.readTo());
    n.put("waiting", s.waiting());
    n.put("failed", s.failed());
    n.put("problem", s.problemCode().equals("LINE") ? "" : s.problem());
    ArrayNode list = n.putArray("modules");
    for (ModuleStatus m : modules.list(SYSTEM)) {
      ObjectNode o = list.addObject();
      o.put("id", m.id());
      o.putObject("name").put("vi", m.name().vi()).put("en", m.name().en());
      o.put("version", m.version());
      o.put("enabled", m.actual() == ModuleStatus.Actual.ENABLED);
    }
    ArrayNode known = n.putArray("forms");
    for (FormDefinition f : forms.all()) {
      known.addObject().put("id", f.key().id()).put("version", f.key().version());
    }
    return StreamCodec.canonical(n);
  }

  @Override
  public Page<ReceivedItem> items(Caller caller, PageRequest request) {
    require(caller, InboxPermissions.VIEW);
    List<String> conditions = new ArrayList<>(List.of("e.addressed = true"));
    Map<String, Object> parameters = new HashMap<>();
    request
        .filters()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "kind" -> {
                  conditions.add("e.kind = :kind");
                  parameters.put(name, value);
                }
                case "state" -> {
                  conditions.add("e.state = :state");
                  parameters.put(name, state(value));
                }
                default -> throw SortColumns.unknown("filters." + name);
              }
            });
    if (!request.search().isBlank()) {
      conditions.add("e.titleSearch like :search");
      parameters.put(
          "search", "%" + VietnameseText.searchKey(request.search()).replaceAll("[%_]", "") + "%");
    }
    boolean ascending = false;
    for (var sort : request.sorts()) {
      if (!sort.property().equals("number")) {
        throw SortColumns.unknown("sorts." + sort.property());
      }
      ascending = sort.ascending();
    }
    String where = " where " + String.join(" and ", conditions);
    String order = " order by e.number" + (ascending ? "" : " desc");
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          TypedQuery<Long> count =
              em.createQuery("select count(e) from StreamItemEntity e" + where, Long.class);
          parameters.forEach(count::setParameter);
          TypedQuery<StreamItemEntity> rows =
              em.createQuery(
                  "select e from StreamItemEntity e" + where + order, StreamItemEntity.class);
          parameters.forEach(rows::setParameter);
          return new Page<>(
              rows
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList()
                  .stream()
                  .map(StreamClient::record)
                  .toList(),
              count.getSingleResult());
        });
  }

  private static ReceivedItem.State state(String value) {
    try {
      return ReceivedItem.State.valueOf(value);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "filters.state", "EXI-STATE", "Không có trạng thái này.", "No such state.")),
          e);
    }
  }

  private static ReceivedItem record(StreamItemEntity e) {
    return new ReceivedItem(
        e.number,
        e.kind,
        e.moduleId,
        new Localized(e.titleVi, e.titleEn),
        e.publishedAt,
        e.receivedAt,
        e.state,
        e.attempts,
        e.appliedAt,
        e.problem);
  }

  @Override
  public Optional<StreamItem> item(Caller caller, long number) {
    require(caller, InboxPermissions.VIEW);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          StreamItemEntity e = em.find(StreamItemEntity.class, number);
          return e == null || !e.addressed ? Optional.empty() : Optional.of(read(em, e));
        });
  }

  @Override
  public Standing standing(Caller caller) {
    require(caller, InboxPermissions.VIEW);
    return standing();
  }

  private Standing standing() {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          StreamCursorEntity c = em.find(StreamCursorEntity.class, 1);
          Map<ReceivedItem.State, Integer> counts = new HashMap<>();
          em.createQuery(
                  "select e.state, count(e) from StreamItemEntity e where e.state in (:states)"
                      + " group by e.state",
                  Object[].class)
              .setParameter(
                  "states", List.of(ReceivedItem.State.WAITING, ReceivedItem.State.FAILED))
              .getResultList()
              .forEach(r -> counts.put((ReceivedItem.State) r[0], ((Number) r[1]).intValue()));
          return new Standing(
              c.lastNumber,
              c.lastDigest == null ? "" : c.lastDigest,
              c.headNumber,
              c.contactAt,
              c.problemCode,
              c.problem,
              counts.getOrDefault(ReceivedItem.State.WAITING, 0),
              counts.getOrDefault(ReceivedItem.State.FAILED, 0));
        });
  }

  @Override
  public void pullNow(Caller caller) {
    require(caller, InboxPermissions.VIEW);
    wake(this::roundQuietly);
  }

  @Override
  public void retry(Caller caller, long number) {
    require(caller, InboxPermissions.MANAGE);
    jpa.tx(
        TransactionType.Required,
        em -> {
          StreamItemEntity e = failed(em, number);
          e.nextAttemptAt = now();
        });
    wake(this::dispatchQuietly);
  }

  @Override
  public void skip(Caller caller, long number, String reason) {
    require(caller, InboxPermissions.MANAGE);
    String why = reason == null ? "" : VietnameseText.normalise(reason).strip();
    if (why.isEmpty() || why.length() > 1000) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "reason",
                  "EXI-REASON",
                  "Cần lý do, tối đa 1.000 ký tự.",
                  "A reason of at most 1,000 characters is needed.")),
          null);
    }
    jpa.tx(
        TransactionType.Required,
        em -> {
          StreamItemEntity e = failed(em, number);
          e.state = ReceivedItem.State.SKIPPED;
          e.appliedAt = now();
          e.nextAttemptAt = null;
          e.problem = cut(why, 2000);
          audit.append(
              caller,
              "exchange.stream.skip",
              new SubjectRef("stream-item", Long.toString(number)),
              Map.of("kind", e.kind, "title", e.titleVi, "reason", why));
        });
    wake(this::roundQuietly);
  }

  @Override
  public void acknowledge(Caller caller, long number) {
    require(caller, InboxPermissions.VIEW);
    jpa.tx(
        TransactionType.Required,
        em -> {
          NoticeEntity n = em.find(NoticeEntity.class, number);
          if (n == null) {
            throw new CtdpException(CoreError.NOT_FOUND, "thông báo", Long.toString(number));
          }
          if (n.doneAt == null) {
            n.doneAt = now();
            n.doneBy = caller.username();
          }
        });
  }

  private static StreamItemEntity failed(EntityManager em, long number) {
    StreamItemEntity e = em.find(StreamItemEntity.class, number);
    if (e == null || !e.addressed) {
      throw new CtdpException(CoreError.NOT_FOUND, "nội dung", Long.toString(number));
    }
    if (e.state != ReceivedItem.State.FAILED) {
      throw new CtdpException(StreamError.NOT_FAILED);
    }
    return e;
  }

  private void require(Caller caller, String permission) {
    access.require(caller, permission, Target.of(province()));
  }

  private UnitRef province() {
    return instance.province().orElseThrow(() -> new CtdpException(ReportError.NO_PROVINCE));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max);
  }
}
