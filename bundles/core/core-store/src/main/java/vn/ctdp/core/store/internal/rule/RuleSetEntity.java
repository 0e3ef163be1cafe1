package vn.ctdp.core.store.internal.rule;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A rule set without its parameters. */
@Entity(name = "RuleSet")
@Table(name = "rule_set")
public class RuleSetEntity {
  @Id String id;
  String domain;
  String name;

  @Column(name = "legal_text")
  String legalText;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "valid_to")
  LocalDate validTo;

  @Column(name = "transition_note")
  String transitionNote;
}
