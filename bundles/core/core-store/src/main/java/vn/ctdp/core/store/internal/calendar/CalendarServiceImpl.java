package vn.ctdp.core.store.internal.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Deadline;
import vn.ctdp.core.calendar.DueRule;
import vn.ctdp.core.calendar.HolidayPreview;
import vn.ctdp.core.calendar.HolidayYear;
import vn.ctdp.core.calendar.HolidayYear.State;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.calendar.SpecialDay;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.store.internal.audit.AuditWriter;
import vn.ctdp.core.store.internal.common.Access;
import vn.ctdp.core.store.internal.common.Cached;
import vn.ctdp.core.store.internal.common.Saving;
import vn.ctdp.core.store.internal.common.Transactions;
import vn.ctdp.core.store.internal.reference.ReferenceReady;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;

/**
 * {@link CalendarService} on the tables {@code core.calendar_…}, read once into memory, and the
 * deadlines table {@code deadlines.csv}.
 */
@Component(service = CalendarService.class)
public final class CalendarServiceImpl implements CalendarService {

  static final String MANAGE = "core.rule.manage";
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final JpaTemplate jpa;
  private final Transactions transactions;
  private final Access access;
  private final AuditWriter audit;
  private final Clock clock;
  private final List<DeadlineRule> rules = DeadlineRule.load();
  private final DeadlineNames names = DeadlineNames.load();

  private final Cached<Loaded> cache;

  @Activate
  public CalendarServiceImpl(
      @Reference(target = "(osgi.unit.name=core)") JpaTemplate jpa,
      @Reference Transactions transactions,
      @Reference Access access,
      @Reference AuditWriter audit,
      @Reference Clock clock,
      @Reference ReferenceReady ready) {
    this.jpa = jpa;
    this.transactions = transactions;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    cache =
        new Cached<>(clock, () -> jpa.txExpr(TransactionType.Required, CalendarServiceImpl::read));
  }

  private record Loaded(Map<Integer, Known> years, Workdays workdays) {
    Map<LocalDate, SpecialDay> days() {
      return workdays.special();
    }
  }

  private record Known(boolean reference, String legalText, long version) {}

  private Loaded loaded() {
    return cache.get();
  }

  private static Loaded read(EntityManager em) {
    Map<Integer, Known> years = new TreeMap<>();
    em.createQuery("select y from CalendarYear y", CalendarYearEntity.class)
        .getResultList()
        .forEach(y -> years.put(y.year, new Known(y.reference, y.legalText, y.version)));
    Map<LocalDate, SpecialDay> days = new TreeMap<>();
    em.createQuery("select d from CalendarDay d", CalendarDayEntity.class)
        .getResultList()
        .forEach(d -> days.put(d.day, CalendarRows.record(d)));
    return new Loaded(years, new Workdays(days));
  }

  @Override
  public LocalDate today() {
    return LocalDate.now(clock.withZone(ZONE));
  }

  @Override
  public Map<LocalDate, Localized> holidays(int year) {
    Map<LocalDate, Localized> names = new TreeMap<>();
    loaded().days().values().stream()
        .filter(d -> d.day().getYear() == year)
        .forEach(d -> names.put(d.day(), d.name()));
    return names;
  }

  @Override
  public boolean known(int year) {
    return loaded().years().containsKey(year);
  }

  @Override
  public boolean workingDay(LocalDate day) {
    return loaded().workdays().working(day);
  }

  @Override
  public LocalDate plusWorkingDays(LocalDate start, int workingDays) {
    return loaded().workdays().plus(start, workingDays);
  }

  @Override
  public long workingDaysBetween(LocalDate from, LocalDate to) {
    return loaded().workdays().between(from, to);
  }

  @Override
  public Localized ruleName(String ruleId) {
    return names.of(ruleId);
  }

  @Override
  public Optional<Deadline> deadline(String ruleId, Period period) {
    return rules.stream()
        .filter(r -> r.id().equals(ruleId))
        .flatMap(r -> r.due(period).stream().map(d -> deadline(r, d.lastDay())))
        .findFirst();
  }

  @Override
  public Optional<Deadline> deadlineAfter(String ruleId, LocalDate event) {
    return rules.stream()
        .filter(r -> r.id().equals(ruleId) && !r.periodic() && r.inForce(event))
        .map(
            r ->
                deadline(
                    r,
                    r.workingDays() ? plusWorkingDays(event, r.days()) : event.plusDays(r.days())))
        .findFirst();
  }

  @Override
  public List<Deadline> deadlines(LocalDate from, LocalDate to) {
    List<Deadline> found = new ArrayList<>();
    for (DeadlineRule rule : rules) {
      if (!rule.periodic()) {
        continue;
      }
      if (rule.kind() == DeadlineRule.Kind.ONCE) {
        add(found, rule, new DueRule(rule.due(), rule.fixed()), from, to);
        continue;
      }
      int first = Math.max(2000, from.getYear() - 2);
      int last = Math.min(2100, to.getYear() + 2);
      for (int year = first; year <= last; year++) {
        for (int index = 1; index <= count(rule.period()); index++) {
          rule.due(new Period(rule.period(), year, index))
              .ifPresent(due -> add(found, rule, due, from, to));
        }
      }
    }
    found.sort(Comparator.comparing(Deadline::lastDay).thenComparing(Deadline::ruleId));
    return List.copyOf(found);
  }

