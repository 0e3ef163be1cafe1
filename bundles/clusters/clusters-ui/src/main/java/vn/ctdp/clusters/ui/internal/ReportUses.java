package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.report.ReportUse;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.view.ViewContext;

/** Where a record counts: the cells of reports, each with a way to it. */
final class ReportUses {

  private static final int MOST = 1000;

  private ReportUses() {}

  /** A panel; without any use it says so. */
  static Div panel(ViewContext context, Desk desk, SubjectRef subject) {
    Locale locale = context.locale();
    DataGrid<ReportUse> grid =
        desk.components()
            .grid(
                context,
                "clusters.uses",
                (caller, request) -> {
                  List<ReportUse> all =
                      desk.reports().map(r -> r.uses(caller, subject, MOST)).orElse(List.of());
                  return new Page<>(
                      all.stream().skip(request.offset()).limit(request.limit()).toList(),
                      all.size());
                });
    grid.component(
            "report",
            desk.text("clusters.uses.report"),
            ReportUses::link,
            use -> use.report().formNumber() + ", " + Format.period(use.report().period()))
        .pinned()
        .grow(2);
    grid.text(
            "cell",
            desk.text("clusters.uses.cell"),
            use -> use.cell().key() + ". " + use.cell().label().in(locale))
        .grow(3);
    grid.component(
        "part",
        desk.text("clusters.uses.part"),
        use -> figure(use, locale),
        use -> text(use, locale));
    grid.noSearch().plain().allRowsVisible();
    grid.empty(
        VaadinIcon.FILE_TEXT_O,
        desk.text("clusters.uses.none"),
        desk.text("clusters.uses.none.hint"));
    Div panel = new Div(new H3(desk.text("clusters.uses")), grid);
    panel.addClassName("ctdp-panel");
    return panel;
  }

  private static Anchor link(ReportUse use) {
    return new Anchor(
        "reports/"
            + use.report().id()
            + "?cell="
            + URLEncoder.encode(use.cell().key(), StandardCharsets.UTF_8),
        UI.getCurrent()
            .getTranslation(
                "clusters.uses.line",
                use.report().formNumber(),
                Format.period(use.report().period()),
                Integer.toString(use.report().revision())));
  }

  private static Span figure(ReportUse use, Locale locale) {
    Span figure = new Span(text(use, locale));
    figure.addClassName("cu-figure");
    return figure;
  }

  private static String text(ReportUse use, Locale locale) {
    return use.contribution() == null
        ? "–"
        : VnNumbers.format(
                use.contribution().movePointLeft(use.cell().shift()), use.cell().decimals())
            + " "
            + use.cell().printedUnit().in(locale);
  }
}
