package vn.ctdp.exchange.province.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
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
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.ReceiptCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.form.FormSource;
import vn.ctdp.exchange.form.IndicatorDefinition;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.IndicatorSource;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.exchange.form.Origin;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportSummary;
import vn.ctdp.exchange.report.ReportTransport;
import vn.ctdp.testing.TestKeys;

/** A province instance with simple neighbours, whose figures, clock and line a test sets. */
final class World {

  static final UnitRef PROVINCE = new UnitRef("68", Vintage.V34);
  static final Period PERIOD = Period.parse("2026-H1");
  static final String FORM = "test-clusters";
  static final Caller OFFICER = caller("officer");
  static final Caller LEADER = caller("leader");
  static final Caller ADMIN = caller("admin");

  static final TestKeys KEYS = new TestKeys();

  final Seals seals = new Seals();
  final ReportServiceImpl reports;
  final Outbox outbox;
  final OutboxServiceImpl queue;
  final OutboxWatch watch;
  final ReportWork work;

  /** Whether reports are due half a year before their period begins, as registrations are. */
  boolean dueAhead;

  final ReportSubjects subjects;
  final ProvinceForms forms;
  final Map<String, String> parameters = new java.util.concurrent.ConcurrentHashMap<>();
  final Figures figures = new Figures(rules());
  final SubjectLists subjectLists = new SubjectLists();
  final Source source = new Source();
  final Records records = new Records();
  final Line line = new Line();
  final ReportEvents reportEvents = new ReportEvents();
  final CalendarService calendar;
  final ProvinceDueDays days;
  final Ticking clock;
  final List<String> audit = new CopyOnWriteArrayList<>();
  final List<ReportSummary> events = new CopyOnWriteArrayList<>();

  /** National values for ever, from {@link #parameters}. */
  private RuleService rules() {
    return proxy(
        RuleService.class,
        (name, arguments) ->
            Optional.ofNullable(parameters.get(arguments[0] + ":" + arguments[1]))
                .map(
                    value ->
                        new Parameter(
                            "set",
                            (String) arguments[1],
                            value,
                            "VND",
                            Optional.empty(),
                            LocalDate.EPOCH,
                            null,
                            "",
                            Evidence.NOT_FOUND,
                            null)));
  }

  World(JpaTemplate jpa, Ticking clock) {
    this.clock = clock;
    forms = new ProvinceForms(jpa, clock);
    forms.addSource(source);
    figures.addSource(records);
    reportEvents.addListener(events::add);
    Access access = new Access();
    ProvinceConfig config = config(ProvinceConfig.class, Map.of("pollSeconds", 3600));
    AuditLog auditLog =
        proxy(
            AuditLog.class,
            (name, arguments) -> {
              audit.add(arguments[0] == null ? "" : arguments[1] + " " + arguments[3]);
              return null;
            });
    InstanceInfo instance = new Instance();
    calendar = calendar();
    days = new ProvinceDueDays(jpa, calendar, instance, clock);
    Roads roads = new Roads(jpa, auditLog, clock, config);
    outbox =
        new Outbox(
            jpa, auditLog, instance, reportEvents, forms, calendar, clock, roads, seals, config);
    queue = new OutboxServiceImpl(jpa, access, instance, auditLog, forms, outbox, roads, clock);
    watch = new OutboxWatch(jpa, access, instance, roads, clock);
    reports =
        new ReportServiceImpl(
            jpa,
            access,
            forms,
            figures,
            subjectLists,
            auditLog,
            calendar,
            days,
            proxy(OrganisationService.class, (name, arguments) -> new Page<>(List.of(), 0)),
            instance,
            outbox,
            seals,
            reportEvents,
            clock,
            config);
    work = new ReportWork(jpa, access, instance, forms, calendar, days, subjectLists);
    subjects = new ReportSubjects(jpa, access, instance, forms, calendar);
  }

