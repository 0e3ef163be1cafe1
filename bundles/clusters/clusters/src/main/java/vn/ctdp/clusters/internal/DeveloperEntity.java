package vn.ctdp.clusters.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code cluster_developer}. */
@Entity
@Table(name = "cluster_developer")
class DeveloperEntity implements ClusterRow {
  @Id String id;

  @Column(name = "cluster_id")
  String cluster;

  String name;

  @Column(name = "developer_type")
  String type;

  @Column(name = "organisation_id")
  String organisation;

  @Column(name = "establishment_id")
  String establishment;

  @Column(name = "tax_code")
  String taxCode;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  @Column(name = "document_id")
  String document;

  @Column(name = "document_text")
  String documentText;

  String note;

  boolean illustrative;

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "recorded_at")
  Instant recordedAt;

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
