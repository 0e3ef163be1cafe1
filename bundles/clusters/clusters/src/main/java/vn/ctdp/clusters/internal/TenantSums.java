package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.persistence.EntityManager;
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

/**
 * Revenue and taxes of Biểu số 03 TT 14/2024/TT-BCT: what is recorded of projects and enterprises
 * of the clusters for the period, with how many of them it is recorded of. Nothing recorded is not
 * zero.
 */
@Component
public final class TenantSums implements IndicatorSource {

  private static final List<IndicatorDefinition> FIGURES =
      List.of(
          figure("revenue", "Doanh thu trong kỳ", "Revenue in the period", "VND"),
          figure("tax", "Nộp ngân sách trong kỳ", "Paid to the state budget", "VND"),
          figure("workers", "Lao động có hợp đồng", "Workers under contract", "person"));

  private final JpaTemplate jpa;
  private final AccessControl access;

  /** Made by the component runtime. */
  @Activate
  public TenantSums(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access) {
    this.jpa = jpa;
    this.access = access;
  }

  private static IndicatorDefinition figure(String name, String vi, String en, String unit) {
    return new IndicatorDefinition(
        "clusters.tenants." + name,
        new Localized(vi + " của các dự án, doanh nghiệp trong cụm", en + " in clusters"),
        unit,
        new Localized(
            "Cộng số liệu đã ghi của dự án, doanh nghiệp cho đúng kỳ báo cáo; nêu số đơn vị có số"
                + " liệu trên tổng số.",
            "Sum of what is recorded of projects and enterprises for the very period, with how"
                + " many of them have figures."));
  }

  @Override
  public List<IndicatorDefinition> indicators() {
    return FIGURES;
  }

  /** What is recorded in one cluster, in the order of the figures. */
  private static final class Sums {
    private final long[] sum = new long[FIGURES.size()];
    private final long[] known = new long[FIGURES.size()];
    private boolean illustrative;
    private long expected;
  }

  @Override
  public Map<String, IndicatorValue> compute(Caller caller, IndicatorQuery query) {
    access.require(caller, ClusterPermissions.VIEW, Target.of(query.province()));
    Map<String, IndicatorValue> result = new LinkedHashMap<>();
    boolean known =
        query
            .subject()
            .map(s -> Set.of(ReportingCommunes.TYPE, ClusterSubjects.CLUSTER).contains(s.type()))
            .orElse(true);
    jpa.tx(
        TransactionType.Required,
        em -> {
          List<ClusterEntity> clusters = known ? clusters(em, query) : List.of();
          Map<String, Sums> sums = clusters.isEmpty() ? Map.of() : sums(em, query);
          for (int i = 0; i < FIGURES.size(); i++) {
            if (query.ids().contains(FIGURES.get(i).id())) {
              result.put(FIGURES.get(i).id(), value(clusters, sums, i));
            }
          }
        });
    return result;
  }

  private static List<ClusterEntity> clusters(EntityManager em, IndicatorQuery query) {
    List<ClusterEntity> all = ClusterStore.all(em, query.province().toString());
    if (query.subject().isEmpty() || all.isEmpty()) {
      return all;
    }
    SubjectRef subject = query.subject().get();
    if (subject.type().equals(ClusterSubjects.CLUSTER)) {
      return all.stream().filter(c -> c.id.equals(subject.id())).toList();
    }
    Map<String, List<CommuneEntity>> dated =
        Standing.communes(em, all.stream().map(c -> c.id).toList(), query.cutoff());
    return all.stream()
        .filter(
            c ->
                dated.containsKey(c.id)
                    ? dated.get(c.id).stream().anyMatch(u -> u.unit.equals(subject.id()))
                    : List.of(c.communes.split(",")).contains(subject.id()))
        .toList();
  }

  /** Of all clusters that are stored here; the caller takes those that he asked for. */
  private static Map<String, Sums> sums(EntityManager em, IndicatorQuery query) {
    Map<String, Sums> result = new HashMap<>();
    for (Object[] row :
        em.createQuery(
                "select e.cluster, e.period, sum(e.revenue), count(e.revenue), sum(e.tax),"
                    + " count(e.tax), sum(e.workers), count(e.workers), sum(case when"
                    + " e.illustrative = true then 1 else 0 end) from FiguresEntity e where"
                    + " e.cutoff = :cutoff group by e.cluster, e.period",
                Object[].class)
            .setParameter("cutoff", query.windowTo())
            .getResultList()) {
      // A half-year and a year may end on the same day: both ends count.
      if (Period.parse((String) row[1]).closingFrom().equals(query.windowFrom())) {
        Sums s = result.computeIfAbsent((String) row[0], id -> new Sums());
        for (int i = 0; i < FIGURES.size(); i++) {
          s.sum[i] += row[2 + 2 * i] == null ? 0 : ((Number) row[2 + 2 * i]).longValue();
          s.known[i] += ((Number) row[3 + 2 * i]).longValue();
        }
        s.illustrative |= ((Number) row[8]).longValue() > 0;
      }
    }
    for (String entity : List.of("ProjectEntity", "TenantEntity")) {
      for (Object[] row :
          em.createQuery(
                  "select e.cluster, count(e) from "
                      + entity
                      + " e where 1 = 1"
                      + TenantService.IN_FORCE
                      + " group by e.cluster",
                  Object[].class)
              .setParameter("day", query.cutoff())
              .getResultList()) {
        result.computeIfAbsent((String) row[0], id -> new Sums()).expected += (Long) row[1];
      }
    }
    return result;
  }

  private static IndicatorValue value(
      List<ClusterEntity> clusters, Map<String, Sums> sums, int figure) {
    List<Origin> origins = new ArrayList<>();
    long unknown = 0;
    BigDecimal total = null;
    for (ClusterEntity c : clusters) {
      Sums s = sums.get(c.id);
      if (s == null) {
        continue;
      }
      unknown += Math.max(0, s.expected - s.known[figure]);
      if (s.known[figure] > 0) {
        BigDecimal part = BigDecimal.valueOf(s.sum[figure]);
        total = total == null ? part : total.add(part);
        origins.add(
            new Origin(
                new SubjectRef(ClusterSubjects.CLUSTER, c.id),
                c.name,
                part,
                ClusterIndicators.note(
                    s.known[figure]
                        + "/"
                        + Math.max(s.expected, s.known[figure])
                        + " dự án, doanh nghiệp có số liệu",
                    s.illustrative)));
      }
    }
    return new IndicatorValue(total, origins, Math.toIntExact(unknown));
  }
}
