package vn.ctdp.exchange.centre.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A decision about a report. */
@Entity
@Table(name = "report_decision")
class DecisionEntity {

  @Id
  @Column(name = "id")
  String id;

  @Column(name = "submission_id")
  String submissionId;

  @Column(name = "province")
  String province;

  @Column(name = "form_id")
  String formId;

  @Column(name = "form_version")
  int formVersion;

  @Column(name = "period_code")
  String periodCode;

  @Column(name = "revision")
  int revision;

  @Column(name = "outcome")
  String outcome;

  @Column(name = "reason")
  String reason;

  @Column(name = "decided_by")
  String decidedBy;

  @Column(name = "decided_at")
  Instant decidedAt;

  @Column(name = "item_no")
  long item;
}
