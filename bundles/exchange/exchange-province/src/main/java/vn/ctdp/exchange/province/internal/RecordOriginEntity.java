package vn.ctdp.exchange.province.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/**
 * What one record gave to the figures of a report; several when it is long, see {@link Origins}.
 */
@Entity
@Table(name = "record_origin")
@IdClass(RecordOriginEntity.Key.class)
class RecordOriginEntity {

  @Id
  @Column(name = "report_id")
  String reportId;

  @Id
  @Column(name = "subject_type")
  String subjectType;

  @Id
  @Column(name = "subject_id")
  String subjectId;

  @Id
  @Column(name = "part_no")
  int partNo;

  @Column(name = "title")
  String title;

  @Column(name = "contributions", length = Origins.LONGEST)
  String contributions;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String reportId;
    String subjectType;
    String subjectId;
    int partNo;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k
          && k.reportId.equals(reportId)
          && k.subjectType.equals(subjectType)
          && k.subjectId.equals(subjectId)
          && k.partNo == partNo;
    }

    @Override
    public int hashCode() {
      return Objects.hash(reportId, subjectType, subjectId, partNo);
    }
  }
}
