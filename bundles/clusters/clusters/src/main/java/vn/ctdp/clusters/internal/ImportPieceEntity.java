package vn.ctdp.clusters.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** Row of {@code cluster_import_piece}: part of the user's choices. */
@Entity
@Table(name = "cluster_import_piece")
@IdClass(ImportPartId.class)
class ImportPieceEntity {

  /** Characters of a piece: what every database takes in one column. */
  static final int LENGTH = 10_000;

  @Id
  @Column(name = "import_id")
  String importId;

  @Id
  @Column(name = "piece_no")
  int no;

  @Column(nullable = false)
  String content;
}
