package vn.ctdp.exchange.province.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A decision of the centre that moves a last day. */
@Entity
@Table(name = "deadline_extension")
class ExtensionEntity {

  @Id
  @Column(name = "item_no")
  long item;

  @Column(name = "form_id")
  String formId;

  @Column(name = "period_code")
  String periodCode;

  @Column(name = "decision_no")
  String number;

  @Column(name = "decision_day")
  LocalDate date;

  @Column(name = "reason")
  String reason;

  @Column(name = "new_day")
  LocalDate newDay;
}
