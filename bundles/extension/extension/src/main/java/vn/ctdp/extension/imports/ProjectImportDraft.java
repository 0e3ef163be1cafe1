package vn.ctdp.extension.imports;

import java.util.List;
import java.util.UUID;
import vn.ctdp.core.sheet.office.ColumnInfo;
import vn.ctdp.core.sheet.office.SheetInfo;

/**
 * An uploaded file and how it is understood so far; nothing of it is stored as a project.
 *
 * @param id identity
 * @param fileName name of the file
 * @param settings settings, with what was found and guessed
 * @param remembered whether the columns are understood as last time with the same headings
 * @param sheets its sheets
 * @param columns columns of the chosen sheet
 */
public record ProjectImportDraft(
    UUID id,
    String fileName,
    ProjectImportSettings settings,
    boolean remembered,
    List<SheetInfo> sheets,
    List<ColumnInfo> columns) {

  public ProjectImportDraft {
    sheets = List.copyOf(sheets);
    columns = List.copyOf(columns);
  }
}
