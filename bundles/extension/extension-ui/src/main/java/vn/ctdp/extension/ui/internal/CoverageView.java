package vn.ctdp.extension.ui.internal;

import static vn.ctdp.extension.ui.internal.NetworkTexts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.network.CommunePlace;
import vn.ctdp.extension.network.Coverage;
import vn.ctdp.extension.report.Indicator;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.MessageBox;
import vn.ctdp.ui.component.StatTile;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.map.MapCanvas;
import vn.ctdp.ui.map.MapFeature;
import vn.ctdp.ui.view.ViewContext;

/** Which communes have a collaborator on a day: in figures, as a list, by district, on a map. */
class CoverageView extends Div implements BeforeEnterObserver {

  private static final long serialVersionUID = 1L;
  private static final String WITH = "#1c6b3f";
  private static final String WITHOUT = "#b3261e";

  private final transient ViewContext context;
  private final transient NetworkDesk desk;
  private final DateField asOf = new DateField(t("day"));
  private final Div content = new Div();
  private LocalDate day;
  private String show;
  private int tab;

  CoverageView(ViewContext context, NetworkDesk desk) {
    this.context = context;
    this.desk = desk;
    day = desk.today();
    addClassName("kc-page");
    content.addClassName("kc-page");
    asOf.setValue(day);
    asOf.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            draw();
          }
        });
    Div bar = new Div(asOf);
    bar.addClassName("kn-bar");
    if (desk.edits(context)) {
      Button bring =
          new Button(
              t("places.import"),
              VaadinIcon.UPLOAD.create(),
              e -> new PlaceImportDialog(context, desk, this::draw).open());
      bar.add(bring);
    }
    add(bar, content);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    List<String> wanted =
        event.getLocation().getQueryParameters().getParameters().getOrDefault("show", List.of());
    show = wanted.isEmpty() ? null : wanted.get(0);
    draw();
  }

  private void draw() {
    Coverage coverage = desk.coverage().coverage(context.caller(), day);
    content.removeAll();
    if (coverage.total() == 0) {
      content.add(
          new EmptyState(VaadinIcon.MAP_MARKER, t("communes.none"), t("communes.none.hint")));
      return;
    }
    content.add(tiles(coverage));
    if (!coverage.unplaced().isEmpty()) {
      content.add(unplaced(coverage));
    }
    TabSheet tabs = new TabSheet();
    tabs.setWidthFull();
    tabs.addClassName("kn-tabs");
    tabs.add(t("tab.list"), list());
    tabs.add(t("tab.map"), map(coverage));
    tabs.add(t("tab.district"), districts(coverage));
    tabs.setSelectedIndex(tab);
    tabs.addSelectedChangeListener(e -> tab = tabs.getSelectedIndex());
    Div panel = new Div(tabs);
    panel.addClassNames("ctdp-panel", "kn-coverage");
    content.add(panel);
  }

  private Div tiles(Coverage c) {
    Div tiles = new Div();
    tiles.addClassName("cu-tiles");
    int without = c.total() - c.covered();
    tiles.add(
        new StatTile(
            t("tile.covered"),
            Format.decimal(c.percent().orElse(BigDecimal.ZERO), 1) + " %",
            t("tile.covered.detail", Format.whole(c.covered()), Format.whole(c.total()))),
        new StatTile(t("tile.without"), Format.whole(without), t("tile.without.detail"))
            .tone(without == 0 ? Tone.GOOD : Tone.WARNING));
    for (Indicator i : desk.coverage().indicators(context.caller(), day)) {
      if (i.denominator() == null) {
        tiles.add(
            new StatTile(
                i.name().in(context.locale()),
                i.value() == null ? "–" : Format.whole(i.value().longValueExact()),
                i.numerator().unknown() == 0
                    ? i.printedUnit().in(context.locale())
                    : t("tile.unknown", Format.whole(i.numerator().unknown()))));
      }
    }
    return tiles;
  }

  private MessageBox unplaced(Coverage c) {
    MessageBox box = new MessageBox(Tone.WARNING, t("unplaced", Format.whole(c.unplaced().size())));
    Div who = new Div();
    who.addClassName("kn-unplaced");
    c.unplaced()
        .forEach(
            u ->
                who.add(
                    new Anchor(
                        "extension/network/collaborators/" + u.collaborator(),
                        u.name() + " – " + u.communeName())));
    return box.with(who);
  }

  private Div list() {
    DataGrid<Coverage.CommuneCover> grid =
        desk.components().grid(context, "extension-network.coverage", desk.coverage()::communes);
    grid.fix("day", day.toString());
    grid.text("name", t("commune"), Coverage.CommuneCover::name).sortable().width("13rem").grow(2);
    grid.text(
            "district",
            t("district"),
            c -> c.district().isEmpty() ? t("district.unknown") : c.district())
        .sortable()
        .width("12rem")
        .grow(2);
    grid.badge(
            "covered",
            t("status"),
            c -> c.covered() ? t("state.with") : t("state.without"),
            c -> c.covered() ? Tone.GOOD : Tone.WARNING)
        .width("8rem");
    grid.whole("people", t("people.count"), c -> c.services().size()).width("7rem").hidden();
    grid.text("who", t("collaborators"), CoverageView::who).width("16rem").grow(3);
    grid.date("to", t("to.first"), CoverageView::to).width("9rem");
    grid.filter(
        "show",
        t("show"),
        List.of(
            new DataGrid.Option("without", t("show.without")),
            new DataGrid.Option("with", t("show.with")),
            new DataGrid.Option("ending", t("show.ending"))));
    grid.open(this::opened);
    grid.export("do-phu-cong-tac-vien", t("coverage.export", Format.date(day)));
    grid.empty(VaadinIcon.CHECK_CIRCLE_O, t("list.none"), null);
    if (show != null && List.of("with", "without", "ending").contains(show)) {
      grid.setFilter("show", show);
    }
    Div box = new Div(grid);
    box.addClassName("kc-list");
    return box;
  }

  /** Leads to who serves the commune, or lets somebody be entered where nobody does. */
  private void opened(Coverage.CommuneCover c) {
    if (!c.covered() && desk.edits(context) && day.equals(desk.today())) {
      CollaboratorDialogs.add(context, desk, c.commune(), saved -> draw());
    } else if (c.services().size() == 1) {
      UI.getCurrent()
          .navigate("extension/network/collaborators/" + c.services().get(0).collaborator());
    } else {
      UI.getCurrent()
          .getPage()
          .setLocation("extension/network/collaborators?commune=" + c.commune());
    }
  }

  private static String who(Coverage.CommuneCover c) {
    return c.services().stream()
        .map(s -> s.formerName() == null ? s.name() : s.name() + " (" + s.formerName() + ")")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static LocalDate to(Coverage.CommuneCover c) {
    return c.services().stream()
        .map(Coverage.Serving::to)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private Div districts(Coverage c) {
    List<List<String>> rows = new ArrayList<>();
    for (Coverage.District d : c.byDistrict()) {
      rows.add(
          row(d.name().isEmpty() ? t("district.unknown") : d.name(), d.covered(), d.communes()));
    }
    rows.add(row(t("total"), c.covered(), c.total()));
    Span hint = new Span(t("district.hint"));
    hint.addClassName("cu-muted");
    return new Div(
        hint,
        NetworkTable.of(
            t("tab.district"),
            List.of(t("district"), t("communes.number"), t("covered"), t("uncovered"), t("share")),
            rows));
  }

  private static List<String> row(String name, int covered, int total) {
    BigDecimal share =
        BigDecimal.valueOf(covered)
            .movePointRight(2)
            .divide(BigDecimal.valueOf(total), 1, RoundingMode.HALF_UP);
    return List.of(
        name,
        Format.whole(total),
        Format.whole(covered),
        Format.whole(total - covered),
        Format.decimal(share, 1) + " %");
  }

  private Div map(Coverage c) {
    Map<UnitRef, CommunePlace> places = new HashMap<>();
    desk.coverage().places(context.caller()).stream()
        .filter(p -> p.latitude() != null || p.outline() != null)
        .forEach(p -> places.put(p.commune(), p));
    if (c.communes().stream().noneMatch(u -> places.containsKey(u.commune()))) {
      return new Div(new EmptyState(VaadinIcon.MAP_MARKER, t("map.none"), t("map.none.hint")));
    }
    MapCanvas canvas = new MapCanvas(t("tab.map"));
    canvas.show(
        c.communes().stream()
            .filter(u -> places.containsKey(u.commune()))
            .map(u -> feature(u, places.get(u.commune())))
            .toList(),
        true);
    UnorderedList list = new UnorderedList();
    list.addClassName("ctdp-map-list");
    Checkbox only = new Checkbox(t("show.without"));
    Runnable fill =
        () -> {
          list.removeAll();
          c.communes().stream()
              .filter(u -> !Boolean.TRUE.equals(only.getValue()) || !u.covered())
              .forEach(u -> list.add(item(u, canvas, places.containsKey(u.commune()))));
        };
    only.addValueChangeListener(e -> fill.run());
    fill.run();
    Div legend =
        new Div(
            line(WITH, t("covered") + " (" + c.covered() + ")"),
            line(WITHOUT, t("uncovered") + " (" + (c.total() - c.covered()) + ")"),
            only);
    legend.addClassName("ctdp-map-legend");
    Div side = new Div(legend, list);
    side.addClassName("ctdp-map-side");
    Div page = new Div(side, canvas);
    page.addClassName("ctdp-map-page");
    return page;
  }

  private static Div line(String colour, String text) {
    Div line = new Div(swatch(colour), new Span(text));
    line.addClassName("ctdp-map-stage");
    return line;
  }

  private static Span swatch(String colour) {
    Span swatch = new Span();
    swatch.addClassName("ctdp-map-swatch");
    swatch.getStyle().set("background", colour);
    swatch.getElement().setAttribute("aria-hidden", "true");
    return swatch;
  }

  private ListItem item(Coverage.CommuneCover u, MapCanvas canvas, boolean placed) {
    Div text = new Div();
    text.addClassName("ctdp-map-row-text");
    if (placed) {
      Button look = new Button(u.name(), e -> canvas.choose(u.commune().toString()));
      look.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
      look.setAriaLabel(t("map.look", u.name()));
      text.add(look);
    } else {
      text.add(new Span(u.name()));
    }
    Span detail =
        new Span(
            (u.covered() ? who(u) : t("uncovered")) + (placed ? "" : " · " + t("map.noPlace")));
    detail.addClassName("cu-muted");
    text.add(detail);
    ListItem item = new ListItem(swatch(u.covered() ? WITH : WITHOUT), text);
    item.addClassName("ctdp-map-row");
    return item;
  }

  private MapFeature feature(Coverage.CommuneCover u, CommunePlace place) {
    List<String> lines = new ArrayList<>();
    lines.add(u.covered() ? t("covered") : t("uncovered"));
    u.services().forEach(s -> lines.add(s.name()));
    return new MapFeature(
        u.commune().toString(),
        u.name(),
        u.covered() ? WITH : WITHOUT,
        null,
        place.latitude(),
        place.longitude(),
        place.outline(),
        lines);
  }
}
