package vn.ctdp.extension.internal;

import java.util.List;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.sheet.office.ImportPreview.Row;

/**
 * What an import would do.
 *
 * @param general problems of the table as a whole
 * @param rows what becomes of each row
 * @param steps what is to be stored, for rows that create or change something
 */
record ImportPlan(List<FieldProblem> general, List<Row> rows, List<ImportStep> steps) {}
