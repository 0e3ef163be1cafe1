package vn.ctdp.core.sheet;

import java.util.List;
import java.util.Optional;

/**
 * A row that holds something.
 *
 * @param number number in the sheet, from 1
 * @param cells cells that hold something, by column
 */
public record SheetRow(int number, List<SheetCell> cells) {

  public SheetRow {
    cells = List.copyOf(cells);
  }

  /** The cell of a column, counted from 0; empty when it holds nothing. */
  public Optional<SheetCell> cell(int column) {
    for (SheetCell cell : cells) {
      if (cell.column() >= column) {
        return cell.column() == column ? Optional.of(cell) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The text of a column, counted from 0; the empty string when it holds nothing. */
  public String text(int column) {
    return cell(column).map(SheetCell::text).orElse("");
  }
}
