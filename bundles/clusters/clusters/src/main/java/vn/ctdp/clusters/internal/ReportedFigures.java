package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.ctdp.clusters.review.ReconciledFigure;
import vn.ctdp.clusters.review.ReconciledLine.Source;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.exchange.report.ReportFigures;
import vn.ctdp.exchange.report.ReportService;

/** What the reports of a period say of the figures that are reconciled, by form. */
record ReportedFigures(Map<Source, List<ReportFigures>> reports) {

  private static final Map<ReconciledFigure, String> OF_PLACES =
      Map.ofEntries(
          Map.entry(ReconciledFigure.ESTABLISHED, "3"),
          Map.entry(ReconciledFigure.ESTABLISHED_AREA, "4"),
          Map.entry(ReconciledFigure.INVESTMENT_TOTAL, "13"),
          Map.entry(ReconciledFigure.INVESTMENT_PAID, "14"),
          Map.entry(ReconciledFigure.LAND_OPERATING, "17"),
          Map.entry(ReconciledFigure.LEASED_OPERATING, "18"),
          Map.entry(ReconciledFigure.PROJECTS, "20"),
          Map.entry(ReconciledFigure.PROJECTS_FDI, "21"),
          Map.entry(ReconciledFigure.REVENUE, "23"),
          Map.entry(ReconciledFigure.TAX, "24"),
          Map.entry(ReconciledFigure.WORKERS, "25"));

  /** Rows of forms 01 to 04 of TT 14/2024/TT-BCT by the figure that they tell. */
  private static final Map<Source, Map<ReconciledFigure, String>> CELLS =
      Map.of(
          Source.FORM01,
          Map.of(
              ReconciledFigure.REVENUE, "1",
              ReconciledFigure.TAX, "2",
              ReconciledFigure.WORKERS, "3"),
          Source.FORM02,
          Map.of(
              ReconciledFigure.INVESTMENT_TOTAL, "1",
              ReconciledFigure.INVESTMENT_PAID, "2",
              ReconciledFigure.READY, "3",
              ReconciledFigure.LEASED, "4",
              ReconciledFigure.PROJECTS, "6",
              ReconciledFigure.PROJECTS_FDI, "7"),
          Source.FORM03,
          OF_PLACES,
          Source.FORM04,
          OF_PLACES);

  /** One look-up for each form; nothing where there are no reports. */
  static ReportedFigures read(Optional<ReportService> service, Caller caller, Period period) {
    Map<Source, List<ReportFigures>> reports = new EnumMap<>(Source.class);
    CELLS.forEach(
        (source, cells) ->
            reports.put(
                source,
                service
                    .map(
                        s ->
                            s.figures(
                                caller, formId(source), period, new HashSet<>(cells.values())))
                    .orElse(List.of())));
    return new ReportedFigures(reports);
  }

  private static String formId(Source source) {
    return "tt14-2024-bieu" + source.name().substring("FORM".length());
  }

  /** Reports of a form. */
  List<ReportFigures> of(Source form) {
    return reports.get(form);
  }

  /** The figures that a form tells. */
  static Iterable<ReconciledFigure> figures(Source form) {
    return CELLS.get(form).keySet();
  }

  /** What a report says; null when its cell is empty or it has none. */
  static BigDecimal value(Source form, ReportFigures report, ReconciledFigure figure) {
    String cell = CELLS.get(form).get(figure);
    return cell == null ? null : report.values().get(cell);
  }

  /** Reports of a form by the identity of their subject. */
  Map<String, ReportFigures> bySubject(Source form) {
    Map<String, ReportFigures> found = new HashMap<>();
    of(form).forEach(r -> r.subject().ifPresent(s -> found.put(s.id(), r)));
    return found;
  }
}
