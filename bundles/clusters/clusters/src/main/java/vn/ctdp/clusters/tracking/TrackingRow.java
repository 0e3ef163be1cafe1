package vn.ctdp.clusters.tracking;

import java.util.Optional;
import java.util.Set;
import vn.ctdp.clusters.Cluster;

/**
 * A line of the weekly list.
 *
 * @param cluster the cluster
 * @param entry this week's entry; empty when there is none yet
 * @param before the latest entry of an earlier week
 * @param changed what differs between the two
 */
public record TrackingRow(
    Cluster cluster,
    Optional<TrackingEntry> entry,
    Optional<TrackingEntry> before,
    Set<TrackingEntry.Part> changed) {

  public TrackingRow {
    changed = Set.copyOf(changed);
  }
}
