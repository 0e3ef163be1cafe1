package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.review.RateMethod;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.IndicatorDefinition;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.IndicatorSource;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.exchange.form.Origin;

/**
 * Rates and aggregates A3 to A14 of clusters, each rate with its numerator and denominator as
 * figures of their own: {@code X}, {@code X.numerator}, {@code X.denominator}. A cluster that lacks
 * either is in neither and counted as unknown.
 */
@Component
public final class RateIndicators implements IndicatorSource {

  /** What one cluster gives: nothing when it does not count, an empty part when unknown. */
  private record Part(boolean counts, Optional<BigDecimal> over, Optional<BigDecimal> under) {
    static final Part NONE = new Part(false, Optional.empty(), Optional.empty());

    static Part of(Optional<BigDecimal> over, Optional<BigDecimal> under) {
      return new Part(true, over, under);
    }

    static Part share(boolean known, boolean part) {
      return known
          ? of(Optional.of(part ? BigDecimal.ONE : BigDecimal.ZERO), Optional.of(BigDecimal.ONE))
          : of(Optional.empty(), Optional.empty());
    }

    boolean known() {
      return over.isPresent() && under.isPresent();
    }
  }

  private record Figure(
      String id,
      Localized name,
      Localized method,
      String unit,
      String overUnit,
      String underUnit,
      BigDecimal factor,
      Function<ClusterSnapshot, Part> part) {}

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int SCALE = 4;

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final RuleService rules;
  private final List<Figure> rates = new ArrayList<>();

  /** Made by the component runtime. */
  @Activate
  public RateIndicators(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference RuleService rules) {
    this.jpa = jpa;
    this.access = access;
    this.rules = rules;
    define();
  }

  private void define() {
    for (RateMethod method : RateMethod.values()) {
      rate(
          "clusters.fill." + method.name().toLowerCase(Locale.ROOT),
          method.label().vi(),
          method.label().en(),
          method.sentence().vi() + " Tính trên cụm đã hoạt động.",
          method.sentence().en() + " Of operating clusters.",
          "ha",
          s -> {
            if (!s.holds(FactKey.OPERATING)) {
              return s.facts().containsKey(FactKey.OPERATING) ? Part.NONE : unknown();
            }
            Optional<Rate> own = RateService.rate(method, s);
            return Part.of(own.map(Rate::numerator), own.map(Rate::denominator));
          });
    }
    rate(
        "clusters.investment-paid.rate",
        "Tỷ lệ vốn hạ tầng đã đầu tư",
        "Share of infrastructure investment carried out",
        "Vốn đã đầu tư lũy kế chia tổng vốn của dự án được duyệt.",
        "Cumulative investment paid by the total approved.",
        "VND",
        s ->
            s.facts().containsKey(FactKey.INVESTMENT_TOTAL)
                ? Part.of(s.number(FactKey.INVESTMENT_PAID), s.number(FactKey.INVESTMENT_TOTAL))
                : Part.NONE);
    rate(
        "clusters.wastewater-compliant.rate",
        "Tỷ lệ cụm hoạt động có xử lý nước thải đạt chuẩn",
        "Share of operating clusters with wastewater up to standard",
        "Cụm có xử lý nước thải đạt chuẩn chia cụm đã hoạt động (Biểu 04 dòng 27, 15).",
        "Clusters with wastewater up to standard by operating clusters (form 04 rows 27, 15).",
        "cluster",
        s ->
            s.holds(FactKey.OPERATING)
                ? Part.share(
                    s.facts().containsKey(FactKey.WASTEWATER_COMPLIANT),
                    s.holds(FactKey.WASTEWATER_COMPLIANT))
                : Part.NONE);
    rate(
        "clusters.developer-enterprise.rate",
        "Tỷ lệ cụm đã thành lập do doanh nghiệp làm chủ đầu tư",
        "Share of established clusters developed by an enterprise",
        "Cụm đã thành lập có doanh nghiệp làm chủ đầu tư chia cụm đã thành lập.",
        "Established clusters developed by an enterprise by established clusters.",
        "cluster",
        s ->
            s.holds(FactKey.ESTABLISHED_AREA)
                ? Part.share(
                    s.facts().containsKey(FactKey.DEVELOPER_TYPE),
                    s.code(FactKey.DEVELOPER_TYPE)
                        .filter(DeveloperType.DN.name()::equals)
                        .isPresent())
                : Part.NONE);
    rates.add(
        new Figure(
            "clusters.workers-per-ha",
            new Localized("Suất lao động", "Workers per hectare"),
            new Localized(
                "Lao động có hợp đồng chia đất công nghiệp đã cho thuê.",
                "Workers under contract by industrial land leased."),
            "person/ha",
            "person",
            "ha",
            BigDecimal.ONE,
            s ->
                s.holds(FactKey.IND_LAND_LEASED)
                    ? Part.of(s.number(FactKey.WORKERS), s.number(FactKey.IND_LAND_LEASED))
                    : Part.NONE));
  }

