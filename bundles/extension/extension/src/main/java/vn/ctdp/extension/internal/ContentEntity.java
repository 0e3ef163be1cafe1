package vn.ctdp.extension.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code kc_content}. */
@Entity
@Table(name = "kc_content")
class ContentEntity {
  @Id String id;

  @Column(name = "code")
  String code;

  @Column(name = "parent")
  String parent;

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

  @Column(name = "evidence")
  String evidence;

  @Column(name = "remark")
  String remark;

  @Column(name = "rate_key")
  String rateKey;

  @Column(name = "cap_key")
  String capKey;

  @Column(name = "cap_per")
  String capPer;

  @Column(name = "advance_key")
  String advanceKey;

  @Column(name = "factor_applies")
  boolean factorApplies;

  @Column(name = "any_size")
  boolean anySize;
}
