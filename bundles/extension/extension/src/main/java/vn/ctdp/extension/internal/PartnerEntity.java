package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_partner}. */
@Entity
@Table(name = "project_partner")
class PartnerEntity {
  @Id String id;

  @Column(name = "project_id")
  String project;

  @Column(name = "pos")
  int pos;

  @Column(name = "organisation_id")
  String organisation;

  @Column(name = "name")
  String name;
}
