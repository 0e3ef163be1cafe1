package vn.ctdp.extension.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code travel_request}. */
@Entity
@Table(name = "travel_request")
class TravelRequestEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "project_id")
  String project;

  @Column(name = "pos")
  int pos;

  @Column(name = "state")
  String state;

  @Column(name = "asked_on")
  LocalDate askedOn;

  @Column(name = "document_text")
  String document;

  @Column(name = "reason")
  String reason;

  @Column(name = "authority")
  String authority;

  @Column(name = "route_vi")
  String routeVi;

  @Column(name = "route_en")
  String routeEn;

  @Column(name = "clause")
  String clause;

  @Column(name = "support_before")
  long supportBefore;

  @Column(name = "support_after")
  long supportAfter;

  @Column(name = "asked_by")
  String askedBy;

  @Column(name = "asked_at")
  Instant askedAt;

  @Column(name = "change_no")
  long change;

  @Column(name = "answer")
  String answer;

  @Column(name = "answered_on")
  LocalDate answeredOn;
}
