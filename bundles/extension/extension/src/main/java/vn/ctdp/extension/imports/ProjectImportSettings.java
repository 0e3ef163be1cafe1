package vn.ctdp.extension.imports;

import java.util.Map;
import java.util.UUID;
import vn.ctdp.core.sheet.office.ColumnChoice;
import vn.ctdp.core.sheet.office.RowChoice;

/**
 * How a file is understood.
 *
 * @param sheet name of the sheet; null to choose the one that looks most like a table
 * @param headerFirst first row of the headings, from 1; 0 to find them
 * @param headerLast last row of the headings; 0 to find it
 * @param columns choices by column, from 0; null to guess
 * @param plan annual plan of rows that do not say which by level and year; null for none
 * @param unit implementing unit of new projects whose row names none; null for none
 * @param rows decisions by row number
 */
public record ProjectImportSettings(
    String sheet,
    int headerFirst,
    int headerLast,
    Map<Integer, ColumnChoice> columns,
    UUID plan,
    UUID unit,
    Map<Integer, RowChoice> rows) {

  public ProjectImportSettings {
    columns = columns == null ? null : Map.copyOf(columns);
    rows = rows == null ? Map.of() : Map.copyOf(rows);
  }

  /** Everything is to be found or guessed. */
  public static ProjectImportSettings guess() {
    return new ProjectImportSettings(null, 0, 0, null, null, null, null);
  }
}
