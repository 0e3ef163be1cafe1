package vn.ctdp.extension.internal;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** Row of {@code kc_paper_rule}. */
@Entity
@Table(name = "kc_paper_rule")
class PaperRuleEntity {
  @Id String id;

  @Column(name = "stage")
  String stage;

  @Column(name = "content_code")
  String content;

  @Column(name = "sort_no")
  int sortNo;

  @Column(name = "code")
  String code;

  @Column(name = "name_vi")
  String nameVi;

  @Column(name = "name_en")
  String nameEn;

  @Column(name = "mandatory")
  boolean mandatory;

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
}
