package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_import_before}: part of a project as it was. */
@Entity
@Table(name = "project_import_before")
class ImportBeforeEntity {
  /** Characters of a piece: what every database takes in one column. */
  static final int LENGTH = 10_000;

  @Id String id;

  @Column(name = "line_id", nullable = false)
  String line;

  @Column(name = "piece_no")
  int no;

  @Column(nullable = false)
  String content;
}
