package vn.ctdp.core.calendar;

import java.time.LocalDate;
import java.util.Objects;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.text.Localized;

/**
 * A day that is not what its weekday says.
 *
 * @param day the day
 * @param worked true for a Saturday or Sunday worked in exchange; false for a day off
 * @param name what the day is called
 * @param evidence how well it is verified
 * @param remark what is uncertain about it, in Vietnamese; null when nothing is
 */
public record SpecialDay(
    LocalDate day, boolean worked, Localized name, Evidence evidence, String remark) {

  public SpecialDay {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(name, "name");
  }

  /** A day as a decision names it. */
  public static SpecialDay decided(LocalDate day, boolean worked, Localized name) {
    return new SpecialDay(day, worked, name, Evidence.VERIFIED, null);
  }
}
