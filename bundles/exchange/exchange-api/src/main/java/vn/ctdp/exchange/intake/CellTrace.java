package vn.ctdp.exchange.intake;

import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.exchange.form.FormRow;
import vn.ctdp.exchange.report.ReportCell;

/**
 * Where a figure of the national table comes from.
 *
 * @param row the row
 * @param province the province
 * @param submission the submission that brought it
 * @param cell the cell with the records behind it
 */
public record CellTrace(FormRow row, AdminUnit province, Submission submission, ReportCell cell) {}
