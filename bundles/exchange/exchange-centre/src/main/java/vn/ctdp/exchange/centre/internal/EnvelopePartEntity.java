package vn.ctdp.exchange.centre.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A piece of the bytes that came. */
@Entity
@Table(name = "envelope_part")
@IdClass(EnvelopePartEntity.Key.class)
class EnvelopePartEntity {

  @Id
  @Column(name = "submission_id")
  String submissionId;

  @Id
  @Column(name = "part_no")
  int partNo;

  @Column(name = "content")
  byte[] content;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String submissionId;
    int partNo;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.submissionId.equals(submissionId) && k.partNo == partNo;
    }

    @Override
    public int hashCode() {
      return Objects.hash(submissionId, partNo);
    }
  }
}
