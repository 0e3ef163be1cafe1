package vn.ctdp.clusters.ui.internal;

import static vn.ctdp.clusters.ui.internal.NationalTexts.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.ctdp.clusters.record.NationalClusters;
import vn.ctdp.clusters.record.NationalTable;
import vn.ctdp.clusters.record.NationalTable.Figures;
import vn.ctdp.clusters.record.NationalTable.Line;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Clusters by province, region and country on a day (F4). */
class NationalView extends Div {

  private static final long serialVersionUID = 1L;

  /** So many missing provinces are named; more fill a phone. */
  private static final int FEW = 6;

  private final transient ViewContext context;
  private final transient NationalClusters national;
  private final transient Components components;
  private final Div head = new Div();
  private final Div body = new Div();
  private final Select<Vintage> division = new Select<>();
  private final Select<String> region = new Select<>();
  private transient NationalTable table;
  private LocalDate day;
  private LocalDate before;

  NationalView(ViewContext context, NationalClusters national, Components components, Clock clock) {
    this.context = context;
    this.national = national;
    this.components = components;
    day = LocalDate.now(clock.withZone(Format.ZONE));
    addClassName("ctdp-view");
    DateField on = new DateField(t("day"));
    on.setValue(day);
    on.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            show();
          }
        });
    DateField than = new DateField(t("before"));
    than.addValueChangeListener(
        e -> {
          before = e.getValue();
          show();
        });
    region.setLabel(t("region"));
    region.setEmptySelectionAllowed(true);
    region.setEmptySelectionCaption(t("region.all"));
    region.setItemLabelGenerator(r -> r == null ? t("region.all") : region(r));
    division.setLabel(t("division"));
    division.setItems(Vintage.V34, Vintage.V63);
    division.setItemLabelGenerator(v -> t("division." + v.name()));
    division.setValue(Vintage.V34);
    Div choose = new Div(on, than, division, region);
    choose.addClassName("clusters-national-choose");
    add(choose, head, body);
    show();
    regions();
    region.addValueChangeListener(e -> show());
    division.addValueChangeListener(
        e -> {
          show();
          // The regions of the former division have other names.
          regions();
        });
  }

  private void regions() {
    region.setItems(table.regions().stream().map(Line::name).toList());
  }

  private String region(String name) {
    return name.equals(NationalTable.UNPLACED) ? t("unplaced") : name;
  }

  private void show() {
    table = national.table(context.caller(), day, Optional.ofNullable(before), division.getValue());
    head.removeAll();
    head.add(tiles());
    missing();
    body.removeAll();
    body.add(grid());
  }

  private Div tiles() {
    Figures f = table.country().figures();
    Div tiles =
        new Div(
            new StatTile(
                t("sent"),
                t("sent.of", table.sent(), table.expected()),
                table.country().receivedAt() == null
                    ? t("sent.none")
                    : t("sent.last", Format.moment(table.country().receivedAt()))));
    if (f != null) {
      tiles.add(
          new StatTile(t("planned"), Format.whole(f.planned()), Format.area(f.plannedArea())),
          new StatTile(
              t("established"), Format.whole(f.established()), Format.area(f.establishedArea())),
          new StatTile(t("operating"), Format.whole(f.operating()), t("asOf", Format.date(day))),
          new StatTile(
              t("f1"),
              percent(f.f1()) == null ? "–" : Format.decimal(percent(f.f1()), 2) + " %",
              f.f1()
                  .map(r -> t("f1.of", Format.area(r.numerator()), Format.area(r.denominator())))
                  .orElse(t("f1.unknown"))));
    }
    tiles.addClassName("cu-tiles");
    return tiles;
  }

  /** Nobody takes the sum of some for the sum of all. */
  private void missing() {
    List<String> names =
        table.provinces().stream().filter(l -> l.sent() == 0).map(Line::name).toList();
    if (names.isEmpty()) {
      return;
    }
    String some = names.stream().limit(FEW).collect(Collectors.joining(", "));
    String sentence =
        names.size() <= FEW
            ? t("missing", names.size(), some)
            : t("missing.more", names.size(), some, names.size() - FEW);
    head.add(new MessageBox(Tone.WARNING, sentence + " " + t("missing.note")));
  }

  private DataGrid<Line> grid() {
    List<Line> lines = lines();
    DataGrid<Line> grid =
        components.grid(
            context,
            before == null ? "clusters-national" : "clusters-national-compared",
            (caller, request) -> page(lines, caller, request));
    grid.text("name", t("name"), this::name).pinned().width("12rem").grow(3);
    whole(grid, "planned", Figures::planned);
    area(grid, "plannedArea", Figures::plannedArea).hidden();
    whole(grid, "established", Figures::established);
    area(grid, "establishedArea", Figures::establishedArea);
    change(grid, "established", Figures::establishedArea);
    whole(grid, "detailed", Figures::detailedPlan);
    area(grid, "detailedArea", Figures::detailedPlanArea).hidden();
    money(grid, "capital", Figures::capital).hidden();
    money(grid, "paid", Figures::paid).hidden();
    whole(grid, "operating", Figures::operating);
    area(grid, "land", Figures::industrialLand);
    area(grid, "leased", Figures::leased);
    change(grid, "leased", Figures::leased);
    rate(grid, "f1", Figures::f1);
    grid.whole("rank", t("rank"), Line::rank).width("4.5rem").help(t("rank.help"));
    if (before != null) {
      grid.decimal("d.f1", t("change.f1"), 2, NationalView::points).help(t("change.f1.help"));
    }
    rate(grid, "f2", Figures::f2).hidden();
    rate(grid, "f3", Figures::f3).hidden();
    rate(grid, "f4", Figures::f4).hidden();
    whole(grid, "projects", Figures::projects).hidden();
    whole(grid, "workers", Figures::workers);
    whole(grid, "wastewater", Figures::wastewater);
    grid.moment("received", t("received"), Line::receivedAt).hidden();
    grid.link(
        l ->
            l.province() == null
                ? "clusters"
                : "clusters?list=clusters.list&f.province=" + l.province().toString());
    grid.rowPart(l -> l.province() != null ? null : l.name().isEmpty() ? "country" : "region");
    grid.grid().addClassName("clusters-national");
    grid.noSearch().noCount();
    grid.allRowsVisible();
    grid.export("cum-cong-nghiep-toan-quoc", t("title") + " – " + Format.date(day));
    grid.empty(VaadinIcon.TABLE, t("empty"), t("empty.hint"));
    return grid;
  }

  private static Page<Line> page(List<Line> lines, Caller caller, PageRequest request) {
    int from = Math.min(request.offset(), lines.size());
    int to = Math.min(from + request.limit(), lines.size());
    return new Page<>(lines.subList(from, to), lines.size());
  }

  /** The country, then each region with its provinces. */
  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    String only = region.getValue();
    if (only == null) {
      lines.add(table.country());
    }
    for (Line r : table.regions()) {
      if (only == null || only.equals(r.name())) {
        lines.add(r);
        table.provinces().stream().filter(p -> r.name().equals(p.region())).forEach(lines::add);
      }
    }
    return lines;
  }

  private String name(Line line) {
    if (line.province() != null) {
      return line.sent() == 0 ? t("name.missing", line.name()) : line.name();
    }
    if (line.name().equals(NationalTable.UNPLACED)) {
      return t("unplaced");
    }
    String name = line.name().isEmpty() ? t("country") : line.name();
    return t("name.sent", name, line.sent(), line.expected());
  }

  private static DataGrid.Column<Line> whole(
      DataGrid<Line> grid, String id, Function<Figures, Long> value) {
    return grid.whole(
            id, t("col." + id), l -> l.figures() == null ? null : value.apply(l.figures()))
        .help(t(id))
        .width("5.5rem");
  }

  private static DataGrid.Column<Line> area(
      DataGrid<Line> grid, String id, Function<Figures, BigDecimal> value) {
    return grid.area(id, t("col." + id), l -> l.figures() == null ? null : value.apply(l.figures()))
        .help(t(id))
        .width("6.5rem");
  }

  private static DataGrid.Column<Line> money(
      DataGrid<Line> grid, String id, Function<Figures, Long> value) {
    return grid.money(
            id, t("col." + id), l -> l.figures() == null ? null : value.apply(l.figures()))
        .help(t(id));
  }

  private static DataGrid.Column<Line> rate(
      DataGrid<Line> grid, String id, Function<Figures, Optional<Rate>> value) {
    return grid.percent(
            id,
            t("col." + id),
            2,
            l -> l.figures() == null ? null : percent(value.apply(l.figures())))
        .help(t(id + ".help"))
        .width("6.25rem");
  }

  private void change(DataGrid<Line> grid, String id, Function<Figures, BigDecimal> value) {
    if (before == null) {
      return;
    }
    grid.area(
            "d." + id,
            t("change." + id),
            l ->
                l.figures() == null || l.then() == null
                    ? null
                    : value.apply(l.figures()).subtract(value.apply(l.then())))
        .help(t("change.help", Format.date(before)));
  }

  private static BigDecimal points(Line line) {
    if (line.figures() == null || line.then() == null) {
      return null;
    }
    BigDecimal now = percent(line.figures().f1());
    BigDecimal was = percent(line.then().f1());
    return now == null || was == null ? null : now.subtract(was);
  }

  private static BigDecimal percent(Optional<Rate> rate) {
    return rate.flatMap(r -> r.percent(2)).orElse(null);
  }
}
