package vn.ctdp.extension.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code kc_output_kind}. */
@Entity
@Table(name = "kc_output_kind")
class OutputKindEntity {
  @Id String code;

  @Column(name = "sort_no")
  int sortNo;

  @Column(name = "name_vi")
  String nameVi;

  @Column(name = "name_en")
  String nameEn;

  @Column(name = "unit_vi")
  String unitVi;

  @Column(name = "unit_en")
  String unitEn;
}
