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

/** Row of {@code cluster_place}. */
@Entity
@Table(name = "cluster_place")
class PlaceEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "cluster_place_seq")
  @SequenceGenerator(
      name = "cluster_place_seq",
      sequenceName = "cluster_place_seq",
      allocationSize = 50)
  Long id;

  @Column(name = "cluster_id", nullable = false)
  String cluster;

  @Column(name = "place_kind", nullable = false)
  String kind;

  @Column(name = "effective_from", nullable = false)
  LocalDate effectiveFrom;

  @Column(precision = 9, scale = 6)
  BigDecimal latitude;

  @Column(precision = 9, scale = 6)
  BigDecimal longitude;

  String outline;

  @Column(name = "outline_ha", precision = 12, scale = 4)
  BigDecimal outlineArea;

  @Column(name = "source_text", nullable = false)
  String source;

  @Column(name = "recorded_by", nullable = false)
  String recordedBy;

  @Column(name = "recorded_at", nullable = false)
  Instant recordedAt;
}
