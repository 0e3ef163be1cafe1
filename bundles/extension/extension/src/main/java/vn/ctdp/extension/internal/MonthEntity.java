package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code project_month}. */
@Entity
@Table(name = "project_month")
class MonthEntity {
  @Id String id;

  @Column(name = "project_id")
  String project;

  /** Year times 100 plus month. */
  @Column(name = "report_month")
  int month;

  @Column(name = "work_text")
  String workText;

  @Column(name = "work_percent", precision = 5, scale = 2)
  BigDecimal workPercent;

  @Column(name = "spent_support")
  long spentSupport;

  @Column(name = "spent_other")
  long spentOther;

  @Column(name = "advance_received")
  long advanceReceived;

  @Column(name = "problem")
  String problem;

  @Column(name = "proposal")
  String proposal;

  @Column(name = "reported_on")
  LocalDate reportedOn;

  @Column(name = "confirmed_on")
  LocalDate confirmedOn;

  @Column(name = "confirmed_by")
  String confirmedBy;

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "recorded_at")
  Instant recordedAt;

  @Version
  @Column(name = "row_version")
  long version;
}
