package vn.ctdp.exchange.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.ctdp.core.subject.SubjectRef;

/**
 * What one report says, as far as it was asked for.
 *
 * @param report identity of the report
 * @param subject whom or what it is about; empty for the whole province
 * @param title name of the subject at the time; empty for the whole province
 * @param revision the latest revision, the one that was read
 * @param state where it stands
 * @param cutoff day at which records were read
 * @param values figures by cell key, in the unit of the cell's row; absent where a cell is empty
 */
public record ReportFigures(
    UUID report,
    Optional<SubjectRef> subject,
    String title,
    int revision,
    ReportState state,
    LocalDate cutoff,
    Map<String, BigDecimal> values) {

  public ReportFigures {
    values = Map.copyOf(values);
  }
}
