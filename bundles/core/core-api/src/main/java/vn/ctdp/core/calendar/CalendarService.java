package vn.ctdp.core.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.Localized;

/**
 * Vietnamese working days and deadlines. Holidays are dated reference data, because Tết moves and
 * swaps of working days are decided each year. Thread-safe.
 */
@ProviderType
public interface CalendarService {

  /** Today in Asia/Ho_Chi_Minh. */
  LocalDate today();

  /** Holidays and swapped days of a year with their names. */
  Map<LocalDate, Localized> holidays(int year);

  /** Whether the holidays of the year are known; if not, working-day results say less. */
  boolean known(int year);

  /** Monday to Friday without holidays, plus Saturdays or Sundays worked in exchange. */
  boolean workingDay(LocalDate day);

  /**
   * The day that lies a number of working days after the start; the start does not count.
   *
   * @param workingDays 0 or more; 0 gives the start
   */
  LocalDate plusWorkingDays(LocalDate start, int workingDays);

  /** Working days after {@code from}, up to and including {@code to}; negative when reversed. */
  long workingDaysBetween(LocalDate from, LocalDate to);

  /** The deadline of a rule for a period; empty when the rule does not know that kind of period. */
  Optional<Deadline> deadline(String ruleId, Period period);

  /**
   * The deadline of a clock that starts with an event, for instance {@code INS-NOTICE}: working or
   * calendar days after it, as the rule says. The day of the event does not count.
   *
   * @return empty when the rule is not such a clock, or was not in force on that day
   */
  Optional<Deadline> deadlineAfter(String ruleId, LocalDate event);

  /** Deadlines of all periodic rules that fall between two days, inclusive, by day. */
  List<Deadline> deadlines(LocalDate from, LocalDate to);

  /**
   * Stores the holidays of a year; the same input again changes nothing.
   *
   * @param holidays days off, and with {@code worked} the weekend days worked in exchange
   * @throws vn.ctdp.core.error.CtdpException without {@code core.rule.manage}
   */
  void setHolidays(
      Caller caller, int year, Map<LocalDate, Localized> holidays, List<LocalDate> worked);
}
