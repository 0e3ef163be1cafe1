package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.ProjectMoney;
import vn.ctdp.extension.report.ExtensionIndicators;
import vn.ctdp.extension.report.Indicator;
import vn.ctdp.extension.report.IndicatorRecord;
import vn.ctdp.extension.report.IndicatorScope;
import vn.ctdp.extension.report.ProjectMonths;

/** Aggregates on JPA. */
@Component(service = ExtensionIndicators.class)
public class IndicatorService implements ExtensionIndicators {

  private final JpaTemplate jpa;
  private final Work work;
  private final ProjectMoney money;

  /** Made by the component runtime. */
  @Activate
  public IndicatorService(
      @Reference(target = "(osgi.unit.name=extension)") JpaTemplate jpa,
      @Reference Work work,
      @Reference ProjectMoney money) {
    this.jpa = jpa;
    this.work = work;
    this.money = money;
  }

  /** All projects that a scope is about, with what other tables tell about them. */
  private record Read(
      IndicatorScope scope, List<Aggregates.Facts> year, List<Aggregates.Facts> before) {

    List<Aggregates.Facts> of(Aggregates.Of of, Function<ProjectAt, Boolean> group) {
      return (of == Aggregates.Of.YEAR_BEFORE ? before : year)
          .stream()
              .filter(
                  f ->
                      of == Aggregates.Of.BOTH_LEVELS
                          || scope.level() == null
                          || f.p().level == scope.level())
              .filter(f -> group.apply(f.p()))
              .toList();
    }
  }

