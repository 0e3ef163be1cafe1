package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.review.ReconciledFigure;
import vn.ctdp.clusters.review.ReconciledLine.Said;
import vn.ctdp.clusters.review.ReconciledLine.Source;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.report.ReportFigures;

/**
 * A cluster with what each source says of its figures.
 *
 * @param cluster the cluster with its communes of the day
 * @param said by figure and source; absent where a source says nothing
 */
record ReconciledCluster(Cluster cluster, Map<ReconciledFigure, Map<Source, Said>> said) {

  private static final Map<ReconciledFigure, FactKey> FACTS =
      Map.of(
          ReconciledFigure.READY, FactKey.IND_LAND_READY,
          ReconciledFigure.LEASED, FactKey.IND_LAND_LEASED,
          ReconciledFigure.PROJECTS, FactKey.PROJECTS_TOTAL,
          ReconciledFigure.PROJECTS_FDI, FactKey.PROJECTS_FDI,
          ReconciledFigure.INVESTMENT_TOTAL, FactKey.INVESTMENT_TOTAL,
          ReconciledFigure.INVESTMENT_PAID, FactKey.INVESTMENT_PAID,
          ReconciledFigure.WORKERS, FactKey.WORKERS);

  /** Sums over the figures of a cluster's projects and enterprises, and how many have each. */
  private record Sums(Map<ReconciledFigure, BigDecimal> sums, Map<ReconciledFigure, Long> known) {}

