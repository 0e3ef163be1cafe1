package vn.ctdp.clusters.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** Row of {@code cluster_import_line}: a record that an import made or changed. */
@Entity
@Table(name = "cluster_import_line")
@IdClass(ImportPartId.class)
class ImportLineEntity {
  @Id
  @Column(name = "import_id")
  String importId;

  @Id
  @Column(name = "line_no")
  int no;

  @Column(name = "record_type", nullable = false)
  String type;

  @Column(name = "record_id", nullable = false)
  String record;

  @Column(name = "record_name", nullable = false)
  String name;

  /** Version of the record as the import left it. */
  @Column(name = "left_version")
  long leftVersion;

  /** What was there before, as JSON; null when the import created it. */
  @Column(name = "before_json")
  String before;
}
