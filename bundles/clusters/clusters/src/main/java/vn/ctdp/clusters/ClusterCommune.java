package vn.ctdp.clusters;

import java.time.LocalDate;
import java.util.UUID;
import vn.ctdp.core.territory.UnitRef;

/**
 * A commune that a cluster lies in, or lay in. A cluster may lie in two at a time.
 *
 * @param id identity; null when new
 * @param cluster the cluster
 * @param commune the commune, which must exist on every day of the assignment
 * @param from first day; null while unknown
 * @param to last day, inclusive; null while it lies there
 * @param documentText what it rests on, in words; may be null
 * @param note remark; may be null
 * @param version row version for optimistic locking; 0 when new
 */
public record ClusterCommune(
    UUID id,
    UUID cluster,
    UnitRef commune,
    LocalDate from,
    LocalDate to,
    String documentText,
    String note,
    long version) {

  /** Whether it holds on a day; an unknown first day is before every day. */
  public boolean holds(LocalDate day) {
    return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
  }
}
