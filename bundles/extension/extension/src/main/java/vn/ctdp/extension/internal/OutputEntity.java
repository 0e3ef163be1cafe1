package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_output}. */
@Entity
@Table(name = "project_output")
class OutputEntity {
  @Id String id;

  @Column(name = "project_id")
  String project;

  @Column(name = "pos")
  int pos;

  @Column(name = "kind_code")
  String kind;

  @Column(name = "quantity", precision = 18, scale = 3)
  BigDecimal quantity;

  @Column(name = "note")
  String note;
}
