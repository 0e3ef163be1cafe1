package vn.ctdp.exchange.centre.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Deadline;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.deadline.DeadlineService;
import vn.ctdp.exchange.deadline.DueDay;
import vn.ctdp.exchange.deadline.DueDays;
import vn.ctdp.exchange.deadline.Extension;
import vn.ctdp.exchange.deadline.Matrix;
import vn.ctdp.exchange.deadline.NewExtension;
import vn.ctdp.exchange.engine.PeriodWording;
import vn.ctdp.exchange.engine.StreamCodec;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.NewItem;
import vn.ctdp.exchange.stream.StreamPublisher;

/**
 * Who is late. Everything is computed when it is asked for, in a fixed number of statements however
 * many provinces, forms and periods there are; reminders are remembered so that each goes out once,
 * whichever node is first.
 */
@Component(
    service = {DeadlineService.class, DueDays.class},
    immediate = true,
    configurationPid = ReminderConfig.PID)
@Designate(ocd = ReminderConfig.class)
public final class DeadlineServiceImpl implements DeadlineService, DueDays {

  private static final Logger LOG = LoggerFactory.getLogger(DeadlineServiceImpl.class);
  private static final Caller SYSTEM = Caller.system("exchange.reminders");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final Forms forms;
  private final TerritoryService territory;
  private final CalendarService calendar;
  private final StreamPublisher publisher;
  private final AuditLog audit;
  private final Clock clock;
  private final LocalTime time;
  private final ScheduledExecutorService thread;

