package vn.ctdp.core.papers.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** An office that issues papers. */
@Entity(name = "PaperOffice")
@Table(name = "paper_office")
public class OfficeEntity {
  @Id String symbol;
  String name;
  String superior;
  String place;
  String signer;

  /** 1 for the one that papers are made for unless another is chosen. */
  @Column(name = "is_first")
  int first;

  @Version long version;
}
