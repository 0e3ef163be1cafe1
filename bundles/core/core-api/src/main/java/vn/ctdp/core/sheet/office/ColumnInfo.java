package vn.ctdp.core.sheet.office;

import java.util.List;

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
