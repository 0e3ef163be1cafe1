package vn.ctdp.core.store.internal.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleSet;
import vn.ctdp.core.store.internal.common.Refs;

/** Between records and rows of rules. */
final class RuleRows {

  private RuleRows() {}

  static Parameter record(ParameterEntity e) {
    return new Parameter(
        e.ruleSetId,
        e.key,
        e.value,
        e.unit,
        Optional.ofNullable(Refs.unit(e.provinceRef)),
        e.validFrom,
        e.validTo,
        e.legalText,
        Evidence.valueOf(e.evidence),
        e.remark);
  }

  static void copy(Parameter p, ParameterEntity e) {
    e.ruleSetId = p.ruleSetId();
    e.key = p.key();
    e.value = p.value();
    e.unit = p.unit();
    e.provinceRef = Refs.text(p.province());
    e.validFrom = p.validFrom();
    e.validTo = p.validTo();
    e.legalText = p.legalText();
    e.evidence = p.evidence().name();
    e.remark = p.remark();
  }

  /** The set with its national values; of several values of a key the newest. */
  static RuleSet record(RuleSetEntity e, List<Parameter> parameters) {
    Map<String, Parameter> national = new TreeMap<>();
    for (Parameter p : parameters) {
      if (p.province().isEmpty() && p.ruleSetId().equals(e.id)) {
        national.merge(p.key(), p, (a, b) -> a.validFrom().isAfter(b.validFrom()) ? a : b);
      }
    }
    return new RuleSet(
        e.id, e.domain, e.name, e.legalText, e.validFrom, e.validTo, e.transitionNote, national);
  }
}
