package vn.ctdp.exchange.centre.internal;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import vn.ctdp.exchange.report.ReportCell;

/** A figure of an accepted report. */
@Entity
@Table(name = "submitted_cell")
@IdClass(CellEntity.Key.class)
class CellEntity {

  @Id
  @Column(name = "submission_id")
  String submissionId;

  @Id
  @Column(name = "row_key")
  String rowKey;

  @Column(name = "cell_value", precision = 28, scale = 6)
  BigDecimal value;

  @Column(name = "computed_value", precision = 28, scale = 6)
  BigDecimal computed;

  @Enumerated(EnumType.STRING)
  @Column(name = "source")
  ReportCell.Source source;

  @Column(name = "reason")
  String reason;

  @Column(name = "note")
  String note;

  @Column(name = "unknown_count")
  int unknownCount;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String submissionId;
    String rowKey;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.submissionId.equals(submissionId) && k.rowKey.equals(rowKey);
    }

    @Override
    public int hashCode() {
      return Objects.hash(submissionId, rowKey);
    }
  }
}
