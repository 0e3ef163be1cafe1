package vn.ctdp.extension.network;

import java.time.LocalDate;
import vn.ctdp.core.text.Localized;

/**
 * A level of financial autonomy of public service units, in force for a time.
 *
 * @param code stable code
 * @param name name
 * @param validFrom first day
 * @param validTo last day; null while in force
 * @param legalText decree
 * @param remark what was not compared with the decree; may be null
 */
public record AutonomyLevel(
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