  private static Part unknown() {
    return Part.of(Optional.empty(), Optional.empty());
  }

  private void rate(
      String id,
      String vi,
      String en,
      String methodVi,
      String methodEn,
      String unit,
      Function<ClusterSnapshot, Part> part) {
    rates.add(
        new Figure(
            id,
            new Localized(vi, en),
            new Localized(methodVi, methodEn),
            "%",
            unit,
            unit,
            HUNDRED,
            part));
  }

  private static final IndicatorDefinition ESTABLISHED_RATE =
      single(
          "clusters.established.rate",
          "Tỷ lệ thành lập theo số cụm",
          "Share of planned clusters established",
          "%",
          "Số cụm đã thành lập chia số cụm theo phương án phát triển.",
          "Clusters established by clusters in the plan.");
  private static final IndicatorDefinition ESTABLISHED_AREA_RATE =
      single(
          "clusters.established.area-rate",
          "Tỷ lệ thành lập theo diện tích",
          "Share of the planned area established",
          "%",
          "Diện tích đã thành lập chia diện tích theo phương án phát triển.",
          "Area established by area in the plan.");
  private static final IndicatorDefinition WITHDRAWN =
      single(
          "clusters.withdrawn.count",
          "Cụm rút khỏi phương án, bãi bỏ trong kỳ",
          "Clusters withdrawn or cancelled in the period",
          "cluster",
          "Mục của phương án chuyển sang rút, và quyết định thành lập hết hiệu lực, trong kỳ.",
          "Plan entries that begin as withdrawn and establishments that end, in the period.");
  private static final IndicatorDefinition LEGACY =
      single(
          "clusters.legacy-unresolved.count",
          "Cụm hình thành trước Quy chế chưa được thành lập",
          "Legacy clusters not established yet",
          "cluster",
          "Cụm trước Quy chế chưa có quyết định thành lập (NĐ 32/2024/NĐ-CP Điều 35.4).",
          "Clusters older than the regulation without establishment (Decree 32/2024 Article 35.4).");
  private static final IndicatorDefinition SLOW =
      single(
          "clusters.slow.count",
          "Cụm chậm triển khai",
          "Slow clusters",
          "cluster",
          "Đã thành lập quá số tháng của tham số ccn.slow.months mà chưa ghi vốn đã đầu tư; chỉ tính khi biết ngày quyết định.",
          "Established for longer than ccn.slow.months without investment recorded; only where the day of the decision is known.");
  private static final IndicatorDefinition VACANT =
      single(
          "clusters.vacant.area",
          "Đất công nghiệp có hạ tầng còn trống",
          "Vacant land with infrastructure",
          "ha",
          "Tổng đất đã xây dựng hạ tầng trừ đất đã cho thuê của từng cụm; cụm cho thuê vượt tính 0.",
          "Sum of land with infrastructure less land leased; a cluster that leased more counts 0.");

  private static IndicatorDefinition single(
      String id, String vi, String en, String unit, String methodVi, String methodEn) {
    return new IndicatorDefinition(
        id, new Localized(vi, en), unit, new Localized(methodVi, methodEn));
  }

  @Override
  public List<IndicatorDefinition> indicators() {
    List<IndicatorDefinition> all = new ArrayList<>();
    for (Figure f : rates) {
      all.add(new IndicatorDefinition(f.id(), f.name(), f.unit(), f.method()));
      all.add(part(f, ".numerator", f.overUnit(), "tử số", "numerator"));
      all.add(part(f, ".denominator", f.underUnit(), "mẫu số", "denominator"));
    }
    all.addAll(List.of(ESTABLISHED_RATE, ESTABLISHED_AREA_RATE, WITHDRAWN, LEGACY, SLOW, VACANT));
    return List.copyOf(all);
  }

