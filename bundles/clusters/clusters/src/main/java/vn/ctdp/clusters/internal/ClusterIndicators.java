package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.form.IndicatorDefinition;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.IndicatorSource;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.exchange.form.Origin;

/** Figures of Biểu số 04 TT 14/2024/TT-BCT from the register, at a cut-off date. */
@Component
public class ClusterIndicators implements IndicatorSource {

  private static final String CLUSTERS = "cluster";
  private static final String HA = "ha";
  private static final String VND = "VND";

  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final JpaTemplate jpa;
  private final AccessControl access;

  /** Made by the component runtime. */
  @Activate
  public ClusterIndicators(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access) {
    this.jpa = jpa;
    this.access = access;
    define();
  }

  /** One figure: which clusters count, and with what. */
  private record Figure(
      IndicatorDefinition definition,
      Filter filter,
      Function<ClusterSnapshot, Optional<BigDecimal>> value,
      FactKey noteFrom) {}

  /** Whether a cluster counts; a fact that nobody recorded is not a no. */
  private enum Counts {
    YES,
    NO,
    UNKNOWN;

    static Counts of(boolean yes) {
      return yes ? YES : NO;
    }
  }

  private interface Filter {
    Counts counts(ClusterSnapshot snapshot, IndicatorQuery query);

    default Filter and(Filter other) {
      return (s, q) -> {
        Counts here = counts(s, q);
        if (here == Counts.NO) {
          return here;
        }
        Counts there = other.counts(s, q);
        return there == Counts.YES ? here : there;
      };
    }
  }

  /** Known once it was recorded, be it as 0 or as "no longer". */
  private static Filter flag(FactKey key) {
    return (s, q) -> s.facts().containsKey(key) ? Counts.of(s.holds(key)) : Counts.UNKNOWN;
  }

  /**
   * As {@link #flag}, but only a cluster with a decision or a detailed plan is expected to have it.
   */
  private static Filter expected(FactKey key, Filter known) {
    return (s, q) ->
        s.facts().containsKey(key)
            ? known.counts(s, q)
            : s.countedArea().isPresent() ? Counts.UNKNOWN : Counts.NO;
  }

  private static Filter code(FactKey key, Enum<?> value) {
    return (s, q) ->
        s.facts().containsKey(key)
            ? Counts.of(s.code(key).filter(value.name()::equals).isPresent())
            : Counts.UNKNOWN;
  }

