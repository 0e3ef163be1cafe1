package vn.ctdp.ui.component;

import java.math.BigDecimal;
import vn.ctdp.core.quantity.VnNumbers;

/** A percentage, 0 to 100 unless {@link #range} says otherwise, with at most two decimals. */
public final class PercentField extends NumberInput<PercentField, BigDecimal> {

  private static final long serialVersionUID = 1L;

  /** A field with its label. */
  public PercentField(String label) {
    super(label, "%", 2);
    range(BigDecimal.ZERO, BigDecimal.valueOf(100));
  }

  /** The smallest and largest percentage accepted, inclusive. */
  public PercentField range(BigDecimal min, BigDecimal max) {
    return limit(min, max);
  }

  @Override
  BigDecimal convert(BigDecimal number) {
    return number;
  }

  @Override
  String print(BigDecimal value) {
    return VnNumbers.formatTrimmed(value, 2);
  }

  @Override
  protected boolean valueEquals(BigDecimal a, BigDecimal b) {
    return a == null || b == null ? a == b : a.compareTo(b) == 0;
  }
}
