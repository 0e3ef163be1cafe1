package vn.ctdp.exchange.centre.internal;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** Where a province stands with a type of shared records. */
@Entity
@Table(name = "shared_chain")
@IdClass(SharedChainEntity.Key.class)
class SharedChainEntity {

  @Id String province;

  @Id
  @Column(name = "record_type")
  String type;

  @Column(name = "last_no")
  long lastNo;

  @Column(name = "last_digest")
  String lastDigest;

  @Column(name = "last_version")
  long lastVersion;

  @Column(name = "received_at")
  Instant receivedAt;

  long turn;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String province;
    String type;

    Key() {}

    Key(String province, String type) {
      this.province = province;
      this.type = type;
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.province.equals(province) && k.type.equals(type);
    }

    @Override
    public int hashCode() {
      return Objects.hash(province, type);
    }
  }
}
