package vn.ctdp.clusters.imports;

import java.util.List;
import java.util.UUID;

/**
 * An uploaded file and how it is understood so far; nothing of it is in the register.
 *
 * @param id identity
 * @param fileName name of the file
 * @param target what its rows are
 * @param settings settings, with what was found and guessed
 * @param remembered whether the columns are understood as last time with the same headings
 * @param sheets its sheets
 * @param columns columns of the chosen sheet
 */
public record ImportDraft(
    UUID id,
    String fileName,
    ImportTarget target,
    ImportSettings settings,
    boolean remembered,
    List<SheetInfo> sheets,
    List<ColumnInfo> columns) {

  public ImportDraft {
    sheets = List.copyOf(sheets);
    columns = List.copyOf(columns);
  }

  /**
   * A sheet of the file.
   *
   * @param name name
   * @param hidden whether people do not see it in the spreadsheet
   * @param rows rows that hold something
   */
  public record SheetInfo(String name, boolean hidden, int rows) {}

  /**
   * A column of the sheet.
   *
   * @param column column, from 0
   * @param letter its letters
   * @param header its headings, from the top down
   * @param samples first contents
   * @param choice how it is understood
   * @param style how its text figures are read in fact; AUTO when it has none that tell
   */
  public record ColumnInfo(
      int column,
      String letter,
      String header,
      List<String> samples,
      ColumnChoice choice,
      NumberStyle style) {

    public ColumnInfo {
      samples = List.copyOf(samples);
    }
  }
}
