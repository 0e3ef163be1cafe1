package vn.ctdp.clusters.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code dossier_member}. */
@Entity
@Table(name = "dossier_member")
class DossierMemberEntity {
  @Id String id;

  @Column(name = "dossier_id")
  String dossier;

  @Column(name = "council_no")
  int councilNo;

  @Column(name = "member_role")
  String role;

  String organisation;

  @Column(name = "position_title")
  String position;

  int ordinal;
}
