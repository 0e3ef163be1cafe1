package vn.ctdp.extension.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code centre_fact}. */
@Entity
@Table(name = "centre_fact")
class CentreFactEntity {
  @Id String id;

  @Column(name = "centre_id")
  String centre;

  @Column(name = "from_day")
  LocalDate fromDay;

  @Column(name = "name")
  String name;

  @Column(name = "name_search")
  String nameSearch;

  @Column(name = "form")
  String form;

  @Column(name = "decision_no")
  String decisionNo;

  @Column(name = "decision_on")
  LocalDate decisionOn;

  @Column(name = "functions")
  String functions;

  @Column(name = "autonomy")
  String autonomy;

  @Column(name = "address")
  String address;

  @Column(name = "office_phone")
  String officePhone;

  @Column(name = "office_mail")
  String officeMail;

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "recorded_at")
  Instant recordedAt;
}
