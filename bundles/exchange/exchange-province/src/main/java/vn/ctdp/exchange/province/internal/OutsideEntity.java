package vn.ctdp.exchange.province.internal;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** A figure that a check looked up beyond the report. */
@Entity
@Table(name = "report_outside")
@IdClass(OutsideEntity.Key.class)
class OutsideEntity {

  @Id
  @Column(name = "report_id")
  String reportId;

  @Id
  @Column(name = "reference_text")
  String reference;

  @Column(name = "outside_value", precision = 28, scale = 6)
  BigDecimal value;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String reportId;
    String reference;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.reportId.equals(reportId) && k.reference.equals(reference);
    }

    @Override
    public int hashCode() {
      return Objects.hash(reportId, reference);
    }
  }
}
