package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_beneficiary}. */
@Entity
@Table(name = "project_beneficiary")
class BeneficiaryEntity {
  @Id String id;

  @Column(name = "project_id")
  String project;

  @Column(name = "pos")
  int pos;

  @Column(name = "establishment_id")
  String establishment;

  @Column(name = "name")
  String name;

  @Column(name = "business_code")
  String businessCode;

  @Column(name = "content_code")
  String content;

  @Column(name = "eligible_cost")
  Long eligibleCost;

  @Column(name = "support")
  Long support;

  @Column(name = "craft_village")
  String craftVillage;
}
