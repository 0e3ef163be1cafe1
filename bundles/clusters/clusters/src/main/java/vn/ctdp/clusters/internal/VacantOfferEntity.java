package vn.ctdp.clusters.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code vacant_offer}. */
@Entity
@Table(name = "vacant_offer")
class VacantOfferEntity {
  @Id
  @Column(name = "cluster_id")
  String cluster;

  boolean published;
  String price;
  String contact;

  @Column(name = "changed_by", nullable = false)
  String changedBy;

  @Column(name = "changed_at", nullable = false)
  Instant changedAt;

  @Version
  @Column(name = "row_version")
  long version;
}
