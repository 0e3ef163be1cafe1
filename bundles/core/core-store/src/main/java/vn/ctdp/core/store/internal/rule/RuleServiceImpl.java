package vn.ctdp.core.store.internal.rule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.rule.RuleSet;
import vn.ctdp.core.store.internal.StoreError;
import vn.ctdp.core.store.internal.audit.AuditWriter;
import vn.ctdp.core.store.internal.common.Access;
import vn.ctdp.core.store.internal.common.Cached;
import vn.ctdp.core.store.internal.common.Problems;
import vn.ctdp.core.store.internal.common.Refs;
import vn.ctdp.core.store.internal.common.Saving;
import vn.ctdp.core.store.internal.common.Transactions;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;

/** {@link RuleService} on the tables {@code core.rule_…}, read once into memory. */
@Component(service = RuleService.class)
public final class RuleServiceImpl implements RuleService {

  static final String MANAGE = "core.rule.manage";

  private final JpaTemplate jpa;
  private final Transactions transactions;
  private final Access access;
  private final AuditWriter audit;
  private final TerritoryService territory;

  private final Cached<Loaded> cache;

  @Activate
  public RuleServiceImpl(
      @Reference(target = "(osgi.unit.name=core)") JpaTemplate jpa,
      @Reference Transactions transactions,
      @Reference Access access,
      @Reference AuditWriter audit,
      @Reference TerritoryService territory,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.transactions = transactions;
    this.access = access;
    this.audit = audit;
    this.territory = territory;
    cache = new Cached<>(clock, () -> jpa.txExpr(TransactionType.Required, RuleServiceImpl::read));
  }

  private record Loaded(List<RuleSet> sets, List<Parameter> parameters) {}

  private Loaded loaded() {
    return cache.get();
  }

  private static Loaded read(EntityManager em) {
    List<Parameter> parameters =
        em
            .createQuery("select p from RuleParameter p", ParameterEntity.class)
            .getResultList()
            .stream()
            .map(RuleRows::record)
            .sorted(
                Comparator.comparing(Parameter::validFrom)
                    .thenComparing(Parameter::key)
                    .thenComparing(p -> p.province().map(UnitRef::toString).orElse("")))
            .toList();
    List<RuleSet> sets =
        em.createQuery("select s from RuleSet s", RuleSetEntity.class).getResultList().stream()
            .map(s -> RuleRows.record(s, parameters))
            .sorted(
                Comparator.comparing(RuleSet::domain)
                    .thenComparing(Comparator.comparing(RuleSet::validFrom).reversed()))
            .toList();
    return new Loaded(sets, parameters);
  }

