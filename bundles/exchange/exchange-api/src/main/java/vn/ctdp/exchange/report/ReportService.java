package vn.ctdp.exchange.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.form.ReportSubject;

/**
 * Reports of a province. Rights: {@code exchange.report.view}, {@code exchange.report.edit} to draw
 * up, {@code exchange.report.approve} to approve and send. Thread-safe.
 */
@ProviderType
public interface ReportService {

  /**
   * Filters: {@code form}, {@code period}, {@code state}, {@code subject} ({@code type:id}). Sorts:
   * period, form, state, changedAt.
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
   * Draws up a report about one subject, as {@link #drawUp(Caller, String, Period)}.
   *
   * @param subject one of {@link #subjects}; null for a form about the whole province
   */
  Report drawUp(Caller caller, String formId, Period period, SubjectRef subject);

  /** About whom a form is to be drawn up for a period; empty for a form about the province. */
  List<ReportSubject> subjects(Caller caller, String formId, Period period);

  /** From whom reports of a form were expected for a period, and from whom they came. */
  Coverage coverage(Caller caller, String formId, Period period);

  /**
   * The coverage of every form whose reports a report adds up or is checked against, to be attached
   * to it; a form whose module is off is left out.
   */
  List<Coverage> coverage(Caller caller, Report report);

  /**
   * Replaces the lines of a list section.
   *
   * @param lines values by column key; what is empty is absent
   */
  Report setLines(
      Caller caller, UUID id, String list, List<Map<String, String>> lines, long version);

  /**
   * What would change if all of a content were typed in; nothing is stored.
   *
   * @throws vn.ctdp.core.error.CtdpException naming every cell and line that cannot be typed in
   */
  ReportDiff preview(Caller caller, UUID id, ReportContent content);

  /** Types in all of a content, or, when anything is wrong with it, nothing. */
  Report apply(Caller caller, UUID id, ReportContent content, long version);

  /** All revisions of the same report, newest first. */
  List<ReportSummary> revisions(Caller caller, UUID id);

  /**
   * The figures that count a record, in revisions that no later one replaced; newest period first,
   * then by form and cell. Empty when the caller may not see reports.
   *
   * @param subject a record of whichever module
   * @param limit most uses to return, 1 to 1,000
   * @throws IllegalArgumentException for any other limit
   */
  List<ReportUse> uses(Caller caller, SubjectRef subject, int limit);

  /**
   * What the latest revision of each report of a form says for a period, by name of the subject:
   * one statement however many subjects there are. Reports in which none of the cells is filled are
   * left out. Empty when the caller may not see reports.
   *
   * @param cells keys of the cells wanted, at least one
   */
  List<ReportFigures> figures(Caller caller, String formId, Period period, Set<String> cells);

  /** What differs between two revisions of the same report. */
  ReportDiff diff(Caller caller, UUID older, UUID newer);

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

  /** Longest explanation of a warning, characters. */
  int MAX_EXPLANATION = 2000;

  /**
   * Explains a warning.
   *
   * @param explanation at most {@link #MAX_EXPLANATION} characters
   */
  Report explain(Caller caller, UUID id, String checkId, String explanation, long version);

  /**
   * Hands the draft to the leader; a report that is not sent to the centre is {@link
   * ReportState#FILED} with it.
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

  /**
   * The evidence file of a received report: schema {@code ctdp-evidence-1}, with the signed report,
   * the centre's signed receipt and the public keys.
   *
   * @throws vn.ctdp.core.error.CtdpException when there is no signed receipt
   */
  byte[] evidence(Caller caller, UUID id);
}
