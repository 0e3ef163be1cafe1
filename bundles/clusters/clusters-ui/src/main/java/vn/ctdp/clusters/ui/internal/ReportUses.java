package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.report.ReportSummary;
import vn.ctdp.exchange.report.ReportUse;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.view.ViewContext;

/** Where a record counts: report by report, the cells with a way to each. */
final class ReportUses {

  private static final int MOST = 1000;

  /** So many reports stand open; older ones unfold. */
  private static final int OPEN = 2;

  private ReportUses() {}

  /** A panel; without any use it says so. */
  static Div panel(ViewContext context, Desk desk, SubjectRef subject) {
    Div panel = new Div(new H3(desk.text("clusters.uses")));
    panel.addClassName("ctdp-panel");
    List<ReportUse> all =
        desk.reports().map(r -> r.uses(context.caller(), subject, MOST)).orElse(List.of());
    if (all.isEmpty()) {
      panel.add(
          new EmptyState(
              VaadinIcon.FILE_TEXT_O,
              desk.text("clusters.uses.none"),
              desk.text("clusters.uses.none.hint")));
    }
    Map<UUID, List<ReportUse>> byReport =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    use -> use.report().id(), LinkedHashMap::new, Collectors.toList()));
    int shown = 0;
    for (List<ReportUse> uses : byReport.values()) {
      ReportSummary report = uses.get(0).report();
      Anchor link = new Anchor("reports/" + report.id(), title(report));
      panel.add(
          shown++ < OPEN
              ? new Div(new H4(link), cells(context, desk, uses))
              : folded(title(report), () -> cells(context, desk, uses)));
    }
    return panel;
  }

  /** Makes its content when it is unfolded for the first time: there may be many. */
  private static Details folded(String title, Supplier<Component> content) {
    Details details = new Details(title);
    details.addOpenedChangeListener(
        e -> {
          if (e.isOpened() && details.getContent().findAny().isEmpty()) {
            details.add(content.get());
          }
        });
    return details;
  }

  private static String title(ReportSummary report) {
    return UI.getCurrent()
        .getTranslation(
            "clusters.uses.line",
            report.formNumber(),
            Format.period(report.period()),
            Integer.toString(report.revision()));
  }

  private static Component cells(ViewContext context, Desk desk, List<ReportUse> uses) {
    Locale locale = context.locale();
    DataGrid<ReportUse> grid =
        desk.components()
            .grid(
                context,
                "clusters.uses",
                (caller, request) ->
                    new Page<>(
                        uses.stream().skip(request.offset()).limit(request.limit()).toList(),
                        uses.size()));
    grid.text(
            "cell",
            desk.text("clusters.uses.cell"),
            use -> use.cell().key() + ". " + use.cell().label().in(locale))
        .pinned()
        .grow(4);
    grid.text("part", desk.text("clusters.uses.part"), use -> part(use, locale)).alignedAsFigure();
    grid.link(
        use ->
            "reports/"
                + use.report().id()
                + "?cell="
                + URLEncoder.encode(use.cell().key(), StandardCharsets.UTF_8));
    grid.noSearch().plain().noExport().noCount().allRowsVisible();
    return grid;
  }

  private static String part(ReportUse use, Locale locale) {
    return use.contribution() == null
        ? "–"
        : VnNumbers.format(
                use.contribution().movePointLeft(use.cell().shift()), use.cell().decimals())
            + " "
            + use.cell().printedUnit().in(locale);
  }
}
