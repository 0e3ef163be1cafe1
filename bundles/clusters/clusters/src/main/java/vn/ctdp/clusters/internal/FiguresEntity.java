package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code cluster_tenant_figure}. */
@Entity
@Table(name = "cluster_tenant_figure")
class FiguresEntity implements ClusterRow {
  @Id String id;

  @Column(name = "cluster_id")
  String cluster;

  @Column(name = "project_id")
  String project;

  @Column(name = "tenant_id")
  String tenant;

  String period;

  @Column(name = "cutoff_day")
  LocalDate cutoff;

  Integer workers;

  @Column(name = "average_income")
  Long averageIncome;

  Long revenue;

  @Column(name = "tax_paid")
  Long tax;

  @Column(name = "wastewater_m3", precision = 12, scale = 2)
  BigDecimal wastewater;

  @Column(name = "source_text")
  String source;

  boolean illustrative;

  @Column(name = "recorded_by")
  String recordedBy;

  @Column(name = "recorded_at")
  Instant recordedAt;

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
