package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A project of a secondary investor. */
@Entity
@Table(name = "cluster_project")
class ProjectEntity implements ClusterRow {
  @Id String id;

  @Column(name = "cluster_id")
  String cluster;

  String name;

  @Column(name = "name_search")
  String nameSearch;

  @Column(name = "name_sort")
  String nameSort;

  String investor;

  @Column(name = "tax_code")
  String taxCode;

  @Column(name = "foreign_capital")
  boolean foreignCapital;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  String note;

  @Column(name = "establishment_id")
  String establishment;

  String sector;

  @Column(name = "area_ha", precision = 12, scale = 4)
  BigDecimal area;

  @Column(name = "capital_registered")
  Long capitalRegistered;

  @Column(name = "capital_done")
  Long capitalDone;

  @Column(name = "document_id")
  String document;

  @Column(name = "document_text")
  String documentText;

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
