package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Row of {@code collaborator}. */
@Entity
@Table(name = "collaborator")
class CollaboratorEntity {
  @Id String id;

  @Column(name = "province")
  String province;

  @Column(name = "full_name")
  String fullName;

  @Column(name = "name_sort")
  String nameSort;

  @Column(name = "name_search")
  String nameSearch;

  @Column(name = "profession")
  String profession;

  @Column(name = "occupation")
  String occupation;

  @Column(name = "phone")
  String phone;

  @Column(name = "mail")
  String mail;

  @Column(name = "note")
  String note;

  @Version
  @Column(name = "row_version")
  long version;
}
