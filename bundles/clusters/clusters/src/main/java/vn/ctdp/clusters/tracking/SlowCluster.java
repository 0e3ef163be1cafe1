package vn.ctdp.clusters.tracking;

import java.math.BigDecimal;
import java.time.LocalDate;
import vn.ctdp.clusters.ClusterSnapshot;

/**
 * A cluster that was established a while ago and in which nothing is being built (CCN-A13).
 *
 * @param snapshot the cluster on the day asked for
 * @param established day of the decision that first established it
 * @param exact whether that is the day of the decision; else it is known only that it was
 *     established by then, and the months are the fewest it can be
 * @param months whole months since
 * @param limit the limit in months that it has passed
 * @param lastObstacle what stands in the way, as recorded last; null when nothing is
 */
public record SlowCluster(
    ClusterSnapshot snapshot,
    LocalDate established,
    boolean exact,
    long months,
    int limit,
    Obstacle lastObstacle) {

  /** Area by the decision, ha; null when unknown. */
  public BigDecimal area() {
    return snapshot.number(vn.ctdp.clusters.FactKey.ESTABLISHED_AREA).orElse(null);
  }
}
