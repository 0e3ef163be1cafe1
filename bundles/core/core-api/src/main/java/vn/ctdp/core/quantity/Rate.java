package vn.ctdp.core.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A percentage that says what it is made of. There is no rate without its parts: "tỷ lệ lấp đầy"
 * has several denominators, and a figure without its method has misled leaders before.
 *
 * @param numerator the part, in the same unit as the denominator
 * @param denominator the whole
 * @param method stable name of the method, for instance {@code F1} (leased ÷ industrial land, TT
 *     14/2024)
 * @param cutoff the day at which both parts were taken (ngày chốt số liệu)
 */
public record Rate(BigDecimal numerator, BigDecimal denominator, String method, LocalDate cutoff) {

  public Rate {
    Objects.requireNonNull(numerator, "numerator");
    Objects.requireNonNull(denominator, "denominator");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(cutoff, "cutoff");
  }

  /** Per cent with the given decimals, half up; empty when the denominator is zero. */
  public Optional<BigDecimal> percent(int decimals) {
    if (denominator.signum() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        numerator
            .multiply(BigDecimal.valueOf(100))
            .divide(denominator, decimals, RoundingMode.HALF_UP));
  }
}
