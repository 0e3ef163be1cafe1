package vn.ctdp.clusters.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What stands in a cluster's way.
 *
 * @param id identity; null when new
 * @param cluster the cluster
 * @param clusterName its name; set by the service
 * @param text what it is, 1 to 1,000 characters
 * @param request what is asked of the provincial committee; may be null
 * @param owner unit that has to act, an office and not a person; may be null
 * @param since first day
 * @param solvedOn day on which it was solved; null while it is open
 * @param outcome how it was solved; may be null
 * @param changedBy sign-in name; set by the service
 * @param changedAt set by the service
 * @param version row version for optimistic locking; 0 when new
 */
public record Obstacle(
    UUID id,
    UUID cluster,
    String clusterName,
    String text,
    String request,
    String owner,
    LocalDate since,
    LocalDate solvedOn,
    String outcome,
    String changedBy,
    Instant changedAt,
    long version) {

  /** Whether it still stands in the way. */
  public boolean open() {
    return solvedOn == null;
  }
}
