package vn.ctdp.extension.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code collaborator_allowance}. */
@Entity
@Table(name = "collaborator_allowance")
class AllowanceEntity {
  @Id String id;

  @Column(name = "province")
  String province;

  @Column(name = "from_day")
  LocalDate fromDay;

  @Column(name = "amount")
  Long amount;

  @Column(name = "decision_text")
  String decision;

  @Column(name = "remark")
  String remark;

  @Version
  @Column(name = "row_version")
  long version;
}
