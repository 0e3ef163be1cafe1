package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_import_line}: a project that an import made or changed. */
@Entity
@Table(name = "project_import_line")
class ImportLineEntity {
  @Id String id;

  @Column(name = "import_id", nullable = false)
  String importId;

  @Column(name = "line_no")
  int no;

  @Column(name = "project_id", nullable = false)
  String project;

  @Column(name = "project_name", nullable = false)
  String name;

  boolean created;

  /** Version of the project as the import left it. */
  @Column(name = "left_version")
  long leftVersion;
}
