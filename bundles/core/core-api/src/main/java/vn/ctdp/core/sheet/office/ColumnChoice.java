package vn.ctdp.core.sheet.office;

/**
 * How a column is understood.
 *
 * @param field key of an {@link ImportField}; empty to leave the column out
 * @param unit a unit of the field's kind; empty where there is none or nobody knows
 * @param style how text figures are read
 */
public record ColumnChoice(String field, String unit, NumberStyle style) {

  /** A column that is left out. */
  public static final ColumnChoice LEFT_OUT = new ColumnChoice("", "", NumberStyle.AUTO);

  public ColumnChoice {
    field = field == null ? "" : field;
    unit = unit == null ? "" : unit;
    style = style == null ? NumberStyle.AUTO : style;
  }
}