  @Activate
  public DeadlineServiceImpl(
      @Reference(target = "(osgi.unit.name=exchange_centre)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference Forms forms,
      @Reference TerritoryService territory,
      @Reference CalendarService calendar,
      @Reference StreamPublisher publisher,
      @Reference AuditLog audit,
      @Reference Clock clock,
      ReminderConfig config) {
    this.jpa = jpa;
    this.access = access;
    this.forms = forms;
    this.territory = territory;
    this.calendar = calendar;
    this.publisher = publisher;
    this.audit = audit;
    this.clock = clock;
    this.time = time(config.time());
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread t = new Thread(task, "ctdp-reminders");
              t.setDaemon(true);
              return t;
            });
    if (config.enabled()) {
      thread.scheduleWithFixedDelay(this::remindQuietly, 2, 15, TimeUnit.MINUTES);
    }
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      LOG.error("time in {}.cfg is no time of day: {}; 07:00 is used", ReminderConfig.PID, text, e);
      return LocalTime.of(7, 0);
    }
  }

  @Deactivate
  void stop() {
    // No interrupt while the database may be at work: Derby answers it by closing its files.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("Reminding did not end in time; it goes on after the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Optional<DueDay> of(FormDefinition form, Period period, UnitRef province) {
    Optional<Deadline> rule = rule(form, period);
    if (rule.isEmpty()) {
      return Optional.empty();
    }
    List<ExtensionEntity> extensions =
        jpa.txExpr(
            TransactionType.Required,
            em ->
                em.createQuery(
                        "select e from ExtensionEntity e where e.formId = :form"
                            + " and e.periodCode = :period order by e.item desc",
                        ExtensionEntity.class)
                    .setParameter("form", form.key().id())
                    .setParameter("period", period.code())
                    .getResultList());
    return Optional.of(due(rule.get(), extensions, province));
  }

  private Optional<Deadline> rule(FormDefinition form, Period period) {
    return form.deadlineRule().isEmpty()
        ? Optional.empty()
        : calendar.deadline(form.deadlineRule(), period);
  }

  private static DueDay due(Deadline rule, List<ExtensionEntity> newestFirst, UnitRef province) {
    for (ExtensionEntity e : newestFirst) {
      if (Audience.parse(e.audience).includes(province)) {
        return new DueDay(e.newDay, rule.lastDay(), e.number, rule.legalText());
      }
    }
    return new DueDay(rule.lastDay(), rule.lastDay(), "", rule.legalText());
  }

  @Override
  public Matrix matrix(Caller caller, int year, String formId) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    if (year < 2000 || year > 2100) {
      throw wrong("year", "Năm từ 2000 đến 2100.", "A year from 2000 to 2100.");
    }
    List<FormDefinition> wanted =
        forms.all().stream().filter(f -> formId.isEmpty() || f.key().id().equals(formId)).toList();
    List<Column> columns = new ArrayList<>();
    for (FormDefinition form : wanted) {
      for (PeriodKind kind : form.periods()) {
        for (int index = 1; index <= count(kind); index++) {
          column(form, new Period(kind, year, index)).ifPresent(columns::add);
        }
      }
    }
    return jpa.txExpr(TransactionType.Required, em -> matrix(em, columns));
  }

  private record Column(Matrix.Column column, Deadline rule) {}

  private Optional<Column> column(FormDefinition newest, Period period) {
    FormDefinition form = forms.find(newest.key().id(), newest.closingTo(period)).orElse(newest);
    if (!form.sentToCentre()) {
      return Optional.empty();
    }
    return rule(form, period)
        .map(
            d ->
                new Column(
                    new Matrix.Column(
                        form.key().id() + "/" + period.code(), form, period, d.lastDay()),
                    d));
  }

  private static int count(PeriodKind kind) {
    return switch (kind) {
      case MONTH -> 12;
      case QUARTER -> 4;
      case HALF_YEAR -> 2;
      case YEAR -> 1;
    };
  }

  private record Held(int revision, String id, Instant firstAt, ReportStatusEntity status) {}

  private Matrix matrix(EntityManager em, List<Column> unsorted) {
    LocalDate today = calendar.today();
    List<Column> columns =
        unsorted.stream()
            .sorted(
                Comparator.comparing((Column c) -> c.column.lastDay())
                    .thenComparing(c -> c.column.key()))
            .toList();
    Set<String> formIds = new HashSet<>();
    Set<String> periods = new HashSet<>();
    columns.forEach(
        c -> {
          formIds.add(c.column.form().key().id());
          periods.add(c.column.period().code());
        });
    Map<String, List<ExtensionEntity>> extensions = new HashMap<>();
    Map<String, Held> held = new HashMap<>();
    if (!columns.isEmpty()) {
      em.createQuery(
              "select e from ExtensionEntity e where e.formId in (:forms)"
                  + " and e.periodCode in (:periods) order by e.item desc",
              ExtensionEntity.class)
          .setParameter("forms", formIds)
          .setParameter("periods", periods)
          .getResultList()
          .forEach(
              e ->
                  extensions
                      .computeIfAbsent(e.formId + "/" + e.periodCode, k -> new ArrayList<>())
                      .add(e));
      em.createQuery(
              "select c, f.receivedAt, t from CurrentEntity c"
                  + " join SubmissionEntity f on f.formId = c.formId"
                  + " and f.periodCode = c.periodCode and f.province = c.province"
                  + " and f.revision = 1"
                  + " left join ReportStatusEntity t on t.formId = c.formId"
                  + " and t.periodCode = c.periodCode and t.province = c.province"
                  + " and t.revision = c.revision"
                  + " where c.formId in (:forms) and c.periodCode in (:periods)",
              Object[].class)
          .setParameter("forms", formIds)
          .setParameter("periods", periods)
          .getResultList()
          .forEach(
              r -> {
                CurrentEntity c = (CurrentEntity) r[0];
                held.put(
                    c.formId + "/" + c.periodCode + "/" + c.province,
                    new Held(
                        c.revision, c.submissionId, (Instant) r[1], (ReportStatusEntity) r[2]));
              });
    }
    Map<LocalDate, List<AdminUnit>> provinces = new HashMap<>();
    Map<UnitRef, AdminUnit> shown = new LinkedHashMap<>();
    territory.provinces(today).forEach(u -> shown.put(u.ref(), u));
    Map<UnitRef, Map<String, Matrix.Cell>> cells = new HashMap<>();
    for (Column c : columns) {
      LocalDate closing = c.column.form().closingTo(c.column.period());
      // Who reports is who there was when the figures closed.
      for (AdminUnit unit : provinces.computeIfAbsent(closing, territory::provinces)) {
        shown.putIfAbsent(unit.ref(), unit);
        Held h = held.get(c.column.key() + "/" + unit.ref());
        DueDay due = due(c.rule, extensions.getOrDefault(c.column.key(), List.of()), unit.ref());
        cells
            .computeIfAbsent(unit.ref(), r -> new HashMap<>())
            .put(c.column.key(), cell(unit.ref(), c.column, closing, due, h, today));
      }
    }
    List<Matrix.Row> rows =
        shown.values().stream()
            .sorted(Comparator.comparing(AdminUnit::nameVi, VietnameseText.order()))
            .map(u -> new Matrix.Row(u, cells.getOrDefault(u.ref(), Map.of())))
            .toList();
    return new Matrix(today, columns.stream().map(Column::column).toList(), rows);
  }

  private static Matrix.Cell cell(
      UnitRef province,
      Matrix.Column column,
      LocalDate closing,
      DueDay due,
      Held held,
      LocalDate today) {
    if (held != null) {
      ReportState state = held.status == null ? ReportState.RECEIVED : held.status.state;
      LocalDate came = LocalDate.ofInstant(held.firstAt, ZONE);
      return new Matrix.Cell(
          province,
          column.key(),
          switch (state) {
            case ACCEPTED -> Matrix.State.ACCEPTED;
            case RETURNED -> Matrix.State.RETURNED;
            case LOCKED -> Matrix.State.LOCKED;
            default -> Matrix.State.RECEIVED;
          },
          0,
          due,
          held.revision,
          held.id,
          held.firstAt,
          Math.max(0, ChronoUnit.DAYS.between(due.lastDay(), came)));
    }
    long left = ChronoUnit.DAYS.between(today, due.lastDay());
    Matrix.State state =
        left < 0
            ? Matrix.State.LATE
            : left <= AHEAD && !today.isBefore(closing) ? Matrix.State.DUE : Matrix.State.NOT_DUE;
    return new Matrix.Cell(province, column.key(), state, Math.abs(left), due, 0, "", null, 0);
  }

  @Override
  public Extension extend(Caller caller, NewExtension n) {
    access.require(caller, StreamPermissions.EXTEND, Target.INSTANCE);
    List<FieldProblem> problems = new ArrayList<>();
    FormDefinition form =
        forms.all().stream()
            .filter(f -> f.key().id().equals(n.formId()))
            .findFirst()
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "biểu mẫu", n.formId()));
    Optional<Deadline> rule = rule(form, n.period());
    if (rule.isEmpty()) {
      problems.add(
          problem("period", "Biểu này không có hạn cho kỳ đó.", "The form has no deadline then."));
    } else if (n.newDay() == null || !n.newDay().isAfter(rule.get().lastDay())) {
      problems.add(
          problem(
              "newDay",
              "Ngày mới phải sau hạn theo quy định (" + DAY.format(rule.get().lastDay()) + ").",
              "The new day must be after " + rule.get().lastDay() + "."));
    }
    String number = clean(n.number());
    String reason = clean(n.reason());
    if (number.isEmpty() || number.length() > 60) {
      problems.add(problem("number", "Cần số quyết định.", "The decision's number is needed."));
    }
    if (reason.isEmpty() || reason.length() > 1000) {
      problems.add(problem("reason", "Cần nêu lý do.", "A reason is needed."));
    }
    if (n.date() == null || n.date().isAfter(calendar.today())) {
      problems.add(
          problem(
              "date",
              "Ngày quyết định không được ở tương lai.",
              "The decision's date may not be in the future."));
    }
    if (!problems.isEmpty()) {
      throw new CtdpException(CoreError.INVALID, problems, null);
    }
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ExtensionEntity e = new ExtensionEntity();
          e.id = UUID.randomUUID().toString();
          e.formId = n.formId();
          e.periodCode = n.period().code();
          e.audience = n.audience().toString();
          e.number = number;
          e.date = n.date();
          e.reason = reason;
          e.newDay = n.newDay();
          e.decidedBy = caller.displayName();
          e.decidedAt = now();
          audit.append(
              caller,
              "exchange.deadline.extend",
              null,
              Map.of(
                  "form", e.formId,
                  "period", e.periodCode,
                  "audience", StreamService.cut(e.audience, 500),
                  "decision", e.number,
                  "newDay", e.newDay.toString(),
                  "reason", e.reason));
          e.item = publisher.publish(caller, item(form, e, n.audience()));
          em.persist(e);
          return extension(e);
        });
  }

  private static NewItem item(FormDefinition form, ExtensionEntity e, Audience audience) {
    ObjectNode content = StreamCodec.object();
    content.put("schema", "ctdp-deadline-1");
    content.put("id", e.id);
    content.put("form", e.formId);
    content.put("period", e.periodCode);
    content.put("decision", e.number);
    content.put("decisionDay", e.date.toString());
    content.put("reason", e.reason);
    content.put("newDay", e.newDay.toString());
    Localized period = PeriodWording.of(Period.parse(e.periodCode));
    return new NewItem(
        ItemKind.DEADLINE,
        audience,
        "",
        new Localized(
            "Gia hạn " + form.number() + ", " + period.vi() + " đến " + DAY.format(e.newDay),
            "Deadline of " + form.number() + ", " + period.en() + " moved to " + e.newDay),
        StreamService.text(content));
  }

  private static Extension extension(ExtensionEntity e) {
    return new Extension(
        e.id,
        e.formId,
        Period.parse(e.periodCode),
        Audience.parse(e.audience),
        e.number,
        e.date,
        e.reason,
        e.newDay,
        e.decidedBy,
        e.decidedAt,
        e.item);
  }

  @Override
  public List<Extension> extensions(Caller caller) {
    access.require(caller, CentrePermissions.VIEW, Target.INSTANCE);
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select e from ExtensionEntity e order by e.item desc", ExtensionEntity.class)
                .setMaxResults(500)
                .getResultList()
                .stream()
                .map(DeadlineServiceImpl::extension)
                .toList());
  }

  private void remindQuietly() {
    try {
      ZonedDateTime now = clock.instant().atZone(ZONE);
      if (!now.toLocalTime().isBefore(time)) {
        List<Long> sent = remind(SYSTEM);
        if (!sent.isEmpty()) {
          LOG.info("Reminders went out as items {}", sent);
        }
      }
    } catch (RuntimeException | Error e) {
      // Whatever it is, the next day must come: a task that throws is never run again.
      LOG.error("Provinces could not be reminded; tried again in a moment", e);
    }
  }

  /** A step of reminding: from this many days before the last day on. */
  private enum Step {
    T10(10),
    T3(3),
    T0(0),
    LATE(-1),
    LATE7(-7);

    private final int days;

    Step(int days) {
      this.days = days;
    }

    /** The latest step that has come. */
    static Optional<Step> at(long daysLeft) {
      Step last = null;
      for (Step step : values()) {
        if (daysLeft <= step.days) {
          last = step;
        }
      }
      return Optional.ofNullable(last);
    }

    boolean late() {
      return days < 0;
    }
  }

  @Override
  public List<Long> remind(Caller caller) {
    access.require(caller, StreamPermissions.PUBLISH, Target.INSTANCE);
    int year = calendar.today().getYear();
    List<Long> numbers = new ArrayList<>();
    for (int y = year - 1; y <= year; y++) {
      Matrix matrix = matrix(SYSTEM, y, "");
      for (Matrix.Column column : matrix.columns()) {
        // Those with more time are reminded by their own day.
        Map<LocalDate, Set<UnitRef>> open = new HashMap<>();
        for (Matrix.Row row : matrix.rows()) {
          Matrix.Cell cell = row.cells().get(column.key());
          if (cell != null
              && (cell.state() == Matrix.State.DUE || cell.state() == Matrix.State.LATE)) {
            open.computeIfAbsent(cell.due().lastDay(), d -> new HashSet<>())
                .add(row.province().ref());
          }
        }
        open.forEach(
            (day, provinces) ->
                Step.at(ChronoUnit.DAYS.between(matrix.day(), day))
                    .filter(step -> !step.late() || recent(matrix.day(), day))
                    .flatMap(step -> remind(caller, column, day, step, provinces))
                    .ifPresent(numbers::add));
      }
    }
    return numbers;
  }

  /** What has been late for months is on the matrix; nobody is reminded of it every start. */
  private static boolean recent(LocalDate today, LocalDate day) {
    return day.isAfter(today.minusDays(60));
  }

  private Optional<Long> remind(
      Caller caller, Matrix.Column column, LocalDate day, Step step, Set<UnitRef> provinces) {
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          String formId = column.form().key().id();
          String period = column.period().code();
          // Publishing takes the lock of the stream, so two nodes look one after the other.
          em.createQuery("update StreamHeadEntity h set h.lastNumber = h.lastNumber where h.id = 1")
              .executeUpdate();
          long sent =
              em.createQuery(
                      "select count(r) from ReminderEntity r where r.formId = :form"
                          + " and r.periodCode = :period and r.lastDay = :day and r.step = :step",
                      Long.class)
                  .setParameter("form", formId)
                  .setParameter("period", period)
                  .setParameter("day", day)
                  .setParameter("step", step.name())
                  .getSingleResult();
          if (sent > 0) {
            return Optional.empty();
          }
          ReminderEntity r = new ReminderEntity();
          r.formId = formId;
          r.periodCode = period;
          r.lastDay = day;
          r.step = step.name();
          r.sentAt = now();
          r.item = publisher.publish(caller, notice(column, day, step, provinces));
          em.persist(r);
          return Optional.of(r.item);
        });
  }

  private static NewItem notice(
      Matrix.Column column, LocalDate day, Step step, Set<UnitRef> provinces) {
    Localized period = PeriodWording.of(column.period());
    String what = column.form().number() + ", " + period.vi();
    String whatEn = column.form().number() + ", " + period.en();
    Localized title =
        step.late()
            ? new Localized("Quá hạn gửi " + what, whatEn + " is late")
            : step == Step.T0
                ? new Localized("Hôm nay hết hạn gửi " + what, whatEn + " is due today")
                : new Localized("Sắp đến hạn gửi " + what, whatEn + " will soon be due");
    Localized text =
        new Localized(
            "Hạn gửi là ngày "
                + DAY.format(day)
                + ". Cục chưa nhận được báo cáo của tỉnh."
                + (step.late() ? " Đề nghị lãnh đạo Sở chỉ đạo gửi ngay." : ""),
            "The last day is "
                + day
                + ". The centre has not received the province's report."
                + (step.late() ? " The department's leader is asked to see to it." : ""));
    ObjectNode content = StreamCodec.object();
    content.put("schema", "ctdp-notice-1");
    content.put("level", step.late() ? "ESCALATION" : "REMINDER");
    content.put("link", "reports");
    content.put("form", column.form().key().id());
    content.put("period", column.period().code());
    content.putObject("text").put("vi", text.vi()).put("en", text.en());
    return new NewItem(
        ItemKind.NOTICE, Audience.of(provinces), "", title, StreamService.text(content));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String clean(String text) {
    return text == null ? "" : VietnameseText.normalise(text).strip();
  }

  private static FieldProblem problem(String field, String vi, String en) {
    return FieldProblem.error(field, "EXL-FIELD", vi, en);
  }

  private static CtdpException wrong(String field, String vi, String en) {
    return new CtdpException(CoreError.INVALID, List.of(problem(field, vi, en)), null);
  }
}
