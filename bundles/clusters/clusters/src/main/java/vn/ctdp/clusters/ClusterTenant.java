package vn.ctdp.clusters;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An enterprise in a cluster that has no project of its own: it rents a workshop, or works in
 * another's project. Enterprises with a project are named by the project. Projects and enterprises
 * are counted apart: 86 projects may hold 120 enterprises.
 *
 * @param id identity; null when new
 * @param cluster the cluster
 * @param name name, 1 to 300 characters
 * @param establishment the same in the core's register of establishments; may be null
 * @param taxCode tax code or enterprise number; may be null
 * @param sector what it does, in words; may be null
 * @param from first day in the cluster; null while unknown
 * @param to last day, inclusive; null while it is there
 * @param note remark; may be null
 * @param illustrative true when it is shown as an example, not taken from a source
 * @param version row version for optimistic locking; 0 when new
 */
public record ClusterTenant(
    UUID id,
    UUID cluster,
    String name,
    UUID establishment,
    String taxCode,
    String sector,
    LocalDate from,
    LocalDate to,
    String note,
    boolean illustrative,
    long version) {}
