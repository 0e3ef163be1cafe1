package vn.ctdp.core.calendar;

import java.time.LocalDate;

/**
 * How a due date is written in the law.
 *
 * @param kind exclusive ("trước ngày 25": the last valid day is the 24th) or inclusive ("chậm nhất
 *     ngày 22/01")
 * @param date the day named
 */
public record DueRule(Kind kind, LocalDate date) {

  /** Exclusive or inclusive. */
  public enum Kind {
    BEFORE,
    AT_LATEST
  }

  /** The last day on which the act is in time. */
  public LocalDate lastDay() {
    return kind == Kind.BEFORE ? date.minusDays(1) : date;
  }
}