  private static IndicatorDefinition part(
      Figure f, String suffix, String unit, String vi, String en) {
    return new IndicatorDefinition(
        f.id() + suffix,
        new Localized(f.name().vi() + " – " + vi, f.name().en() + " – " + en),
        unit,
        f.method());
  }

  @Override
  public Map<String, IndicatorValue> compute(Caller caller, IndicatorQuery query) {
    access.require(caller, ClusterPermissions.VIEW, Target.of(query.province()));
    if (indicators().stream().noneMatch(i -> query.ids().contains(i.id()))) {
      return Map.of();
    }
    Data data = jpa.txExpr(TransactionType.Required, em -> read(em, query));
    List<ClusterSnapshot> clusters = data.clusters();
    Map<String, IndicatorValue> all = new LinkedHashMap<>();
    for (Figure f : rates) {
      compute(f, clusters, all);
    }
    established(data, clusters, query, all);
    all.put(
        LEGACY.id(),
        counted(clusters, s -> s.cluster().legacy() && !s.holds(FactKey.ESTABLISHED_AREA)));
    all.put(SLOW.id(), slow(clusters, query));
    all.put(VACANT.id(), vacant(clusters));
    all.put(WITHDRAWN.id(), withdrawn(data, query));
    all.keySet().retainAll(query.ids());
    return all;
  }

  /** Clusters of the subject at the cut-off, and the plan with what is no longer in it. */
  private record Data(List<ClusterSnapshot> clusters, List<PlanEntryEntity> plan) {}

  private static Data read(EntityManager em, IndicatorQuery query) {
    String province = query.province().toString();
    return new Data(
        ClusterStore.snapshots(em, ClusterStore.all(em, province), query.cutoff()).stream()
            .filter(s -> belongs(query.subject(), s.cluster()))
            .toList(),
        em.createQuery(
                "select p from PlanEntryEntity p where p.province = :province order by p.nameSort,"
                    + " p.id",
                PlanEntryEntity.class)
            .setParameter("province", province)
            .getResultList());
  }

  private static boolean belongs(Optional<SubjectRef> subject, Cluster cluster) {
    return subject
        .map(
            s ->
                switch (s.type()) {
                  case ClusterSubjects.CLUSTER -> s.id().equals(cluster.id().toString());
                  case ReportingCommunes.TYPE ->
                      cluster.communes().stream().anyMatch(c -> c.toString().equals(s.id()));
                  default -> false;
                })
        .orElse(true);
  }

  private static void compute(
      Figure f, List<ClusterSnapshot> clusters, Map<String, IndicatorValue> all) {
    List<Origin> over = new ArrayList<>();
    List<Origin> under = new ArrayList<>();
    int unknown = 0;
    for (ClusterSnapshot s : clusters) {
      Part part = f.part().apply(s);
      if (!part.counts()) {
        continue;
      }
      if (!part.known()) {
        unknown++;
        continue;
      }
      over.add(origin(s, part.over().get()));
      under.add(origin(s, part.under().get()));
    }
    BigDecimal top = total(over, unknown);
    BigDecimal bottom = total(under, unknown);
    all.put(f.id() + ".numerator", new IndicatorValue(top, over, unknown));
    all.put(f.id() + ".denominator", new IndicatorValue(bottom, under, unknown));
    all.put(f.id(), new IndicatorValue(ratio(top, bottom, f.factor()), List.of(), unknown));
  }

  private static BigDecimal ratio(BigDecimal top, BigDecimal bottom, BigDecimal factor) {
    return top == null || bottom == null || bottom.signum() == 0
        ? null
        : top.multiply(factor).divide(bottom, SCALE, RoundingMode.HALF_UP);
  }

  /** Nothing known about clusters that ought to count is not zero. */
  private static BigDecimal total(List<Origin> origins, int unknown) {
    return origins.isEmpty() && unknown > 0
        ? null
        : ReviewData.sum(origins.stream().map(Origin::contribution).toList());
  }

  private static Origin origin(ClusterSnapshot s, BigDecimal value) {
    return new Origin(
        new SubjectRef(ClusterSubjects.CLUSTER, s.cluster().id().toString()),
        s.cluster().name(),
        value,
        "");
  }

