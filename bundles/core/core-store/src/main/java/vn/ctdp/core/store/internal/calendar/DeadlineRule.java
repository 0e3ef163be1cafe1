package vn.ctdp.core.store.internal.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import vn.ctdp.core.calendar.DueRule;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.store.internal.common.Csv;

/**
 * A row of the deadlines table.
 *
 * @param id id, for instance {@code CCN-04}; an id has one row for each kind of period
 * @param kind how it is computed
 * @param period the kind of period it belongs to; null for a clock and a single day
 * @param due exclusive or inclusive; null for a clock
 * @param date the day of the year; null for a month's rule, a closing day, a clock
 * @param dayOfMonth the day of the month; 0 where {@code date} says it
 * @param yearOffset years after the period's year
 * @param fixed the single day of a rule that comes once
 * @param days length of a clock
 * @param workingDays whether the clock counts working days
 * @param from first day in force
 * @param to last day in force, inclusive; null while in force
 */
record DeadlineRule(
    String id,
    Kind kind,
    PeriodKind period,
    DueRule.Kind due,
    MonthDay date,
    int dayOfMonth,
    int yearOffset,
    LocalDate fixed,
    int days,
    boolean workingDays,
    LocalDate from,
    LocalDate to,
    String legalText,
    String remark) {

  /** How a deadline is computed. */
  enum Kind {
    /** A day of the year of a period. */
    YEARLY,
    /** A day of each month. */
    MONTHLY,
    /** The closing day of the period, because the law names none. */
    CLOSING,
    /** One day, once. */
    ONCE,
    /** So many days after an event. */
    CLOCK
  }

  static List<DeadlineRule> load() {
    return Csv.reference("deadlines.csv").rows().stream().map(DeadlineRule::of).toList();
  }

  private static DeadlineRule of(Csv.Row r) {
    Kind kind = Kind.valueOf(r.require("kind"));
    String when = r.get("when");
    boolean clock = kind == Kind.CLOCK;
    return new DeadlineRule(
        r.require("id"),
        kind,
        r.get("period") == null ? null : PeriodKind.valueOf(r.get("period")),
        clock ? null : DueRule.Kind.valueOf(r.require("due")),
        kind == Kind.YEARLY ? MonthDay.parse("--" + when) : null,
        kind == Kind.MONTHLY ? Integer.parseInt(when) : 0,
        r.get("year_offset") == null ? 0 : Integer.parseInt(r.get("year_offset")),
        kind == Kind.ONCE ? LocalDate.parse(when) : null,
        clock ? Integer.parseInt(when.replaceAll("[a-z]+", "")) : 0,
        clock && when.endsWith("wd"),
        r.day("valid_from"),
        r.day("valid_to"),
        r.require("legal_text"),
        r.get("remark"));
  }

  boolean periodic() {
    return kind != Kind.CLOCK;
  }

  /** The due rule for a period; empty for other kinds of periods, and when not in force. */
  Optional<DueRule> due(Period p) {
    if (kind == Kind.CLOCK || kind == Kind.ONCE || p.kind() != period) {
      return Optional.empty();
    }
    // Of the half-years only the first has a report of its own: the second is the year's.
    if (kind == Kind.YEARLY && period == PeriodKind.HALF_YEAR && p.index() != 1) {
      return Optional.empty();
    }
    LocalDate day =
        switch (kind) {
          case YEARLY -> date.atYear(p.year() + yearOffset);
          case MONTHLY -> YearMonth.of(p.year(), p.index()).atDay(dayOfMonth);
          default -> p.closingTo();
        };
    return inForce(day) ? Optional.of(new DueRule(due, day)) : Optional.empty();
  }

  boolean inForce(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
