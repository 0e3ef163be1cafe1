package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code project}. */
@Entity
@Table(name = "project")
class ProjectEntity {
  @Id String id;

  @Column(name = "code")
  String code;

  @Column(name = "name")
  String name;

  @Column(name = "name_sort")
  String nameSort;

  @Column(name = "search_text")
  String searchText;

  @Column(name = "plan_id")
  String plan;

  @Column(name = "fund_level")
  String level;

  @Column(name = "plan_year")
  int year;

  @Column(name = "kind")
  String kind;

  @Column(name = "province")
  String province;

  @Column(name = "main_content")
  String mainContent;

  @Column(name = "content_codes")
  String contentCodes;

  @Column(name = "sector")
  String sector;

  @Column(name = "unit_id")
  String unit;

  @Column(name = "unit_name")
  String unitName;

  @Column(name = "beneficiary_names")
  String beneficiaryNames;

  @Column(name = "priority_code")
  String priorityCode;

  @Column(name = "priority_factor", precision = 5, scale = 3)
  BigDecimal priorityFactor;

  @Column(name = "necessity")
  String necessity;

  @Column(name = "goal")
  String goal;

  @Column(name = "scope_text")
  String scope;

  @Column(name = "innovation")
  String innovation;

  @Column(name = "organising")
  String organising;

  @Column(name = "effects")
  String effects;

  @Column(name = "start_on")
  LocalDate startOn;

  @Column(name = "end_on")
  LocalDate endOn;

  @Column(name = "selection")
  String selection;

  @Column(name = "kcqg")
  long kcqg;

  @Column(name = "kcdp")
  long kcdp;

  @Column(name = "other_state")
  long otherState;

  @Column(name = "counterpart")
  long counterpart;

  @Column(name = "cost_total")
  long costTotal;

  @Column(name = "note")
  String note;

  @Column(name = "state")
  String state;

  @Column(name = "phase")
  String phase;

  @Column(name = "state_since")
  LocalDate stateSince;

  @Column(name = "approved_on")
  LocalDate approvedOn;

  @Column(name = "approved_support")
  Long approvedSupport;

  @Column(name = "accepted_value")
  Long acceptedValue;

  @Version
  @Column(name = "row_version")
  long version;
}
