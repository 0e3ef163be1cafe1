package vn.ctdp.core.sheet;

import java.util.List;
import java.util.Optional;

/**
 * One sheet.
 *
 * @param name name
 * @param hidden whether people do not see it
 * @param rows rows that hold something, in their order; rows without content are absent
 * @param merged merged ranges; the content stands in the first cell of each
 */
public record Sheet(String name, boolean hidden, List<SheetRow> rows, List<CellRange> merged) {

  public Sheet {
    rows = List.copyOf(rows);
    merged = List.copyOf(merged);
  }

  /** The row of that number, counted from 1; empty when it holds nothing. */
  public Optional<SheetRow> row(int number) {
    int low = 0;
    int high = rows.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = rows.get(middle).number();
      if (found == number) {
        return Optional.of(rows.get(middle));
      }
      if (found < number) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /** How people name a cell, for instance {@code CCN!C5}. */
  public String place(int row, int column) {
    return name + "!" + CellRange.name(row, column);
  }
}
