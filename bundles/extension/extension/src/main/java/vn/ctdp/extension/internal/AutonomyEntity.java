package vn.ctdp.extension.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code kc_autonomy}. */
@Entity
@Table(name = "kc_autonomy")
class AutonomyEntity {
  @Id String id;

  @Column(name = "sort_no")
  int sortNo;

  @Column(name = "name_vi")
  String nameVi;

  @Column(name = "name_en")
  String nameEn;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  @Column(name = "legal_text")
  String legalText;

  @Column(name = "remark")
  String remark;
}
