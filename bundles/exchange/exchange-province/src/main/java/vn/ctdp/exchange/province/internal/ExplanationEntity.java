package vn.ctdp.exchange.province.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** Why a warning is no error. */
@Entity
@Table(name = "explanation")
@IdClass(ExplanationEntity.Key.class)
class ExplanationEntity {

  @Id
  @Column(name = "report_id")
  String reportId;

  @Id
  @Column(name = "check_id")
  String checkId;

  @Column(name = "explanation_text")
  String text;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String reportId;
    String checkId;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.reportId.equals(reportId) && k.checkId.equals(checkId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(reportId, checkId);
    }
  }
}
