package vn.ctdp.exchange.report;

import java.util.List;
import java.util.UUID;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.ReportSubject;

/**
 * From whom reports of a form were expected, and from whom they came.
 *
 * @param form the form
 * @param period the period
 * @param lines one for each subject expected, and for each that reported without being expected
 */
public record Coverage(FormDefinition form, Period period, List<Line> lines) {

  public Coverage {
    lines = List.copyOf(lines);
  }

  /** How many are expected. */
  public long expected() {
    return lines.stream().filter(Line::expected).count();
  }

  /** How many of those expected have filed. */
  public long filed() {
    return lines.stream().filter(l -> l.expected() && l.state() == ReportState.FILED).count();
  }

  /**
   * A subject.
   *
   * @param subject the subject
   * @param expected whether a report is expected from it
   * @param report the latest report; null when there is none
   * @param state its state; null when there is none
   */
  public record Line(ReportSubject subject, boolean expected, UUID report, ReportState state) {}
}
