package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.review.ProvinceFigure;
import vn.ctdp.core.quantity.Rate;

/** What the records of a province add up to; a figure that nobody knows is absent. */
final class ProvinceFigures {

  private ProvinceFigures() {}

  static Map<ProvinceFigure, BigDecimal> at(ReviewData data, LocalDate day) {
    List<ClusterSnapshot> all = data.clusters().stream().map(t -> t.at(day)).toList();
    Map<ProvinceFigure, BigDecimal> sums = new EnumMap<>(ProvinceFigure.class);
    List<PlanEntryEntity> plan = data.planned(day);
    sums.put(ProvinceFigure.PLANNED_COUNT, BigDecimal.valueOf(plan.size()));
    sums.put(ProvinceFigure.PLANNED_AREA, ReviewData.sum(plan.stream().map(p -> p.area).toList()));
    Predicate<ClusterSnapshot> established = s -> s.holds(FactKey.ESTABLISHED_AREA);
    Predicate<ClusterSnapshot> operating = s -> s.holds(FactKey.OPERATING);
    count(sums, ProvinceFigure.ESTABLISHED_COUNT, all, established);
    add(sums, ProvinceFigure.ESTABLISHED_AREA, all, established, FactKey.ESTABLISHED_AREA);
    LocalDate from = windowFrom(day);
    count(
        sums,
        ProvinceFigure.ESTABLISHED_IN_PERIOD_COUNT,
        all,
        established.and(
            s -> {
              ClusterFact decision = s.facts().get(FactKey.ESTABLISHED_AREA);
              return decision.exactDate() && !decision.effectiveFrom().isBefore(from);
            }));
    count(
        sums,
        ProvinceFigure.DEVELOPER_ENTERPRISE_COUNT,
        all,
        s -> s.code(FactKey.DEVELOPER_TYPE).filter(DeveloperType.DN.name()::equals).isPresent());
    Predicate<ClusterSnapshot> planned = s -> s.holds(FactKey.DETAILED_PLAN_AREA);
    count(sums, ProvinceFigure.DETAILED_PLAN_COUNT, all, planned);
    add(sums, ProvinceFigure.DETAILED_PLAN_AREA, all, planned, FactKey.DETAILED_PLAN_AREA);
    Predicate<ClusterSnapshot> project = s -> s.holds(FactKey.PROJECT_AREA);
    count(sums, ProvinceFigure.PROJECT_COUNT, all, project);
    add(sums, ProvinceFigure.PROJECT_AREA, all, project, FactKey.PROJECT_AREA);
    count(sums, ProvinceFigure.OPERATING_COUNT, all, operating);
    count(sums, ProvinceFigure.OPERATING_ESTABLISHED_COUNT, all, operating.and(established));
    count(
        sums,
        ProvinceFigure.OPERATING_NOT_ESTABLISHED_COUNT,
        all,
        operating.and(established.negate()));
    count(
        sums, ProvinceFigure.OPERATING_CRAFT_COUNT, all, operating.and(of(ClusterKind.LANG_NGHE)));
    count(
        sums,
        ProvinceFigure.OPERATING_SPECIALISED_COUNT,
        all,
        operating.and(of(ClusterKind.CHUYEN_NGANH)));
    area(sums, ProvinceFigure.OPERATING_AREA, all, operating);
    area(sums, ProvinceFigure.OPERATING_ESTABLISHED_AREA, all, operating.and(established));
    area(
        sums,
        ProvinceFigure.OPERATING_NOT_ESTABLISHED_AREA,
        all,
        operating.and(established.negate()));
    add(sums, ProvinceFigure.INDUSTRIAL_LAND, all, s -> true, FactKey.IND_LAND_TOTAL);
    add(sums, ProvinceFigure.LEASED, all, s -> true, FactKey.IND_LAND_LEASED);
    add(sums, ProvinceFigure.INVESTMENT_TOTAL, all, s -> true, FactKey.INVESTMENT_TOTAL);
    add(sums, ProvinceFigure.INVESTMENT_PAID, all, s -> true, FactKey.INVESTMENT_PAID);
    add(sums, ProvinceFigure.PROJECTS, all, s -> true, FactKey.PROJECTS_TOTAL);
    add(sums, ProvinceFigure.WORKERS, all, s -> true, FactKey.WORKERS);
    fill(all, day).flatMap(r -> r.percent(4)).ifPresent(v -> sums.put(ProvinceFigure.FILL_F1, v));
    return sums;
  }

  /** F1 of all clusters of which both parts are known. */
  private static Optional<Rate> fill(List<ClusterSnapshot> all, LocalDate day) {
    List<ClusterSnapshot> known = all.stream().filter(s -> s.fillF1().isPresent()).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rate(
            sum(known, s -> s.number(FactKey.IND_LAND_LEASED)),
            sum(known, s -> s.number(FactKey.IND_LAND_TOTAL)),
            "F1",
            day));
  }

  /** First day of the reporting year (15/12, NĐ 09/2019/NĐ-CP) in which a day lies. */
  static LocalDate windowFrom(LocalDate day) {
    LocalDate start = LocalDate.of(day.getYear(), 12, 15);
    return day.isBefore(start) ? start.minusYears(1) : start;
  }

  private static Predicate<ClusterSnapshot> of(ClusterKind kind) {
    return s -> s.code(FactKey.CLUSTER_KIND).filter(kind.name()::equals).isPresent();
  }

  private static void count(
      Map<ProvinceFigure, BigDecimal> sums,
      ProvinceFigure figure,
      List<ClusterSnapshot> all,
      Predicate<ClusterSnapshot> which) {
    sums.put(figure, BigDecimal.valueOf(all.stream().filter(which).count()));
  }

  private static void area(
      Map<ProvinceFigure, BigDecimal> sums,
      ProvinceFigure figure,
      List<ClusterSnapshot> all,
      Predicate<ClusterSnapshot> which) {
    sums.put(figure, sum(all.stream().filter(which).toList(), ClusterSnapshot::countedArea));
  }

  private static void add(
      Map<ProvinceFigure, BigDecimal> sums,
      ProvinceFigure figure,
      List<ClusterSnapshot> all,
      Predicate<ClusterSnapshot> which,
      FactKey key) {
    List<ClusterSnapshot> known =
        all.stream().filter(which).filter(s -> s.number(key).isPresent()).toList();
    if (!known.isEmpty()) {
      sums.put(figure, sum(known, s -> s.number(key)));
    }
  }

  private static BigDecimal sum(
      List<ClusterSnapshot> of, Function<ClusterSnapshot, Optional<BigDecimal>> value) {
    return ReviewData.sum(of.stream().map(value).flatMap(Optional::stream).toList());
  }
}
