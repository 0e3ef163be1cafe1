package vn.ctdp.core.store.internal.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import vn.ctdp.core.calendar.SpecialDay;

/**
 * Arithmetic of working days over one set of special days. Immutable.
 *
 * @param special days that are not what their weekday says
 */
record Workdays(Map<LocalDate, SpecialDay> special) {

  boolean working(LocalDate day) {
    SpecialDay found = special.get(day);
    return found == null ? !weekend(day) : found.worked();
  }

  static boolean weekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  LocalDate plus(LocalDate start, int workingDays) {
    if (workingDays < 0) {
      throw new IllegalArgumentException("working days must be 0 or more, were " + workingDays);
    }
    LocalDate day = start;
    for (int left = workingDays; left > 0; ) {
      day = day.plusDays(1);
      if (working(day)) {
        left--;
      }
    }
    return day;
  }

  long between(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -between(to, from);
    }
    return from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::working).count();
  }

  /** The day itself, or the last working day before it. */
  LocalDate lastUpTo(LocalDate day) {
    LocalDate found = day;
    while (!working(found)) {
      found = found.minusDays(1);
    }
    return found;
  }

  int ofYear(int year) {
    LocalDate first = Year.of(year).atDay(1);
    return (int) first.datesUntil(first.plusYears(1)).filter(this::working).count();
  }
}
