package vn.ctdp.core.papers.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A paper; its files lie in the attachment store. */
@Entity(name = "PaperRecord")
@Table(name = "paper")
public class PaperEntity {
  @Id String id;

  @Column(name = "kind_id")
  String kind;

  @Column(name = "name_vi")
  String nameVi;

  @Column(name = "name_en")
  String nameEn;

  @Column(name = "module_id")
  String module;

  @Column(name = "subject_type")
  String subjectType;

  @Column(name = "subject_id")
  String subjectId;

  String state;
  String office;

  @Column(name = "document_type")
  String documentType;

  @Column(name = "series_year")
  Integer year;

  @Column(name = "number_value")
  Integer number;

  @Column(name = "number_text")
  String numberText;

  @Column(name = "issued_on")
  LocalDate issuedOn;

  @Column(name = "template_version")
  int template;

  @Column(name = "template_sha256")
  String templateSha256;

  /** The filled document in which number and day are still placeholders. */
  @Column(name = "base_attachment")
  String base;

  @Column(name = "docx_attachment")
  String docx;

  @Column(name = "pdf_attachment")
  String pdf;

  @Column(name = "no_pdf_vi")
  String noPdfVi;

  @Column(name = "no_pdf_en")
  String noPdfEn;

  String reason;

  @Column(name = "made_by")
  String madeBy;

  @Column(name = "made_at")
  Instant madeAt;

  @Column(name = "issued_by")
  String issuedBy;

  @Column(name = "issued_at")
  Instant issuedAt;

  @Version long version;
}
