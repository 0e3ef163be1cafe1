package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.clusters.review.ClusterReconciliation;
import vn.ctdp.clusters.review.ReconciledFigure;
import vn.ctdp.clusters.review.ReconciledLine;
import vn.ctdp.clusters.review.ReconciledLine.Level;
import vn.ctdp.clusters.review.ReconciledLine.State;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.report.ReportService;

/** {@link ClusterReconciliation} on the database and, where there are any, the reports. */
@Component(service = ClusterReconciliation.class)
public final class ReconciliationService implements ClusterReconciliation {

  private static final Set<String> FILTERS = Set.of("state", "level", "figure");
  private static final String AREA_TOLERANCE = "ccn.check.tolerance.area";
  private static final int PERIODS = 6;

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final RuleService rules;
  private final TerritoryService territory;
  private final InstanceInfo instance;
  private final Optional<ReportService> reports;

  /** Made by the component runtime. */
  @Activate
  public ReconciliationService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference RuleService rules,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          ReportService reports) {
    this.jpa = jpa;
    this.access = access;
    this.rules = rules;
    this.territory = territory;
    this.instance = instance;
    this.reports = Optional.ofNullable(reports);
  }

  @Override
  public List<Period> periods(LocalDate day) {
    return IntStream.rangeClosed(0, PERIODS)
        .mapToObj(back -> day.getYear() - back)
        .flatMap(
            year ->
                Stream.of(
                    new Period(PeriodKind.YEAR, year, 1),
                    new Period(PeriodKind.HALF_YEAR, year, 2),
                    new Period(PeriodKind.HALF_YEAR, year, 1)))
        .filter(p -> !p.closingTo().isAfter(day))
        .sorted(Comparator.reverseOrder())
        .limit(PERIODS)
        .toList();
  }

  private Period period(LocalDate day, Period wanted) {
    return wanted == null ? periods(day).get(0) : wanted;
  }

  @Override
  public Page<ReconciledLine> lines(
      Caller caller, PageRequest request, LocalDate day, Period period) {
    List<String> unknown = new ArrayList<>();
    request.sorts().forEach(s -> unknown.add(s.property()));
    request.filters().keySet().stream().filter(f -> !FILTERS.contains(f)).forEach(unknown::add);
    Optional<State> state = one(request, "state", State.values(), unknown);
    Optional<Level> level = one(request, "level", Level.values(), unknown);
    Optional<ReconciledFigure> figure = one(request, "figure", ReconciledFigure.values(), unknown);
    if (!unknown.isEmpty()) {
      throw new CtdpException(ClustersError.UNKNOWN_FILTER, String.join(", ", unknown));
    }
    String search = VietnameseText.searchKey(request.search());
    Predicate<ReconciledLine> wanted =
        l ->
            state.map(s -> l.state() == s).orElse(true)
                && level.map(v -> l.level() == v).orElse(true)
                && figure.map(v -> l.figure() == v).orElse(true)
                && (search.isEmpty() || VietnameseText.searchKey(l.name()).contains(search));
    List<ReconciledLine> matching =
        all(caller, day, period(day, period)).stream().filter(wanted).toList();
    return new Page<>(
        matching.stream().skip(request.offset()).limit(request.limit()).toList(), matching.size());
  }

  private static <E extends Enum<E>> Optional<E> one(
      PageRequest request, String filter, E[] values, List<String> unknown) {
    String name = request.filters().get(filter);
    if (name == null) {
      return Optional.empty();
    }
    Optional<E> found = Stream.of(values).filter(v -> v.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      unknown.add(filter + "=" + name);
    }
    return found;
  }

  @Override
  public Summary summary(Caller caller, LocalDate day, Period period) {
    Period closed = period(day, period);
    List<ReconciledLine> all = all(caller, day, closed);
    Map<State, Long> count =
        all.stream().collect(Collectors.groupingBy(ReconciledLine::state, Collectors.counting()));
    return new Summary(
        day,
        closed.code(),
        count.getOrDefault(State.DIFFERS, 0L),
        count.getOrDefault(State.MISSING, 0L),
        count.getOrDefault(State.MATCHES, 0L),
        tolerance(day, instance.province().orElse(null)),
        all.stream().filter(l -> l.level() == Level.PROVINCE).toList());
  }

  private List<ReconciledLine> all(Caller caller, LocalDate day, Period period) {
    access.require(
        caller,
        ClusterPermissions.VIEW,
        instance.province().map(Target::of).orElse(Target.INSTANCE));
    ReportedFigures said = ReportedFigures.read(reports, caller, period);
    List<ReconciledCluster> clusters =
        jpa.txExpr(
            TransactionType.Required,
            em -> ReconciledCluster.read(em, instance.province(), day, period, said));
    Function<UnitRef, String> name =
        unit -> territory.find(unit, day).map(AdminUnit::fullNameVi).orElse(unit.toString());
    Map<String, List<ReconciledCluster>> byProvince =
        clusters.stream()
            .collect(
                Collectors.groupingBy(
                    c -> c.cluster().province().toString(), TreeMap::new, Collectors.toList()));
    List<ReconciledLine> lines = new ArrayList<>();
    byProvince.forEach(
        (code, own) -> {
          UnitRef province = UnitRef.parse(code);
          lines.addAll(
              new Reconciling(day, said, tolerance(day, province), name).lines(province, own));
        });
    // Thousands of lines of a few names: a key for each name, not for each comparison.
    Map<String, String> keys = new HashMap<>();
    lines.sort(
        Comparator.comparing(ReconciledLine::level)
            .thenComparing(l -> keys.computeIfAbsent(l.name(), VietnameseText::sortKey))
            .thenComparing(ReconciledLine::id)
            .thenComparing(ReconciledLine::figure));
    return lines;
  }

  private BigDecimal tolerance(LocalDate day, UnitRef province) {
    return rules
        .parameter("clusters", AREA_TOLERANCE, day, province)
        .map(Parameter::number)
        .orElse(BigDecimal.ZERO);
  }
}
