package vn.ctdp.core.store.internal.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleSet;
import vn.ctdp.core.store.internal.common.Csv;
import vn.ctdp.core.store.internal.common.Refs;
import vn.ctdp.core.territory.UnitRef;

/**
 * The rule sets and parameters that come with the platform, from {@code rule-sets.csv} and {@code
 * rule-parameters.csv}. A parameter without days of its own is as old as its set.
 */
public final class ReferenceRules {

  private final List<RuleSet> sets;
  private final List<Parameter> parameters;
  private final String sha256;

  private ReferenceRules(List<RuleSet> sets, List<Parameter> parameters, String sha256) {
    this.sets = List.copyOf(sets);
    this.parameters = List.copyOf(parameters);
    this.sha256 = sha256;
  }

  /** Reads the files. */
  public static ReferenceRules load() {
    Csv setFile = Csv.reference("rule-sets.csv");
    Csv parameterFile = Csv.reference("rule-parameters.csv");
    Map<String, RuleSet> sets = new LinkedHashMap<>();
    for (Csv.Row r : setFile.rows()) {
      RuleSet set =
          new RuleSet(
              r.require("id"),
              r.require("domain"),
              r.require("name"),
              r.require("legal_text"),
              r.day("valid_from"),
              r.day("valid_to"),
              r.get("transition_note"),
              Map.of());
      sets.put(set.id(), set);
    }
    List<Parameter> parameters = new ArrayList<>();
    for (Csv.Row r : parameterFile.rows()) {
      RuleSet set = sets.get(r.require("rule_set"));
      if (set == null) {
        throw new IllegalStateException("no rule set " + r.require("rule_set"));
      }
      LocalDate from = r.day("valid_from");
      LocalDate to = r.day("valid_to");
      parameters.add(
          new Parameter(
              set.id(),
              r.require("key"),
              r.require("value"),
              r.require("unit"),
              Optional.ofNullable(r.get("province")).map(UnitRef::parse),
              from == null ? set.validFrom() : from,
              to == null ? set.validTo() : to,
              r.require("legal_text"),
              evidence(r.require("evidence")),
              r.get("remark")));
    }
    return new ReferenceRules(
        List.copyOf(sets.values()), parameters, setFile.sha256() + parameterFile.sha256());
  }

  /** The tag of the study: V read, S quoted, M from memory, ? not found. */
  public static Evidence evidence(String tag) {
    return switch (tag) {
      case "V" -> Evidence.VERIFIED;
      case "S" -> Evidence.SECONDARY;
      case "M" -> Evidence.UNVERIFIED;
      case "?" -> Evidence.NOT_FOUND;
      default -> throw new IllegalStateException("no evidence tag: " + tag);
    };
  }

  /** Brings the national values to those of this version; what people entered stays. */
  public int write(EntityManager em) {
    int changed = 0;
    for (RuleSet s : sets) {
      RuleSetEntity e = em.find(RuleSetEntity.class, s.id());
      boolean isNew = e == null;
      if (isNew) {
        e = new RuleSetEntity();
        e.id = s.id();
      } else if (RuleRows.record(e, List.of()).equals(s)) {
        continue;
      }
      e.domain = s.domain();
      e.name = s.name();
      e.legalText = s.legalText();
      e.validFrom = s.validFrom();
      e.validTo = s.validTo();
      e.transitionNote = s.transitionNote();
      if (isNew) {
        em.persist(e);
      }
      changed++;
    }
    em.flush();
    Map<String, ParameterEntity> present = new LinkedHashMap<>();
    em.createQuery("select p from RuleParameter p", ParameterEntity.class)
        .getResultList()
        .forEach(p -> present.put(p.id, p));
    Set<String> kept = new HashSet<>();
    for (Parameter p : parameters) {
      String id = id(p).toString();
      if (!kept.add(id)) {
        throw new IllegalStateException("twice in rule-parameters.csv: " + p);
      }
      ParameterEntity e = present.get(id);
      boolean isNew = e == null;
      if (isNew) {
        e = new ParameterEntity();
        e.id = id;
        e.reference = true;
      } else if (!e.reference || Objects.equals(RuleRows.record(e), p)) {
        continue;
      }
      RuleRows.copy(p, e);
      if (isNew) {
        em.persist(e);
      }
      changed++;
    }
    for (ParameterEntity e : present.values()) {
      if (e.reference && !kept.contains(e.id)) {
        em.remove(e);
        changed++;
      }
    }
    return changed;
  }

  private static UUID id(Parameter p) {
    return Refs.stable(
        "parameter",
        p.ruleSetId()
            + "|"
            + p.key()
            + "|"
            + p.province().map(UnitRef::toString).orElse("")
            + "|"
            + p.validFrom());
  }

  List<RuleSet> sets() {
    return sets;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /** Digests of the files. */
  public String sha256() {
    return sha256;
  }

  /** How many sets and parameters there are. */
  public int size() {
    return sets.size() + parameters.size();
  }
}