  private static void established(
      Data data,
      List<ClusterSnapshot> clusters,
      IndicatorQuery query,
      Map<String, IndicatorValue> all) {
    List<PlanEntryEntity> plan =
        ReviewData.planned(data.plan(), query.cutoff()).stream()
            .filter(
                p ->
                    query
                        .subject()
                        .map(
                            s ->
                                s.type().equals(ClusterSubjects.CLUSTER)
                                    ? s.id().equals(p.cluster)
                                    : Arrays.asList(p.communes.split(",")).contains(s.id()))
                        .orElse(true))
            .toList();
    List<ClusterSnapshot> established =
        clusters.stream().filter(s -> s.holds(FactKey.ESTABLISHED_AREA)).toList();
    all.put(
        ESTABLISHED_RATE.id(),
        new IndicatorValue(
            ratio(BigDecimal.valueOf(established.size()), BigDecimal.valueOf(plan.size()), HUNDRED),
            List.of(),
            0));
    all.put(
        ESTABLISHED_AREA_RATE.id(),
        new IndicatorValue(
            ratio(
                ReviewData.sum(
                    established.stream()
                        .map(s -> s.number(FactKey.ESTABLISHED_AREA).orElseThrow())
                        .toList()),
                ReviewData.sum(plan.stream().map(p -> p.area).toList()),
                HUNDRED),
            List.of(),
            0));
  }

  private static IndicatorValue counted(
      List<ClusterSnapshot> clusters, Predicate<ClusterSnapshot> which) {
    List<Origin> origins =
        clusters.stream().filter(which).map(s -> origin(s, BigDecimal.ONE)).toList();
    return new IndicatorValue(total(origins, 0), origins, 0);
  }

  private IndicatorValue slow(List<ClusterSnapshot> clusters, IndicatorQuery query) {
    Optional<Parameter> months =
        rules.parameter("clusters", "ccn.slow.months", query.cutoff(), query.province());
    if (months.isEmpty()) {
      return new IndicatorValue(null, List.of(), clusters.size());
    }
    LocalDate before = query.cutoff().minusMonths(months.get().number().longValueExact());
    List<Origin> origins = new ArrayList<>();
    int unknown = 0;
    for (ClusterSnapshot s : clusters) {
      if (!s.holds(FactKey.ESTABLISHED_AREA) || s.holds(FactKey.INVESTMENT_PAID)) {
        continue;
      }
      ClusterFact decision = s.facts().get(FactKey.ESTABLISHED_AREA);
      if (!decision.exactDate()) {
        unknown++;
      } else if (decision.effectiveFrom().isBefore(before)) {
        origins.add(origin(s, BigDecimal.ONE));
      }
    }
    return new IndicatorValue(total(origins, unknown), origins, unknown);
  }

  private static IndicatorValue vacant(List<ClusterSnapshot> clusters) {
    List<Origin> origins = new ArrayList<>();
    int unknown = 0;
    for (ClusterSnapshot s : clusters) {
      if (!s.facts().containsKey(FactKey.IND_LAND_READY)) {
        continue;
      }
      Optional<BigDecimal> ready = s.number(FactKey.IND_LAND_READY);
      Optional<BigDecimal> leased = s.number(FactKey.IND_LAND_LEASED);
      if (ready.isEmpty() || leased.isEmpty()) {
        unknown++;
      } else {
        origins.add(origin(s, ready.get().subtract(leased.get()).max(BigDecimal.ZERO)));
      }
    }
    return new IndicatorValue(total(origins, unknown), origins, unknown);
  }

  private static IndicatorValue withdrawn(Data data, IndicatorQuery query) {
    List<Origin> origins = new ArrayList<>();
    Set<String> withdrawn = new HashSet<>();
    for (PlanEntryEntity p : data.plan()) {
      boolean gone =
          PlanAction.RUT.name().equals(p.action)
              && !p.validFrom.isBefore(query.windowFrom())
              && !p.validFrom.isAfter(query.windowTo());
      if (gone && p.cluster != null) {
        withdrawn.add(p.cluster);
      } else if (gone && query.subject().isEmpty()) {
        origins.add(
            new Origin(new SubjectRef(ClusterSubjects.PLAN, p.id), p.name, BigDecimal.ONE, ""));
      }
    }
    for (ClusterSnapshot s : data.clusters()) {
      ClusterFact last = s.facts().get(FactKey.ESTABLISHED_AREA);
      boolean cancelled =
          last != null
              && !last.present()
              && !last.effectiveFrom().isBefore(query.windowFrom())
              && !last.effectiveFrom().isAfter(query.windowTo());
      if (cancelled || withdrawn.contains(s.cluster().id().toString())) {
        origins.add(origin(s, BigDecimal.ONE));
      }
    }
    return new IndicatorValue(total(origins, 0), origins, 0);
  }
}
