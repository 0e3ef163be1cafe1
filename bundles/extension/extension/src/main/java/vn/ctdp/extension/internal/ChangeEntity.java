package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_change}. */
@Entity
@Table(name = "project_change")
class ChangeEntity {
  @Id String id;

  @Column(name = "adjustment_id")
  String adjustment;

  @Column(name = "pos")
  int pos;

  @Column(name = "field")
  String field;

  @Column(name = "value_before")
  String before;

  @Column(name = "value_after")
  String after;
}
