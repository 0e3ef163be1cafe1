package vn.ctdp.clusters.record;

import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/**
 * The clusters that changed, for programs that keep a copy of the register. Clusters are never
 * removed from the register, so there are no deletions. Needs {@code clusters.register.view}.
 * Thread-safe.
 */
@ProviderType
public interface ClusterChangeFeed {

  /**
   * Clusters changed after a cursor, in the order in which the changes were committed, each once
   * with its record as it is today. Whoever always asks with the cursor of the answer before sees
   * every change: nothing is committed later under an earlier place.
   *
   * @param since {@link ClusterChangePage#next()} of the answer before; null or empty for the whole
   *     register
   * @param limit longest page, 1 to 500
   * @throws vn.ctdp.core.error.CtdpException when the cursor is none of this register, or from
   *     after a restored backup
   */
  ClusterChangePage changes(Caller caller, String since, int limit);
}
