package vn.ctdp.clusters.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** The one row of {@code vacant_switch}. */
@Entity
@Table(name = "vacant_switch")
class VacantSwitchEntity {
  @Id int id;
  boolean published;
  String contact;

  @Column(name = "changed_by")
  String changedBy;

  @Column(name = "changed_at")
  Instant changedAt;

  @Version
  @Column(name = "row_version")
  long version;
}
