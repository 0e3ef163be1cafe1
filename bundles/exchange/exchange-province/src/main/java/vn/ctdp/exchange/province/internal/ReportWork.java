package vn.ctdp.exchange.province.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;
import vn.ctdp.exchange.deadline.DueDay;
import vn.ctdp.exchange.deadline.DueDays;
import vn.ctdp.exchange.engine.PeriodWording;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.report.ReportSummary;

/** Reports that are due, wait for approval, were returned, or cannot be sent. */
@Component(service = WorkItemSource.class)
public final class ReportWork implements WorkItemSource {

  /** Days before the last day on which a report begins to be due. */
  static final int AHEAD = 10;

  /** How far back reports are looked for; nothing due now belongs to a period older than that. */
  private static final int LOOK_BACK_YEARS = 3;

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final InstanceInfo instance;
  private final Forms forms;
  private final CalendarService calendar;
  private final DueDays days;
  private final SubjectLists subjects;
  private final Summaries summaries;

  @Activate
  public ReportWork(
      @Reference(target = "(osgi.unit.name=exchange_province)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference Forms forms,
      @Reference CalendarService calendar,
      @Reference DueDays days,
      @Reference SubjectLists subjects) {
    this.jpa = jpa;
    this.access = access;
    this.instance = instance;
    this.forms = forms;
    this.calendar = calendar;
    this.days = days;
    this.subjects = subjects;
    this.summaries = new Summaries(forms, days, instance);
  }

  @Override
  public List<WorkItem> items(Caller caller) {
    boolean edit = may(caller, ProvincePermissions.EDIT);
    boolean approve = may(caller, ProvincePermissions.APPROVE);
    if (!edit && !approve) {
      return List.of();
    }
    List<WorkItem> items = new ArrayList<>();
    for (ReportEntity r : open()) {
      ReportSummary s = summaries.of(r);
      switch (r.state) {
        case SUBMITTED -> {
          if (approve) {
            items.add(item(s, "Duyệt", "Approve", ""));
          }
        }
        case RETURNED -> {
          if (edit || approve) {
            items.add(item(s, "Bị trả lại:", "Returned:", r.lastProblem));
          }
        }
        case DRAFT -> {
          if (edit && !r.lastProblem.isEmpty()) {
            items.add(item(s, "Lãnh đạo trả lại:", "Given back:", r.lastProblem));
          }
        }
        default -> {
          if (r.attempts > 0) {
            items.add(item(s, "Chưa gửi được:", "Not sent yet:", r.lastProblem));
          }
        }
      }
    }
    // What was given back or waits for approval is listed already, with what there is to do.
    Set<String> listed = items.stream().map(WorkItem::link).collect(Collectors.toSet());
    due(caller, edit).stream().filter(i -> !listed.contains(i.link())).forEach(items::add);
    items.sort(
        Comparator.comparing(WorkItem::urgency)
            .thenComparing(WorkItem::due, Comparator.nullsLast(Comparator.naturalOrder())));
    return items;
  }

  private List<ReportEntity> open() {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em.createQuery(
                    "select r from ReportEntity r where r.state in (:states)", ReportEntity.class)
                .setParameter(
                    "states",
                    List.of(
                        ReportState.DRAFT,
                        ReportState.SUBMITTED,
                        ReportState.QUEUED,
                        ReportState.RETURNED))
                .setMaxResults(200)
                .getResultList());
  }

  private WorkItem item(ReportSummary s, String vi, String en, String detail) {
    Localized title = ReportSubjects.title(s);
    return new WorkItem(
        s.id().toString(),
        new Localized(vi + " " + title.vi(), en + " " + title.en()),
        new Localized(detail, detail),
        ReportSubjects.link(s.id().toString()),
        urgency(s.dueDay()),
        s.dueDay());
  }

  private WorkItem.Urgency urgency(LocalDate due) {
    if (due == null) {
      return WorkItem.Urgency.NORMAL;
    }
    LocalDate today = calendar.today();
    if (due.isBefore(today)) {
      return WorkItem.Urgency.OVERDUE;
    }
    return due.isBefore(today.plusDays(AHEAD + 1L))
        ? WorkItem.Urgency.SOON
        : WorkItem.Urgency.NORMAL;
  }

  /** What is due for those who draw up; what is late for their leaders too. */
  private List<WorkItem> due(Caller caller, boolean edit) {
    Map<String, ReportState> states = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    jpa.tx(
        TransactionType.Required,
        em ->
            em.createQuery(
                    "select r.formId, r.periodCode, r.state, r.id from ReportEntity r"
                        + " where r.periodEnd >= :since and r.subjectKey = ''"
                        + " order by r.revision",
                    Object[].class)
                .setParameter("since", calendar.today().minusYears(LOOK_BACK_YEARS))
                .getResultList()
                .forEach(
                    r -> {
                      states.put(r[0] + " " + r[1], (ReportState) r[2]);
                      ids.put(r[0] + " " + r[1], (String) r[3]);
                    }));
    LocalDate today = calendar.today();
    List<WorkItem> items = new ArrayList<>();
    for (FormDefinition form : forms.all()) {
      if (form.deadlineRule().isEmpty() || !forms.offered(form.key())) {
        continue;
      }
      for (PeriodKind kind : form.periods()) {
        for (Period period : candidates(kind, today)) {
          boolean ahead = period.closingFrom().isAfter(today);
          if (!form.subject().isEmpty()) {
            if (edit && !ahead) {
              collecting(caller, form, period, today).ifPresent(items::add);
            }
            continue;
          }
          ReportState state = states.get(form.key().id() + " " + period.code());
          Optional<DueDay> due = instance.province().flatMap(p -> days.of(form, period, p));
          boolean open = state == null || state == ReportState.DRAFT;
          // What is registered before its period is due before it, and moot once it has begun.
          if (due.isPresent()
              && due.get().lastDay().isBefore(period.closingFrom()) == ahead
              && (edit ? open : form.sentToCentre() && (open || state == ReportState.SUBMITTED))
              && !due.get().lastDay().isAfter(edit ? today.plusDays(AHEAD) : today.minusDays(1))) {
            String draft = ids.get(form.key().id() + " " + period.code());
            items.add(due(form, period, due.get(), today, draft, edit));
          }
        }
      }
    }
    return items;
  }

