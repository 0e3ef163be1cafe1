package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.map.MappedCluster;
import vn.ctdp.clusters.map.Place;
import vn.ctdp.core.identity.Target;
import vn.ctdp.ui.component.EmptyState;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.component.KeyValues;
import vn.ctdp.ui.map.MapCanvas;
import vn.ctdp.ui.view.ViewContext;

/** Where a cluster lies, on its page. */
@org.osgi.service.component.annotations.Component(service = ClusterSection.class)
public final class PlaceSection implements ClusterSection {

  private final MapViews views;

  /** Made by the component runtime. */
  @Activate
  public PlaceSection(@Reference MapViews views) {
    this.views = views;
  }

  @Override
  public int order() {
    return TRACKING;
  }

  @Override
  public Optional<Component> section(ViewContext context, ClusterSnapshot at) {
    MapDesk desk = views.desk();
    MappedCluster m =
        desk.map()
            .cluster(context.caller(), at.cluster().id(), at.day())
            .orElse(new MappedCluster(at, Optional.empty(), Optional.empty()));
    boolean editable =
        !desk.centre() && context.may(ClusterViews.EDIT, Target.of(at.cluster().province()));
    boolean placed = m.point().isPresent() || m.outline().isPresent();
    if (!placed && !editable) {
      return Optional.empty();
    }
    Div panel = new Div();
    panel.addClassName("ctdp-panel");
    panel.add(new H3(panel.getTranslation("clusters-map.place")));
    Div facts = new Div();
    facts.addClassName("ctdp-stack");
    if (placed) {
      facts.add(values(panel, m));
    }
    if (editable) {
      Button point =
          new Button(
              panel.getTranslation("clusters-map.point.set"),
              VaadinIcon.MAP_MARKER.create(),
              e -> new PlaceDialog(context, desk, m, Place.Kind.POINT, panel).open());
      Button outline =
          new Button(
              panel.getTranslation("clusters-map.outline.set"),
              VaadinIcon.PENCIL.create(),
              e -> new PlaceDialog(context, desk, m, Place.Kind.OUTLINE, panel).open());
      Div buttons = new Div(point, outline);
      buttons.addClassName("ctdp-buttons");
      facts.add(buttons);
    }
    Div grid = new Div();
    grid.addClassName("ctdp-place");
    if (placed) {
      MapCanvas map = new MapCanvas(panel.getTranslation("clusters-map.of", at.cluster().name()));
      map.addClassName("ctdp-map-small");
      map.show(List.of(MapMarks.feature(m, List.of(), null)), true);
      grid.add(map, facts);
    } else {
      grid.addClassName("ctdp-place-only");
      grid.add(
          new EmptyState(
              VaadinIcon.MAP_MARKER,
              panel.getTranslation("clusters-map.noPlace.title"),
              panel.getTranslation("clusters-map.noPlace.hint")),
          facts);
    }
    panel.add(grid);
    return Optional.of(panel);
  }

  private static KeyValues values(Component text, MappedCluster m) {
    KeyValues values = new KeyValues();
    m.point()
        .ifPresent(
            p -> {
              values.put(
                  text.getTranslation("clusters-map.coordinates"),
                  p.point().latitude().toPlainString()
                      + ", "
                      + p.point().longitude().toPlainString()
                      + " (WGS 84)");
              values.put(text.getTranslation("clusters-map.pointSource"), source(p));
            });
    m.outline()
        .ifPresent(
            o -> {
              values.put(
                  text.getTranslation("clusters-map.outlineArea"),
                  "≈ " + Format.area(o.outlineArea().setScale(2, java.math.RoundingMode.HALF_UP)));
              m.snapshot()
                  .number(FactKey.ESTABLISHED_AREA)
                  .ifPresent(
                      e ->
                          values.put(
                              text.getTranslation("clusters-map.establishedArea"), Format.area(e)));
              m.outlineDifference()
                  .ifPresent(
                      d ->
                          values.put(
                              text.getTranslation("clusters-map.difference"),
                              (d.signum() > 0 ? "+" : d.signum() < 0 ? "−" : "")
                                  + Format.area(d.abs().setScale(2, java.math.RoundingMode.HALF_UP))
                                  + share(m, d)));
              values.put(text.getTranslation("clusters-map.outlineSource"), source(o));
              values.putWide(
                  text.getTranslation("clusters-map.note"),
                  text.getTranslation("clusters-map.rough"));
            });
    return values;
  }

  private static String share(MappedCluster m, BigDecimal difference) {
    return m.snapshot()
        .number(FactKey.ESTABLISHED_AREA)
        .filter(e -> e.signum() > 0)
        .map(
            e ->
                " ("
                    + Format.decimal(
                        difference
                            .abs()
                            .multiply(BigDecimal.valueOf(100))
                            .divide(e, 1, java.math.RoundingMode.HALF_UP),
                        1)
                    + " %)")
        .orElse("");
  }

  private static String source(Place p) {
    return p.source() + " · " + Format.date(p.effectiveFrom());
  }
}
