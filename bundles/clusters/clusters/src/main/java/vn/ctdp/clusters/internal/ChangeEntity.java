package vn.ctdp.clusters.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** Row of {@code record_change}, for writing many in batches. */
@Entity
@Table(name = "record_change")
@IdClass(ChangeEntity.Key.class)
class ChangeEntity {
  @Id
  @Column(name = "record_type")
  String type;

  @Id
  @Column(name = "record_id")
  String record;

  @Column(name = "change_no", nullable = false)
  long number;

  /** Its key. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    String type;
    String record;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key o
          && Objects.equals(o.type, type)
          && Objects.equals(o.record, record);
    }

    @Override
    public int hashCode() {
      return Objects.hash(type, record);
    }
  }
}
