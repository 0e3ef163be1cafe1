package vn.ctdp.core.store.internal.establishment;

import java.util.Optional;

/**
 * The one way in which a business code is written: 10 digits for an enterprise or cooperative, 10
 * and a hyphen and 3 for its dependent unit, 8 to 12 for a household business.
 */
final class BusinessCode {

  private BusinessCode() {}

  /** The code as stored; empty when it cannot be one. */
  static Optional<String> normalise(String typed) {
    if (typed == null) {
      return Optional.empty();
    }
    String digits = typed.replaceAll("[\\s.\\-\\u2010-\\u2015]", "");
    if (digits.matches("\\d{13}")) {
      return Optional.of(digits.substring(0, 10) + "-" + digits.substring(10));
    }
    return digits.matches("\\d{8,12}") ? Optional.of(digits) : Optional.empty();
  }
}