  /** A form of many subjects stays due until everybody who has to report has. */
  private Optional<WorkItem> collecting(
      Caller caller, FormDefinition form, Period period, LocalDate today) {
    Optional<DueDay> due = instance.province().flatMap(p -> days.of(form, period, p));
    if (due.isEmpty() || due.get().lastDay().isAfter(today.plusDays(AHEAD))) {
      return Optional.empty();
    }
    List<String> expected = expected(caller, form, period);
    Set<String> filed = filed(form, period);
    long there = expected.stream().filter(filed::contains).count();
    if (there == expected.size()) {
      return Optional.empty();
    }
    Localized words = PeriodWording.of(period);
    LocalDate last = due.get().lastDay();
    String legal = due.get().extended() ? due.get().decision() : due.get().legalText();
    return Optional.of(
        new WorkItem(
            "due-" + form.key().id() + "-" + period.code(),
            new Localized(
                "Thu đủ " + form.number() + ", " + words.vi(),
                "Collect " + form.number() + ", " + words.en()),
            new Localized(
                "Đã có " + there + "/" + expected.size() + ". Căn cứ: " + legal,
                there + " of " + expected.size() + " are there. " + legal),
            "reports/coverage/" + form.key().id() + "/" + period.code(),
            last.isBefore(today) ? WorkItem.Urgency.OVERDUE : WorkItem.Urgency.SOON,
            last));
  }

  private List<String> expected(Caller caller, FormDefinition form, Period period) {
    try {
      return subjects.expected(caller, form, form.closingTo(period)).orElse(List.of()).stream()
          .map(s -> s.ref().type() + ":" + s.ref().id())
          .toList();
    } catch (CtdpException e) {
      if (e.errorCode() == CoreError.ACCESS_DENIED) {
        // Who may not read the register cannot collect from those in it.
        return List.of();
      }
      throw e;
    }
  }

  private Set<String> filed(FormDefinition form, Period period) {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            Set.copyOf(
                em.createQuery(
                        "select distinct r.subjectKey from ReportEntity r where r.formId = :form"
                            + " and r.periodCode = :period and r.state = :filed",
                        String.class)
                    .setParameter("form", form.key().id())
                    .setParameter("period", period.code())
                    .setParameter("filed", ReportState.FILED)
                    .getResultList()));
  }

  private static WorkItem due(
      FormDefinition form, Period period, DueDay due, LocalDate today, String draft, boolean edit) {
    Localized words = PeriodWording.of(period);
    LocalDate last = due.lastDay();
    boolean late = last.isBefore(today);
    return new WorkItem(
        "due-" + form.key().id() + "-" + period.code(),
        edit
            ? new Localized(
                "Lập và gửi " + form.number() + ", " + words.vi(),
                "Draw up and send " + form.number() + ", " + words.en())
            : new Localized(
                "Báo cáo chưa gửi: " + form.number() + ", " + words.vi(),
                "Report not sent: " + form.number() + ", " + words.en()),
        // How many days are left stands beside it already.
        due.extended()
            ? new Localized("Gia hạn theo " + due.decision(), "Extended by " + due.decision())
            : new Localized("Căn cứ: " + due.legalText(), due.legalText()),
        draft == null ? "reports" : ReportSubjects.link(draft),
        late ? WorkItem.Urgency.OVERDUE : WorkItem.Urgency.SOON,
        last);
  }

  /** The newest closed period of the kind, and the next one that has not begun. */
  static List<Period> candidates(PeriodKind kind, LocalDate today) {
    List<Period> all = new ArrayList<>();
    lastClosed(kind, today).ifPresent(all::add);
    for (int year = today.getYear(); year <= today.getYear() + 1; year++) {
      for (int index = 1; index <= inYear(kind); index++) {
        Period period = new Period(kind, year, index);
        if (period.closingFrom().isAfter(today)) {
          all.add(period);
          return all;
        }
      }
    }
    return all;
  }

  private static int inYear(PeriodKind kind) {
    return switch (kind) {
      case MONTH -> 12;
      case QUARTER -> 4;
      case HALF_YEAR -> 2;
      case YEAR -> 1;
    };
  }

  /** The newest period of the kind whose cut-off day has come. */
  static Optional<Period> lastClosed(PeriodKind kind, LocalDate today) {
    int count = inYear(kind);
    for (int year = today.getYear(); year >= today.getYear() - 1; year--) {
      for (int index = count; index >= 1; index--) {
        Period period = new Period(kind, year, index);
        if (!period.closingTo().isAfter(today)) {
          return Optional.of(period);
        }
      }
    }
    return Optional.empty();
  }

  private boolean may(Caller caller, String permission) {
    return instance
        .province()
        .map(p -> access.allowed(caller, permission, Target.of(p)))
        .orElse(false);
  }
}
