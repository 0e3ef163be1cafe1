package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_place}. */
@Entity
@Table(name = "project_place")
class PlaceEntity {
  @Id String id;

  @Column(name = "project_id")
  String project;

  @Column(name = "pos")
  int pos;

  @Column(name = "commune")
  String commune;

  @Column(name = "detail")
  String detail;
}
