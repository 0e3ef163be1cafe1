package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code dossier}. */
@Entity
@Table(name = "dossier")
class DossierEntity {
  @Id String id;

  String code;

  String kind;

  String province;

  @Column(name = "plan_entry_id")
  String planEntry;

  @Column(name = "cluster_id")
  String cluster;

  String name;

  @Column(name = "name_search")
  String nameSearch;

  @Column(name = "name_sort")
  String nameSort;

  String rung;

  String status;

  @Column(name = "opened_on")
  LocalDate openedOn;

  @Column(name = "received_on")
  LocalDate receivedOn;

  @Column(name = "rule_set_id")
  String ruleSetId;

  String communes;

  @Column(name = "area_ha", precision = 12, scale = 4)
  BigDecimal area;

  @Column(name = "cluster_kind")
  String clusterKind;

  Boolean mountain;

  @Column(name = "scope_communes")
  String scopeCommunes;

  @Column(name = "scope_basis")
  String scopeBasis;

  @Column(name = "demand_ha", precision = 12, scale = 4)
  BigDecimal demand;

  @Column(name = "infrastructure_done")
  Boolean infrastructureDone;

  @Column(name = "solid_waste_done")
  Boolean solidWasteDone;

  @Column(name = "fire_done")
  Boolean fireDone;

  @Column(name = "facts_source")
  String factsSource;

  boolean conversion;

  String note;

  @Column(name = "council_no")
  int councilNo;

  @Column(name = "council_decided_on")
  LocalDate councilDecidedOn;

  @Column(name = "council_winner")
  String councilWinner;

  @Column(name = "council_note")
  String councilNote;

  @Column(name = "appraised_on")
  LocalDate appraisedOn;

  @Column(name = "appraised_by")
  String appraisedBy;

  @Column(name = "appraised_at")
  Instant appraisedAt;

  @Column(name = "decided_on")
  LocalDate decidedOn;

  boolean illustrative;

  @Version
  @Column(name = "row_version")
  long version;
}
