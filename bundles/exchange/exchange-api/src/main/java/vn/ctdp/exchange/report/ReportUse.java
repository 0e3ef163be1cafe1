package vn.ctdp.exchange.report;

import java.math.BigDecimal;
import vn.ctdp.exchange.form.FormRow;

/**
 * A figure of a report that counts a record.
 *
 * @param report the report
 * @param cell the cell, as a row of its own; its key is the cell's key
 * @param contribution what the record gives to it, in the row's unit; null when it is only named
 * @param value the figure that the report shows; null when empty
 */
public record ReportUse(
    ReportSummary report, FormRow cell, BigDecimal contribution, BigDecimal value) {}
