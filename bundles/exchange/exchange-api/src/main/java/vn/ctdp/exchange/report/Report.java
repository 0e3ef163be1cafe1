package vn.ctdp.exchange.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.intake.Receipt;

/**
 * A report with everything in it.
 *
 * @param summary identity and state
 * @param definition its form
 * @param cells one for each cell of the form, in its order
 * @param lists lines by list key, in the form's order; values by column key, what is empty is
 *     absent
 * @param findings checks not passed, errors first
 * @param receipt the centre's answer
 * @param lastProblem why the last attempt to send failed; empty when it did not
 * @param version row version for optimistic locking
 */
public record Report(
    ReportSummary summary,
    FormDefinition definition,
    List<ReportCell> cells,
    Map<String, List<Map<String, String>>> lists,
    List<CheckResult> findings,
    Optional<Receipt> receipt,
    String lastProblem,
    long version) {

  public Report {
    cells = List.copyOf(cells);
    lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
    findings = List.copyOf(findings);
  }
}
