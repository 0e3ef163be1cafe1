package vn.ctdp.core.store.internal.territory;

import java.math.BigDecimal;
import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** That a unit, or a share of it, went into another. */
@Entity(name = "UnitLineage")
@Table(name = "admin_unit_lineage")
public class UnitLineageEntity {
  @Id String id;

  @Column(name = "old_ref")
  String oldRef;

  @Column(name = "new_ref")
  String newRef;

  @Column(precision = 9, scale = 8)
  BigDecimal share;

  @Column(name = "changed_on")
  LocalDate changedOn;
}
