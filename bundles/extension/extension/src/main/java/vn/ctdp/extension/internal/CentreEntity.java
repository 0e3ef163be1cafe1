package vn.ctdp.extension.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code centre}. */
@Entity
@Table(name = "centre")
class CentreEntity {
  @Id String id;

  @Column(name = "province")
  String province;

  @Column(name = "parent_id")
  String parent;

  @Column(name = "founded_on")
  LocalDate foundedOn;

  @Column(name = "closed_on")
  LocalDate closedOn;

  @Column(name = "closed_reason")
  String closedReason;

  @Version
  @Column(name = "row_version")
  long version;
}
