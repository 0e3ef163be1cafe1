package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code cluster_lease}. */
@Entity
@Table(name = "cluster_lease")
class LeaseEntity implements ClusterRow {
  @Id String id;

  @Column(name = "cluster_id")
  String cluster;

  @Column(name = "contract_no")
  String number;

  @Column(name = "signed_on")
  LocalDate signedOn;

  @Column(name = "starts_on")
  LocalDate startsOn;

  @Column(name = "ends_on")
  LocalDate endsOn;

  @Column(name = "terminated_on")
  LocalDate terminatedOn;

  @Column(name = "area_ha", precision = 12, scale = 4)
  BigDecimal area;

  @Column(name = "project_id")
  String project;

  @Column(name = "tenant_id")
  String tenant;

  @Column(name = "document_id")
  String document;

  @Column(name = "document_text")
  String documentText;

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
