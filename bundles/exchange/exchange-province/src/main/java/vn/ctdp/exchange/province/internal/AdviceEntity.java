package vn.ctdp.exchange.province.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** What the centre asks to switch on. */
@Entity
@Table(name = "centre_advice")
class AdviceEntity {

  @Id
  @Column(name = "pos")
  int pos;

  @Column(name = "item_no")
  long number;

  @Column(name = "module_id")
  String moduleId;

  @Column(name = "advice")
  String advice;

  @Column(name = "reason")
  String reason;

  @Column(name = "until_day")
  LocalDate until;
}
