package vn.ctdp.extension.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code centre_staff}. */
@Entity
@Table(name = "centre_staff")
class CentreStaffEntity {
  @Id String id;

  @Column(name = "centre_id")
  String centre;

  @Column(name = "as_of")
  LocalDate asOf;

  @Column(name = "profession")
  String profession;

  @Column(name = "contract")
  String contract;

  @Column(name = "people")
  int people;
}
