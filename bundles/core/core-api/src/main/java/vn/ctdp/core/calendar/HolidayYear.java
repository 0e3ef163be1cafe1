package vn.ctdp.core.calendar;

import java.util.List;

/**
 * The holidays of one year: as stored, or as they shall be.
 *
 * @param year 2000 to 2100
 * @param state where they come from
 * @param legalText the decision or notice that sets them, for instance a notice of the Ministry of
 *     Home Affairs; null for what came with the platform
 * @param days days off and weekend days worked, by day
 * @param version for optimistic locking; 0 for a year that is not known
 */
public record HolidayYear(
    int year, State state, String legalText, List<SpecialDay> days, long version) {

  /** Where the days come from. */
  public enum State {
    /** Nobody has entered them and the platform does not bring them. */
    UNKNOWN,
    /** They came with the platform; each day says how well it is verified. */
    REFERENCE,
    /** Somebody entered them from a decision. */
    DECIDED
  }

  public HolidayYear {
    days = days == null ? List.of() : List.copyOf(days);
  }
}
