package vn.ctdp.clusters.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code cluster_import}. */
@Entity
@Table(name = "cluster_import")
class ImportEntity {
  @Id String id;

  @Column(nullable = false)
  String province;

  @Column(nullable = false)
  String target;

  @Column(name = "import_state", nullable = false)
  String state;

  @Column(name = "file_name", nullable = false)
  String fileName;

  @Column(name = "file_sha256", nullable = false)
  String sha256;

  @Column(name = "attachment_id", nullable = false)
  String attachment;

  LocalDate cutoff;

  @Column(name = "source_text")
  String source;

  @Column(name = "created_count")
  int created;

  @Column(name = "changed_count")
  int changed;

  @Column(name = "unchanged_count")
  int unchanged;

  @Column(name = "left_out_count")
  int leftOut;

  @Column(name = "fact_count")
  int facts;

  @Column(name = "made_by", nullable = false)
  String madeBy;

  @Column(name = "made_at", nullable = false)
  Instant madeAt;

  @Column(name = "stored_at")
  Instant storedAt;

  @Column(name = "undone_by")
  String undoneBy;

  @Column(name = "undone_at")
  Instant undoneAt;

  @Column(name = "undone_reason")
  String undoneReason;

  @Version
  @Column(name = "row_version")
  long version;
}