  static Caller caller(String name) {
    return new Caller(name, name, name, Caller.Kind.PERSON, "ui", "", Locale.ENGLISH);
  }

  private CalendarService calendar() {
    return proxy(
        CalendarService.class,
        (name, arguments) ->
            switch (name) {
              case "today" -> clock.today();
              case "deadline" -> {
                Period period = (Period) arguments[1];
                LocalDate last =
                    dueAhead
                        ? period.closingFrom().minusMonths(6)
                        : period.closingTo().withDayOfMonth(29);
                yield Optional.of(
                    new Deadline(
                        (String) arguments[0],
                        last,
                        ChronoUnit.DAYS.between(clock.today(), last),
                        0,
                        ""));
              }
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private interface Call {
    Object on(String name, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.on(method.getName(), arguments)));
  }

  private static <A extends Annotation> A config(Class<A> type, Map<String, Object> values) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  /** Approves, and lets the outbox's own thread have its first try before the test goes on. */
  Report approve(Caller leader, Report r) {
    Report approved = reports.approveAndSend(leader, r.summary().id(), r.version());
    try {
      outbox.settle();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return approved;
  }

  /** A clock that a test moves. */
  static final class Ticking extends Clock {

    private volatile Instant now = Instant.parse("2026-06-20T02:00:00Z");

    void set(String instant) {
      now = Instant.parse(instant);
    }

    void forward(Duration by) {
      now = now.plus(by);
    }

    LocalDate today() {
      return LocalDate.ofInstant(now, ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("Asia/Ho_Chi_Minh");
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

  /** A module's records. */
  static final class Records implements IndicatorSource {

    final Map<String, String> values = new HashMap<>();
    int asked;

    Records() {
      reset();
    }

    void reset() {
      values.clear();
      values.put("clusters.planned.count", "11");
      values.put("clusters.planned.area", "825");
      asked = 0;
    }

    @Override
    public List<IndicatorDefinition> indicators() {
      return List.of("clusters.planned.count", "clusters.planned.area", "clusters.other").stream()
          .map(id -> new IndicatorDefinition(id, new Localized(id, id), "", new Localized("", "")))
          .toList();
    }

    @Override
    public Map<String, IndicatorValue> compute(Caller caller, IndicatorQuery query) {
      asked++;
      Map<String, IndicatorValue> result = new HashMap<>();
      for (String id : query.ids()) {
        String v = values.get(id);
        BigDecimal value = v == null ? null : new BigDecimal(v);
        result.put(
            id,
            new IndicatorValue(
                value,
                value == null
                    ? List.of()
                    : List.of(
                        new Origin(new SubjectRef("cluster", "c1"), "CCN Thuận An", value, "QĐ 1")),
                value == null ? 2 : 0));
      }
      return result;
    }
  }

  /** The line to a centre that remembers what it accepted. */
  static final class Line implements ReportTransport {

    final Map<String, Receipt> accepted = new HashMap<>();
    TransportException failure;
    String refusedPeriod = "";

    /** The number that the centre takes next; 0 when it takes any. */
    long wants;

    boolean loseReceipt;
    boolean forge;
    int sent;
    byte[] last;

    private final String id;
    final List<String> attempts = new CopyOnWriteArrayList<>();

    Line() {
      this("rest");
    }

    Line(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    static String sign(String type, byte[] content) {
      String signature = KEYS.signer(Optional.empty()).sign(type, content);
      return new String(new SignedDocument(content, signature).write(), StandardCharsets.UTF_8);
    }

    @Override
    public synchronized Receipt send(byte[] bytes) throws TransportException {
      sent++;
      last = bytes;
      attempts.add(new String(bytes, StandardCharsets.UTF_8));
      if (failure != null) {
        throw failure;
      }
      Envelope e;
      byte[] content;
      boolean signed = SignedDocument.claimed(bytes);
      try {
        content = signed ? SignedDocument.read(bytes).content() : bytes;
        e = EnvelopeCodec.read(content, 100, 100);
      } catch (InvalidDocumentException x) {
        throw new TransportException(x.getMessage(), true, x);
      }
      if (e.period().code().equals(refusedPeriod)) {
        throw new TransportException("Trung tâm: không nhận.", true, null);
      }
      if (wants > 0 && e.sequence() > wants) {
        throw TransportException.missing("Chưa nhận được báo cáo số " + wants + ".", wants);
      }
      wants = wants == e.sequence() && wants > 0 ? wants + 1 : wants;
      String key = e.form() + "/" + e.period().code() + "/" + e.revision();
      Receipt receipt =
          accepted.computeIfAbsent(
              key,
              k ->
                  new Receipt(
                      "r-" + k,
                      e.sender().province(),
                      e.form(),
                      e.period(),
                      e.revision(),
                      CanonicalJson.sha256(content),
                      e.sequence(),
                      accepted.size() + 1L,
                      Instant.parse("2026-06-20T02:00:01Z"),
                      ""));
      if (signed) {
        receipt =
            receipt.withDocument(
                sign(SignedDocument.RECEIPT, ReceiptCodec.write(receipt, 1, Map.of())));
      }
      if (loseReceipt) {
        throw new TransportException("Đường truyền bị ngắt.", false, null);
      }
      return forge
          ? new Receipt(
              receipt.id(),
              receipt.province(),
              receipt.form(),
              receipt.period(),
              receipt.revision(),
              "0".repeat(64),
              receipt.sequence(),
              receipt.ledgerNumber(),
              receipt.receivedAt(),
              signed ? receipt.document().replace(receipt.digest(), "0".repeat(64)) : "")
          : receipt;
    }
  }

  private static final class Access implements AccessControl {

    @Override
    public boolean allowed(Caller caller, String permission, Target target) {
      boolean leader = caller.username().equals("leader");
      return switch (permission) {
        case ProvincePermissions.VIEW -> !caller.username().equals("guest");
        case ProvincePermissions.EDIT -> caller.username().equals("officer");
        case ProvincePermissions.OUTBOX -> caller.username().equals("admin");
        default -> leader;
      };
    }

    @Override
    public boolean allowedAnywhere(Caller caller, String permission) {
      return allowed(caller, permission, Target.INSTANCE);
    }

    @Override
    public void require(Caller caller, String permission, Target target) {
      if (!allowed(caller, permission, target)) {
        throw new CtdpException(CoreError.ACCESS_DENIED, permission);
      }
    }

    @Override
    public void requireAnywhere(Caller caller, String permission) {
      require(caller, permission, Target.INSTANCE);
    }

    @Override
    public Reach reach(Caller caller, String permission) {
      return new Reach(true, Set.of(), Set.of());
    }
  }

  private static final class Instance implements InstanceInfo {

    @Override
    public String id() {
      return "lam-dong";
    }

    @Override
    public InstanceRole role() {
      return InstanceRole.PROVINCE;
    }

    @Override
    public Optional<UnitRef> province() {
      return Optional.of(PROVINCE);
    }

    @Override
    public Localized name() {
      return new Localized("Sở Công Thương tỉnh Lâm Đồng", "Lâm Đồng");
    }

    @Override
    public Optional<URI> centreUrl() {
      return Optional.empty();
    }

    @Override
    public String version() {
      return "0.1.0";
    }

    @Override
    public Path dataFolder() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Path secretsFolder() {
      throw new UnsupportedOperationException();
    }
  }

  /** The module's forms. */
  static final class Source implements FormSource {

    @Override
    public String moduleId() {
      return "clusters";
    }

    @Override
    public List<URL> definitions() {
      return List.of(
          World.class.getResource("/test-clusters-1.json"),
          World.class.getResource("/test-lower-1.json"),
          World.class.getResource("/test-upper-1.json"));
    }
  }
}
