package vn.ctdp.exchange.form;

import java.math.BigDecimal;
import java.util.List;

/**
 * A computed figure.
 *
 * @param value exact value; null when the records do not tell (nothing is known is not zero)
 * @param origins the records behind it; their contributions add up to the value
 * @param unknown how many records could have contributed but lack the fact
 */
public record IndicatorValue(BigDecimal value, List<Origin> origins, int unknown) {

  public IndicatorValue {
    origins = List.copyOf(origins);
  }
}
