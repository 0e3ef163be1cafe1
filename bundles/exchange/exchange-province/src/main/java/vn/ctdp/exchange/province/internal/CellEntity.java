package vn.ctdp.exchange.province.internal;

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

/** A figure of a report. */
@Entity
@Table(name = "report_cell")
@IdClass(CellEntity.Key.class)
class CellEntity {

  @Id
  @Column(name = "report_id")
  String reportId;

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
    String reportId;
    String rowKey;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.reportId.equals(reportId) && k.rowKey.equals(rowKey);
    }

    @Override
    public int hashCode() {
      return Objects.hash(reportId, rowKey);
    }
  }
}
