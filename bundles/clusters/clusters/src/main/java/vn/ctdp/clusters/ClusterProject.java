package vn.ctdp.clusters;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An investment project of a secondary investor in a cluster.
 *
 * @param id identity; null when new
 * @param cluster the cluster it lies in
 * @param name name of the project, 1 to 300 characters
 * @param investor the investor; may be null
 * @param taxCode tax code or enterprise number of the investor; may be null
 * @param foreignCapital whether it has foreign capital
 * @param from first day in the cluster
 * @param to last day, inclusive; null while it is there
 * @param note remark; may be null
 * @param version row version for optimistic locking; 0 when new
 */
public record ClusterProject(
    UUID id,
    UUID cluster,
    String name,
    String investor,
    String taxCode,
    boolean foreignCapital,
    LocalDate from,
    LocalDate to,
    String note,
    long version) {}
