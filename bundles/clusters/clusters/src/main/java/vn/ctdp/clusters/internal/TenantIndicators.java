package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.Period;
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

/** Figures of Biểu số 01 TT 14/2024/TT-BCT from what is recorded of a project for the period. */
@Component
public final class TenantIndicators implements IndicatorSource {

  private static final String VND = "VND";

  private record Figure(IndicatorDefinition definition, Function<FiguresEntity, Number> value) {}

  private static final List<Figure> FIGURES =
      List.of(
          figure("revenue", "Doanh thu trong kỳ", "Revenue in the period", VND, f -> f.revenue),
          figure("tax", "Nộp ngân sách trong kỳ", "Paid to the state budget", VND, f -> f.tax),
          figure(
              "workers",
              "Lao động có hợp đồng",
              "Workers under contract",
              "person",
              f -> f.workers),
          figure("income", "Thu nhập bình quân", "Average income", VND, f -> f.averageIncome));

  private final JpaTemplate jpa;
  private final AccessControl access;

  /** Made by the component runtime. */
  @Activate
  public TenantIndicators(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access) {
    this.jpa = jpa;
    this.access = access;
  }

  private static Figure figure(
      String name, String vi, String en, String unit, Function<FiguresEntity, Number> value) {
    return new Figure(
        new IndicatorDefinition(
            "clusters.tenant." + name,
            new Localized(vi + " của dự án trong cụm", en + " of a project in a cluster"),
            unit,
            new Localized(
                "Số liệu đã ghi của dự án cho đúng kỳ báo cáo.",
                "Figures recorded of the project for the very period.")),
        value);
  }

  @Override
  public List<IndicatorDefinition> indicators() {
    return FIGURES.stream().map(Figure::definition).toList();
  }

  @Override
  public Map<String, IndicatorValue> compute(Caller caller, IndicatorQuery query) {
    access.require(caller, ClusterPermissions.VIEW, Target.of(query.province()));
    Optional<FiguresEntity> recorded =
        query
            .subject()
            .filter(s -> s.type().equals(ReportingInvestors.TYPE))
            .flatMap(s -> recorded(s.id(), query));
    Map<String, IndicatorValue> result = new LinkedHashMap<>();
    for (Figure figure : FIGURES) {
      String id = figure.definition().id();
      if (query.ids().contains(id)) {
        result.put(
            id,
            recorded
                .filter(f -> figure.value().apply(f) != null)
                .map(f -> value(query.subject().orElseThrow(), f, figure))
                .orElseGet(() -> new IndicatorValue(null, List.of(), 0)));
      }
    }
    return result;
  }

  /** A half-year and a year may end on the same day: both ends count. */
  private Optional<FiguresEntity> recorded(String project, IndicatorQuery query) {
    return jpa.txExpr(
        TransactionType.Required,
        em ->
            em
                .createQuery(
                    "select e from FiguresEntity e where e.project = :project and e.cutoff ="
                        + " :cutoff",
                    FiguresEntity.class)
                .setParameter("project", project)
                .setParameter("cutoff", query.windowTo())
                .getResultList()
                .stream()
                .filter(f -> Period.parse(f.period).closingFrom().equals(query.windowFrom()))
                .findFirst());
  }

  private static IndicatorValue value(SubjectRef subject, FiguresEntity f, Figure figure) {
    BigDecimal number = BigDecimal.valueOf(figure.value().apply(f).longValue());
    String source = f.source == null ? "" : f.source;
    String note =
        f.illustrative ? (source.isEmpty() ? "" : source + " – ") + "số liệu minh họa" : source;
    return new IndicatorValue(
        number,
        List.of(
            new Origin(subject, figure.definition().name().vi() + " " + f.period, number, note)),
        0);
  }
}
