package vn.ctdp.core.calendar;

import java.time.LocalDate;
import java.util.List;
import vn.ctdp.core.text.Localized;

/**
 * What storing the holidays of a year would do; nothing has been stored.
 *
 * @param changes days that become something else, by day
 * @param workingDaysBefore working days of the year as stored now
 * @param workingDaysAfter working days of the year as they would be
 * @param moved clocks in working days that would end on another day, by rule and first start
 * @param onDaysOff deadlines of the year whose last day would be no working day; the law names the
 *     day, so they do not move
 */
public record HolidayPreview(
    List<Change> changes,
    int workingDaysBefore,
    int workingDaysAfter,
    List<Moved> moved,
    List<OnDayOff> onDaysOff) {

  public HolidayPreview {
    changes = List.copyOf(changes);
    moved = List.copyOf(moved);
    onDaysOff = List.copyOf(onDaysOff);
  }

  /**
   * A day that becomes something else.
   *
   * @param day the day
   * @param before what it is; null for an ordinary day
   * @param after what it would be; null for an ordinary day
   */
  public record Change(LocalDate day, SpecialDay before, SpecialDay after) {}

  /**
   * A clock in working days, for the days of start on which its end would be another.
   *
   * @param ruleId rule, for instance {@code INS-NOTICE}
   * @param name what is due
   * @param legalText the clause
   * @param firstStart first such day of start
   * @param lastStart last such day of start, without a gap between
   * @param start the day of start whose end moves furthest
   * @param endBefore its last day as stored now
   * @param endAfter its last day as it would be
   */
  public record Moved(
      String ruleId,
      Localized name,
      String legalText,
      LocalDate firstStart,
      LocalDate lastStart,
      LocalDate start,
      LocalDate endBefore,
      LocalDate endAfter) {}

  /**
   * A deadline whose last day would be no working day.
   *
   * @param ruleId rule, for instance {@code CCN-04}
   * @param name what is due
   * @param lastDay its last day, by law
   * @param lastWorkingDay the last working day up to it
   */
  public record OnDayOff(
      String ruleId, Localized name, LocalDate lastDay, LocalDate lastWorkingDay) {}
}
