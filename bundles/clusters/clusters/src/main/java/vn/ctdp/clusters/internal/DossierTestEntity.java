package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code dossier_test}: a test as it was when the appraisal was concluded. */
@Entity
@Table(name = "dossier_test")
class DossierTestEntity {
  @Id String id;

  @Column(name = "dossier_id")
  String dossier;

  int ordinal;

  @Column(name = "test_code")
  String code;

  @Column(name = "test_day")
  LocalDate day;

  String outcome;

  String figures;

  String clause;

  String evidence;

  @Column(name = "sentence_vi")
  String sentenceVi;

  @Column(name = "sentence_en")
  String sentenceEn;

  String explanation;
}
