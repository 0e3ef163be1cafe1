package vn.ctdp.clusters.map;

import java.math.BigDecimal;
import java.util.Optional;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;

/**
 * A cluster with its place as both stood on one day.
 *
 * @param snapshot the cluster and its facts
 * @param point where it lies; empty when nobody recorded it
 * @param outline its outline; empty when nobody recorded it
 */
public record MappedCluster(
    ClusterSnapshot snapshot, Optional<Place> point, Optional<Place> outline) {

  /**
   * How much larger the outline is than the area established, ha; empty when one of them is
   * unknown. A control figure: an outline is drawn, an area is decided.
   */
  public Optional<BigDecimal> outlineDifference() {
    return outline.flatMap(
        o ->
            snapshot
                .number(FactKey.ESTABLISHED_AREA)
                .map(established -> o.outlineArea().subtract(established)));
  }
}
