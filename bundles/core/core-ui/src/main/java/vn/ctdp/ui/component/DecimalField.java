package vn.ctdp.ui.component;

import java.math.BigDecimal;
import vn.ctdp.core.quantity.VnNumbers;

/** An exact decimal, 0 or more unless {@link #range} says otherwise. */
public final class DecimalField extends NumberInput<DecimalField, BigDecimal> {

  private static final long serialVersionUID = 1L;

  private final int places;

  /**
   * A field.
   *
   * @param label label above the field
   * @param unit shown behind the figure; null for none
   * @param decimals decimal places accepted, 1 to 6
   */
  public DecimalField(String label, String unit, int decimals) {
    super(label, unit, decimals);
    places = decimals;
    range(BigDecimal.ZERO, null);
  }

  /** The smallest and largest number accepted, each inclusive or null. */
  public DecimalField range(BigDecimal min, BigDecimal max) {
    return limit(min, max);
  }

  @Override
  BigDecimal convert(BigDecimal number) {
    return number;
  }

  @Override
  String print(BigDecimal value) {
    return VnNumbers.formatTrimmed(value, places);
  }

  @Override
  protected boolean valueEquals(BigDecimal a, BigDecimal b) {
    return a == null || b == null ? a == b : a.compareTo(b) == 0;
  }
}
