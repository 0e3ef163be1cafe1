package vn.ctdp.clusters.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code dossier_document}; rows are added, never changed. */
@Entity
@Table(name = "dossier_document")
class DossierDocumentEntity {
  @Id String id;

  @Column(name = "dossier_id", updatable = false)
  String dossier;

  @Column(name = "doc_type", updatable = false)
  String type;

  @Column(updatable = false)
  String rung;

  @Column(updatable = false)
  boolean outgoing;

  @Column(name = "doc_number", updatable = false)
  String number;

  @Column(name = "doc_day", updatable = false)
  LocalDate day;

  @Column(updatable = false)
  String issuer;

  @Column(name = "signer_title", updatable = false)
  String signerTitle;

  @Column(updatable = false)
  String summary;

  @Column(name = "recorded_by", updatable = false)
  String recordedBy;

  @Column(name = "recorded_at", updatable = false)
  Instant recordedAt;
}
