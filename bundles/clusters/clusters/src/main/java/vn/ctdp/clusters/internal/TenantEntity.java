package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code cluster_tenant}. */
@Entity
@Table(name = "cluster_tenant")
class TenantEntity implements ClusterRow {
  @Id String id;

  @Column(name = "cluster_id")
  String cluster;

  String name;

  @Column(name = "name_search")
  String nameSearch;

  @Column(name = "name_sort")
  String nameSort;

  @Column(name = "establishment_id")
  String establishment;

  @Column(name = "tax_code")
  String taxCode;

  String sector;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  String note;

  boolean illustrative;

  @Version
  @Column(name = "row_version")
  long version;

  @Override
  public String id() {
    return id;
  }

  @Override
  public String cluster() {
    return cluster;
  }

  @Override
  public long version() {
    return version;
  }
}
