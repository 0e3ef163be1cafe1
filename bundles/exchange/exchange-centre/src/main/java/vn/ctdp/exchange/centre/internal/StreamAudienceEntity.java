package vn.ctdp.exchange.centre.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A province that an item is addressed to. */
@Entity
@Table(name = "stream_audience")
@IdClass(StreamAudienceEntity.Key.class)
class StreamAudienceEntity {

  @Id
  @Column(name = "item_no")
  long number;

  @Id
  @Column(name = "province")
  String province;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    long number;
    String province;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.number == number && k.province.equals(province);
    }

    @Override
    public int hashCode() {
      return Objects.hash(number, province);
    }
  }
}
