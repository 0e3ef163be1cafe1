package vn.ctdp.exchange.report;

import java.math.BigDecimal;
import java.util.List;
import vn.ctdp.exchange.form.Origin;

/**
 * A cell of a report.
 *
 * @param row cell key of the form: {@code row}, or {@code row/column}, at most 41 characters
 * @param value value in the row's unit; null when empty
 * @param computed what the records gave; differs from the value after a manual override
 * @param source where the value comes from
 * @param reason why it was overridden; empty otherwise
 * @param note remark printed in the column Ghi chú; may be empty
 * @param origins the records behind the computed value
 * @param unknown records that lack the fact
 */
public record ReportCell(
    String row,
    BigDecimal value,
    BigDecimal computed,
    Source source,
    String reason,
    String note,
    List<Origin> origins,
    int unknown) {

  /** Where a value comes from. */
  public enum Source {
    RECORDS,
    FORMULA,
    MANUAL,
    OVERRIDE,
    EMPTY
  }

  public ReportCell {
    origins = List.copyOf(origins);
  }
}
