package vn.ctdp.core.sheet.office;

/** How figures that were typed as text are read. */
public enum NumberStyle {
  /** By what the column, then the sheet, shows; Vietnamese where nothing tells. */
  AUTO,
  /** Point between thousands, comma before decimals: 1.234,56. */
  VI,
  /** Comma between thousands, point before decimals: 1,234.56. */
  EN
}
