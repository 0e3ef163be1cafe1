package vn.ctdp.exchange.centre.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A decision that moves a last day. */
@Entity
@Table(name = "deadline_extension")
class ExtensionEntity {

  @Id
  @Column(name = "id")
  String id;

  @Column(name = "form_id")
  String formId;

  @Column(name = "period_code")
  String periodCode;

  @Column(name = "audience")
  String audience;

  @Column(name = "decision_no")
  String number;

  @Column(name = "decision_day")
  LocalDate date;

  @Column(name = "reason")
  String reason;

  @Column(name = "new_day")
  LocalDate newDay;

  @Column(name = "decided_by")
  String decidedBy;

  @Column(name = "decided_at")
  Instant decidedAt;

  @Column(name = "item_no")
  long item;
}
