package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A project of a secondary investor. */
@Entity
@Table(name = "cluster_project")
class ProjectEntity {

  @Id String id;

  @Column(name = "cluster_id", nullable = false)
  String cluster;

  @Column(nullable = false)
  String name;

  @Column(name = "name_sort", nullable = false)
  String nameSort;

  String investor;

  @Column(name = "tax_code")
  String taxCode;

  @Column(name = "foreign_capital", nullable = false)
  boolean foreignCapital;

  @Column(name = "valid_from", nullable = false)
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  String note;

  @Version
  @Column(name = "row_version")
  long version;
}
