package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code cluster_wastewater_step}. */
@Entity
@Table(name = "cluster_wastewater_step")
class StepEntity implements ClusterRow {
  @Id String id;

  @Column(name = "cluster_id")
  String cluster;

  @Column(name = "step_year")
  int year;

  @Column(name = "capacity_m3", precision = 12, scale = 2)
  BigDecimal capacity;

  String status;

  String funding;

  @Column(name = "funding_note")
  String fundingNote;

  @Column(name = "collected_percent", precision = 5, scale = 2)
  BigDecimal collectedPercent;

  @Column(name = "auto_monitor")
  boolean autoMonitor;

  @Column(name = "done_on")
  LocalDate doneOn;

  String note;

  boolean illustrative;

  @Version
  @Column(name = "row_version")
  long version;

  @Override
  public String id() {
    return id;
  }

  @Override
  public String cluster() {
    return cluster;
  }

  @Override
  public long version() {
    return version;
  }
}