  /**
   * All clusters in Vietnamese order: a fixed number of statements, and of the clusters themselves
   * only those that changed are read.
   */
  static List<ReconciledCluster> read(
      EntityManager em,
      Optional<UnitRef> province,
      LocalDate day,
      Period period,
      ReportedFigures reported) {
    String p = province.map(UnitRef::toString).orElse(null);
    List<ClusterEntity> entities = ClusterStore.all(em, p);
    if (entities.isEmpty()) {
      return List.of();
    }
    List<ClusterSnapshot> clusters = ClusterStore.told(em, entities, day);
    List<ReviewData.Let> let = ReviewData.let(em, entities, day);
    Map<String, Sums> figures = figures(em, p, period);
    Map<String, List<ReportFigures>> tenants = tenants(em, p, reported);
    Map<String, ReportFigures> developers = reported.bySubject(Source.FORM02);
    List<ReconciledCluster> all = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      ClusterSnapshot s = clusters.get(i);
      String id = s.cluster().id().toString();
      ReconciledCluster c =
          new ReconciledCluster(s.cluster(), new EnumMap<>(ReconciledFigure.class));
      ReviewData.Let own = let.get(i);
      c.facts(
          s, s.facts().containsKey(FactKey.OPERATING) ? s.holds(FactKey.OPERATING) : own.begun());
      c.records(own);
      if (figures.containsKey(id)) {
        c.figures(figures.get(id), own.count());
      }
      c.tenants(tenants.getOrDefault(id, List.of()), own.count());
      c.developer(developers.get(id));
      all.add(c);
    }
    return all;
  }

  private void put(
      ReconciledFigure figure, Source source, BigDecimal value, long missing, ReportFigures by) {
    if (value != null) {
      said.computeIfAbsent(figure, k -> new EnumMap<>(Source.class))
          .put(
              source,
              new Said(
                  source,
                  plain(value),
                  (int) Math.max(0, missing),
                  by == null ? null : by.report(),
                  by == null ? null : by.cutoff()));
    }
  }

  /** The same number, whichever table it comes from. */
  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private void facts(ClusterSnapshot s, boolean operating) {
    FACTS.forEach((f, key) -> put(f, Source.REGISTER, s.number(key).orElse(null), 0, null));
    boolean established = s.holds(FactKey.ESTABLISHED_AREA);
    put(ReconciledFigure.CLUSTERS, Source.REGISTER, BigDecimal.ONE, 0, null);
    put(
        ReconciledFigure.ESTABLISHED,
        Source.REGISTER,
        established ? BigDecimal.ONE : BigDecimal.ZERO,
        0,
        null);
    if (established) {
      put(
          ReconciledFigure.ESTABLISHED_AREA,
          Source.REGISTER,
          s.number(FactKey.ESTABLISHED_AREA).orElseThrow(),
          0,
          null);
    }
    if (operating) {
      put(
          ReconciledFigure.LAND_OPERATING,
          Source.REGISTER,
          s.number(FactKey.IND_LAND_TOTAL).orElse(null),
          0,
          null);
      put(
          ReconciledFigure.LEASED_OPERATING,
          Source.REGISTER,
          s.number(FactKey.IND_LAND_LEASED).orElse(null),
          0,
          null);
    }
  }

  private void records(ReviewData.Let let) {
    put(ReconciledFigure.LEASED, Source.LEASES, let.leases(), 0, null);
    put(ReconciledFigure.LEASED, Source.PROJECTS, let.projects(), let.withoutArea(), null);
    if (let.count() > 0) {
      put(ReconciledFigure.PROJECTS, Source.PROJECTS, BigDecimal.valueOf(let.count()), 0, null);
      put(
          ReconciledFigure.PROJECTS_FDI,
          Source.PROJECTS,
          BigDecimal.valueOf(let.foreign()),
          0,
          null);
    }
  }

  private void figures(Sums sums, long projects) {
    sums.sums()
        .forEach((f, sum) -> put(f, Source.FIGURES, sum, projects - sums.known().get(f), null));
  }

  private void tenants(List<ReportFigures> reports, long projects) {
    for (ReconciledFigure f : ReportedFigures.figures(Source.FORM01)) {
      List<ReportFigures> telling =
          reports.stream().filter(r -> ReportedFigures.value(Source.FORM01, r, f) != null).toList();
      if (!telling.isEmpty()) {
        BigDecimal sum =
            ReviewData.sum(
                telling.stream().map(r -> ReportedFigures.value(Source.FORM01, r, f)).toList());
        ReportFigures first = telling.get(0);
        put(f, Source.FORM01, sum, projects - telling.size(), first);
        if (telling.size() > 1) {
          said.get(f)
              .computeIfPresent(
                  Source.FORM01,
                  (k, s) -> new Said(s.source(), s.value(), s.missing(), null, s.day()));
        }
      }
    }
  }

  private void developer(ReportFigures report) {
    if (report != null) {
      for (ReconciledFigure f : ReportedFigures.figures(Source.FORM02)) {
        put(f, Source.FORM02, ReportedFigures.value(Source.FORM02, report, f), 0, report);
      }
    }
  }

  /** Figures recorded for the very period, in one statement. */
  private static Map<String, Sums> figures(EntityManager em, String province, Period period) {
    TypedQuery<Object[]> query =
        em.createQuery(
            "select f.cluster, sum(f.workers), count(f.workers), sum(f.revenue), count(f.revenue),"
                + " sum(f.tax), count(f.tax) from FiguresEntity f where f.period = :period"
                + (province == null
                    ? ""
                    : " and f.cluster in (select c.id from ClusterEntity c where c.province ="
                        + " :province)")
                + " group by f.cluster",
            Object[].class);
    query.setParameter("period", period.code());
    if (province != null) {
      query.setParameter("province", province);
    }
    List<ReconciledFigure> columns =
        List.of(ReconciledFigure.WORKERS, ReconciledFigure.REVENUE, ReconciledFigure.TAX);
    Map<String, Sums> found = new HashMap<>();
    for (Object[] row : query.getResultList()) {
      Sums sums = new Sums(new EnumMap<>(ReconciledFigure.class), new HashMap<>());
      for (int i = 0; i < columns.size(); i++) {
        if (row[1 + 2 * i] != null) {
          sums.sums()
              .put(columns.get(i), BigDecimal.valueOf(((Number) row[1 + 2 * i]).longValue()));
          sums.known().put(columns.get(i), ((Number) row[2 + 2 * i]).longValue());
        }
      }
      found.put((String) row[0], sums);
    }
    return found;
  }

  /** Reports of investors by cluster: one statement where there are any. */
  private static Map<String, List<ReportFigures>> tenants(
      EntityManager em, String province, ReportedFigures reported) {
    Map<String, ReportFigures> byProject = reported.bySubject(Source.FORM01);
    if (byProject.isEmpty()) {
      return Map.of();
    }
    TypedQuery<Object[]> query =
        em.createQuery(
            "select p.id, p.cluster from ProjectEntity p"
                + (province == null
                    ? ""
                    : " where p.cluster in (select c.id from ClusterEntity c where c.province ="
                        + " :province)"),
            Object[].class);
    if (province != null) {
      query.setParameter("province", province);
    }
    Map<String, List<ReportFigures>> found = new HashMap<>();
    for (Object[] row : query.getResultList()) {
      ReportFigures report = byProject.get((String) row[0]);
      if (report != null) {
        found.computeIfAbsent((String) row[1], id -> new ArrayList<>()).add(report);
      }
    }
    return found;
  }
}
