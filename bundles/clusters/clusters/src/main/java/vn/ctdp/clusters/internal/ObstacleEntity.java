package vn.ctdp.clusters.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code cluster_obstacle}. */
@Entity
@Table(name = "cluster_obstacle")
class ObstacleEntity {
  @Id String id;

  @Column(name = "cluster_id", nullable = false)
  String cluster;

  @Column(name = "obstacle_text", nullable = false)
  String text;

  @Column(name = "request_text")
  String request;

  @Column(name = "owner_unit")
  String owner;

  @Column(nullable = false)
  LocalDate since;

  @Column(name = "solved_on")
  LocalDate solvedOn;

  String outcome;

  @Column(name = "changed_by", nullable = false)
  String changedBy;

  @Column(name = "changed_at", nullable = false)
  Instant changedAt;

  @Version
  @Column(name = "row_version")
  long version;
}
