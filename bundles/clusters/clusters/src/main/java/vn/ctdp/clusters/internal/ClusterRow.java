package vn.ctdp.clusters.internal;

/** What belongs to a cluster and is changed by people. */
interface ClusterRow {

  /** Identity; null while new. */
  String id();

  /** The cluster. */
  String cluster();

  /** Version for optimistic locking. */
  long version();
}
