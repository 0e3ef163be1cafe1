package vn.ctdp.exchange.province.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A decision of the centre about a report. */
@Entity
@Table(name = "report_decision")
class DecisionEntity {

  @Id
  @Column(name = "item_no")
  long number;

  @Column(name = "decision_id")
  String decisionId;

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
}
