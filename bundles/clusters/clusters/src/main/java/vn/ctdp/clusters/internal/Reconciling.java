package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import vn.ctdp.clusters.review.ClusterReconciliation;
import vn.ctdp.clusters.review.ReconciledFigure;
import vn.ctdp.clusters.review.ReconciledLine;
import vn.ctdp.clusters.review.ReconciledLine.Level;
import vn.ctdp.clusters.review.ReconciledLine.Said;
import vn.ctdp.clusters.review.ReconciledLine.Source;
import vn.ctdp.clusters.review.ReconciledLine.State;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.report.ReportFigures;

/**
 * Makes the lines of one province.
 *
 * @param day day at which records were read
 * @param reported what the reports say
 * @param areaTolerance ha
 * @param name name of a unit
 */
record Reconciling(
    LocalDate day,
    ReportedFigures reported,
    BigDecimal areaTolerance,
    Function<UnitRef, String> name) {

  /** Of a single cluster only its record tells them. */
  private static final Set<ReconciledFigure> OF_PLACES =
      EnumSet.of(
          ReconciledFigure.CLUSTERS,
          ReconciledFigure.ESTABLISHED,
          ReconciledFigure.ESTABLISHED_AREA,
          ReconciledFigure.LAND_OPERATING,
          ReconciledFigure.LEASED_OPERATING);

  /** V-CCN-15: what is summed up by commune as well. */
  private static final Set<ReconciledFigure> BY_COMMUNE =
      EnumSet.of(
          ReconciledFigure.CLUSTERS,
          ReconciledFigure.ESTABLISHED,
          ReconciledFigure.ESTABLISHED_AREA);

  List<ReconciledLine> lines(UnitRef province, List<ReconciledCluster> clusters) {
    List<ReconciledLine> lines = new ArrayList<>();
    for (ReconciledCluster c : clusters) {
      c.said()
          .forEach(
              (figure, said) -> {
                if (!OF_PLACES.contains(figure)) {
                  lines.add(
                      line(
                          Level.CLUSTER,
                          c.cluster().id().toString(),
                          c.cluster().name(),
                          figure,
                          said));
                }
              });
    }
    Map<String, List<ReconciledCluster>> communes = new TreeMap<>();
    clusters.forEach(
        c ->
            c.cluster()
                .communes()
                .forEach(
                    u -> communes.computeIfAbsent(u.toString(), k -> new ArrayList<>()).add(c)));
    Map<String, ReportFigures> byCommune = reported.bySubject(Source.FORM03);
    if (!byCommune.isEmpty()) {
      Set<String> units = new TreeSet<>(communes.keySet());
      units.addAll(byCommune.keySet());
      units.forEach(u -> commune(u, communes.getOrDefault(u, List.of()), byCommune.get(u), lines));
    }
    for (ReconciledFigure figure : ReconciledFigure.values()) {
      Map<Source, Said> said = totals(figure, clusters);
      if (BY_COMMUNE.contains(figure) && said.containsKey(Source.REGISTER)) {
        put(
            said,
            Source.COMMUNES,
            sum(
                figure,
                Source.REGISTER,
                clusters.stream().filter(c -> !c.cluster().communes().isEmpty()).toList()),
            0,
            null,
            null);
      }
      forms(figure, communes, byCommune, said);
      if (!said.isEmpty()) {
        lines.add(line(Level.PROVINCE, province.toString(), name.apply(province), figure, said));
      }
    }
    return lines;
  }

  private void commune(
      String unit,
      List<ReconciledCluster> clusters,
      ReportFigures report,
      List<ReconciledLine> to) {
    String title =
        report != null && !report.title().isEmpty()
            ? report.title()
            : name.apply(UnitRef.parse(unit));
    for (ReconciledFigure figure : ReportedFigures.figures(Source.FORM03)) {
      Map<Source, Said> said = totals(figure, clusters);
      said.keySet().retainAll(Set.of(Source.REGISTER));
      if (report != null) {
        put(
            said,
            Source.FORM03,
            ReportedFigures.value(Source.FORM03, report, figure),
            0,
            report.report(),
            report.cutoff());
      }
      if (!said.isEmpty()) {
        to.add(line(Level.COMMUNE, unit, title, figure, said));
      }
    }
  }

  private void forms(
      ReconciledFigure figure,
      Map<String, List<ReconciledCluster>> communes,
      Map<String, ReportFigures> byCommune,
      Map<Source, Said> said) {
    BigDecimal sum = null;
    LocalDate cutoff = null;
    for (ReportFigures report : byCommune.values()) {
      BigDecimal value = ReportedFigures.value(Source.FORM03, report, figure);
      if (value != null) {
        sum = sum == null ? value : sum.add(value);
        cutoff = report.cutoff();
      }
    }
    long silent =
        communes.entrySet().stream()
            .filter(e -> e.getValue().stream().anyMatch(c -> c.said().containsKey(figure)))
            .filter(
                e -> {
                  ReportFigures report = byCommune.get(e.getKey());
                  return report == null
                      || ReportedFigures.value(Source.FORM03, report, figure) == null;
                })
            .count();
    put(said, Source.FORM03, sum, silent, null, cutoff);
    for (ReportFigures report : reported.of(Source.FORM04)) {
      put(
          said,
          Source.FORM04,
          ReportedFigures.value(Source.FORM04, report, figure),
          0,
          report.report(),
          report.cutoff());
    }
  }

  /** Sums over clusters; a cluster of which only others speak is missing in a source. */
  private static Map<Source, Said> totals(
      ReconciledFigure figure, List<ReconciledCluster> clusters) {
    Map<Source, Said> totals = new EnumMap<>(Source.class);
    for (Source source : Source.values()) {
      long missing = 0;
      LocalDate cutoff = null;
      for (ReconciledCluster c : clusters) {
        Map<Source, Said> own = c.said().getOrDefault(figure, Map.of());
        Said said = own.get(source);
        missing += said == null ? own.isEmpty() ? 0 : 1 : said.missing();
        cutoff = said == null || said.day() == null ? cutoff : said.day();
      }
      put(totals, source, sum(figure, source, clusters), missing, null, cutoff);
    }
    return totals;
  }

  private static BigDecimal sum(
      ReconciledFigure figure, Source source, List<ReconciledCluster> clusters) {
    BigDecimal sum = null;
    for (ReconciledCluster c : clusters) {
      Said said = c.said().getOrDefault(figure, Map.of()).get(source);
      if (said != null) {
        sum = sum == null ? said.value() : sum.add(said.value());
      }
    }
    return sum;
  }

  private static void put(
      Map<Source, Said> to,
      Source source,
      BigDecimal value,
      long missing,
      UUID report,
      LocalDate cutoff) {
    if (value != null) {
      to.put(source, new Said(source, value, (int) missing, report, cutoff));
    }
  }

  private ReconciledLine line(
      Level level, String id, String title, ReconciledFigure figure, Map<Source, Said> said) {
    List<BigDecimal> complete =
        said.values().stream().filter(s -> s.missing() == 0).map(Said::value).sorted().toList();
    BigDecimal difference =
        complete.size() < 2 ? null : complete.get(complete.size() - 1).subtract(complete.get(0));
    State state =
        difference == null
            ? State.MISSING
            : difference.compareTo(tolerance(figure)) > 0 ? State.DIFFERS : State.MATCHES;
    return new ReconciledLine(
        level, id, title, figure, List.copyOf(said.values()), difference, state);
  }

  private BigDecimal tolerance(ReconciledFigure figure) {
    return switch (figure.unit()) {
      case "ha" -> areaTolerance;
      case "VND" -> ClusterReconciliation.MONEY_TOLERANCE;
      default -> BigDecimal.ZERO;
    };
  }
}
