package vn.ctdp.exchange.deadline;

import java.time.LocalDate;

/**
 * The last day of a report for a province.
 *
 * @param lastDay last day in time, with extensions
 * @param lawDay last day that the rule gives
 * @param decision number of the decision that moved it; empty when none did
 * @param legalText the clause of the rule
 */
public record DueDay(LocalDate lastDay, LocalDate lawDay, String decision, String legalText) {

  /** Whether a decision moved it. */
  public boolean extended() {
    return !decision.isEmpty();
  }
}
