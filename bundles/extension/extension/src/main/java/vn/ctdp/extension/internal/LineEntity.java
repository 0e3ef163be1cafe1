package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code project_line}. */
@Entity
@Table(name = "project_line")
class LineEntity {
  @Id String id;

  @Column(name = "project_id")
  String project;

  @Column(name = "pos")
  int pos;

  @Column(name = "content_code")
  String content;

  @Column(name = "line_text")
  String text;

  @Column(name = "unit_text")
  String unit;

  @Column(name = "quantity", precision = 18, scale = 3)
  BigDecimal quantity;

  @Column(name = "price")
  long price;

  @Column(name = "fund_source")
  String source;

  @Column(name = "amount")
  long amount;

  @Column(name = "management")
  boolean management;
}
