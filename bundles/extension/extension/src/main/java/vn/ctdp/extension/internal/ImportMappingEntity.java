package vn.ctdp.extension.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code project_import_mapping}: how headings were understood last time. */
@Entity
@Table(name = "project_import_mapping")
class ImportMappingEntity {
  @Id String fingerprint;

  @Column(nullable = false)
  String content;

  @Column(name = "saved_by", nullable = false)
  String savedBy;

  @Column(name = "saved_at", nullable = false)
  Instant savedAt;

  @Version
  @Column(name = "row_version")
  long version;
}
