package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code dossier_sheet_former}; rows are added, never changed. */
@Entity
@Table(name = "dossier_sheet_former")
class DossierFormerSheetEntity {
  @Id String id;

  @Column(name = "dossier_id", updatable = false)
  String dossier;

  @Column(name = "council_no", updatable = false)
  int councilNo;

  @Column(name = "member_id", updatable = false)
  String member;

  @Column(name = "applicant_id", updatable = false)
  String applicant;

  @Column(precision = 5, scale = 2, updatable = false)
  BigDecimal infrastructure;

  @Column(precision = 5, scale = 2, updatable = false)
  BigDecimal environment;

  @Column(precision = 5, scale = 2, updatable = false)
  BigDecimal capacity;

  @Column(precision = 5, scale = 2, updatable = false)
  BigDecimal finance;

  @Column(updatable = false)
  String remark;

  @Column(name = "recorded_by", updatable = false)
  String recordedBy;

  @Column(name = "recorded_at", updatable = false)
  Instant recordedAt;

  @Column(updatable = false)
  String reason;

  @Column(name = "replaced_by", updatable = false)
  String replacedBy;

  @Column(name = "replaced_at", updatable = false)
  Instant replacedAt;
}
