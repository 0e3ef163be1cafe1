package vn.ctdp.exchange.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.intake.Submission;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportState;

/**
 * A received report with everything that came.
 *
 * @param submission its line in the ledger
 * @param province the province
 * @param form its form
 * @param state where it stands: received, accepted, returned, locked, or revised when a later
 *     revision came
 * @param latest the latest revision that came
 * @param latestId ledger identity of that one
 * @param cutoff day at which the figures were read
 * @param approvedBy who approved it at the province
 * @param organisation code of the sending organisation; may be empty
 * @param cells figures in the form's order
 * @param lists lines by list key
 * @param explanations of warnings, by check
 * @param decisions about any of its revisions, newest first
 */
public record ReceivedReport(
    Submission submission,
    AdminUnit province,
    FormDefinition form,
    ReportState state,
    int latest,
    String latestId,
    LocalDate cutoff,
    String approvedBy,
    String organisation,
    List<ReportCell> cells,
    Map<String, List<Map<String, String>>> lists,
    Map<String, String> explanations,
    List<Decision> decisions) {

  public ReceivedReport {
    cells = List.copyOf(cells);
    lists = Map.copyOf(lists);
    explanations = Map.copyOf(explanations);
    decisions = List.copyOf(decisions);
  }
}