  private static int count(PeriodKind kind) {
    return switch (kind) {
      case MONTH -> 12;
      case QUARTER -> 4;
      case HALF_YEAR -> 2;
      case YEAR -> 1;
    };
  }

  private void add(
      List<Deadline> found, DeadlineRule rule, DueRule due, LocalDate from, LocalDate to) {
    LocalDate day = due.lastDay();
    if (!day.isBefore(from) && !day.isAfter(to)) {
      found.add(deadline(rule, day));
    }
  }

  private Deadline deadline(DeadlineRule rule, LocalDate lastDay) {
    LocalDate today = today();
    return new Deadline(
        rule.id(),
        lastDay,
        ChronoUnit.DAYS.between(today, lastDay),
        workingDaysBetween(today, lastDay),
        rule.legalText());
  }

  @Override
  public List<Integer> knownYears() {
    return List.copyOf(loaded().years().keySet());
  }

  @Override
  public HolidayYear holidayYear(int year) {
    return stored(loaded(), year);
  }

  private static HolidayYear stored(Loaded loaded, int year) {
    Known known = loaded.years().get(year);
    if (known == null) {
      return new HolidayYear(year, State.UNKNOWN, null, List.of(), 0);
    }
    return new HolidayYear(
        year,
        known.reference() ? State.REFERENCE : State.DECIDED,
        known.legalText(),
        loaded.days().values().stream().filter(d -> d.day().getYear() == year).toList(),
        known.version());
  }

  @Override
  public HolidayYear holidayDraft(int year) {
    HolidayYear present = holidayYear(year);
    return present.state() == State.UNKNOWN
        ? new HolidayYear(year, State.UNKNOWN, null, FixedHolidays.of(year), 0)
        : present;
  }

  @Override
  public HolidayPreview previewHolidays(Caller caller, HolidayYear wanted) {
    access.requireAnywhere(caller, MANAGE);
    HolidayYear checked = HolidayChecks.checked(wanted);
    LocalDate first = LocalDate.of(checked.year(), 1, 1);
    return new HolidayImpact(rules, names)
        .of(loaded().days(), checked, deadlines(first, first.plusYears(1).minusDays(1)));
  }

  @Override
  public HolidayYear setHolidays(Caller caller, HolidayYear wanted) {
    access.requireAnywhere(caller, MANAGE);
    HolidayYear checked = HolidayChecks.checked(wanted);
    return Saving.guard(
        () -> jpa.txExpr(TransactionType.Required, em -> store(em, caller, checked)));
  }

  private HolidayYear store(EntityManager em, Caller caller, HolidayYear wanted) {
    int year = wanted.year();
    CalendarYearEntity e = em.find(CalendarYearEntity.class, year);
    boolean isNew = e == null;
    if (isNew) {
      e = new CalendarYearEntity();
      e.year = year;
    }
    HolidayYear before = isNew ? null : present(em, e);
    if (before != null
        && before.state() == State.DECIDED
        && before.days().equals(wanted.days())
        && wanted.legalText().equals(before.legalText())) {
      return before;
    }
    if (wanted.version() != e.version) {
      throw new CtdpException(CoreError.CONFLICT);
    }
    e.reference = false;
    e.legalText = wanted.legalText();
    if (isNew) {
      em.persist(e);
    } else {
      // The days belong to the year: whoever changes them meets whoever else does.
      em.lock(e, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }
    em.flush();
    CalendarRows.write(em, year, wanted.days());
    Map<String, String> details = new LinkedHashMap<>();
    details.put("year", Integer.toString(year));
    Saving.difference(details, "legalText", isNew ? null : before.legalText(), wanted.legalText());
    details.put("days.before", isNew ? "" : words(before.days(), wanted.days()));
    details.put(
        "days.after",
        isNew ? words(wanted.days(), List.of()) : words(wanted.days(), before.days()));
    audit.append(
        caller,
        "core.calendar.holidays",
        new SubjectRef("holidays", Integer.toString(year)),
        Saving.bounded(details));
    transactions.afterCompletion(this, cache::drop);
    em.flush();
    return present(em, e);
  }

  private static HolidayYear present(EntityManager em, CalendarYearEntity e) {
    return new HolidayYear(
        e.year,
        e.reference ? State.REFERENCE : State.DECIDED,
        e.legalText,
        em
            .createQuery(
                "select d from CalendarDay d where d.year = :year order by d.day",
                CalendarDayEntity.class)
            .setParameter("year", e.year)
            .getResultList()
            .stream()
            .map(CalendarRows::record)
            .toList(),
        e.version);
  }

  /** Those of the days that the others lack, as an audit line says them. */
  private static String words(List<SpecialDay> days, List<SpecialDay> others) {
    return days.stream()
        .filter(d -> !others.contains(d))
        .map(d -> DAY.format(d.day()) + (d.worked() ? " (+) " : " ") + d.name().vi())
        .collect(Collectors.joining("; "));
  }
}
