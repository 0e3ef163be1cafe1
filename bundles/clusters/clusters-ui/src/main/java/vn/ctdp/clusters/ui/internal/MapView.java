package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.Stage;
import vn.ctdp.clusters.map.MappedCluster;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.map.MapCanvas;
import vn.ctdp.ui.view.ViewContext;

/** The clusters of the province on a map, and beside it the same as a list for the keyboard. */
class MapView extends Div {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient MapDesk desk;
  private final MapCanvas map;
  private final UnorderedList list = new UnorderedList();
  private final Div legend = new Div();
  private final TextField search = new TextField();
  private final Span count = new Span();
  private final Set<Stage> hidden = EnumSet.noneOf(Stage.class);
  private transient List<MappedCluster> clusters = List.of();
  private LocalDate day;

  MapView(ViewContext context, MapDesk desk) {
    this.context = context;
    this.desk = desk;
    day = desk.today();
    addClassName("ctdp-view");
    map = new MapCanvas(getTranslation("clusters-map.title"));
    DateField asOf = new DateField(getTranslation("clusters-map.asOf"));
    asOf.setValue(day);
    asOf.addValueChangeListener(
        e -> {
          if (e.getValue() != null) {
            day = e.getValue();
            load();
          }
        });
    search.setPlaceholder(getTranslation("clusters-map.search"));
    search.setAriaLabel(getTranslation("clusters-map.search"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(e -> show(false));
    search.setWidthFull();
    legend.addClassName("ctdp-map-legend");
    legend.getElement().setAttribute("role", "group");
    legend.getElement().setAttribute("aria-label", getTranslation("clusters-map.legend"));
    list.addClassName("ctdp-map-list");
    count.addClassName("cu-muted");
    count.getElement().setAttribute("aria-live", "polite");
    Div bar = new Div(asOf);
    bar.addClassName("ctdp-buttons");
    bar.getStyle().set("align-items", "flex-end").set("margin-bottom", "1rem");
    if (!desk.centre() && context.may(ClusterViews.EDIT)) {
      Button bring =
          new Button(
              getTranslation("clusters-map.import"),
              VaadinIcon.UPLOAD.create(),
              e -> new GeoJsonImport(context, desk, this::load).open());
      bar.add(bring);
    }
    Div side = new Div(search, legend, count, list);
    side.addClassName("ctdp-map-side");
    Div page = new Div(side, map);
    page.addClassName("ctdp-map-page");
    add(bar, page);
    load();
  }

  private void load() {
    clusters = desk.map().clusters(context.caller(), day);
    legend.removeAll();
    Map<Stage, Long> counts = new EnumMap<>(Stage.class);
    clusters.forEach(c -> counts.merge(c.snapshot().stage(), 1L, Long::sum));
    counts.forEach(
        (stage, n) -> {
          Checkbox box = new Checkbox(stage.label().in(context.locale()) + " (" + n + ")");
          box.setValue(!hidden.contains(stage));
          box.addValueChangeListener(
              e -> {
                if (Boolean.TRUE.equals(e.getValue())) {
                  hidden.remove(stage);
                } else {
                  hidden.add(stage);
                }
                show(false);
              });
          Div line = new Div(swatch(stage), box);
          line.addClassName("ctdp-map-stage");
          legend.add(line);
        });
    legend.setVisible(!counts.isEmpty());
    show(true);
  }

  private static Span swatch(Stage stage) {
    Span swatch = new Span();
    swatch.addClassName("ctdp-map-swatch");
    swatch.getStyle().set("background", MapMarks.colour(stage));
    swatch.getElement().setAttribute("aria-hidden", "true");
    return swatch;
  }

  private void show(boolean fit) {
    String wanted = VietnameseText.searchKey(search.getValue());
    List<MappedCluster> shown =
        clusters.stream()
            .filter(c -> !hidden.contains(c.snapshot().stage()))
            .filter(c -> VietnameseText.searchKey(c.snapshot().cluster().name()).contains(wanted))
            .toList();
    map.show(
        shown.stream()
            .filter(MapView::placed)
            .map(
                c ->
                    MapMarks.feature(
                        c, lines(c.snapshot()), "clusters/" + c.snapshot().cluster().id()))
            .toList(),
        fit);
    list.removeAll();
    shown.forEach(c -> list.add(row(c)));
    if (shown.isEmpty()) {
      list.add(
          new ListItem(
              new EmptyState(
                  VaadinIcon.MAP_MARKER,
                  getTranslation("clusters-map.none"),
                  getTranslation("clusters-map.none.hint"))));
    }
    long placed = shown.stream().filter(MapView::placed).count();
    count.setText(getTranslation("clusters-map.count", placed, shown.size()));
  }

  private static boolean placed(MappedCluster c) {
    return c.point().isPresent() || c.outline().isPresent();
  }

  private ListItem row(MappedCluster c) {
    ClusterSnapshot s = c.snapshot();
    Div text = new Div();
    text.addClassName("ctdp-map-row-text");
    if (placed(c)) {
      Button show = new Button(s.cluster().name(), e -> map.choose(s.cluster().id().toString()));
      show.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
      show.setAriaLabel(getTranslation("clusters-map.showOn", s.cluster().name()));
      text.add(show);
    } else {
      text.add(new Anchor("clusters/" + s.cluster().id(), s.cluster().name()));
    }
    String area = s.number(FactKey.ESTABLISHED_AREA).map(a -> " · " + Format.area(a)).orElse("");
    Span detail =
        new Span(
            s.stage().label().in(context.locale())
                + area
                + (placed(c) ? "" : " · " + getTranslation("clusters-map.noPlace")));
    detail.addClassName("cu-muted");
    text.add(detail);
    ListItem item = new ListItem(swatch(s.stage()), text);
    item.addClassName("ctdp-map-row");
    return item;
  }

  private List<String> lines(ClusterSnapshot s) {
    List<String> lines = new ArrayList<>();
    lines.add(s.stage().label().in(context.locale()));
    s.number(FactKey.ESTABLISHED_AREA)
        .ifPresent(a -> lines.add(getTranslation("clusters-map.established", Format.area(a))));
    s.number(FactKey.IND_LAND_LEASED)
        .ifPresent(a -> lines.add(getTranslation("clusters-map.leased", Format.area(a))));
    s.fillF1()
        .flatMap(r -> r.percent(2))
        .ifPresent(
            p ->
                lines.add(
                    getTranslation("clusters-map.f1", Format.decimal(p, 2), Format.date(s.day()))));
    return lines;
  }
}
