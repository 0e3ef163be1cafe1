package vn.ctdp.core.store.internal.rule;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A dated value, national or of one province. */
@Entity(name = "RuleParameter")
@Table(name = "rule_parameter")
public class ParameterEntity {
  @Id String id;

  @Column(name = "rule_set_id")
  String ruleSetId;

  @Column(name = "param_key")
  String key;

  @Column(name = "param_value")
  String value;

  String unit;

  @Column(name = "province_ref")
  String provinceRef;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  @Column(name = "legal_text")
  String legalText;

  String evidence;
  String remark;

  /** True for what came with the platform; false for what somebody entered. */
  @Column(name = "reference_data")
  boolean reference;
}
