package vn.ctdp.clusters.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code review_explanation}; rows are added, never changed. */
@Entity
@Table(name = "review_explanation")
class ExplanationEntity {
  @Id String id;

  @Column(nullable = false, updatable = false)
  String province;

  @Column(name = "subject_type", nullable = false, updatable = false)
  String subjectType;

  @Column(name = "subject_id", nullable = false, updatable = false)
  String subjectId;

  @Column(name = "check_id", nullable = false, updatable = false)
  String check;

  @Column(nullable = false, updatable = false)
  String field;

  @Column(nullable = false, updatable = false)
  String figures;

  @Column(nullable = false, updatable = false)
  String reason;

  @Column(name = "explained_by", nullable = false, updatable = false)
  String explainedBy;

  @Column(name = "explained_at", nullable = false, updatable = false)
  Instant explainedAt;
}
