package vn.ctdp.exchange.province.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A value in a line of a list section. */
@Entity
@Table(name = "report_line")
@IdClass(LineEntity.Key.class)
class LineEntity {

  @Id
  @Column(name = "report_id")
  String reportId;

  @Id
  @Column(name = "list_key")
  String listKey;

  @Id
  @Column(name = "line_no")
  int lineNo;

  @Id
  @Column(name = "column_key")
  String columnKey;

  @Column(name = "line_value")
  String value;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String reportId;
    String listKey;
    int lineNo;
    String columnKey;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k
          && k.reportId.equals(reportId)
          && k.listKey.equals(listKey)
          && k.lineNo == lineNo
          && k.columnKey.equals(columnKey);
    }

    @Override
    public int hashCode() {
      return Objects.hash(reportId, listKey, lineNo, columnKey);
    }
  }
}
