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

/** Row of {@code dossier_event}; rows are added, never changed. */
@Entity
@Table(name = "dossier_event")
class DossierEventEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "dossier_event")
  @SequenceGenerator(
      name = "dossier_event",
      sequenceName = "dossier_event_seq",
      allocationSize = 50)
  Long id;

  @Column(name = "dossier_id", updatable = false)
  String dossier;

  @Column(name = "event_type", updatable = false)
  String type;

  @Column(updatable = false)
  String rung;

  @Column(name = "event_day", updatable = false)
  LocalDate day;

  @Column(name = "document_id", updatable = false)
  String document;

  @Column(updatable = false)
  String note;

  @Column(name = "recorded_by", updatable = false)
  String recordedBy;

  @Column(name = "recorded_at", updatable = false)
  Instant recordedAt;
}
