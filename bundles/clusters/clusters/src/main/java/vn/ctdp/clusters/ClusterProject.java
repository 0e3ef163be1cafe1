package vn.ctdp.clusters;

import java.math.BigDecimal;
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
 * @param establishment the investor in the core's register of establishments; may be null
 * @param sector what it makes, in words; may be null
 * @param area land, ha; may be null
 * @param capitalRegistered registered capital, whole VND; may be null
 * @param capitalDone capital carried out, whole VND; may be null
 * @param status status on the day that was asked for; null while nobody recorded one. When a
 *     project is stored with another status, that one is recorded from {@code statusFrom} on
 * @param statusFrom since when; on storing, the day from which the status holds: the first day of a
 *     new project, else today, when null
 * @param document certificate or policy decision in the core's register; may be null
 * @param documentText the same in words; may be null
 * @param illustrative true when it is shown as an example, not taken from a source
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
    long version,
    UUID establishment,
    String sector,
    BigDecimal area,
    Long capitalRegistered,
    Long capitalDone,
    ProjectStatus status,
    LocalDate statusFrom,
    UUID document,
    String documentText,
    boolean illustrative) {

  /** A project of which only the investor is known. */
  public ClusterProject(
      UUID id,
      UUID cluster,
      String name,
      String investor,
      String taxCode,
      boolean foreignCapital,
      LocalDate from,
      LocalDate to,
      String note,
      long version) {
    this(
        id,
        cluster,
        name,
        investor,
        taxCode,
        foreignCapital,
        from,
        to,
        note,
        version,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false);
  }
}
