package vn.ctdp.core.papers.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A signed scan of a paper; its id is that of the attachment. */
@Entity(name = "PaperScan")
@Table(name = "paper_scan")
public class ScanEntity {
  @Id String id;

  @Column(name = "paper_id")
  String paper;

  @Column(name = "file_name")
  String fileName;

  @Column(name = "media_type")
  String mediaType;

  @Column(name = "size_bytes")
  long size;

  String sha256;

  @Column(name = "added_by")
  String addedBy;

  @Column(name = "added_at")
  Instant addedAt;
}
