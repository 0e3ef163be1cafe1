package vn.ctdp.exchange.centre.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** Points to the latest revision of a report. */
@Entity
@Table(name = "current_submission")
@IdClass(CurrentEntity.Key.class)
class CurrentEntity {

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

  @Column(name = "submission_id")
  String submissionId;

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
