package vn.ctdp.clusters.tracking;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What the weekly list says about a cluster.
 *
 * @param id identity; null when new
 * @param cluster the cluster
 * @param week Monday of the week
 * @param developer developer, as an office or enterprise; may be null
 * @param decision number and day of the decision; may be null
 * @param landLeased stages in which land was leased to the developer; may be null
 * @param householdsDone households whose land is cleared; null when unknown
 * @param householdsTotal households in all; null when unknown
 * @param clearedHa land cleared, ha; null when unknown
 * @param clearanceCost money paid for clearance so far, VND; null when unknown
 * @param construction state of construction; may be null
 * @param obstacles what stands in the way; may be null
 * @param request what is asked of the provincial committee; may be null
 * @param milestone next milestone; may be null
 * @param milestoneDay its day; may be null
 * @param owner unit in charge; may be null
 * @param copied taken over from the week before and not yet looked at
 * @param changedBy sign-in name; set by the service
 * @param changedAt set by the service
 * @param version row version for optimistic locking; 0 when new
 */
public record TrackingEntry(
    UUID id,
    UUID cluster,
    LocalDate week,
    String developer,
    String decision,
    String landLeased,
    Integer householdsDone,
    Integer householdsTotal,
    BigDecimal clearedHa,
    Long clearanceCost,
    String construction,
    String obstacles,
    String request,
    String milestone,
    LocalDate milestoneDay,
    String owner,
    boolean copied,
    String changedBy,
    Instant changedAt,
    long version) {

  /** What can change from week to week. */
  public enum Part {
    DEVELOPER,
    DECISION,
    LAND_LEASED,
    HOUSEHOLDS,
    CLEARED,
    COST,
    CONSTRUCTION,
    OBSTACLES,
    REQUEST,
    MILESTONE,
    OWNER
  }

  /** What differs from an earlier entry; nothing when there is none. */
  public Set<Part> changedSince(TrackingEntry before) {
    EnumSet<Part> changed = EnumSet.noneOf(Part.class);
    if (before == null) {
      return changed;
    }
    note(changed, Part.DEVELOPER, developer, before.developer);
    note(changed, Part.DECISION, decision, before.decision);
    note(changed, Part.LAND_LEASED, landLeased, before.landLeased);
    note(changed, Part.HOUSEHOLDS, householdsDone, before.householdsDone);
    note(changed, Part.HOUSEHOLDS, householdsTotal, before.householdsTotal);
    if (clearedHa == null
        ? before.clearedHa != null
        : before.clearedHa == null || clearedHa.compareTo(before.clearedHa) != 0) {
      changed.add(Part.CLEARED);
    }
    note(changed, Part.COST, clearanceCost, before.clearanceCost);
    note(changed, Part.CONSTRUCTION, construction, before.construction);
    note(changed, Part.OBSTACLES, obstacles, before.obstacles);
    note(changed, Part.REQUEST, request, before.request);
    note(changed, Part.MILESTONE, milestone, before.milestone);
    note(changed, Part.MILESTONE, milestoneDay, before.milestoneDay);
    note(changed, Part.OWNER, owner, before.owner);
    return changed;
  }

  private static void note(Set<Part> changed, Part part, Object now, Object before) {
    Object a = "".equals(now) ? null : now;
    Object b = "".equals(before) ? null : before;
    if (!Objects.equals(a, b)) {
      changed.add(part);
    }
  }
}
