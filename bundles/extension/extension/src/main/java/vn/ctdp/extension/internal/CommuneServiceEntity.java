package vn.ctdp.extension.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code collaborator_service}. */
@Entity
@Table(name = "collaborator_service")
class CommuneServiceEntity {
  @Id String id;

  @Column(name = "collaborator_id")
  String collaborator;

  @Column(name = "province")
  String province;

  @Column(name = "commune")
  String commune;

  @Column(name = "from_day")
  LocalDate fromDay;

  @Column(name = "to_day")
  LocalDate toDay;

  @Column(name = "decision_no")
  String decisionNo;

  @Column(name = "decision_on")
  LocalDate decisionOn;

  @Column(name = "allowance")
  Long allowance;

  @Column(name = "end_reason")
  String endReason;

  @Column(name = "end_note")
  String endNote;

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "recorded_at")
  Instant recordedAt;
}
