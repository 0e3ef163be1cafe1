package vn.ctdp.core.sheet;

/**
 * A rectangle of cells.
 *
 * @param firstRow first row, from 1
 * @param firstColumn first column, from 0
 * @param lastRow last row, inclusive
 * @param lastColumn last column, inclusive
 */
public record CellRange(int firstRow, int firstColumn, int lastRow, int lastColumn) {

  /** Whether the cell lies in it. */
  public boolean contains(int row, int column) {
    return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
  }

  /** Letters of a column: 0 is A, 26 is AA. */
  public static String column(int column) {
    StringBuilder name = new StringBuilder(3);
    for (int c = column; c >= 0; c = c / 26 - 1) {
      name.insert(0, (char) ('A' + c % 26));
    }
    return name.toString();
  }

  /** Name of a cell, for instance {@code C5}: row from 1, column from 0. */
  public static String name(int row, int column) {
    return column(column) + row;
  }
}
