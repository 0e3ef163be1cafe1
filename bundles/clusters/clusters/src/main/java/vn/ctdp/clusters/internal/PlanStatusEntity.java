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

/** Row of {@code plan_entry_status}; rows are added, never changed. */
@Entity
@Table(name = "plan_entry_status")
class PlanStatusEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "plan_entry_status")
  @SequenceGenerator(
      name = "plan_entry_status",
      sequenceName = "plan_entry_status_seq",
      allocationSize = 50)
  Long id;

  @Column(name = "plan_entry_id")
  String planEntry;

  @Column(name = "plan_action")
  String action;

  @Column(name = "area_ha", precision = 12, scale = 4)
  BigDecimal area;

  String phase;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  @Column(name = "plan_document")
  String document;

  @Column(name = "plan_document_text")
  String documentText;

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "recorded_at")
  Instant recordedAt;
}
