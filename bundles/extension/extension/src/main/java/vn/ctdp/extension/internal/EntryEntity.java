package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code kc_money_entry}; never changed. */
@Entity
@Table(name = "kc_money_entry")
class EntryEntity {
  @Id String id;

  @Column(name = "entry_no")
  long number;

  @Column(name = "pot_id")
  String pot;

  @Column(name = "from_pot")
  String fromPot;

  @Column(name = "budget_id")
  String budget;

  @Column(name = "budget_year")
  int year;

  @Column(name = "fund_source")
  String source;

  @Column(name = "pot_level")
  String level;

  @Column(name = "province")
  String province;

  @Column(name = "content_code")
  String content;

  @Column(name = "top_code")
  String top;

  @Column(name = "project_id")
  String project;

  @Column(name = "kind")
  String kind;

  @Column(name = "amount")
  long amount;

  @Column(name = "on_day")
  LocalDate onDay;

  @Column(name = "document_text")
  String document;

  @Column(name = "voucher")
  String voucher;

  @Column(name = "work_done", precision = 5, scale = 2)
  BigDecimal workDone;

  @Column(name = "voucher_total")
  Long voucherTotal;

  @Column(name = "papers")
  String papers;

  @Column(name = "rule_text")
  String rule;

  @Column(name = "note")
  String note;

  @Column(name = "reverses")
  String reverses;

  @Column(name = "act_id")
  String act;

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "recorded_at")
  Instant recordedAt;
}