  private void define() {
    Filter established = (s, q) -> Counts.of(s.holds(FactKey.ESTABLISHED_AREA));
    Filter notEstablished = (s, q) -> Counts.of(!s.holds(FactKey.ESTABLISHED_AREA));
    Filter operating = flag(FactKey.OPERATING);
    Filter project = expected(FactKey.PROJECT_AREA, flag(FactKey.PROJECT_AREA));
    pair(
        "established",
        "Cụm công nghiệp đã thành lập",
        "Clusters established",
        "Cụm có quyết định thành lập còn hiệu lực tại ngày chốt.",
        established,
        s -> s.number(FactKey.ESTABLISHED_AREA),
        FactKey.ESTABLISHED_AREA);
    pair(
        "established-in-period",
        "Cụm công nghiệp thành lập trong kỳ",
        "Clusters established in the period",
        "Ngày quyết định thành lập nằm trong kỳ chốt số liệu; không tính khi nguồn không ghi ngày.",
        (s, q) -> Counts.of(establishedInPeriod(s, q)),
        s -> s.number(FactKey.ESTABLISHED_AREA),
        FactKey.ESTABLISHED_AREA);
    pair(
        "developer-enterprise",
        "Cụm công nghiệp do doanh nghiệp làm chủ đầu tư",
        "Clusters developed by an enterprise",
        "Loại chủ đầu tư hạ tầng là doanh nghiệp tại ngày chốt.",
        expected(FactKey.DEVELOPER_TYPE, code(FactKey.DEVELOPER_TYPE, DeveloperType.DN)),
        ClusterSnapshot::countedArea,
        FactKey.DEVELOPER_TYPE);
    pair(
        "detailed-plan",
        "Cụm công nghiệp đã được duyệt quy hoạch chi tiết",
        "Clusters with a detailed plan",
        "Quy hoạch chi tiết được duyệt; có thể có trước quyết định thành lập.",
        (s, q) -> Counts.of(s.holds(FactKey.DETAILED_PLAN_AREA)),
        s -> s.number(FactKey.DETAILED_PLAN_AREA),
        FactKey.DETAILED_PLAN_AREA);
    pair(
        "project",
        "Cụm công nghiệp đã được duyệt dự án hạ tầng",
        "Clusters with an infrastructure project",
        "Dự án đầu tư xây dựng hạ tầng được duyệt tại ngày chốt.",
        project,
        s -> s.number(FactKey.PROJECT_AREA),
        FactKey.PROJECT_AREA);
    pair(
        "operating",
        "Cụm công nghiệp đã hoạt động",
        "Clusters operating",
        "Có ít nhất một dự án đầu tư, dù đã thành lập hay chưa.",
        operating,
        ClusterSnapshot::countedArea,
        FactKey.OPERATING);
    pair(
        "operating-established",
        "Cụm đã hoạt động, đã thành lập",
        "Operating and established",
        "Có dự án đầu tư và có quyết định thành lập.",
        established.and(operating),
        ClusterSnapshot::countedArea,
        FactKey.OPERATING);
    pair(
        "operating-not-established",
        "Cụm đã hoạt động, chưa thành lập",
        "Operating, not established",
        "Có dự án đầu tư, chưa có quyết định thành lập.",
        notEstablished.and(operating),
        ClusterSnapshot::countedArea,
        FactKey.OPERATING);
    pair(
        "operating-craft-village",
        "Cụm làng nghề đã hoạt động",
        "Craft-village clusters operating",
        "Loại hình làng nghề, có dự án đầu tư.",
        operating.and(code(FactKey.CLUSTER_KIND, ClusterKind.LANG_NGHE)),
        ClusterSnapshot::countedArea,
        FactKey.CLUSTER_KIND);
    pair(
        "operating-specialised",
        "Cụm chuyên ngành đã hoạt động",
        "Specialised clusters operating",
        "Loại hình chuyên ngành, có dự án đầu tư.",
        operating.and(code(FactKey.CLUSTER_KIND, ClusterKind.CHUYEN_NGANH)),
        ClusterSnapshot::countedArea,
        FactKey.CLUSTER_KIND);
    sum("investment-total", VND, FactKey.INVESTMENT_TOTAL, project);
    sum("investment-paid", VND, FactKey.INVESTMENT_PAID, project);
    // Also of clusters where nothing operates yet: a developer reports about each of them.
    sum("industrial-land", HA, FactKey.IND_LAND_TOTAL, (s, q) -> Counts.YES);
    sum("operating-industrial-land", HA, FactKey.IND_LAND_TOTAL, operating);
    sum("operating-leased", HA, FactKey.IND_LAND_LEASED, operating);
    sum("projects", "project", FactKey.PROJECTS_TOTAL, operating);
    sum("projects-fdi", "project", FactKey.PROJECTS_FDI, operating);
    sum("projects-operating", "project", FactKey.PROJECTS_OPERATING, operating);
    sum("workers", "person", FactKey.WORKERS, operating);
    count(
        "wastewater-invested",
        "Cụm đã hoặc đang đầu tư xử lý nước thải tập trung",
        "Clusters with a central wastewater system",
        operating.and(flag(FactKey.WASTEWATER_INVESTED)),
        FactKey.WASTEWATER_INVESTED);
    count(
        "wastewater-compliant",
        "Cụm có xử lý nước thải tập trung đạt chuẩn",
        "Clusters with wastewater up to standard",
        operating.and(flag(FactKey.WASTEWATER_COMPLIANT)),
        FactKey.WASTEWATER_COMPLIANT);
  }

