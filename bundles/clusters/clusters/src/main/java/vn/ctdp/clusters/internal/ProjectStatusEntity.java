package vn.ctdp.clusters.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.SequenceGenerator;
import javax.persistence.Table;

/** Row of {@code cluster_project_status}; rows are added, never changed. */
@Entity
@Table(name = "cluster_project_status")
class ProjectStatusEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "cluster_project_status")
  @SequenceGenerator(
      name = "cluster_project_status",
      sequenceName = "cluster_project_status_seq",
      allocationSize = 50)
  Long id;

  @Column(name = "project_id")
  String project;

  String status;

  @Column(name = "effective_from")
  LocalDate effectiveFrom;

  @Column(name = "source_text")
  String source;

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "recorded_at")
  Instant recordedAt;
}
