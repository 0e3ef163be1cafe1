package vn.ctdp.clusters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A lease of industrial land in a cluster.
 *
 * @param id identity; null when new
 * @param cluster the cluster
 * @param number number of the contract, 1 to 100 characters; unique in the cluster
 * @param signedOn day of signature
 * @param from first day of the lease, not before the signature
 * @param until last day, inclusive; null when the contract names none
 * @param terminatedOn day on which it was ended early; null otherwise
 * @param area land leased, ha, above 0
 * @param project lessee's project; null when it is a tenant's
 * @param tenant lessee without a project; null when it is a project's
 * @param lessee name of the project or tenant; set by the register
 * @param document the contract in the core's register of documents; may be null
 * @param documentText the contract in words; may be null
 * @param note remark; may be null
 * @param illustrative true when it is shown as an example, not taken from a source
 * @param version row version for optimistic locking; 0 when new
 */
public record ClusterLease(
    UUID id,
    UUID cluster,
    String number,
    LocalDate signedOn,
    LocalDate from,
    LocalDate until,
    LocalDate terminatedOn,
    BigDecimal area,
    UUID project,
    UUID tenant,
    String lessee,
    UUID document,
    String documentText,
    String note,
    boolean illustrative,
    long version) {

  /** Whether the land is let by this contract on a day. */
  public boolean holds(LocalDate day) {
    return !from.isAfter(day)
        && (until == null || !until.isBefore(day))
        && (terminatedOn == null || terminatedOn.isAfter(day));
  }
}
