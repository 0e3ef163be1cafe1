package vn.ctdp.exchange.province.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A piece of the bytes to be sent. */
@Entity
@Table(name = "envelope_part")
@IdClass(EnvelopePartEntity.Key.class)
class EnvelopePartEntity {

  @Id
  @Column(name = "report_id")
  String reportId;

  @Id
  @Column(name = "part_no")
  int partNo;

  @Column(name = "content")
  byte[] content;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String reportId;
    int partNo;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.reportId.equals(reportId) && k.partNo == partNo;
    }

    @Override
    public int hashCode() {
      return Objects.hash(reportId, partNo);
    }
  }
}
