package vn.ctdp.core.papers.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A version of a template; the file lies in the attachment store. */
@Entity(name = "PaperTemplate")
@Table(name = "paper_template")
public class TemplateEntity {
  @Id String id;

  @Column(name = "kind_id")
  String kind;

  @Column(name = "template_version")
  int number;

  @Column(name = "file_name")
  String fileName;

  @Column(name = "size_bytes")
  long size;

  String sha256;

  @Column(name = "attachment_id")
  String attachment;

  String note;

  /** A line each: code, vi and en, parted by tabs. */
  String warnings;

  @Column(name = "added_by")
  String addedBy;

  @Column(name = "added_at")
  Instant addedAt;
}
