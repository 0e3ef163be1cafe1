package vn.ctdp.exchange.centre.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** What the centre requires or recommends. */
@Entity
@Table(name = "module_advice")
class AdviceEntity {

  @Id
  @Column(name = "id")
  String id;

  @Column(name = "module_id")
  String moduleId;

  @Column(name = "advice")
  String advice;

  @Column(name = "audience")
  String audience;

  @Column(name = "reason")
  String reason;

  @Column(name = "until_day")
  LocalDate until;

  @Column(name = "advised_by")
  String advisedBy;

  @Column(name = "advised_at")
  Instant advisedAt;

  @Column(name = "withdrawn_by")
  String withdrawnBy;

  @Column(name = "withdrawn_at")
  Instant withdrawnAt;
}