  private static boolean establishedInPeriod(ClusterSnapshot s, IndicatorQuery query) {
    ClusterFact decision = s.facts().get(FactKey.ESTABLISHED_AREA);
    return decision != null
        && s.holds(FactKey.ESTABLISHED_AREA)
        && decision.exactDate()
        && !decision.effectiveFrom().isBefore(query.windowFrom())
        && !decision.effectiveFrom().isAfter(query.windowTo());
  }

  private void pair(
      String name,
      String vi,
      String en,
      String method,
      Filter filter,
      Function<ClusterSnapshot, Optional<BigDecimal>> area,
      FactKey note) {
    add(name + ".count", vi + " – số cụm", en + " – number", CLUSTERS, method, filter, ONE, note);
    add(name + ".area", vi + " – diện tích", en + " – area", HA, method, filter, area, note);
  }

  private static final Function<ClusterSnapshot, Optional<BigDecimal>> ONE =
      s -> Optional.of(BigDecimal.ONE);

  private void count(String name, String vi, String en, Filter filter, FactKey note) {
    add(name + ".count", vi, en, CLUSTERS, vi + ", trong số cụm đã hoạt động.", filter, ONE, note);
  }

  private void sum(String name, String unit, FactKey key, Filter filter) {
    Localized label = key.label();
    add(
        name,
        label.vi(),
        label.en(),
        unit,
        "Tổng theo từng cụm tại ngày chốt.",
        filter,
        s -> s.number(key),
        key);
  }

  private void add(
      String name,
      String vi,
      String en,
      String unit,
      String method,
      Filter filter,
      Function<ClusterSnapshot, Optional<BigDecimal>> value,
      FactKey note) {
    String id = "clusters." + name;
    figures.put(
        id,
        new Figure(
            new IndicatorDefinition(
                id, new Localized(vi, en), unit, new Localized(method, en + " at the cut-off.")),
            filter,
            value,
            note));
  }

  private static final IndicatorDefinition PLANNED_COUNT =
      new IndicatorDefinition(
          "clusters.planned.count",
          new Localized("Cụm công nghiệp theo phương án phát triển", "Clusters in the plan"),
          CLUSTERS,
          new Localized(
              "Số mục của phương án còn hiệu lực tại ngày chốt, trừ mục rút hoặc chuyển đổi.",
              "Plan entries in force at the cut-off, without those withdrawn or converted."));

  private static final IndicatorDefinition PLANNED_AREA =
      new IndicatorDefinition(
          "clusters.planned.area",
          new Localized("Diện tích theo phương án phát triển", "Planned area"),
          HA,
          new Localized(
              "Tổng diện tích của các mục còn hiệu lực tại ngày chốt.",
              "Sum of the areas of entries in force at the cut-off."));

  @Override
  public List<IndicatorDefinition> indicators() {
    List<IndicatorDefinition> all = new ArrayList<>();
    all.add(PLANNED_COUNT);
    all.add(PLANNED_AREA);
    figures.values().forEach(f -> all.add(f.definition()));
    return List.copyOf(all);
  }

