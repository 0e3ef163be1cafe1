package vn.ctdp.extension.money;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.ctdp.extension.Assessment;

/**
 * All money of a project on a day.
 *
 * @param project the project
 * @param day the day up to which entries count; null for all
 * @param kept whether a budget is kept for its plan year, so that money decides about its steps
 * @param total promotion and other state money together
 * @param own own money that the beneficiary spent
 * @param rows by year, source and content
 * @param entries the ledger, newest first
 * @param offers what may be entered today; empty for a day in the past
 * @param checks V-KC checks of its money, those that failed first
 */
public record ProjectAccount(
    UUID project,
    LocalDate day,
    boolean kept,
    Figures total,
    long own,
    List<ProjectMoney.Row> rows,
    List<MoneyEntry> entries,
    List<MoneyOffer> offers,
    List<Assessment.Check> checks) {

  public ProjectAccount {
    rows = List.copyOf(rows);
    entries = List.copyOf(entries);
    offers = List.copyOf(offers);
    checks = List.copyOf(checks);
  }
}
