package vn.ctdp.clusters.dossier;

import java.time.LocalDate;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.text.Localized;

/**
 * A clock of a dossier as it stands today. Days of supplements do not count: the clock stops after
 * the day of the request and goes on after the day on which the supplement came.
 *
 * @param id for instance {@code APPRAISE}
 * @param name what is due
 * @param limit days allowed; 0 when the rule set has no limit
 * @param workdays whether working days count; calendar days otherwise
 * @param startedOn day of the event that started it; that day does not count
 * @param dueOn last day in time; null while paused or without a limit
 * @param endedOn day on which it was done; null while running
 * @param used days counted up to today or to its end
 * @param left days left to the due day, negative when overdue; null without a due day, or when done
 * @param pausedDays days that did not count, in the unit of the clock
 * @param light how much it presses
 * @param lateBy days by which it was done late, or is late; 0 when in time
 * @param legalText clause; may be null
 * @param evidence how well the limit is verified; null without a limit
 * @param remark what to know about the limit; null when nothing
 */
public record ClockState(
    String id,
    Localized name,
    int limit,
    boolean workdays,
    LocalDate startedOn,
    LocalDate dueOn,
    LocalDate endedOn,
    int used,
    Integer left,
    int pausedDays,
    Light light,
    int lateBy,
    String legalText,
    Evidence evidence,
    Localized remark) {

  /** Whether the limit is not one that was read in the law: it must be shown as an assumption. */
  public boolean assumed() {
    return limit > 0
        && (remark != null || evidence == Evidence.UNVERIFIED || evidence == Evidence.NOT_FOUND);
  }
}