  @Override
  public Map<String, IndicatorValue> compute(Caller caller, IndicatorQuery query) {
    access.require(caller, ClusterPermissions.VIEW, Target.of(query.province()));
    if (query.subject().filter(s -> !KNOWN.contains(s.type())).isPresent()) {
      Map<String, IndicatorValue> nothing = new LinkedHashMap<>();
      query.ids().forEach(id -> nothing.put(id, new IndicatorValue(null, List.of(), 0)));
      return nothing;
    }
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          String province = query.province().toString();
          Map<String, IndicatorValue> result = new LinkedHashMap<>();
          List<PlanEntryEntity> plan =
              ClusterStore.plan(em, province, query.cutoff()).stream()
                  .filter(ClusterStore::planned)
                  .filter(e -> belongs(query.subject(), e.cluster, List.of(e.communes.split(","))))
                  .toList();
          planned(PLANNED_COUNT, plan, e -> BigDecimal.ONE, query, result);
          planned(PLANNED_AREA, plan, e -> e.area, query, result);
          // Communes are dated: whether a cluster lies in one is known on the day only.
          List<ClusterSnapshot> clusters =
              ClusterStore.snapshots(
                      em,
                      ClusterStore.all(em, province).stream()
                          .filter(c -> mayBelong(query.subject(), c.id))
                          .toList(),
                      query.cutoff())
                  .stream()
                  .filter(
                      c ->
                          belongs(
                              query.subject(),
                              c.cluster().id().toString(),
                              c.cluster().communes().stream().map(Object::toString).toList()))
                  .toList();
          for (Figure figure : figures.values()) {
            if (query.ids().contains(figure.definition().id())) {
              result.put(figure.definition().id(), value(figure, clusters, query));
            }
          }
          return result;
        });
  }

  private static final Set<String> KNOWN = Set.of(ReportingCommunes.TYPE, ClusterSubjects.CLUSTER);

  private static boolean mayBelong(Optional<SubjectRef> subject, String cluster) {
    return subject
        .map(s -> !s.type().equals(ClusterSubjects.CLUSTER) || s.id().equals(cluster))
        .orElse(true);
  }

  /** Whether a record belongs to the commune or cluster that is asked for. */
  private static boolean belongs(
      Optional<SubjectRef> subject, String cluster, List<String> communes) {
    return subject
        .map(
            s ->
                s.type().equals(ClusterSubjects.CLUSTER)
                    ? s.id().equals(cluster)
                    : communes.contains(s.id()))
        .orElse(true);
  }

  private static void planned(
      IndicatorDefinition definition,
      List<PlanEntryEntity> plan,
      Function<PlanEntryEntity, BigDecimal> value,
      IndicatorQuery query,
      Map<String, IndicatorValue> result) {
    if (!query.ids().contains(definition.id())) {
      return;
    }
    List<Origin> origins =
        plan.stream()
            .map(
                e ->
                    new Origin(
                        new SubjectRef(ClusterSubjects.PLAN, e.id),
                        e.name,
                        value.apply(e),
                        note(e.planDocumentText, e.illustrative)))
            .toList();
    result.put(definition.id(), new IndicatorValue(total(origins), origins, 0));
  }

  private static IndicatorValue value(
      Figure figure, List<ClusterSnapshot> clusters, IndicatorQuery query) {
    List<Origin> origins = new ArrayList<>();
    int unknown = 0;
    for (ClusterSnapshot s : clusters) {
      Counts counts = figure.filter().counts(s, query);
      if (counts == Counts.NO) {
        continue;
      }
      Optional<BigDecimal> part =
          counts == Counts.UNKNOWN ? Optional.empty() : figure.value().apply(s);
      if (part.isEmpty()) {
        unknown++;
        continue;
      }
      ClusterFact source = s.facts().get(figure.noteFrom());
      origins.add(
          new Origin(
              new SubjectRef(ClusterSubjects.CLUSTER, s.cluster().id().toString()),
              s.cluster().name(),
              part.get(),
              source == null ? "" : note(source.source(), source.illustrative())));
    }
    // Nothing known about clusters that ought to count is not zero.
    BigDecimal total = origins.isEmpty() && unknown > 0 ? null : total(origins);
    return new IndicatorValue(total, origins, unknown);
  }

  private static BigDecimal total(List<Origin> origins) {
    return origins.stream().map(Origin::contribution).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static String note(String source, boolean illustrative) {
    String text = source == null ? "" : source;
    return illustrative
        ? (text.isEmpty() ? "số liệu minh họa" : text + " – số liệu minh họa")
        : text;
  }
}
