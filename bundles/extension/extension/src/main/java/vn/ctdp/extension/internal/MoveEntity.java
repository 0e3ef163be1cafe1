package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code kc_move}. */
@Entity
@Table(name = "kc_move")
class MoveEntity {
  @Id String id;

  @Column(name = "process_key")
  String process;

  @Column(name = "pos")
  int pos;

  @Column(name = "from_state")
  String fromState;

  @Column(name = "to_state")
  String toState;

  @Column(name = "name_vi")
  String nameVi;

  @Column(name = "name_en")
  String nameEn;

  @Column(name = "actor")
  String actor;

  @Column(name = "guards")
  String guards;

  @Column(name = "documents")
  String documents;

  @Column(name = "due_day")
  Integer dueDay;

  @Column(name = "due_month")
  Integer dueMonth;

  @Column(name = "due_years")
  Integer dueYears;

  @Column(name = "due_days")
  Integer dueDays;

  @Column(name = "legal_text")
  String legalText;
}
