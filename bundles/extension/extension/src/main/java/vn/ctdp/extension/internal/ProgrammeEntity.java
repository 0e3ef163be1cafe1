package vn.ctdp.extension.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code programme}. */
@Entity
@Table(name = "programme")
class ProgrammeEntity {
  @Id String id;

  @Column(name = "name")
  String name;

  @Column(name = "name_search")
  String nameSearch;

  @Column(name = "name_sort")
  String nameSort;

  @Column(name = "fund_level")
  String level;

  @Column(name = "province")
  String province;

  @Column(name = "period_from")
  int fromYear;

  @Column(name = "period_to")
  int toYear;

  @Column(name = "approving_text")
  String approvingText;

  @Column(name = "approved_on")
  LocalDate approvedOn;

  @Column(name = "kcqg")
  long kcqg;

  @Column(name = "kcdp")
  long kcdp;

  @Column(name = "other_state")
  long otherState;

  @Column(name = "counterpart")
  long counterpart;

  @Column(name = "note")
  String note;

  @Version
  @Column(name = "row_version")
  long version;
}
