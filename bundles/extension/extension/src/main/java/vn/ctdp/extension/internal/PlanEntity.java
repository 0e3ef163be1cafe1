package vn.ctdp.extension.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code annual_plan}. */
@Entity
@Table(name = "annual_plan")
class PlanEntity {
  @Id String id;

  @Column(name = "programme_id")
  String programme;

  @Column(name = "fund_level")
  String level;

  @Column(name = "province")
  String province;

  @Column(name = "plan_year")
  int year;

  @Column(name = "batch")
  int batch;

  @Column(name = "status")
  String status;

  @Column(name = "approving_text")
  String approvingText;

  @Column(name = "approved_on")
  LocalDate approvedOn;

  @Column(name = "note")
  String note;

  @Version
  @Column(name = "row_version")
  long version;
}
