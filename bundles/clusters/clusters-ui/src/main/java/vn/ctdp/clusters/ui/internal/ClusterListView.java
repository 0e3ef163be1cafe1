package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.Stage;
import vn.ctdp.core.quantity.Rate;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** The clusters of the province as they stood on a day. */
class ClusterListView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient Desk desk;
  private final Div tiles = new Div();
  private LocalDate day;

  ClusterListView(ViewContext context, Desk desk) {
    this.context = context;
    this.desk = desk;
    day = desk.today();
    addClassName("ctdp-view");
    tiles.addClassName("cu-tiles");
    DataGrid<ClusterSnapshot> grid = grid();
    DateField asOf = new DateField(getTranslation("clusters.asOf"));
    asOf.setValue(day);
    asOf.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            totals();
            grid.refresh();
          }
        });
    grid.toolbar(asOf);
    if (context.may(ClusterViews.EDIT)) {
      Button add =
          new Button(
              getTranslation("clusters.new.title"),
              VaadinIcon.PLUS.create(),
              e -> UI.getCurrent().navigate("clusters/new"));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      grid.toolbar(add);
    }
    totals();
    add(tiles, grid);
  }

  private void totals() {
    ClusterRegister.Totals t = desk.register().totals(context.caller(), day);
    tiles.removeAll();
    String asOf = getTranslation("clusters.tile.asOf", Format.date(day));
    tiles.add(
        tile("planned", t.planned(), Format.area(t.plannedArea()) + " · " + asOf),
        tile("established", t.established(), Format.area(t.establishedArea()) + " · " + asOf),
        tile("detailedPlan", t.detailedPlan(), asOf),
        operating(t, asOf));
    Optional<BigDecimal> fill = new Rate(t.leased(), t.industrialLand(), "F1", day).percent(2);
    tiles.add(
        new StatTile(
            getTranslation("clusters.tile.fill"),
            fill.map(p -> Format.decimal(p, 2) + " %").orElse("–"),
            fill.isEmpty()
                ? getTranslation("clusters.rate.unknown")
                : getTranslation(
                    "clusters.tile.fill.detail",
                    Format.area(t.leased()),
                    Format.area(t.industrialLand()),
                    Format.date(day))));
  }

  // Where nobody recorded whether a cluster operates, zero would be a claim.
  private StatTile operating(ClusterRegister.Totals t, String asOf) {
    String unknown =
        t.operatingUnknown() == 0
            ? asOf
            : getTranslation("clusters.tile.operating.unknown", t.operatingUnknown())
                + " · "
                + asOf;
    return new StatTile(
        getTranslation("clusters.tile.operating"),
        t.operating() == 0 && t.operatingUnknown() > 0 ? "–" : Format.whole(t.operating()),
        unknown);
  }

  private StatTile tile(String key, long value, String detail) {
    return new StatTile(getTranslation("clusters.tile." + key), Format.whole(value), detail);
  }

  private DataGrid<ClusterSnapshot> grid() {
    DataGrid<ClusterSnapshot> grid =
        desk.components()
            .grid(
                context,
                "clusters.list",
                (caller, request) -> desk.register().clusters(caller, request, day));
    grid.text("name", getTranslation("clusters.name"), s -> s.cluster().name())
        .sortable()
        .pinned()
        .width("13rem")
        .grow(4);
    NationalColumns.add(grid, desk, s -> s.cluster().province());
    grid.text("code", getTranslation("clusters.code"), s -> s.cluster().code())
        .sortable()
        .width("7rem");
    grid.badge(
            "stage",
            getTranslation("clusters.stage"),
            s -> s.stage().label().in(context.locale()),
            s -> tone(s.stage()))
        .width("9.5rem");
    // Read once for the page; a cluster of another province has the same day in law.
    Optional<LocalDate> deadline =
        desk.rules()
            .parameter(
                "clusters", "ccn.legacy.deadline", day, desk.instance().province().orElse(null))
            .map(p -> LocalDate.parse(p.value()));
    grid.badge(
            "legacy",
            getTranslation("clusters.col.legacy"),
            s -> legacy(s, deadline),
            s -> legacyTone(s, deadline))
        .help(getTranslation("clusters.col.legacy.help"))
        .width("7.5rem");
    area(grid, FactKey.ESTABLISHED_AREA, "clusters.col.established");
    area(grid, FactKey.DETAILED_PLAN_AREA, "clusters.col.detailedPlan");
    area(grid, FactKey.IND_LAND_TOTAL, "clusters.col.industrial").hidden();
    area(grid, FactKey.IND_LAND_LEASED, "clusters.col.leased");
    grid.percent(
            "f1",
            getTranslation("clusters.col.f1"),
            2,
            s -> s.fillF1().flatMap(r -> r.percent(2)).orElse(null))
        .help(getTranslation("clusters.fill.f1"));
    grid.whole("workers", getTranslation("clusters.col.workers"), s -> number(s, FactKey.WORKERS))
        .hidden();
    grid.text("developer", getTranslation("clusters.developer"), s -> s.cluster().developerName())
        .hidden();
    grid.filter(
        "stage",
        getTranslation("clusters.stage"),
        Arrays.stream(Stage.values())
            .map(s -> new DataGrid.Option(s.name(), s.label().in(context.locale())))
            .toList());
    grid.filter(
        "kind",
        getTranslation("clusters-map.filter.kind"),
        Arrays.stream(ClusterKind.values())
            .map(k -> new DataGrid.Option(k.name(), k.label().in(context.locale())))
            .toList());
    grid.filter(
        "developerType",
        getTranslation("clusters-map.filter.developerType"),
        Arrays.stream(DeveloperType.values())
            .map(d -> new DataGrid.Option(d.name(), d.label().in(context.locale())))
            .toList());
    desk.instance()
        .province()
        .ifPresent(
            province ->
                grid.filter(
                    "commune",
                    getTranslation("clusters-map.filter.commune"),
                    desk.components().communePicker("").communesOf(province),
                    UnitRef::toString,
                    UnitRef::parse));
    grid.filterYesNo("slow", getTranslation("clusters-map.filter.slow"));
    grid.filterYesNo("conflict", getTranslation("clusters-map.filter.conflict"));
    grid.filterYesNo("legacy", getTranslation("clusters.legacy"));
    grid.link(s -> "clusters/" + s.cluster().id());
    grid.export("cum-cong-nghiep", getTranslation("clusters.list.title"));
    grid.empty(
        VaadinIcon.FACTORY,
        getTranslation("clusters.list.empty"),
        getTranslation("clusters.list.empty.hint"));
    grid.sort("name", true);
    return grid;
  }

  private String legacy(ClusterSnapshot s, Optional<LocalDate> deadline) {
    if (!s.cluster().legacy()) {
      return "";
    }
    if (StandingSection.settled(s)) {
      return getTranslation("clusters.col.legacy.settled");
    }
    return deadline
        .map(
            d -> {
              long days = ChronoUnit.DAYS.between(s.day(), d);
              return getTranslation(
                  days < 0 ? "clusters.col.legacy.late" : "clusters.col.legacy.left",
                  Format.whole(Math.abs(days)));
            })
        .orElseGet(() -> getTranslation("clusters.col.legacy.open"));
  }

  private static Tone legacyTone(ClusterSnapshot s, Optional<LocalDate> deadline) {
    if (StandingSection.settled(s)) {
      return Tone.GOOD;
    }
    return deadline.filter(d -> d.isBefore(s.day())).isPresent() ? Tone.BAD : Tone.WARNING;
  }

  private DataGrid.Column<ClusterSnapshot> area(
      DataGrid<ClusterSnapshot> grid, FactKey key, String label) {
    return grid.area(key.name(), getTranslation(label), s -> number(s, key))
        .help(key.label().in(context.locale()));
  }

  private static BigDecimal number(ClusterSnapshot s, FactKey key) {
    return s.number(key).orElse(null);
  }

  static Tone tone(Stage stage) {
    return switch (stage) {
      case HOAT_DONG, MO_RONG -> Tone.GOOD;
      case HOAT_DONG_CHUA_TL, QHCT, TAM_DUNG -> Tone.WARNING;
      case DA_BAI_BO -> Tone.BAD;
      case THANH_LAP, CHUAN_BI, DA_DUYET_DU_AN, GPMB, XAY_DUNG -> Tone.INFO;
      default -> Tone.NEUTRAL;
    };
  }
}
