package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.ctdp.clusters.review.ClusterReconciliation;
import vn.ctdp.clusters.review.ReconciledFigure;
import vn.ctdp.clusters.review.ReconciledLine;
import vn.ctdp.clusters.review.ReconciledLine.Level;
import vn.ctdp.clusters.review.ReconciledLine.Said;
import vn.ctdp.clusters.review.ReconciledLine.Source;
import vn.ctdp.clusters.review.ReconciledLine.State;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** What records and the reports of a period say of the same figures, side by side. */
class ReconciliationView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ReviewDesk desk;
  private final transient ClusterReconciliation reconciliation;
  private final Div tiles = new Div();
  private final Paragraph note = new Paragraph();
  private final Select<Period> periods = new Select<>();
  private final DateField asOf;
  private final DataGrid<ReconciledLine> grid;
  private LocalDate day;
  private transient Period period;
  private boolean everything;

  ReconciliationView(ViewContext context, ReviewDesk desk, ClusterReconciliation reconciliation) {
    this.context = context;
    this.desk = desk;
    this.reconciliation = reconciliation;
    day = desk.today();
    period = reconciliation.periods(day).get(0);
    addClassName("ctdp-view");
    tiles.addClassName("cu-tiles");
    note.addClassName("cu-muted");
    asOf = new DateField(getTranslation("clusters.review.asOf"));
    asOf.setValue(day);
    asOf.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            changed();
          }
        });
    periods.setLabel(getTranslation("clusters.review.reconcile.period"));
    periods.setItems(reconciliation.periods(day));
    periods.setItemLabelGenerator(Format::period);
    periods.setWidth("14rem");
    periods.setValue(period);
    periods.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            period = e.getValue();
            changed();
          }
        });
    Checkbox all = new Checkbox(getTranslation("clusters.review.reconcile.all"));
    all.addValueChangeListener(
        e -> {
          everything = e.getValue();
          changed();
        });
    grid = grid();
    grid.toolbar(asOf, periods, all);
    summary();
    add(tiles, note, grid);
  }

  private void changed() {
    summary();
    grid.refresh();
  }

  private void summary() {
    ClusterReconciliation.Summary s = reconciliation.summary(context.caller(), day, period);
    tiles.removeAll();
    s.province().stream()
        .filter(l -> l.figure() == ReconciledFigure.CLUSTERS)
        .limit(1)
        .forEach(
            l ->
                tiles.add(
                    new StatTile(
                            getTranslation("clusters.review.reconcile.sum"),
                            l.said().stream()
                                .map(v -> value(l, v))
                                .collect(
                                    Collectors.joining(l.state() == State.MATCHES ? " = " : " ≠ ")),
                            getTranslation("clusters.review.reconcile.sum.hint"))
                        .tone(tone(l))));
    String on = getTranslation("clusters.review.onDay", Format.date(day));
    tiles.add(
        new StatTile(
                getTranslation("clusters.review.reconcile.differs"), Format.whole(s.differs()), on)
            .tone(s.differs() > 0 ? Tone.BAD : Tone.GOOD),
        new StatTile(
                getTranslation("clusters.review.reconcile.missing"), Format.whole(s.missing()), on)
            .tone(s.missing() > 0 ? Tone.WARNING : Tone.GOOD),
        new StatTile(
            getTranslation("clusters.review.reconcile.matches"), Format.whole(s.matches()), on));
    note.setText(
        getTranslation(
            "clusters.review.reconcile.note",
            VnNumbers.formatTrimmed(s.areaTolerance(), 4),
            VnNumbers.formatTrimmed(ClusterReconciliation.MONEY_TOLERANCE.movePointLeft(6), 0)));
  }

  private DataGrid<ReconciledLine> grid() {
    DataGrid<ReconciledLine> lines =
        desk.components()
            .grid(
                context,
                "clusters.reconciliation",
                (caller, request) -> reconciliation.lines(caller, wanted(request), day, period));
    lines
        .component(
            "name", getTranslation("clusters.review.reconcile.place"), this::place, this::name)
        .pinned()
        .width("12rem")
        .grow(3);
    lines
        .text(
            "figure",
            getTranslation("clusters.review.reconcile.figure"),
            l -> l.figure().label().in(context.locale()) + unit(l.figure()))
        .width("13rem")
        .grow(3);
    lines
        .badge(
            "state",
            getTranslation("clusters.review.reconcile.state"),
            l -> l.state().label().in(context.locale()),
            ReconciliationView::tone)
        .width("8.5rem");
    lines
        .text(
            "difference",
            getTranslation("clusters.review.reconcile.difference"),
            l -> l.difference() == null ? "–" : figure(l, l.difference()))
        .alignedAsFigure()
        .width("7rem");
    lines
        .component(
            "sources",
            getTranslation("clusters.review.reconcile.sources"),
            this::sources,
            l ->
                l.said().stream()
                    .map(v -> v.source().label().in(context.locale()) + ": " + text(l, v.source()))
                    .collect(Collectors.joining("; ")))
        .width("22rem")
        .grow(7);
    for (Source source : Source.values()) {
      lines
          .text(source.name(), source.label().in(context.locale()), l -> text(l, source))
          .alignedAsFigure()
          .hidden()
          .notOnCard()
          .width("7.5rem");
    }
    lines.filter(
        "level",
        getTranslation("clusters.review.reconcile.level"),
        Arrays.stream(Level.values())
            .map(v -> new DataGrid.Option(v.name(), v.label().in(context.locale())))
            .toList());
    lines.filter(
        "figure",
        getTranslation("clusters.review.reconcile.figure"),
        Arrays.stream(ReconciledFigure.values())
            .map(v -> new DataGrid.Option(v.name(), v.label().in(context.locale())))
            .toList());
    lines.export("doi-chieu-so-lieu", getTranslation("clusters.review.reconcile.title"));
    lines.empty(
        VaadinIcon.CHECK_CIRCLE_O,
        getTranslation("clusters.review.reconcile.none"),
        getTranslation("clusters.review.reconcile.none.hint"));
    return lines;
  }

  private PageRequest wanted(PageRequest request) {
    Map<String, String> filters = new HashMap<>(request.filters());
    if (!everything) {
      filters.put("state", State.DIFFERS.name());
    }
    return new PageRequest(request.offset(), request.limit(), List.of(), request.search(), filters);
  }

  private static Tone tone(ReconciledLine line) {
    return switch (line.state()) {
      case DIFFERS -> Tone.BAD;
      case MISSING -> Tone.WARNING;
      case MATCHES -> Tone.GOOD;
    };
  }

  private String name(ReconciledLine line) {
    return line.level() == Level.PROVINCE && desk.writes()
        ? getTranslation("clusters.review.reconcile.total")
        : line.name();
  }

  private Component place(ReconciledLine line) {
    if (line.level() == Level.CLUSTER) {
      return new Anchor("clusters/" + line.id(), line.name());
    }
    Span name = new Span(name(line));
    if (line.level() == Level.PROVINCE) {
      name.getStyle().set("font-weight", "600");
    }
    return name;
  }

  private Component sources(ReconciledLine line) {
    Div box = new Div();
    box.addClassName("cr-sources");
    line.said().forEach(said -> box.add(source(line, said)));
    return box;
  }

  private Component source(ReconciledLine line, Said said) {
    Span name = new Span(said.source().label().in(context.locale()));
    name.addClassName("cu-muted");
    Component value =
        said.report() == null
            ? new Span(value(line, said))
            : new Anchor("reports/" + said.report(), value(line, said));
    value.addClassName("cr-figure");
    Div box = new Div(name, value);
    box.addClassName("cr-source");
    if (said.missing() > 0) {
      Span missing = new Span(lacks(said));
      missing.addClassName("cu-muted");
      box.add(missing);
    }
    if (said.day() != null) {
      box.setTitle(getTranslation("clusters.review.reconcile.cutoff", Format.date(said.day())));
    }
    return box;
  }

  private String text(ReconciledLine line, Source source) {
    return line.by(source)
        .map(s -> value(line, s) + (s.missing() > 0 ? " (" + lacks(s) + ")" : ""))
        .orElse("");
  }

  private String lacks(Said said) {
    return getTranslation("clusters.review.reconcile.lacks", said.missing());
  }

  private static String value(ReconciledLine line, Said said) {
    return figure(line, said.value());
  }

  private static String figure(ReconciledLine line, BigDecimal value) {
    return switch (line.figure().unit()) {
      case "ha" -> Format.areaFigure(value);
      // As the forms print it: billion VND with three decimals.
      case "VND" -> VnNumbers.formatTrimmed(value.movePointLeft(9), 3);
      default -> VnNumbers.formatTrimmed(value, 0);
    };
  }

  private String unit(ReconciledFigure figure) {
    return switch (figure.unit()) {
      case "ha" -> " (ha)";
      case "VND" -> " (" + getTranslation("clusters.review.reconcile.billion") + ")";
      default -> "";
    };
  }
}
