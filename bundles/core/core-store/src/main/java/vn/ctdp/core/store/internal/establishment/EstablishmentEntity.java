package vn.ctdp.core.store.internal.establishment;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** An establishment. */
@Entity(name = "Establishment")
@Table(name = "establishment")
public class EstablishmentEntity {
  @Id String id;

  @Column(name = "business_code")
  String businessCode;

  String name;

  @Column(name = "name_search")
  String search;

  @Column(name = "name_sort")
  String sort;

  @Column(name = "owner_type")
  String ownerType;

  String address;

  @Column(name = "province_ref")
  String provinceRef;

  @Column(name = "commune_ref")
  String communeRef;

  String sector;
  String vsic;

  @Column(name = "workers_total")
  Integer workersTotal;

  @Column(name = "workers_female")
  Integer workersFemale;

  @Column(name = "woman_owned")
  Boolean womanOwned;

  @Column(name = "ethnic_owned")
  Boolean ethnicOwned;

  @Version long version;
}
