package vn.ctdp.extension;

import java.time.LocalDate;
import vn.ctdp.core.text.Localized;

/**
 * A reason for priority: an area or a branch (NĐ 45/2012 Điều 6), between two days.
 *
 * @param code stable code
 * @param name name for people
 * @param validFrom first day
 * @param validTo last day, inclusive; null while in force
 * @param legalText clause it comes from
 * @param remark what to know about it; may be null
 */
public record PriorityKind(
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
