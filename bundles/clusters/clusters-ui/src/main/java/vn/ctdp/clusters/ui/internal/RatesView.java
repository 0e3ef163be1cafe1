package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.ctdp.clusters.review.ClusterRates.Basis;
import vn.ctdp.clusters.review.ClusterRates.Grouping;
import vn.ctdp.clusters.review.RateMethod;
import vn.ctdp.clusters.review.RateTable;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.view.ViewContext;

/** The four fill rates by name: of the province and of its parts, on a day. */
class RatesView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient ReviewDesk desk;
  private final Div tiles = new Div();
  private final DataGrid<Line> grid;

  /** A row of the table; the last one is the total. */
  private record Line(RateTable.Row row, boolean total) {}

  private LocalDate day;
  private Basis basis = Basis.ALL;
  private Grouping grouping;
  private Vintage division = Vintage.V34;

  RatesView(ViewContext context, ReviewDesk desk) {
    this.context = context;
    this.desk = desk;
    day = desk.today();
    grouping = desk.writes() ? Grouping.COMMUNE : Grouping.PROVINCE;
    addClassName("ctdp-view");
    tiles.addClassName("cu-tiles");
    grid = grid();
    grid.toolbar(asOf(), basis(), grouping());
    if (!desk.writes()) {
      grid.toolbar(division());
    }
    tiles();
    add(tiles, grid, methods());
  }

  private RateTable table() {
    return desk.rates().table(context.caller(), day, basis, grouping, division);
  }

  private void changed() {
    tiles();
    grid.refresh();
  }

  private void tiles() {
    RateTable.Row total = table().total();
    tiles.removeAll();
    for (RateMethod method : RateMethod.values()) {
      RateTable.NamedRate rate = total.rates().get(method);
      tiles.add(
          new StatTile(
              method.label().in(context.locale()),
              rate.rate()
                  .flatMap(r -> r.percent(2))
                  .map(p -> Format.decimal(p, 2) + " %")
                  .orElse("–"),
              rate.rate()
                      .map(
                          r ->
                              getTranslation(
                                      "clusters.review.rates.parts",
                                      Format.areaFigure(r.numerator()),
                                      Format.area(r.denominator()))
                                  + " · ")
                      .orElse("")
                  + getTranslation(
                      "clusters.review.rates.known",
                      rate.known(),
                      rate.clusters(),
                      Format.date(day))));
    }
  }

  private DataGrid<Line> grid() {
    DataGrid<Line> rows =
        desk.components()
            .grid(
                context,
                "clusters.rates",
                (caller, request) -> {
                  RateTable table = desk.rates().table(caller, day, basis, grouping, division);
                  List<Line> all = new ArrayList<>();
                  table.rows().forEach(r -> all.add(new Line(r, false)));
                  if (!all.isEmpty()) {
                    all.add(new Line(table.total(), true));
                  }
                  return new Page<>(
                      all.stream().skip(request.offset()).limit(request.limit()).toList(),
                      all.size());
                });
    rows.component("name", getTranslation("clusters.review.rates.place"), this::place, this::name)
        .pinned()
        .width("13rem")
        .grow(3);
    rows.whole(
            "clusters", getTranslation("clusters.review.rates.clusters"), l -> l.row().clusters())
        .width("6rem");
    for (RateMethod method : RateMethod.values()) {
      String name = method.name();
      rows.percent(
              name,
              getTranslation("clusters.review.rates.of", name),
              2,
              l -> percent(l.row(), method))
          .help(method.label().in(context.locale()))
          .width("6.5rem");
      boolean first = method == RateMethod.F1;
      DataGrid.Column<Line> numerator =
          rows.area(
              name + ".n",
              getTranslation("clusters.review.rates.numerator", name),
              l -> part(l.row(), method, true));
      DataGrid.Column<Line> denominator =
          rows.area(
              name + ".d",
              getTranslation("clusters.review.rates.denominator", name),
              l -> part(l.row(), method, false));
      DataGrid.Column<Line> known =
          rows.text(
              name + ".k",
              getTranslation("clusters.review.rates.withData", name),
              l ->
                  l.row().rates().get(method).known()
                      + "/"
                      + l.row().rates().get(method).clusters());
      known.help(getTranslation("clusters.review.rates.withData.help"));
      if (!first) {
        numerator.hidden();
        denominator.hidden();
        known.hidden();
      }
    }
    rows.noSearch().allRowsVisible();
    rows.export("ty-le-lap-day", getTranslation("clusters.review.rates.title"));
    rows.empty(
        VaadinIcon.PIE_CHART,
        getTranslation("clusters.review.rates.empty"),
        getTranslation("clusters.review.rates.empty.hint"));
    return rows;
  }

  private String name(Line line) {
    RateTable.Row row = line.row();
    if (line.total()) {
      return getTranslation("clusters.review.rates.total");
    }
    String name =
        row.name().isEmpty() ? getTranslation("clusters.review.rates.unplaced") : row.name();
    return row.shared() > 0
        ? name + " " + getTranslation("clusters.review.rates.shared", row.shared())
        : name;
  }

  private Component place(Line line) {
    Span name = new Span(name(line));
    if (line.total()) {
      name.getStyle().set("font-weight", "600");
    }
    return name;
  }

  private static BigDecimal percent(RateTable.Row row, RateMethod method) {
    Rate rate = rate(row, method);
    return rate == null ? null : rate.percent(2).orElse(null);
  }

  private static Rate rate(RateTable.Row row, RateMethod method) {
    return row.rates().get(method).rate().orElse(null);
  }

  private static BigDecimal part(RateTable.Row row, RateMethod method, boolean numerator) {
    Rate rate = rate(row, method);
    return rate == null ? null : numerator ? rate.numerator() : rate.denominator();
  }

  private DateField asOf() {
    DateField field = new DateField(getTranslation("clusters.review.asOf"));
    field.setValue(day);
    field.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            changed();
          }
        });
    return field;
  }

  private Select<Basis> basis() {
    Select<Basis> field = new Select<>();
    field.setLabel(getTranslation("clusters.review.rates.basis"));
    field.setItems(Basis.values());
    field.setItemLabelGenerator(b -> b.label().in(context.locale()));
    field.setValue(basis);
    field.addValueChangeListener(
        e -> {
          basis = e.getValue();
          changed();
        });
    return field;
  }

  private Select<Grouping> grouping() {
    Select<Grouping> field = new Select<>();
    field.setLabel(getTranslation("clusters.review.rates.grouping"));
    field.setItems(Grouping.values());
    field.setItemLabelGenerator(g -> g.label().in(context.locale()));
    field.setValue(grouping);
    field.addValueChangeListener(
        e -> {
          grouping = e.getValue();
          changed();
        });
    return field;
  }

  private Select<Vintage> division() {
    Select<Vintage> field = new Select<>();
    field.setLabel(getTranslation("clusters.review.rates.division"));
    field.setItems(Vintage.V34, Vintage.V63);
    field.setItemLabelGenerator(v -> getTranslation("clusters.review.rates.division." + v.code()));
    field.setValue(division);
    field.addValueChangeListener(
        e -> {
          division = e.getValue();
          changed();
        });
    return field;
  }

  private Div methods() {
    KeyValues sentences = new KeyValues();
    for (RateMethod method : RateMethod.values()) {
      sentences.putWide(
          method.label().in(context.locale()), method.sentence().in(context.locale()));
    }
    sentences.putWide(
        getTranslation("clusters.review.rates.weighting"),
        getTranslation("clusters.review.rates.weighting.text"));
    Div panel = new Div(new H3(getTranslation("clusters.review.rates.methods")), sentences);
    panel.addClassName("ctdp-panel");
    panel.getStyle().set("margin-block-start", "var(--lumo-space-l)");
    return panel;
  }
}
