package vn.ctdp.exchange.ui.internal;

import static vn.ctdp.exchange.ui.internal.ExchangeTexts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.report.Coverage;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportService;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.component.PageHeader;
import vn.ctdp.ui.component.StatusBadge;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Who has to give a report of many subjects, who has, and the way to draw up what is missing. */
class CoverageView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ReportService reports;
  private final transient Components components;
  private final transient OpenPages open;

  CoverageView(ViewContext context, ReportService reports, Components components, OpenPages open) {
    this.context = context;
    this.reports = reports;
    this.components = components;
    this.open = open;
    addClassName("ctdp-view");
  }

  /** Where the coverage of a form is shown. */
  static String path(String form, Period period) {
    return "reports/coverage/" + form + "/" + period.code();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String form = event.getRouteParameters().get("form").orElse("");
    String code = event.getRouteParameters().get("period").orElse("");
    Period period;
    try {
      period = Period.parse(code);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "kỳ báo cáo", code);
    }
    removeAll();
    Div head = new Div();
    DataGrid<Coverage.Line> grid = grid(form, period);
    head(head, form, period);
    add(head, grid);
    open.follow(
        this,
        () -> {
          head(head, form, period);
          grid.refresh();
        });
  }

  private void head(Div head, String form, Period period) {
    Coverage coverage = reports.coverage(context.caller(), form, period);
    head.removeAll();
    head.add(
        new PageHeader(coverage.form().number() + " · " + Format.period(period))
            .back("reports", t("exchange.reports.title"))
            .badge(badge(coverage))
            .subtitle(
                coverage.form().title().in(context.locale())
                    + " – "
                    + coverage.form().legalText()));
  }

  /** That nobody has to report is neither good nor bad. */
  private static StatusBadge badge(Coverage coverage) {
    return coverage.expected() == 0
        ? new StatusBadge(t("exchange.coverage.nobody"), Tone.NEUTRAL)
        : new StatusBadge(
            t("exchange.coverage.count", coverage.filed(), coverage.expected()),
            coverage.filed() == coverage.expected() ? Tone.GOOD : Tone.WARNING);
  }

  private DataGrid<Coverage.Line> grid(String form, Period period) {
    DataGrid<Coverage.Line> grid =
        components.grid(
            context, "exchange.coverage", (caller, request) -> page(caller, form, period, request));
    grid.text("subject", t("exchange.subject"), l -> l.subject().title()).pinned().grow(2);
    grid.text("within", t("exchange.coverage.within"), l -> l.subject().within()).grow(2);
    grid.text("code", t("exchange.coverage.code"), l -> l.subject().code());
    grid.badge("state", t("exchange.state"), CoverageView::words, CoverageView::tone);
    grid.filter(
        "state",
        t("exchange.state"),
        Stream.concat(
                Stream.of(new DataGrid.Option("NONE", t("exchange.coverage.NONE"))),
                Arrays.stream(ReportState.values())
                    .filter(s -> s == ReportState.DRAFT || s == ReportState.FILED)
                    .map(s -> new DataGrid.Option(s.name(), ExchangeTexts.state(s))))
            .toList());
    boolean edit = context.may(ProvinceViews.EDIT);
    grid.open(l -> follow(form, period, l, edit));
    grid.action(
        t("exchange.coverage.open"),
        VaadinIcon.ARROW_RIGHT,
        l -> l.report() != null,
        l -> UI.getCurrent().navigate("reports/" + l.report()));
    grid.action(
        t("exchange.draw"),
        VaadinIcon.PLUS,
        l -> edit && l.report() == null,
        l -> draw(form, period, l));
    grid.export("doi-tuong-bao-cao-" + form, t("exchange.coverage"));
    grid.empty(VaadinIcon.LIST, t("exchange.draw.noSubject"), t("exchange.coverage.empty.hint"));
    return grid;
  }

  private void follow(String form, Period period, Coverage.Line line, boolean edit) {
    if (line.report() != null) {
      UI.getCurrent().navigate("reports/" + line.report());
    } else if (edit) {
      draw(form, period, line);
    } else {
      Notices.info(t("exchange.coverage.missing.text", line.subject().title()));
    }
  }

  private void draw(String form, Period period, Coverage.Line line) {
    try {
      Report drawn = reports.drawUp(context.caller(), form, period, line.subject().ref());
      UI.getCurrent().navigate("reports/" + drawn.summary().id());
    } catch (CtdpException e) {
      Notices.failure(e);
    }
  }

  /** The list is read whole, to count who is missing; so it is searched here. */
  private Page<Coverage.Line> page(Caller caller, String form, Period period, PageRequest request) {
    String wanted = VietnameseText.searchKey(request.search());
    Map<String, String> filters = request.filters();
    List<Coverage.Line> found =
        reports.coverage(caller, form, period).lines().stream()
            .filter(l -> wanted.isEmpty() || searched(l.subject()).contains(wanted))
            .filter(
                l ->
                    !filters.containsKey("state")
                        || filters
                            .get("state")
                            .equals(l.state() == null ? "NONE" : l.state().name()))
            .toList();
    return new Page<>(
        found.stream().skip(request.offset()).limit(request.limit()).toList(), found.size());
  }

  private static String searched(ReportSubject s) {
    return VietnameseText.searchKey(s.title() + " " + s.within() + " " + s.code());
  }

  private static String words(Coverage.Line line) {
    return line.state() == null
        ? t("exchange.coverage.NONE")
        : line.expected()
            ? ExchangeTexts.state(line.state())
            : t("exchange.coverage.unexpected", ExchangeTexts.state(line.state()));
  }

  private static Tone tone(Coverage.Line line) {
    return line.state() == null ? Tone.WARNING : ExchangeTexts.tone(line.state());
  }
}
