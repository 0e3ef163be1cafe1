package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.SequenceGenerator;
import javax.persistence.Table;

/** Row of {@code cluster_fact}; rows are added, never changed. */
@Entity
@Table(name = "cluster_fact")
class FactEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "cluster_fact")
  @SequenceGenerator(name = "cluster_fact", sequenceName = "cluster_fact_seq", allocationSize = 50)
  Long id;

  @Column(name = "cluster_id", nullable = false, updatable = false)
  String cluster;

  @Column(name = "fact_key", nullable = false, updatable = false)
  String key;

  @Column(name = "effective_from", nullable = false, updatable = false)
  LocalDate effectiveFrom;

  /** First day on which it no longer counts; kept by {@link FactSpans}. */
  @Column(name = "superseded_on", insertable = false, updatable = false)
  LocalDate supersededOn;

  @Column(name = "exact_date", updatable = false)
  boolean exactDate;

  @Column(name = "num_value", precision = 20, scale = 4, updatable = false)
  BigDecimal number;

  @Column(name = "code_value", updatable = false)
  String code;

  @Column(name = "document_id", updatable = false)
  String document;

  @Column(name = "source_text", nullable = false, updatable = false)
  String source;

  @Column(updatable = false)
  boolean illustrative;

  /** The import that brought it; null when it was typed in or came otherwise. */
  @Column(name = "import_id", updatable = false)
  String importId;

  /** An import was undone: from its day on the fact is as unknown as it was before. */
  @Column(updatable = false)
  boolean retracted;

  @Column(name = "recorded_by", nullable = false, updatable = false)
  String recordedBy;

  @Column(name = "recorded_at", nullable = false, updatable = false)
  Instant recordedAt;
}
