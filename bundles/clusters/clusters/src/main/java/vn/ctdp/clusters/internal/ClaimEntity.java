package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code fact_claim}: what one source says; never changed. */
@Entity
@Table(name = "fact_claim")
class ClaimEntity {
  @Id String id;

  @Column(name = "conflict_id", nullable = false, updatable = false)
  String conflict;

  @Column(name = "claim_no", nullable = false, updatable = false)
  int number;

  @Column(name = "effective_from", nullable = false, updatable = false)
  LocalDate effectiveFrom;

  @Column(name = "exact_date", updatable = false)
  boolean exactDate;

  @Column(name = "num_value", precision = 20, scale = 4, updatable = false)
  BigDecimal value;

  @Column(name = "code_value", updatable = false)
  String code;

  @Column(name = "document_id", updatable = false)
  String document;

  @Column(name = "source_text", nullable = false, updatable = false)
  String source;

  @Column(updatable = false)
  boolean illustrative;

  @Column(name = "recorded_by", nullable = false, updatable = false)
  String recordedBy;

  @Column(name = "recorded_at", nullable = false, updatable = false)
  Instant recordedAt;
}
