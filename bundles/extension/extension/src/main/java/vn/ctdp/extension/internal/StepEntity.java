package vn.ctdp.extension.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_step}. */
@Entity
@Table(name = "project_step")
class StepEntity {
  @Id String id;

  @Column(name = "project_id")
  String project;

  @Column(name = "pos")
  int pos;

  @Column(name = "from_state")
  String fromState;

  @Column(name = "to_state")
  String toState;

  @Column(name = "act_vi")
  String actVi;

  @Column(name = "act_en")
  String actEn;

  @Column(name = "done_on")
  LocalDate doneOn;

  @Column(name = "due_on")
  LocalDate dueOn;

  @Column(name = "document_text")
  String document;

  @Column(name = "document_on")
  LocalDate documentOn;

  @Column(name = "grades")
  String grades;

  @Column(name = "amount")
  Long amount;

  @Column(name = "results")
  String results;

  @Column(name = "note")
  String note;

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "recorded_at")
  Instant recordedAt;

  @Column(name = "origin")
  String origin = "";

  @Column(name = "act_id")
  String act;

  @Column(name = "change_no")
  long change;
}
