package vn.ctdp.extension.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** Row of {@code travel_piece}: part of a document longer than a column. */
@Entity
@Table(name = "travel_piece")
@IdClass(TravelPieceEntity.Key.class)
class TravelPieceEntity {

  /** Characters of a piece: what every database takes in one column. */
  static final int LENGTH = 10_000;

  @Id
  @Column(name = "owner_id")
  String owner;

  @Id
  @Column(name = "piece_no")
  int no;

  @Column(name = "content")
  String content;

  /** Key of a piece. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String owner;
    int no;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key k && k.no == no && k.owner.equals(owner);
    }

    @Override
    public int hashCode() {
      return Objects.hash(owner, no);
    }
  }
}
