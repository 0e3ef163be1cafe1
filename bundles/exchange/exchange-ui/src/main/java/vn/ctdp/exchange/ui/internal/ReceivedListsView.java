package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.StreamTexts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.exchange.decision.DecisionService;
import vn.ctdp.exchange.decision.ReceivedLine;
import vn.ctdp.exchange.decision.ReceivedReport;
import vn.ctdp.exchange.form.FormList;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.view.ViewContext;

/** The lines of a list section of a received report. */
class ReceivedListsView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient DecisionService decisions;
  private final transient Components components;

  ReceivedListsView(ViewContext context, DecisionService decisions, Components components) {
    this.context = context;
    this.decisions = decisions;
    this.components = components;
    addClassName("ctdp-view");
  }

  /** Where a list of a received report is shown. */
  static String path(String submissionId, String list) {
    return "received/" + submissionId + "/lists/" + list;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String id = event.getRouteParameters().get("id").orElse("");
    String key = event.getRouteParameters().get("list").orElse("");
    ReceivedReport report =
        decisions
            .find(context.caller(), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "báo cáo", id));
    FormList list =
        report
            .form()
            .list(key)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "danh sách", key));
    removeAll();
    add(
        new PageHeader(list.title().in(context.locale()))
            .back("received/" + id, t("lists.back"))
            .badge(
                new StatusBadge(
                    ExchangeTexts.state(report.state()), ReceivedListView.tone(report.state())))
            .subtitle(
                report.province().nameVi()
                    + " · "
                    + report.form().number()
                    + " · "
                    + Format.period(report.submission().period())
                    + " · "
                    + t("lists.revision", report.submission().revision())));
    add(grid(report, list));
  }

  private DataGrid<ReceivedLine> grid(ReceivedReport report, FormList list) {
    String id = report.submission().id();
    DataGrid<ReceivedLine> grid =
        components.grid(
            context,
            "exchange.received." + report.form().key().id() + "." + list.key(),
            (caller, request) ->
                decisions
                    .lines(caller, id, list.key(), context.locale(), request)
                    .orElseGet(() -> new Page<>(List.of(), 0)));
    grid.whole("number", t("col.no"), ReceivedLine::number).sortable().width("5rem");
    for (FormList.Column column : list.columns()) {
      String label = LineEditor.label(column, context.locale());
      switch (column.type()) {
        case FIGURE ->
            grid.decimal(column.key(), label, column.decimals(), line -> figure(column, line))
                .sortable();
        case DATE -> grid.date(column.key(), label, line -> date(column, line)).sortable();
        default -> words(grid.text(column.key(), label, line -> text(column, line)), column);
      }
    }
    grid.export(
        "danh-sach-" + report.form().key().id() + "-" + list.key().toLowerCase(Locale.ROOT),
        list.title().in(context.locale())
            + " – "
            + report.province().nameVi()
            + ", "
            + Format.period(report.submission().period()));
    grid.empty(VaadinIcon.LIST, t("lists.empty"), t("lists.empty.hint"));
    return grid;
  }

  private static BigDecimal figure(FormList.Column column, ReceivedLine line) {
    String value = line.values().get(column.key());
    return value == null || value.isEmpty()
        ? null
        : new BigDecimal(value).movePointLeft(column.shift());
  }

  private static LocalDate date(FormList.Column column, ReceivedLine line) {
    String value = line.values().get(column.key());
    return value == null || value.isEmpty() ? null : LocalDate.parse(value);
  }

  private String text(FormList.Column column, ReceivedLine line) {
    String value = line.values().get(column.key());
    return value == null ? "" : column.name(value).in(context.locale());
  }

  /** Long texts and choices in words need room; a list of many columns scrolls sideways. */
  private static void words(DataGrid.Column<ReceivedLine> shown, FormList.Column column) {
    shown.sortable();
    if (column.maxLength() > 100
        || column.choices().stream().anyMatch(c -> c.label().vi().length() > 30)) {
      shown.width("16rem");
    }
  }
}
