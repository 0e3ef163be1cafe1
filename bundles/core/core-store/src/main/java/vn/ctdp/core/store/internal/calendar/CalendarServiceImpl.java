package vn.ctdp.core.store.internal.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.Deadline;
import vn.ctdp.core.calendar.DueRule;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.store.internal.audit.AuditWriter;
import vn.ctdp.core.store.internal.common.Access;
import vn.ctdp.core.store.internal.common.Problems;
import vn.ctdp.core.store.internal.common.Transactions;
import vn.ctdp.core.store.internal.reference.ReferenceReady;
import vn.ctdp.core.text.Localized;

/**
 * {@link CalendarService} on the tables {@code core.calendar_…}, read once into memory, and the
 * deadlines table {@code deadlines.csv}.
 */
@Component(service = CalendarService.class)
public final class CalendarServiceImpl implements CalendarService {

  static final String MANAGE = "core.rule.manage";
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final JpaTemplate jpa;
  private final Transactions transactions;
  private final Access access;
  private final AuditWriter audit;
  private final Clock clock;
  private final List<DeadlineRule> rules = DeadlineRule.load();

  /** Counts changes; what was read before the last one is not used any more. */
  private final AtomicLong generation = new AtomicLong();

  private volatile Loaded cache;

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
  }

  private record Loaded(
      long generation, Set<Integer> years, Map<LocalDate, ReferenceHolidays.Day> days) {}

  private Loaded loaded() {
    Loaded present = cache;
    long now = generation.get();
    if (present == null || present.generation() != now) {
      present =
          jpa.txExpr(
              TransactionType.Required,
              em -> {
                Set<Integer> years =
                    new HashSet<>(
                        em.createQuery("select y.year from CalendarYear y", Integer.class)
                            .getResultList());
                Map<LocalDate, ReferenceHolidays.Day> days = new TreeMap<>();
                em.createQuery("select d from CalendarDay d", CalendarDayEntity.class)
                    .getResultList()
                    .forEach(d -> days.put(d.day, CalendarRows.record(d)));
                return new Loaded(now, years, days);
              });
      cache = present;
    }
    return present;
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
        .forEach(d -> names.put(d.day(), new Localized(d.nameVi(), d.nameEn())));
    return names;
  }

  @Override
  public boolean known(int year) {
    return loaded().years().contains(year);
  }

  @Override
  public boolean workingDay(LocalDate day) {
    return workingDay(loaded(), day);
  }

  private static boolean workingDay(Loaded loaded, LocalDate day) {
    ReferenceHolidays.Day special = loaded.days().get(day);
    if (special != null) {
      return special.worked();
    }
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  @Override
  public LocalDate plusWorkingDays(LocalDate start, int workingDays) {
    if (workingDays < 0) {
      throw new IllegalArgumentException("working days must be 0 or more, were " + workingDays);
    }
    Loaded loaded = loaded();
    LocalDate day = start;
    for (int left = workingDays; left > 0; ) {
      day = day.plusDays(1);
      if (workingDay(loaded, day)) {
        left--;
      }
    }
    return day;
  }

  @Override
  public long workingDaysBetween(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -workingDaysBetween(to, from);
    }
    Loaded loaded = loaded();
    return from.plusDays(1)
        .datesUntil(to.plusDays(1))
        .filter(day -> workingDay(loaded, day))
        .count();
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
  public void setHolidays(
      Caller caller, int year, Map<LocalDate, Localized> holidays, List<LocalDate> worked) {
    access.requireAnywhere(caller, MANAGE);
    Problems problems = new Problems();
    List<ReferenceHolidays.Day> days = new ArrayList<>();
    holidays.forEach(
        (day, name) -> {
          sameYear(year, day, problems);
          days.add(
              new ReferenceHolidays.Day(day, false, name.vi(), name.en(), Evidence.VERIFIED, null));
        });
    for (LocalDate day : new HashSet<>(worked)) {
      sameYear(year, day, problems);
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      if (!weekend || holidays.containsKey(day)) {
        problems.error(
            "worked",
            "V-CORE-50",
            "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật không phải ngày nghỉ lễ: " + day + ".",
            "A day worked in exchange is a Saturday or Sunday that is no holiday: " + day + ".");
      }
      days.add(
          new ReferenceHolidays.Day(
              day, true, "Làm bù", "Worked in exchange", Evidence.VERIFIED, null));
    }
    problems.check();
    jpa.tx(
        TransactionType.Required,
        em -> {
          CalendarYearEntity e = em.find(CalendarYearEntity.class, year);
          if (e == null) {
            e = new CalendarYearEntity();
            e.year = year;
            em.persist(e);
          }
          e.reference = false;
          em.flush();
          int changed = CalendarRows.write(em, year, days);
          if (changed > 0) {
            audit.append(
                caller,
                "core.calendar.holidays",
                null,
                Map.of(
                    "year", Integer.toString(year),
                    "days", Integer.toString(days.size()),
                    "changed", Integer.toString(changed)));
          }
          transactions.afterCompletion(this, generation::incrementAndGet);
        });
  }

  private static void sameYear(int year, LocalDate day, Problems problems) {
    if (day.getYear() != year) {
      problems.error(
          "holidays",
          "V-CORE-51",
          "Ngày " + day + " không thuộc năm " + year + ".",
          "The day " + day + " is not in " + year + ".");
    }
  }
}
