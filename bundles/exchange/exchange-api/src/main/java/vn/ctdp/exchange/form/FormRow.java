package vn.ctdp.exchange.form;

import vn.ctdp.core.text.Localized;

/**
 * A row of a form.
 *
 * @param key official row number, for instance {@code 15.1}; headings have one too ({@code I})
 * @param label official label
 * @param unit unit of the value as stored and exchanged: {@code cluster}, {@code ha}, {@code VND},
 *     {@code %}, {@code project}, {@code person}; empty for a heading
 * @param printedUnit official unit on paper, for instance {@code tỷ đồng}; a VND figure is printed
 *     in it
 * @param kind how the row is filled and added up
 * @param source indicator id for {@link Kind#ADDITIVE} and {@link Kind#PLAIN} rows filled from
 *     records; empty for rows typed in; an expression over rows, for instance {@code
 *     [18]/[17]*100}, for {@link Kind#COMPUTED}
 * @param decimals decimals printed, 0 to 6
 * @param indent 0 for a main row, 1 for a part of the row above it, …
 * @param periodFigure true for a figure of the period (trong kỳ), false for a cumulative one (luỹ
 *     kế)
 * @param table key of its table; empty in a form with one value column
 * @param typedWhenUnknown whether a figure from records may be typed in, without being an override,
 *     while the records tell nothing
 */
public record FormRow(
    String key,
    Localized label,
    String unit,
    Localized printedUnit,
    Kind kind,
    String source,
    int decimals,
    int indent,
    boolean periodFigure,
    String table,
    boolean typedWhenUnknown) {

  /**
   * Powers of ten between the stored unit and the printed one: 9 for money printed in tỷ đồng, 6 in
   * triệu đồng, else 0.
   */
  public int shift() {
    return PrintedUnits.shift(unit, printedUnit);
  }

  /**
   * Whether “trong kỳ” must be said beside the label: it is a figure of the period, and the printed
   * label, which follows the circular to the letter, does not say so itself.
   */
  public boolean periodLeftUnsaid() {
    return periodFigure && !label.vi().contains("trong kỳ");
  }

  /** How a row is filled and added up. */
  public enum Kind {
    /** A line without a value. */
    HEADING,
    /** Summed over provinces. */
    ADDITIVE,
    /** Computed from other rows of the same column, at the province and anew at the centre. */
    COMPUTED,
    /** A figure that cannot be added up and is no formula; it has no national total. */
    PLAIN
  }
}
