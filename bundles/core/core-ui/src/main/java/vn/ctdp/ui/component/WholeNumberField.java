package vn.ctdp.ui.component;

import java.math.BigDecimal;
import vn.ctdp.core.quantity.VnNumbers;

/** A whole number, 0 or more unless {@link #range} says otherwise. */
public final class WholeNumberField extends NumberInput<WholeNumberField, Integer> {

  private static final long serialVersionUID = 1L;

  /** A field with its label. */
  public WholeNumberField(String label) {
    this(label, null);
  }

  /** A field with its label and a unit behind the figure. */
  public WholeNumberField(String label, String unit) {
    super(label, unit, 0);
    range(0, Integer.MAX_VALUE);
  }

  /** The smallest and largest number accepted, inclusive. */
  public WholeNumberField range(int min, int max) {
    return limit(BigDecimal.valueOf(min), BigDecimal.valueOf(max));
  }

  @Override
  Integer convert(BigDecimal number) {
    return number.intValueExact();
  }

  @Override
  String print(Integer value) {
    return VnNumbers.format(BigDecimal.valueOf(value), 0);
  }
}
