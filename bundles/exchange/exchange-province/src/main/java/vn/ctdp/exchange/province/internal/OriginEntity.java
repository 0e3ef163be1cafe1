package vn.ctdp.exchange.province.internal;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A record behind a figure. */
@Entity
@Table(name = "cell_origin")
@IdClass(OriginEntity.Key.class)
class OriginEntity {

  @Id
  @Column(name = "report_id")
  String reportId;

  @Id
  @Column(name = "row_key")
  String rowKey;

  @Id
  @Column(name = "pos")
  int pos;

  @Column(name = "subject_type")
  String subjectType;

  @Column(name = "subject_id")
  String subjectId;

  @Column(name = "title")
  String title;

  @Column(name = "contribution", precision = 28, scale = 6)
  BigDecimal contribution;

  @Column(name = "note")
  String note;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String reportId;
    String rowKey;
    int pos;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k
          && k.reportId.equals(reportId)
          && k.rowKey.equals(rowKey)
          && k.pos == pos;
    }

    @Override
    public int hashCode() {
      return Objects.hash(reportId, rowKey, pos);
    }
  }
}
