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
   * What is due under a rule, in words: for {@code CCN-04} the report that it is the deadline of.
   *
   * @return the id itself for a rule that is not known
   */
  Localized ruleName(String ruleId);

  /**
   * The holidays of a year with their source; a year without any is {@code UNKNOWN}.
   *
   * @param year 2000 to 2100
   */
  HolidayYear holidayYear(int year);

  /** Years whose holidays are known, oldest first. */
  List<Integer> knownYears();

  /**
   * A year to begin with: what is stored, or the days that the Labour Code fixes by date (Điều
   * 112); those of the lunar calendar and the swaps have to be added.
   */
  HolidayYear holidayDraft(int year);

  /**
   * What {@link #setHolidays} would change.
   *
   * @throws vn.ctdp.core.error.CtdpException without {@code core.rule.manage}; {@code INVALID} as
   *     for {@code setHolidays}
   */
  HolidayPreview previewHolidays(Caller caller, HolidayYear wanted);

  /**
   * Stores the holidays of a year, all of them; the same input again changes nothing. The history
   * is that of the subject {@code holidays} with the year as its id.
   *
   * @param wanted with the version that was read; its state does not matter
   * @return as stored
   * @throws vn.ctdp.core.error.CtdpException without {@code core.rule.manage}; {@code INVALID} with
   *     the fields, for days of another year, twice the same day, an ordinary day worked, a missing
   *     source; {@code CONFLICT} when somebody was faster
   */
  HolidayYear setHolidays(Caller caller, HolidayYear wanted);
}
