package vn.ctdp.extension;

import java.time.LocalDate;
import vn.ctdp.core.text.Localized;

/**
 * A branch of industry that may be supported (NĐ 45/2012 Điều 5), between two days.
 *
 * @param code {@code a} to {@code g}
 * @param name name in force between the days
 * @param validFrom first day
 * @param validTo last day, inclusive; null while in force
 * @param legalText clause it comes from
 * @param remark how well it is verified; may be null
 */
public record Sector(
    String code,
    Localized name,
    LocalDate validFrom,
    LocalDate validTo,
    String legalText,
    String remark) {

  /** Whether it is in force on a day. */
  public boolean on(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
