package vn.ctdp.exchange.centre.internal;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import vn.ctdp.exchange.report.ReportState;

/** Where the centre stands with a report. */
@Entity
@Table(name = "report_status")
@IdClass(ReportStatusEntity.Key.class)
class ReportStatusEntity {

  @Id
  @Column(name = "form_id")
  String formId;

  @Id
  @Column(name = "period_code")
  String periodCode;

  @Id
  @Column(name = "province")
  String province;

  @Column(name = "revision")
  int revision;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  ReportState state;

  @Column(name = "decided_by")
  String decidedBy;

  @Column(name = "decided_at")
  Instant decidedAt;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    String formId;
    String periodCode;
    String province;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k
          && k.formId.equals(formId)
          && k.periodCode.equals(periodCode)
          && k.province.equals(province);
    }

    @Override
    public int hashCode() {
      return Objects.hash(formId, periodCode, province);
    }
  }
}
