package vn.ctdp.clusters.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code dossier_applicant}. */
@Entity
@Table(name = "dossier_applicant")
class DossierApplicantEntity {
  @Id String id;

  @Column(name = "dossier_id")
  String dossier;

  String name;

  @Column(name = "name_sort")
  String nameSort;

  @Column(name = "tax_code")
  String taxCode;

  @Column(name = "developer_type")
  String developerType;

  String note;
}
