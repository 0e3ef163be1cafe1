package vn.ctdp.core.store.internal.territory;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A dated attribute of a unit. */
@Entity(name = "UnitFact")
@Table(name = "admin_unit_fact")
public class UnitFactEntity {
  @Id String id;

  @Column(name = "unit_ref")
  String unitRef;

  String attribute;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "fact_value")
  String value;

  String note;
}
