package vn.ctdp.extension.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/**
 * What a unit reports of a project in a month. All money is cumulative from the beginning of the
 * project, whole đồng.
 *
 * @param project the project
 * @param month the month
 * @param work what has been done, in words; may be null
 * @param percent work done, 0 to 100 with at most 2 decimals
 * @param spent promotion money spent
 * @param spentOther other money spent: that of the beneficiary and of others
 * @param advanced advance received
 * @param problem difficulties; may be null
 * @param proposal go on, adjust or stop
 * @param reportedOn day on which the report was made
 * @param confirmedOn day on which the department confirmed it; null before
 * @param confirmedBy who did; null before
 * @param by who recorded it
 * @param at when it was recorded; null for one that is not stored
 * @param version row version for optimistic locking; 0 when new
 */
public record MonthReport(
    UUID project,
    YearMonth month,
    String work,
    BigDecimal percent,
    long spent,
    long spentOther,
    long advanced,
    String problem,
    Proposal proposal,
    LocalDate reportedOn,
    LocalDate confirmedOn,
    String confirmedBy,
    String by,
    Instant at,
    long version) {

  /** What is typed in; who, when and the confirmation are added when it is stored. */
  public static MonthReport of(
      UUID project,
      YearMonth month,
      String work,
      BigDecimal percent,
      long spent,
      long spentOther,
      long advanced,
      String problem,
      Proposal proposal,
      long version) {
    return new MonthReport(
        project,
        month,
        work,
        percent,
        spent,
        spentOther,
        advanced,
        problem,
        proposal,
        null,
        null,
        null,
        null,
        null,
        version);
  }
}
