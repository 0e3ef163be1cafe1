package vn.ctdp.extension.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code kc_budget}. */
@Entity
@Table(name = "kc_budget")
class BudgetEntity {
  @Id String id;

  @Column(name = "budget_year")
  int year;

  @Column(name = "fund_source")
  String source;

  @Column(name = "province")
  String province;

  @Column(name = "status")
  String status;

  @Column(name = "opinion_text")
  String opinion;

  @Column(name = "opinion_on")
  LocalDate opinionOn;

  @Column(name = "note")
  String note;

  @Column(name = "management")
  Long management;

  @Version
  @Column(name = "row_version")
  long version;
}
