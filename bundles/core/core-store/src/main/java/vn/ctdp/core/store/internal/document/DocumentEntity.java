package vn.ctdp.core.store.internal.document;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A legal document. */
@Entity(name = "LegalDocument")
@Table(name = "legal_document")
public class DocumentEntity {
  @Id String id;

  @Column(name = "identity_key")
  String identityKey;

  @Column(name = "doc_number")
  String number;

  @Column(name = "number_sort")
  String numberSort;

  @Column(name = "doc_date")
  LocalDate date;

  @Column(name = "doc_year")
  Integer year;

  String issuer;

  @Column(name = "issuer_sort")
  String issuerSort;

  @Column(name = "doc_type")
  String type;

  String title;

  @Column(name = "effective_from")
  LocalDate effectiveFrom;

  @Column(name = "effective_to")
  LocalDate effectiveTo;

  String remark;

  @Column(name = "text_search")
  String search;

  @Version long version;
}
