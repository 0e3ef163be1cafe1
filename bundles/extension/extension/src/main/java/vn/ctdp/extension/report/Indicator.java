package vn.ctdp.extension.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import vn.ctdp.core.text.Localized;

/**
 * An aggregate, with everything that is needed to understand and check it. A share of the own plan
 * and a share of the total plan are two indicators.
 *
 * @param id stable id, for instance {@code KC-A7-QG}
 * @param name name for people
 * @param unit {@code project}, {@code VND}, {@code %}, {@code ratio}, or an output's unit
 * @param printedUnit unit for people
 * @param method how it is computed
 * @param source clause or document that it comes from
 * @param value exact value; rates are rounded half up to 6 decimals; null when it cannot be told
 * @param numerator what is counted or divided
 * @param denominator what it is divided by; null for a sum
 * @param cutoff day at which the records were read
 */
public record Indicator(
    String id,
    Localized name,
    String unit,
    Localized printedUnit,
    Localized method,
    String source,
    BigDecimal value,
    Part numerator,
    Part denominator,
    LocalDate cutoff) {

  /**
   * A part.
   *
   * @param name what it is
   * @param unit its unit
   * @param value its value; null when the records do not tell
   * @param records how many projects gave something to it
   * @param unknown how many projects ought to but lack the fact
   */
  public record Part(Localized name, String unit, BigDecimal value, int records, int unknown) {}
}