  @Override
  public List<Indicator> indicators(Caller caller, IndicatorScope scope) {
    IndicatorScope checked = checked(caller, scope);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Read read = read(caller, em, checked);
          return Aggregates.all(kinds(em)).values().stream()
              .map(d -> indicator(d, read, p -> true))
              .toList();
        });
  }

  @Override
  public Map<String, Indicator> breakdown(Caller caller, IndicatorScope scope, String id, By by) {
    IndicatorScope checked = checked(caller, scope);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Aggregates.Definition definition = definition(em, id);
          Read read = read(caller, em, checked);
          Map<String, Indicator> result = new TreeMap<>();
          for (Aggregates.Facts f : read.year()) {
            String key = key(f.p(), by);
            result.computeIfAbsent(
                key, k -> indicator(definition, read, p -> key(p, by).equals(k)));
          }
          return new LinkedHashMap<>(result);
        });
  }

  private static String key(ProjectAt p, By by) {
    return switch (by) {
      case LEVEL -> p.level.name();
      case CONTENT -> p.content;
      case PROVINCE -> p.province;
    };
  }

  @Override
  public Page<IndicatorRecord> records(
      Caller caller, IndicatorScope scope, String id, boolean denominator, PageRequest request) {
    IndicatorScope checked = checked(caller, scope);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          Aggregates.Definition definition = definition(em, id);
          Aggregates.Part part = denominator ? definition.denominator() : definition.numerator();
          if (part == null) {
            return new Page<IndicatorRecord>(List.of(), 0);
          }
          List<Map.Entry<Aggregates.Facts, Aggregates.Given>> given =
              Aggregates.given(part, read(caller, em, checked).of(part.of(), p -> true));
          return new Page<>(
              given.stream()
                  .skip(request.offset())
                  .limit(request.limit())
                  .map(e -> record(e.getKey().p(), e.getValue().value()))
                  .toList(),
              given.size());
        });
  }

  private static IndicatorRecord record(ProjectAt p, BigDecimal contribution) {
    return new IndicatorRecord(
        UUID.fromString(p.id),
        p.code,
        p.name,
        p.level,
        p.content,
        UnitRef.parse(p.province),
        p.phase,
        contribution);
  }

  private static Aggregates.Definition definition(EntityManager em, String id) {
    Aggregates.Definition definition = Aggregates.all(kinds(em)).get(id);
    if (definition == null) {
      throw new CtdpException(CoreError.NOT_FOUND, "chỉ tiêu", id);
    }
    return definition;
  }

  private static Indicator indicator(
      Aggregates.Definition d, Read read, Function<ProjectAt, Boolean> group) {
    Indicator.Part above = Aggregates.part(d.numerator(), read.of(d.numerator().of(), group));
    Indicator.Part below =
        d.denominator() == null
            ? null
            : Aggregates.part(d.denominator(), read.of(d.denominator().of(), group));
    return new Indicator(
        d.id(),
        d.name(),
        d.unit(),
        d.printedUnit(),
        d.method(),
        d.source(),
        d.value(above.value(), below == null ? null : below.value()),
        above,
        below,
        read.scope().cutoff());
  }

  private IndicatorScope checked(Caller caller, IndicatorScope scope) {
    work.requireView(caller);
    Input input = new Input();
    if (scope.year() < 2004 || scope.year() > 2100) {
      input.add("year", "KC-BC-1", "Năm từ 2004 đến 2100.", "The year is between 2004 and 2100.");
    }
    input.present("cutoff", scope.cutoff());
    input.done();
    Optional<UnitRef> own = work.province();
    if (own.isPresent() && scope.province() != null && !own.get().equals(scope.province())) {
      throw new CtdpException(CoreError.ACCESS_DENIED, ExtensionPermissions.VIEW);
    }
    return new IndicatorScope(
        scope.year(), scope.cutoff(), scope.level(), scope.content(), own.orElse(scope.province()));
  }

  private static List<OutputKindEntity> kinds(EntityManager em) {
    return em.createQuery(
            "select k from OutputKindEntity k order by k.sortNo", OutputKindEntity.class)
        .getResultList();
  }

  private Read read(Caller caller, EntityManager em, IndicatorScope scope) {
    return new Read(
        scope, facts(caller, em, scope, scope.year()), facts(caller, em, scope, scope.year() - 1));
  }

  /** The projects of a year, in nine statements at most. */
  private List<Aggregates.Facts> facts(
      Caller caller, EntityManager em, IndicatorScope scope, int year) {
    List<ProjectAt> projects =
        ProjectsAt.of(em, year, scope.cutoff(), scope.province()).stream()
            .filter(p -> scope.content() == null || p.content.equals(scope.content()))
            .toList();
    if (projects.isEmpty()) {
      return List.of();
    }
    Map<String, Map<String, BigDecimal>> outputs =
        outputs(em, year, scope.province(), scope.cutoff());
    Map<String, Figures> paid =
        PaidMoney.of(money, work, caller, projects, scope.cutoff(), scope.province());
    Map<String, int[]> reports = reports(em, scope, year, projects);
    List<Aggregates.Facts> all = new ArrayList<>();
    for (ProjectAt p : projects) {
      int[] r = reports.getOrDefault(p.id, new int[2]);
      all.add(
          new Aggregates.Facts(
              p,
              outputs.getOrDefault(p.id, Map.of()),
              r[0],
              r[1],
              paid.containsKey(p.id) ? paid.get(p.id).disbursed() : null,
              p.liquidationDue != null
                  && scope.cutoff().isAfter(p.liquidationDue)
                  && p.phase != Phase.THANH_LY
                  && !p.stopped()));
    }
    return all;
  }

  /**
   * What projects of a year really reached by kind, as their last acceptance up to a day recorded
   * it. A kind that was registered and of which nothing is recorded is there with null.
   */
  static Map<String, Map<String, BigDecimal>> outputs(
      EntityManager em, int year, UnitRef province, LocalDate cutoff) {
    Map<String, Map<String, BigDecimal>> outputs = new HashMap<>();
    for (Object[] o :
        within(
                em,
                "select o.project, o.kind from OutputEntity o, ProjectEntity p where"
                    + " p.id = o.project and p.year = :year",
                year,
                province)
            .getResultList()) {
      outputs.computeIfAbsent((String) o[0], k -> new HashMap<>()).put((String) o[1], null);
    }
    for (Object[] s :
        within(
                em,
                "select s.project, s.results, s.doneOn from StepEntity s, ProjectEntity p where"
                    + " p.id = s.project and s.results is not null and p.year = :year",
                year,
                province,
                " order by s.pos")
            .getResultList()) {
      if (!((LocalDate) s[2]).isAfter(cutoff)) {
        Map<String, BigDecimal> of = outputs.computeIfAbsent((String) s[0], k -> new HashMap<>());
        Results.read((String) s[1]).forEach(r -> of.put(r.kind(), r.quantity()));
      }
    }
    return outputs;
  }

  private static TypedQuery<Object[]> within(
      EntityManager em, String text, int year, UnitRef province) {
    return within(em, text, year, province, "");
  }

  private static TypedQuery<Object[]> within(
      EntityManager em, String text, int year, UnitRef province, String order) {
    TypedQuery<Object[]> query =
        em.createQuery(
            (province == null ? text : text + " and p.province = :province") + order,
            Object[].class);
    query.setParameter("year", year);
    return province == null ? query : query.setParameter("province", province.toString());
  }

  /** Reports due and in time by project: one for each month in which it was under way. */
  private static Map<String, int[]> reports(
      EntityManager em, IndicatorScope scope, int year, List<ProjectAt> projects) {
    LocalDate day = scope.cutoff();
    Map<String, Map<YearMonth, LocalDate>> made = new HashMap<>();
    for (Object[] m :
        within(
                em,
                "select m.project, m.month, m.reportedOn from MonthEntity m, ProjectEntity p where"
                    + " p.id = m.project and p.year = :year",
                year,
                scope.province())
            .getResultList()) {
      made.computeIfAbsent((String) m[0], k -> new HashMap<>())
          .put(MonthService.month((Integer) m[1]), (LocalDate) m[2]);
    }
    Map<String, int[]> result = new HashMap<>();
    for (ProjectAt p : projects) {
      if (p.begun == null) {
        continue;
      }
      LocalDate last = p.over == null || p.over.isAfter(day) ? day : p.over;
      int[] r = new int[2];
      for (YearMonth month = YearMonth.from(p.begun);
          !ProjectMonths.dueOn(month).isAfter(last);
          month = month.plusMonths(1)) {
        LocalDate due = ProjectMonths.dueOn(month);
        if (p.begun.isAfter(due)) {
          continue;
        }
        r[0]++;
        LocalDate on = made.getOrDefault(p.id, Map.of()).get(month);
        if (on != null && !on.isAfter(due)) {
          r[1]++;
        }
      }
      result.put(p.id, r);
    }
    return result;
  }
}
