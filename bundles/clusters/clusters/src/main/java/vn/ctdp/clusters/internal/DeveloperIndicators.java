package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
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

/**
 * Figures of Biểu số 02 TT 14/2024/TT-BCT from the records of one cluster at the cut-off. What was
 * recorded counts, whether or not the cluster operates already; what was not is left to be typed.
 */
@Component
public final class DeveloperIndicators implements IndicatorSource {

  private record Figure(IndicatorDefinition definition, FactKey key) {}

  private static final List<Figure> FIGURES =
      List.of(
          figure("investment-total", "VND", FactKey.INVESTMENT_TOTAL),
          figure("investment-paid", "VND", FactKey.INVESTMENT_PAID),
          figure("land-ready", "ha", FactKey.IND_LAND_READY),
          figure("land-leased", "ha", FactKey.IND_LAND_LEASED),
          figure("projects", "project", FactKey.PROJECTS_TOTAL),
          figure("projects-fdi", "project", FactKey.PROJECTS_FDI),
          figure("projects-operating", "project", FactKey.PROJECTS_OPERATING),
          figure("wastewater-invested", "flag", FactKey.WASTEWATER_INVESTED),
          figure("wastewater-compliant", "flag", FactKey.WASTEWATER_COMPLIANT));

  private final JpaTemplate jpa;
  private final AccessControl access;

  /** Made by the component runtime. */
  @Activate
  public DeveloperIndicators(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access) {
    this.jpa = jpa;
    this.access = access;
  }

  private static Figure figure(String name, String unit, FactKey key) {
    boolean leased = key == FactKey.IND_LAND_LEASED;
    return new Figure(
        new IndicatorDefinition(
            "clusters.developer." + name,
            key.label(),
            unit,
            leased
                ? new Localized(
                    "Số đã ghi của cụm tại ngày chốt; chưa ghi thì cộng các hợp đồng thuê còn"
                        + " hiệu lực.",
                    "As recorded of the cluster at the cut-off; else the sum of leases in force.")
                : new Localized(
                    "Số đã ghi của cụm tại ngày chốt; số dự án đếm từ hồ sơ dự án khi có.",
                    "As recorded of the cluster at the cut-off; projects are counted from their"
                        + " records where there are any.")),
        key);
  }

  @Override
  public List<IndicatorDefinition> indicators() {
    return FIGURES.stream().map(Figure::definition).toList();
  }

  @Override
  public Map<String, IndicatorValue> compute(Caller caller, IndicatorQuery query) {
    access.require(caller, ClusterPermissions.VIEW, Target.of(query.province()));
    Optional<SubjectRef> cluster =
        query.subject().filter(s -> s.type().equals(ClusterSubjects.CLUSTER));
    Map<String, IndicatorValue> result = new LinkedHashMap<>();
    jpa.tx(
        TransactionType.Required,
        em -> {
          ClusterEntity e = cluster.map(s -> em.find(ClusterEntity.class, s.id())).orElse(null);
          ClusterSnapshot at =
              e == null || !e.province.equals(query.province().toString())
                  ? null
                  : ClusterStore.snapshots(em, List.of(e), query.cutoff()).get(0);
          for (Figure figure : FIGURES) {
            if (query.ids().contains(figure.definition().id())) {
              result.put(
                  figure.definition().id(),
                  at == null
                      ? new IndicatorValue(null, List.of(), 0)
                      : value(em, figure.key(), at, query.cutoff()));
            }
          }
        });
    return result;
  }

  private static IndicatorValue value(
      EntityManager em, FactKey key, ClusterSnapshot at, LocalDate day) {
    SubjectRef subject = new SubjectRef(ClusterSubjects.CLUSTER, at.cluster().id().toString());
    ClusterFact fact = at.facts().get(key);
    BigDecimal number = fact == null ? null : fact.number();
    String note = fact == null || fact.source() == null ? "" : fact.source();
    boolean illustrative = fact != null && fact.illustrative();
    if (number == null && key == FactKey.IND_LAND_LEASED) {
      Object[] leases =
          em.createQuery(
                  "select sum(e.area), count(e), sum(case when e.illustrative = true then 1 else 0"
                      + " end) from LeaseEntity e where e.cluster = :cluster"
                      + TenantService.LEASE_IN_FORCE,
                  Object[].class)
              .setParameter("cluster", subject.id())
              .setParameter("day", day)
              .getSingleResult();
      number = (BigDecimal) leases[0];
      note = "Cộng " + leases[1] + " hợp đồng thuê còn hiệu lực";
      illustrative = leases[2] != null && ((Number) leases[2]).longValue() > 0;
    }
    if (number == null) {
      return new IndicatorValue(null, List.of(), 1);
    }
    return new IndicatorValue(
        number,
        List.of(
            new Origin(
                subject, at.cluster().name(), number, ClusterIndicators.note(note, illustrative))),
        0);
  }
}
