package vn.ctdp.exchange.province.internal;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;

/** What is wrong at a cell. */
@Entity
@Table(name = "report_decision_cell")
@IdClass(DecisionCellEntity.Key.class)
class DecisionCellEntity {

  @Id
  @Column(name = "item_no")
  long number;

  @Id
  @Column(name = "pos")
  int pos;

  @Column(name = "cell_key")
  String cellKey;

  @Column(name = "reason")
  String reason;

  /** Identity. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    long number;
    int pos;

    @Override
    public boolean equals(Object o) {
      return o instanceof Key k && k.number == number && k.pos == pos;
    }

    @Override
    public int hashCode() {
      return Objects.hash(number, pos);
    }
  }
}
