package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/**
 * Row of {@code dossier_sheet}; what a correction replaces is kept in {@link
 * DossierFormerSheetEntity}.
 */
@Entity
@Table(name = "dossier_sheet")
class DossierSheetEntity {
  @Id String id;

  @Column(name = "dossier_id", updatable = false)
  String dossier;

  @Column(name = "council_no", updatable = false)
  int councilNo;

  @Column(name = "member_id", updatable = false)
  String member;

  @Column(name = "applicant_id", updatable = false)
  String applicant;

  @Column(precision = 5, scale = 2)
  BigDecimal infrastructure;

  @Column(precision = 5, scale = 2)
  BigDecimal environment;

  @Column(precision = 5, scale = 2)
  BigDecimal capacity;

  @Column(precision = 5, scale = 2)
  BigDecimal finance;

  String remark;

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "recorded_at")
  Instant recordedAt;
}
