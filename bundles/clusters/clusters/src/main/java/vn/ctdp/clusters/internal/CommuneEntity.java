package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code cluster_commune}. */
@Entity
@Table(name = "cluster_commune")
class CommuneEntity implements ClusterRow {
  @Id String id;

  @Column(name = "cluster_id")
  String cluster;

  String unit;

  @Column(name = "position_no")
  int position;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  @Column(name = "document_text")
  String documentText;

  String note;

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
