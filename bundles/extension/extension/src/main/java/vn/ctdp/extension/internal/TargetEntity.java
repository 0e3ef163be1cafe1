package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code programme_target}. */
@Entity
@Table(name = "programme_target")
class TargetEntity {
  @Id String id;

  @Column(name = "programme_id")
  String programme;

  @Column(name = "pos")
  int pos;

  @Column(name = "name")
  String name;

  @Column(name = "unit_text")
  String unit;

  @Column(name = "quantity", precision = 18, scale = 3)
  BigDecimal quantity;
}