  private static boolean inForce(LocalDate from, LocalDate to, LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  @Override
  public List<RuleSet> ruleSets() {
    return loaded().sets();
  }

  @Override
  public Optional<RuleSet> ruleSet(String domain, LocalDate day) {
    Loaded loaded = loaded();
    return loaded.sets().stream()
        .filter(s -> s.domain().equals(domain) && inForce(s.validFrom(), s.validTo(), day))
        .findFirst();
  }

  @Override
  public Optional<Parameter> parameter(String domain, String key, LocalDate day, UnitRef province) {
    Optional<RuleSet> set = ruleSet(domain, day);
    if (set.isEmpty()) {
      return Optional.empty();
    }
    // A council's decision outlives the merger of its province until the new council decides.
    if (province != null) {
      Optional<Parameter> own = inForce(set.get(), key, day, province);
      if (own.isPresent()) {
        return own;
      }
    }
    return inForce(set.get(), key, day, null);
  }

  private Optional<Parameter> inForce(RuleSet set, String key, LocalDate day, UnitRef province) {
    return loaded().parameters().stream()
        .filter(
            p ->
                p.key().equals(key)
                    && p.province().equals(Optional.ofNullable(province))
                    && inForce(p.validFrom(), p.validTo(), day)
                    && (province != null
                        ? domain(p.ruleSetId()).equals(set.domain())
                        : p.ruleSetId().equals(set.id())))
        .reduce((older, newer) -> newer);
  }

  private String domain(String ruleSetId) {
    return loaded().sets().stream()
        .filter(s -> s.id().equals(ruleSetId))
        .map(RuleSet::domain)
        .findFirst()
        .orElse("");
  }

  @Override
  public List<Parameter> history(String domain, String key) {
    return loaded().parameters().stream()
        .filter(p -> p.key().equals(key) && domain(p.ruleSetId()).equals(domain))
        .toList();
  }

  @Override
  public Parameter override(Caller caller, Parameter input) {
    UnitRef province = input.province().orElse(null);
    if (province == null) {
      access.requireAnywhere(caller, MANAGE);
    } else {
      access.require(caller, MANAGE, Target.of(province));
    }
    RuleSet set =
        loaded().sets().stream()
            .filter(s -> s.id().equals(input.ruleSetId()))
            .findFirst()
            .orElseThrow(
                () ->
                    new CtdpException(
                        StoreError.PARAMETER_UNKNOWN, input.key(), input.ruleSetId()));
    Parameter national = set.parameters().get(input.key());
    if (national == null) {
      throw new CtdpException(StoreError.PARAMETER_UNKNOWN, input.key(), set.name());
    }
    Parameter parameter = checked(input, national, set, province);
    return Saving.guard(
        () -> jpa.txExpr(TransactionType.Required, em -> store(em, caller, parameter)));
  }

  private Parameter checked(Parameter p, Parameter national, RuleSet set, UnitRef province) {
    Problems problems = new Problems();
    problems.notNull("province", province);
    problems.notNull("validFrom", p.validFrom());
    problems.period("validFrom", p.validFrom(), p.validTo());
    String value = problems.required("value", p.value(), 500);
    String legalText = problems.required("legalText", p.legalText(), 500);
    if (value != null && number(national.value()) && !number(value)) {
      problems.error(
          "value",
          "V-CORE-40",
          "Giá trị phải là số, phần thập phân sau dấu chấm.",
          "The value must be a number, decimals after a point.");
    }
    if (value != null && "date".equals(national.unit()) && !date(value)) {
      problems.error(
          "value",
          "V-CORE-43",
          "Giá trị phải là một ngày có thật, viết như 2026-12-31.",
          "The value must be a day that exists, written as 2026-12-31.");
    }
    if (p.unit() != null && !p.unit().equals(national.unit())) {
      problems.error(
          "unit",
          "V-CORE-41",
          "Đơn vị tính phải là " + national.unit() + " như mức chung.",
          "The unit must be " + national.unit() + " like the national one.");
    }
    if (p.validFrom() != null && p.validFrom().isBefore(set.validFrom())) {
      problems.error(
          "validFrom",
          "V-CORE-42",
          "Không được trước ngày hiệu lực của bộ quy định.",
          "It must not be before the rule set came into force.");
    }
    if (province != null
        && p.validFrom() != null
        && territory
            .find(province, p.validFrom())
            .filter(u -> u.validTo() == null || !u.validTo().isBefore(p.validFrom()))
            .isEmpty()) {
      problems.error(
          "province",
          "V-CORE-31",
          "Không có tỉnh, thành phố này vào ngày đó.",
          "There is no such province on that day.");
    }
    problems.check();
    return new Parameter(
        set.id(),
        p.key(),
        value,
        national.unit(),
        p.province(),
        p.validFrom(),
        p.validTo(),
        legalText,
        p.evidence() == null ? Evidence.VERIFIED : p.evidence(),
        problems.optional("remark", p.remark(), 1000));
  }

  private static boolean date(String value) {
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Without an exponent: writing out the zeros of some would take all memory. */
  private static boolean number(String value) {
    return value.matches("-?\\d{1,30}(\\.\\d{1,12})?");
  }

  private Parameter store(EntityManager em, Caller caller, Parameter p) {
    String before = null;
    ParameterEntity same = null;
    for (ParameterEntity e :
        em.createQuery(
                "select p from RuleParameter p where p.key = :key and p.provinceRef = :province"
                    + " order by p.validFrom",
                ParameterEntity.class)
            .setParameter("key", p.key())
            .setParameter("province", Refs.text(p.province()))
            .getResultList()) {
      if (!domain(e.ruleSetId).equals(domain(p.ruleSetId()))) {
        continue;
      }
      if (e.validFrom.equals(p.validFrom())) {
        same = e;
        before = e.value;
      } else if (e.validFrom.isBefore(p.validFrom())
          && (e.validTo == null || !e.validTo.isBefore(p.validFrom()))) {
        before = e.value;
        e.validTo = p.validFrom().minusDays(1);
        // Ended by somebody: the next version of the platform must not reopen it.
        e.reference = false;
      }
    }
    if (same == null) {
      same = new ParameterEntity();
      same.id = UUID.randomUUID().toString();
      RuleRows.copy(p, same);
      em.persist(same);
    } else {
      RuleRows.copy(p, same);
      same.reference = false;
    }
    Map<String, String> details = new LinkedHashMap<>();
    details.put("key", p.key());
    details.put("province", Refs.text(p.province()));
    details.put("validFrom", p.validFrom().toString());
    details.put("value", (before == null ? "∅" : before) + " → " + p.value());
    details.put("legalText", p.legalText());
    audit.append(
        caller,
        "core.rule.override",
        new SubjectRef("rule", p.ruleSetId()),
        Saving.bounded(details));
    transactions.afterCompletion(this, cache::drop);
    return RuleRows.record(same);
  }
}
