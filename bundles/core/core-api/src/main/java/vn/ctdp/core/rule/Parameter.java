package vn.ctdp.core.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import vn.ctdp.core.territory.UnitRef;

/**
 * One value of a rule set.
 *
 * @param ruleSetId the set it belongs to
 * @param key for instance {@code ccn.size.max}
 * @param value text form; decimals with a point
 * @param unit {@code VND}, {@code ha}, {@code %}, {@code ratio}, {@code day}, {@code workday}, …
 * @param province province whose council set it; empty for the national value
 * @param validFrom first day of this value
 * @param validTo last day, inclusive; null while in force
 * @param legalText clause it comes from
 * @param evidence how well it is verified
 * @param remark what to know about it; may be null
 */
public record Parameter(
    String ruleSetId,
    String key,
    String value,
    String unit,
    Optional<UnitRef> province,
    LocalDate validFrom,
    LocalDate validTo,
    String legalText,
    Evidence evidence,
    String remark) {

  /**
   * The value as a number.
   *
   * @throws NumberFormatException when it is not one
   */
  public BigDecimal number() {
    return new BigDecimal(value);
  }
}
