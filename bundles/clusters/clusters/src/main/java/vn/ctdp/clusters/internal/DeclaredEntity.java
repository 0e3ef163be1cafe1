package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code declared_figure}. */
@Entity
@Table(name = "declared_figure")
class DeclaredEntity {
  @Id String id;

  @Column(nullable = false, updatable = false)
  String province;

  @Column(nullable = false, updatable = false)
  String figure;

  @Column(name = "about_day", nullable = false, updatable = false)
  LocalDate day;

  @Column(name = "declared_value", nullable = false, precision = 20, scale = 4, updatable = false)
  BigDecimal value;

  @Column(name = "source_text", nullable = false, updatable = false)
  String source;

  @Column(name = "recorded_by", nullable = false, updatable = false)
  String recordedBy;

  @Column(name = "recorded_at", nullable = false, updatable = false)
  Instant recordedAt;
}
