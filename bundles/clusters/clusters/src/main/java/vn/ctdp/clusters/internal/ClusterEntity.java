package vn.ctdp.clusters.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code cluster}. */
@Entity
@Table(name = "cluster")
class ClusterEntity {
  @Id String id;

  @Column(nullable = false)
  String code;

  @Column(nullable = false)
  String name;

  @Column(name = "name_search", nullable = false)
  String nameSearch;

  @Column(name = "name_sort", nullable = false)
  String nameSort;

  /** Former names, one a line. */
  @Column(name = "old_names", nullable = false)
  String oldNames;

  @Column(nullable = false)
  String province;

  @Column(nullable = false)
  String communes;

  boolean legacy;

  @Column(name = "developer_name")
  String developerName;

  boolean illustrative;
  String note;

  @Version
  @Column(name = "row_version")
  long version;
}
