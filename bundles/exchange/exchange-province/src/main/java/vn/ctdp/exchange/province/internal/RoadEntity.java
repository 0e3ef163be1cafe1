package vn.ctdp.exchange.province.internal;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** The road that an administrator chose; at most one row. */
@Entity
@Table(name = "road_setting")
class RoadEntity {

  static final int ONLY = 1;

  @Id
  @Column(name = "id")
  int id;

  @Column(name = "road")
  String road;

  @Column(name = "changed_by")
  String changedBy;

  @Column(name = "changed_at")
  Instant changedAt;
}
