package vn.ctdp.exchange.report;

/** Where a report stands. */
public enum ReportState {
  /** Drawn up; cells may still be recomputed or overridden. */
  DRAFT,
  /** Checks ran without errors, warnings are explained; waits for the leader. */
  SUBMITTED,
  /** Approved by the leader; contents are fixed. */
  APPROVED,
  /** Waits for the line to the centre. */
  QUEUED,
  /** Acknowledged by the centre with a receipt. */
  RECEIVED,
  /** Complete and kept at the province: a form that is not sent to the centre. */
  FILED,
  /** Sent back by the centre with reasons. */
  RETURNED,
  /** Replaced by a later revision. */
  REVISED
}
