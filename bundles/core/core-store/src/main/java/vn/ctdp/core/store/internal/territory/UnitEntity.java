package vn.ctdp.core.store.internal.territory;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** What never changes about a unit. */
@Entity(name = "Unit")
@Table(name = "admin_unit")
public class UnitEntity {
  @Id String ref;
  String vintage;
  String code;

  @Column(name = "unit_level")
  String level;

  @Column(name = "parent_ref")
  String parentRef;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  String notes;
  String source;
}
