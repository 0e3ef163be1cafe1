package vn.ctdp.extension.internal;

import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code travel_act}. */
@Entity
@Table(name = "travel_act")
class TravelActEntity {
  @Id
  @Column(name = "id")
  String id;

  @Column(name = "project_id")
  String project;

  @Column(name = "act_no")
  int no;

  @Column(name = "item_no")
  long item;

  @Column(name = "kind")
  String kind;

  @Column(name = "state")
  String state;

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

  @Column(name = "note")
  String note;

  @Column(name = "plan_text")
  String planText;

  @Column(name = "plan_on")
  LocalDate planOn;

  @Column(name = "about")
  String about;

  @Column(name = "verdict")
  String verdict;

  @Column(name = "authority")
  String authority;

  @Column(name = "problem_vi")
  String problemVi;

  @Column(name = "problem_en")
  String problemEn;

  @Column(name = "made_by")
  String madeBy;

  @Column(name = "made_at")
  Instant madeAt;

  @Column(name = "settled_by")
  String settledBy;

  @Column(name = "settled_at")
  Instant settledAt;

  @Column(name = "settled_note")
  String settledNote;
}
