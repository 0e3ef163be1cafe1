package vn.ctdp.ui.component;

import java.math.BigDecimal;
import vn.ctdp.core.quantity.Money;
import vn.ctdp.core.quantity.VnNumbers;

/**
 * An amount in whole đồng, 0 or more unless {@link #range} says otherwise. Below the field stands
 * the same amount in triệu or tỷ, exactly, so that a zero too many is seen at once.
 */
public final class MoneyField extends NumberInput<MoneyField, Long> {

  private static final long serialVersionUID = 1L;
  private String hint = "";

  /** A field with its label. */
  public MoneyField(String label) {
    super(label, UiText.of("ui.money.unit"), 0);
    range(0, 999_999_999_999_999L);
  }

  /** The smallest and largest amount accepted, in đồng, inclusive. */
  public MoneyField range(long min, long max) {
    return limit(BigDecimal.valueOf(min), BigDecimal.valueOf(max));
  }

  /** A hint below the field; the amount in triệu or tỷ is added to it. */
  public MoneyField hint(String text) {
    hint = text;
    changed(getValue());
    return this;
  }

  @Override
  Long convert(BigDecimal number) {
    return number.longValueExact();
  }

  @Override
  String print(Long value) {
    return VnNumbers.format(BigDecimal.valueOf(value), 0);
  }

  @Override
  void changed(Long value) {
    String unit = "";
    if (value != null && Math.abs(value) >= 1_000_000_000L) {
      unit =
          "= "
              + VnNumbers.formatTrimmed(new Money(value).inTy(), 9)
              + " "
              + UiText.of("ui.money.ty");
    } else if (value != null && Math.abs(value) >= 1_000_000L) {
      unit =
          "= "
              + VnNumbers.formatTrimmed(new Money(value).inTrieu(), 6)
              + " "
              + UiText.of("ui.money.trieu");
    }
    String base = hint == null ? "" : hint;
    setHelperText(base.isEmpty() || unit.isEmpty() ? base + unit : base + " · " + unit);
  }
}
