package vn.ctdp.ui.component;

import java.math.BigDecimal;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.quantity.VnNumbers;

/**
 * A land area in hectares with at most four decimals (1 m²), 0 or more. The value has scale 4, as
 * areas are stored.
 */
public final class AreaField extends NumberInput<AreaField, BigDecimal> {

  private static final long serialVersionUID = 1L;

  /** A field with its label. */
  public AreaField(String label) {
    super(label, "ha", Area.SCALE);
    range(BigDecimal.ZERO, new BigDecimal("9999999"));
  }

  /** The smallest and largest area accepted, in hectares, inclusive. */
  public AreaField range(BigDecimal min, BigDecimal max) {
    return limit(min, max);
  }

  @Override
  BigDecimal convert(BigDecimal number) {
    return number.setScale(Area.SCALE, java.math.RoundingMode.UNNECESSARY);
  }

  @Override
  String print(BigDecimal value) {
    return VnNumbers.formatTrimmed(value, Area.SCALE);
  }

  @Override
  protected boolean valueEquals(BigDecimal a, BigDecimal b) {
    return a == null || b == null ? a == b : a.compareTo(b) == 0;
  }
}
