package vn.ctdp.clusters.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code fact_conflict}. */
@Entity
@Table(name = "fact_conflict")
class ConflictEntity {
  @Id String id;

  @Column(name = "cluster_id", nullable = false, updatable = false)
  String cluster;

  @Column(nullable = false, updatable = false)
  String province;

  @Column(name = "fact_key", nullable = false, updatable = false)
  String key;

  @Column(name = "about_day", nullable = false)
  LocalDate day;

  @Column(nullable = false)
  String state;

  @Column(name = "chosen_claim")
  String chosen;

  @Column(nullable = false)
  String reason;

  @Column(name = "opened_by", nullable = false, updatable = false)
  String openedBy;

  @Column(name = "opened_at", nullable = false, updatable = false)
  Instant openedAt;

  @Column(name = "decided_by", nullable = false)
  String decidedBy;

  @Column(name = "decided_at")
  Instant decidedAt;

  @Version
  @Column(name = "row_version")
  long version;
}
