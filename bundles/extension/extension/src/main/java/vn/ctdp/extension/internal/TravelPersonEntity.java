package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code travel_person}. */
@Entity
@Table(name = "travel_person")
class TravelPersonEntity {
  @Id String id;

  @Column(name = "business_code")
  String businessCode;

  @Column(name = "name")
  String name;

  @Column(name = "owner_type")
  String ownerType;

  @Column(name = "province")
  String province;

  @Column(name = "commune")
  String commune;

  @Column(name = "sector")
  String sector;
}
