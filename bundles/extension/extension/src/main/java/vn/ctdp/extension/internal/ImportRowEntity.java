package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_import_row}: a decision for a row of the file. */
@Entity
@Table(name = "project_import_row")
class ImportRowEntity {
  @Id String id;

  @Column(name = "import_id", nullable = false)
  String importId;

  @Column(name = "row_no")
  int no;

  @Column(name = "choice", nullable = false)
  String kind;

  @Column(name = "project_id")
  String project;
}
