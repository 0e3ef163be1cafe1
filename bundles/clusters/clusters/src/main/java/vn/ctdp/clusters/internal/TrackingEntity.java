package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code tracking_entry}. */
@Entity
@Table(name = "tracking_entry")
class TrackingEntity {
  @Id String id;

  @Column(name = "cluster_id", nullable = false)
  String cluster;

  @Column(nullable = false)
  LocalDate week;

  String developer;
  String decision;

  @Column(name = "land_leased")
  String landLeased;

  @Column(name = "households_done")
  Integer householdsDone;

  @Column(name = "households_total")
  Integer householdsTotal;

  @Column(name = "cleared_ha", precision = 12, scale = 4)
  BigDecimal clearedHa;

  @Column(name = "clearance_cost")
  Long clearanceCost;

  String construction;
  String obstacles;

  @Column(name = "request_text")
  String request;

  String milestone;

  @Column(name = "milestone_day")
  LocalDate milestoneDay;

  @Column(name = "owner_unit")
  String owner;

  boolean copied;

  @Column(name = "changed_by", nullable = false)
  String changedBy;

  @Column(name = "changed_at", nullable = false)
  Instant changedAt;

  @Version
  @Column(name = "row_version")
  long version;
}
