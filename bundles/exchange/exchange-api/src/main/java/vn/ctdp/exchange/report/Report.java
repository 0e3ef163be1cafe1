package vn.ctdp.exchange.report;

import java.util.List;
import java.util.Optional;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.intake.Receipt;

/**
 * A report with everything in it.
 *
 * @param summary identity and state
 * @param definition its form
 * @param cells one for each row with a value column, in the form's order
 * @param findings checks not passed, errors first
 * @param receipt the centre's answer
 * @param lastProblem why the last attempt to send failed; empty when it did not
 * @param version row version for optimistic locking
 */
public record Report(
    ReportSummary summary,
    FormDefinition definition,
    List<ReportCell> cells,
    List<CheckResult> findings,
    Optional<Receipt> receipt,
    String lastProblem,
    long version) {

  public Report {
    cells = List.copyOf(cells);
    findings = List.copyOf(findings);
  }
}
