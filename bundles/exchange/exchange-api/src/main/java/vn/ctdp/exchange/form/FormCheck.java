package vn.ctdp.exchange.form;

import java.math.BigDecimal;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.text.Localized;

/**
 * A cross-check of a form: {@code left operator right}. It is skipped when a row that it names is
 * empty, unless the operator is {@link Operator#PRESENT}.
 *
 * @param id stable id, for instance {@code B04-E3}
 * @param severity an error blocks, a warning wants an explanation
 * @param left expression over rows, for instance {@code [15.1]+[15.2]}
 * @param operator comparison
 * @param right expression over rows; empty for {@link Operator#PRESENT}
 * @param tolerance absolute tolerance, 0 or more
 * @param message what is wrong, with {0} for the left and {1} for the right value
 */
public record FormCheck(
    String id,
    Severity severity,
    String left,
    Operator operator,
    String right,
    BigDecimal tolerance,
    Localized message) {

  /** How the two sides must stand to each other. */
  public enum Operator {
    EQUAL,
    AT_MOST,
    AT_LEAST,
    PRESENT
  }
}
