package vn.ctdp.core.store.internal.calendar;

import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.ctdp.core.calendar.Deadline;
import vn.ctdp.core.calendar.HolidayPreview;
import vn.ctdp.core.calendar.HolidayPreview.Change;
import vn.ctdp.core.calendar.HolidayPreview.Moved;
import vn.ctdp.core.calendar.HolidayPreview.OnDayOff;
import vn.ctdp.core.calendar.HolidayYear;
import vn.ctdp.core.calendar.SpecialDay;

/** What other holidays would do to the deadlines of a year. */
final class HolidayImpact {

  /** A clock can begin so long before the year and still end in it. */
  private static final int BEFORE_DAYS = 45;

  private final List<DeadlineRule> rules;
  private final DeadlineNames names;

  HolidayImpact(List<DeadlineRule> rules, DeadlineNames names) {
    this.rules = rules;
    this.names = names;
  }

  /**
   * Compares.
   *
   * @param stored every special day that there is
   * @param wanted the year as it would be
   * @param ofYear periodic deadlines of the year
   */
  HolidayPreview of(Map<LocalDate, SpecialDay> stored, HolidayYear wanted, List<Deadline> ofYear) {
    int year = wanted.year();
    Map<LocalDate, SpecialDay> then = new TreeMap<>(stored);
    then.keySet().removeIf(day -> day.getYear() == year);
    wanted.days().forEach(d -> then.put(d.day(), d));
    Workdays before = new Workdays(stored);
    Workdays after = new Workdays(then);
    List<OnDayOff> off =
        ofYear.stream()
            .filter(d -> !after.working(d.lastDay()))
            .map(
                d ->
                    new OnDayOff(
                        d.ruleId(), names.of(d.ruleId()), d.lastDay(), after.lastUpTo(d.lastDay())))
            .toList();
    return new HolidayPreview(
        changes(stored, then, year),
        before.ofYear(year),
        after.ofYear(year),
        moved(year, before, after),
        off);
  }

  private static List<Change> changes(
      Map<LocalDate, SpecialDay> stored, Map<LocalDate, SpecialDay> then, int year) {
    Set<LocalDate> days = new TreeSet<>(stored.keySet());
    days.addAll(then.keySet());
    List<Change> changes = new ArrayList<>();
    for (LocalDate day : days) {
      SpecialDay was = stored.get(day);
      SpecialDay will = then.get(day);
      if (day.getYear() == year && !same(was, will)) {
        changes.add(new Change(day, was, will));
      }
    }
    return changes;
  }

  /** Whether it is the same day for people; how well it is verified is another matter. */
  private static boolean same(SpecialDay one, SpecialDay other) {
    return one == null || other == null
        ? one == other
        : one.worked() == other.worked() && one.name().equals(other.name());
  }

  private List<Moved> moved(int year, Workdays before, Workdays after) {
    List<Moved> found = new ArrayList<>();
    for (DeadlineRule rule : rules) {
      if (rule.kind() != DeadlineRule.Kind.CLOCK || !rule.workingDays()) {
        continue;
      }
      Moved run = null;
      LocalDate first = Year.of(year).atDay(1).minusDays(BEFORE_DAYS);
      LocalDate last = Year.of(year).atMonth(12).atEndOfMonth();
      for (LocalDate start = first; !start.isAfter(last); start = start.plusDays(1)) {
        LocalDate was = before.plus(start, rule.days());
        LocalDate will = after.plus(start, rule.days());
        if (!rule.inForce(start) || was.equals(will)) {
          if (run != null) {
            found.add(run);
            run = null;
          }
        } else {
          run = longer(rule, run, start, was, will);
        }
      }
      if (run != null) {
        found.add(run);
      }
    }
    found.sort(Comparator.comparing(Moved::firstStart).thenComparing(Moved::ruleId));
    return found;
  }

  private Moved longer(
      DeadlineRule rule, Moved run, LocalDate start, LocalDate was, LocalDate will) {
    if (run == null) {
      return new Moved(
          rule.id(), names.of(rule.id()), rule.legalText(), start, start, start, was, will);
    }
    boolean further = shift(was, will) > shift(run.endBefore(), run.endAfter());
    return new Moved(
        run.ruleId(),
        run.name(),
        run.legalText(),
        run.firstStart(),
        start,
        further ? start : run.start(),
        further ? was : run.endBefore(),
        further ? will : run.endAfter());
  }

  private static long shift(LocalDate one, LocalDate other) {
    return Math.abs(ChronoUnit.DAYS.between(one, other));
  }
}
