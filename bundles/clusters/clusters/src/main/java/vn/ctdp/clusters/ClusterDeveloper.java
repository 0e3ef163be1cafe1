package vn.ctdp.clusters;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Who develops the infrastructure of a cluster, or did. There is at most one on a day. The fact
 * {@link FactKey#DEVELOPER_TYPE} follows from it.
 *
 * @param id identity; null when new
 * @param cluster the cluster
 * @param name name as in the decision, 1 to 300 characters
 * @param type kind of developer; null while unknown
 * @param organisation the same in the core's register of organisations; may be null
 * @param establishment the same in the core's register of establishments; may be null
 * @param taxCode tax code or enterprise number; may be null
 * @param from first day; null while unknown
 * @param to last day, inclusive; null while it is the developer
 * @param document deciding document in the core's register; may be null
 * @param documentText deciding document in words; may be null
 * @param note remark; may be null
 * @param illustrative true when it is shown as an example, not taken from a source
 * @param version row version for optimistic locking; 0 when new
 */
public record ClusterDeveloper(
    UUID id,
    UUID cluster,
    String name,
    DeveloperType type,
    UUID organisation,
    UUID establishment,
    String taxCode,
    LocalDate from,
    LocalDate to,
    UUID document,
    String documentText,
    String note,
    boolean illustrative,
    long version) {

  /** Whether it is the developer on a day; an unknown first day is before every day. */
  public boolean holds(LocalDate day) {
    return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
  }
}
