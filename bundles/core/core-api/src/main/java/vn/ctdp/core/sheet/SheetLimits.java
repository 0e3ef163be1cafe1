package vn.ctdp.core.sheet;

/**
 * Bounds of a workbook; beyond one it is refused, never cut off.
 *
 * @param bytes most bytes of the file
 * @param unpacked most bytes once unpacked
 * @param rows most rows that hold something, all sheets together
 * @param columns most columns that hold something
 * @param characters most characters in a cell
 */
public record SheetLimits(int bytes, long unpacked, int rows, int columns, int characters) {

  /** What an office's table needs: 10 MB, 20,000 rows, 256 columns. */
  public static final SheetLimits OFFICE =
      new SheetLimits(10 << 20, 128L << 20, 20_000, 256, 8_000);
}
