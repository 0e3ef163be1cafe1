package vn.ctdp.extension.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_adjustment}. */
@Entity
@Table(name = "project_adjustment")
class AdjustmentEntity {
  @Id String id;

  @Column(name = "project_id")
  String project;

  @Column(name = "pos")
  int pos;

  @Column(name = "decided_on")
  LocalDate decidedOn;

  @Column(name = "document_text")
  String document;

  @Column(name = "authority")
  String authority;

  @Column(name = "reason")
  String reason;

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

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "recorded_at")
  Instant recordedAt;

  @Column(name = "origin")
  String origin = "";

  @Column(name = "act_id")
  String act;
}
