package vn.ctdp.core.papers.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** How numbers of a kind of document are written. */
@Entity(name = "PaperPattern")
@Table(name = "paper_pattern")
public class PatternEntity {
  /** Office and kind of document, parted by a slash. */
  @Id String id;

  String office;

  @Column(name = "document_type")
  String documentType;

  String pattern;
}
