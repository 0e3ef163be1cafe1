package vn.ctdp.exchange.decision;

import java.time.Instant;
import java.util.List;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.report.ReportState;

/**
 * A decision of the centre about one revision of a report.
 *
 * @param id identity
 * @param province whose report
 * @param form form version
 * @param period period
 * @param revision revision decided about
 * @param outcome what was decided
 * @param reason in words; required unless accepted
 * @param cells what is wrong at which cell; only when returned
 * @param decidedBy who, as shown
 * @param decidedAt when
 * @param item number in the centre's stream
 */
public record Decision(
    String id,
    UnitRef province,
    FormKey form,
    Period period,
    int revision,
    Outcome outcome,
    String reason,
    List<CellReason> cells,
    String decidedBy,
    Instant decidedAt,
    long item) {

  public Decision {
    cells = List.copyOf(cells);
  }

  /** What was decided. */
  public enum Outcome {
    /** The report is in order. */
    ACCEPTED(ReportState.ACCEPTED),
    /** The province is to correct it and send the next revision. */
    RETURNED(ReportState.RETURNED),
    /** The period is closed: no further revision is taken. */
    LOCKED(ReportState.LOCKED),
    /** A locked report may be corrected again. */
    REOPENED(ReportState.ACCEPTED);

    private final ReportState state;

    Outcome(ReportState state) {
      this.state = state;
    }

    /** The state that the report has then. */
    public ReportState state() {
      return state;
    }
  }

  /**
   * What is wrong at a cell.
   *
   * @param cell cell key of the form
   * @param reason at most 1,000 characters
   */
  public record CellReason(String cell, String reason) {}
}
