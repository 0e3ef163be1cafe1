package vn.ctdp.extension.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code project_import}. */
@Entity
@Table(name = "project_import")
class ImportEntity {
  @Id String id;

  @Column(nullable = false)
  String province;

  @Column(name = "import_state", nullable = false)
  String state;

  @Column(name = "file_name", nullable = false)
  String fileName;

  @Column(name = "file_sha256", nullable = false)
  String sha256;

  @Column(name = "attachment_id", nullable = false)
  String attachment;

  @Column(name = "sheet_name")
  String sheet;

  @Column(name = "header_first")
  int headerFirst;

  @Column(name = "header_last")
  int headerLast;

  /** Choices by column as JSON; null to guess. */
  @Column(name = "column_choices")
  String columns;

  @Column(name = "plan_id")
  String plan;

  @Column(name = "unit_id")
  String unit;

  @Column(name = "created_count")
  int created;

  @Column(name = "changed_count")
  int changed;

  @Column(name = "unchanged_count")
  int unchanged;

  @Column(name = "left_out_count")
  int leftOut;

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
