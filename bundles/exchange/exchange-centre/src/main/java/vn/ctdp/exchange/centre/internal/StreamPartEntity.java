package vn.ctdp.exchange.centre.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A part of the body of an item. */
@Entity
@Table(name = "stream_part")
@IdClass(StreamPartEntity.Key.class)
class StreamPartEntity {

  @Id
  @Column(name = "item_no")
  long number;

  @Id
  @Column(name = "part_no")
  int partNo;

  @Column(name = "content")
  byte[] content;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    long number;
    int partNo;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.number == number && k.partNo == partNo;
    }

    @Override
    public int hashCode() {
      return Objects.hash(number, partNo);
    }
  }
}
