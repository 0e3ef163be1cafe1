package vn.ctdp.exchange.province.internal;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A part of the last verdicts about a province. */
@Entity
@Table(name = "drift_verdict")
@IdClass(DriftEntity.Key.class)
class DriftEntity {

  @Id
  @Column(name = "province")
  String province;

  @Id
  @Column(name = "part_no")
  int partNo;

  @Column(name = "checked_at")
  Instant checkedAt;

  @Column(name = "content")
  byte[] content;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String province;
    int partNo;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.province.equals(province) && k.partNo == partNo;
    }

    @Override
    public int hashCode() {
      return Objects.hash(province, partNo);
    }
  }
}
