package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code kc_pot}: running totals, changed by {@link Ledger} only. */
@Entity
@Table(name = "kc_pot")
class PotEntity {
  @Id String id;

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

  @Column(name = "received")
  long received;

  @Column(name = "handed")
  long handed;

  @Column(name = "carried_in")
  long carriedIn;

  @Column(name = "carried_out")
  long carriedOut;

  @Column(name = "committed")
  long committed;

  @Column(name = "advanced")
  long advanced;

  @Column(name = "paid")
  long paid;

  @Column(name = "recovered")
  long recovered;

  @Column(name = "accepted")
  long accepted;

  @Column(name = "settled")
  long settled;
}
