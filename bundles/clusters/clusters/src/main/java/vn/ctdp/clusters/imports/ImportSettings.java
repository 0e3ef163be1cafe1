package vn.ctdp.clusters.imports;

import java.time.LocalDate;
import java.util.Map;
import vn.ctdp.core.sheet.office.ColumnChoice;
import vn.ctdp.core.sheet.office.RowChoice;

/**
 * How a file is understood.
 *
 * @param sheet name of the sheet; null to choose the one that looks most like a table
 * @param headerFirst first row of the headings, from 1; 0 to find them
 * @param headerLast last row of the headings; 0 to find it
 * @param columns choices by column, from 0; null to guess
 * @param cutoff day on which the figures hold; null while unknown
 * @param source where the figures are from, 1 to 300 characters; null while unknown
 * @param illustrative whether the figures are an example, not taken from a source
 * @param conflicts what becomes of figures that another source gives differently for the same day
 * @param rows decisions by row number
 */
public record ImportSettings(
    String sheet,
    int headerFirst,
    int headerLast,
    Map<Integer, ColumnChoice> columns,
    LocalDate cutoff,
    String source,
    boolean illustrative,
    ConflictRule conflicts,
    Map<Integer, RowChoice> rows) {

  public ImportSettings {
    columns = columns == null ? null : Map.copyOf(columns);
    conflicts = conflicts == null ? ConflictRule.QUEUE : conflicts;
    rows = rows == null ? Map.of() : Map.copyOf(rows);
  }

  /** Everything is to be found or guessed. */
  public static ImportSettings guess() {
    return new ImportSettings(null, 0, 0, null, null, null, false, null, null);
  }

  /** The same with other decisions for rows. */
  public ImportSettings withRows(Map<Integer, RowChoice> others) {
    return new ImportSettings(
        sheet, headerFirst, headerLast, columns, cutoff, source, illustrative, conflicts, others);
  }
}
