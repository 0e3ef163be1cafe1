package vn.ctdp.core.papers.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A sequence of numbers; counted by UPDATE, never through this object. */
@Entity(name = "PaperSeries")
@Table(name = "paper_series")
public class SeriesEntity {
  /** Office, kind of document and year, parted by slashes. */
  @Id String id;

  String office;

  @Column(name = "document_type")
  String documentType;

  @Column(name = "series_year")
  int year;

  @Column(name = "last_number")
  int last;
}
