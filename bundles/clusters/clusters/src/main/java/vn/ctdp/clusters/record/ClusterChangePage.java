package vn.ctdp.clusters.record;

import java.util.List;
import vn.ctdp.clusters.ClusterSnapshot;

/**
 * A page of changed clusters.
 *
 * @param clusters their records as they are today, in the order of their last changes
 * @param next cursor to ask with next; the same as before when nothing changed
 * @param more whether there was more than the page holds
 */
public record ClusterChangePage(List<ClusterSnapshot> clusters, String next, boolean more) {

  public ClusterChangePage {
    clusters = List.copyOf(clusters);
  }
}
