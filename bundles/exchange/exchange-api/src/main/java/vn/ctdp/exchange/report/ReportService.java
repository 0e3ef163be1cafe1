package vn.ctdp.exchange.report;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Reports of a province. Rights: {@code exchange.report.view}, {@code exchange.report.edit} to draw
 * up, {@code exchange.report.approve} to approve and send. Thread-safe.
 */
@ProviderType
public interface ReportService {

  /**
   * Filters: {@code form}, {@code period}, {@code state}. Sorts: period, form, state, changedAt.
   */
  Page<ReportSummary> page(Caller caller, PageRequest request);

  /** One report. */
  Optional<Report> find(Caller caller, UUID id);

  /**
   * Draws up a report from records at the period's cut-off. A draft of the same form and period is
   * computed anew, keeping overrides, notes and explanations; after a report was sent, the next
   * revision is begun.
   *
   * @throws vn.ctdp.core.error.CtdpException when the form is unknown, is not made for that kind of
   *     period, its module is off, or the right is missing
   */
  Report drawUp(Caller caller, String formId, Period period);

  /**
   * Types in a cell, or overrides a computed one.
   *
   * @param value null empties the cell
   * @param reason required when the row is filled from records or by formula
   */
  Report setCell(Caller caller, UUID id, String row, BigDecimal value, String reason, long version);

  /** Takes an override back: the cell shows what the records give. */
  Report clearOverride(Caller caller, UUID id, String row, long version);

  /** Sets the remark of a cell. */
  Report setNote(Caller caller, UUID id, String row, String note, long version);

  /** Explains a warning. */
  Report explain(Caller caller, UUID id, String checkId, String explanation, long version);

  /**
   * Hands the draft to the leader.
   *
   * @throws vn.ctdp.core.error.CtdpException while there are errors or unexplained warnings
   */
  Report submit(Caller caller, UUID id, long version);

  /** Gives a submitted report back to the officer, with a reason. */
  Report reject(Caller caller, UUID id, String reason, long version);

  /**
   * Approves a submitted report and sends it. While the line is down the report stays {@link
   * ReportState#QUEUED} and is sent again by itself; the sending is exactly-once by the key
   * (sender, form, period, revision).
   */
  Report approveAndSend(Caller caller, UUID id, long version);

  /** The exact bytes that were or would be sent. */
  byte[] envelope(Caller caller, UUID id);
}
