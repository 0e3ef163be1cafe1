package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import elemental.json.JsonObject;
import elemental.json.JsonType;
import java.util.List;
import java.util.stream.Collectors;
import vn.ctdp.clusters.map.Coordinates;
import vn.ctdp.clusters.map.GeoPoint;
import vn.ctdp.clusters.map.MappedCluster;
import vn.ctdp.clusters.map.Place;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.ui.component.DateField;
import vn.ctdp.ui.component.Notices;
import vn.ctdp.ui.map.MapCanvas;
import vn.ctdp.ui.view.ViewContext;

/** Sets the point of a cluster by clicking or typing, or its outline by drawing. */
final class PlaceDialog extends Dialog {

  private static final long serialVersionUID = 1L;

  private final transient ViewContext context;
  private final transient MapDesk desk;
  private final transient MappedCluster cluster;
  private final Place.Kind kind;
  private final Component panel;
  private final MapCanvas map;
  private final TextField coordinates;
  private final DateField from;
  private final TextField source;
  private final Span drawn = new Span();
  private String geoJson;

  PlaceDialog(
      ViewContext context, MapDesk desk, MappedCluster cluster, Place.Kind kind, Component panel) {
    this.context = context;
    this.desk = desk;
    this.cluster = cluster;
    this.kind = kind;
    this.panel = panel;
    boolean point = kind == Place.Kind.POINT;
    setHeaderTitle(getTranslation(point ? "clusters-map.point.set" : "clusters-map.outline.set"));
    setWidth("min(52rem, 96vw)");
    setCloseOnOutsideClick(false);
    map = new MapCanvas(getTranslation("clusters-map.of", cluster.snapshot().cluster().name()));
    map.addClassName("ctdp-map-dialog");
    coordinates = new TextField(getTranslation("clusters-map.coordinates"));
    coordinates.setHelperText(getTranslation("clusters-map.coordinates.hint"));
    coordinates.addValueChangeListener(
        e -> {
          if (e.isFromClient()) {
            typed();
          }
        });
    coordinates.setVisible(point);
    from = new DateField(getTranslation("clusters-map.from"));
    from.setValue(cluster.snapshot().day());
    source = new TextField(getTranslation("clusters-map.source"));
    source.setPlaceholder(getTranslation("clusters-map.source.hint"));
    source.setMaxLength(300);
    source.setRequiredIndicatorVisible(true);
    Div fields = new Div(coordinates, from, source);
    fields.addClassName("ctdp-fields");
    drawn.addClassName("cu-muted");
    drawn.getElement().setAttribute("aria-live", "polite");
    Div body =
        new Div(
            new Paragraph(
                getTranslation(point ? "clusters-map.point.hint" : "clusters-map.outline.hint")),
            map);
    body.addClassName("ctdp-stack");
    if (!point) {
      Button undo =
          new Button(
              getTranslation("clusters-map.undo"),
              VaadinIcon.ARROW_BACKWARD.create(),
              e -> map.undo());
      undo.addThemeVariants(ButtonVariant.LUMO_SMALL);
      Div line = new Div(undo, drawn);
      line.addClassName("ctdp-buttons");
      line.getStyle().set("align-items", "center");
      body.add(line);
    }
    body.add(fields);
    add(body);
    background();
    map.onDrawn(this::drawn);
    if (point) {
      GeoPoint now = cluster.point().map(Place::point).orElse(null);
      if (now != null) {
        coordinates.setValue(text(now));
      }
      map.point(
          now == null ? null : now.latitude().toPlainString(),
          now == null ? null : now.longitude().toPlainString());
    } else {
      map.outline();
      drawn.setText(getTranslation("clusters-map.corners", 0));
    }
    buttons();
  }

  /** The other clusters, to find one's way; this one's outline or point among them. */
  private void background() {
    List<MappedCluster> around =
        desk.map().clusters(context.caller(), cluster.snapshot().day()).stream()
            .filter(c -> c.point().isPresent() || c.outline().isPresent())
            .toList();
    List<MappedCluster> own =
        around.stream()
            .filter(c -> c.snapshot().cluster().id().equals(cluster.snapshot().cluster().id()))
            .toList();
    map.show(around.stream().map(c -> MapMarks.feature(c, List.of(), null)).toList(), true);
    if (kind == Place.Kind.OUTLINE && !own.isEmpty()) {
      GeoPoint p = own.get(0).point().map(Place::point).orElse(null);
      if (p != null) {
        map.getElement()
            .executeJs(
                "setTimeout(() => this.ctdpMap && (this.ctdpMap.touched = true) && this.ctdpMap.map.setView([Number($0), Number($1)],"
                    + " 15, {animate: false}), 300)",
                p.latitude().toPlainString(),
                p.longitude().toPlainString());
      }
    }
  }

  private static String text(GeoPoint p) {
    return p.latitude().toPlainString() + ", " + p.longitude().toPlainString();
  }

  private void drawn(JsonObject told) {
    if (kind == Place.Kind.POINT) {
      coordinates.setInvalid(false);
      coordinates.setValue(told.getString("lat") + ", " + told.getString("lon"));
      return;
    }
    geoJson = told.get("geoJson").getType() == JsonType.STRING ? told.getString("geoJson") : null;
    drawn.setText(getTranslation("clusters-map.corners", (int) told.getNumber("points")));
  }

  private void typed() {
    try {
      GeoPoint p = Coordinates.parse(coordinates.getValue());
      coordinates.setInvalid(false);
      map.point(p.latitude().toPlainString(), p.longitude().toPlainString());
    } catch (CtdpException e) {
      wrong(e);
    }
  }

  private void wrong(CtdpException e) {
    coordinates.setErrorMessage(
        e.problems().stream()
            .map((FieldProblem p) -> p.sentence(context.locale()))
            .collect(Collectors.joining(" ")));
    coordinates.setInvalid(true);
  }

  private void buttons() {
    Button save = new Button(getTranslation("clusters-map.save"), e -> save());
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button cancel = new Button(getTranslation("clusters-map.cancel"), e -> close());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    boolean there = (kind == Place.Kind.POINT ? cluster.point() : cluster.outline()).isPresent();
    if (there) {
      Button remove = new Button(getTranslation("clusters-map.remove"), e -> remove());
      remove.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
      remove.getStyle().set("margin-inline-end", "auto");
      getFooter().add(remove);
    }
    getFooter().add(cancel, save);
  }

  private boolean sourceMissing() {
    boolean missing = source.getValue().isBlank();
    source.setInvalid(missing);
    if (missing) {
      source.setErrorMessage(getTranslation("clusters-map.source.needed"));
      source.focus();
    }
    return missing;
  }

  private void save() {
    if (kind == Place.Kind.OUTLINE && geoJson == null) {
      Notices.warning(getTranslation("clusters-map.corners.few"));
      return;
    }
    GeoPoint point = null;
    if (kind == Place.Kind.POINT) {
      try {
        point = Coordinates.parse(coordinates.getValue());
      } catch (CtdpException e) {
        wrong(e);
        coordinates.focus();
        return;
      }
    }
    if (sourceMissing()) {
      return;
    }
    GeoPoint at = point;
    run(
        () -> {
          if (at != null) {
            desk.map()
                .savePoint(
                    context.caller(),
                    cluster.snapshot().cluster().id(),
                    at,
                    from.getValue(),
                    source.getValue());
          } else {
            desk.map()
                .saveOutline(
                    context.caller(),
                    cluster.snapshot().cluster().id(),
                    geoJson,
                    from.getValue(),
                    source.getValue());
          }
        });
  }

  private void remove() {
    if (sourceMissing()) {
      return;
    }
    run(
        () ->
            desk.map()
                .remove(
                    context.caller(),
                    cluster.snapshot().cluster().id(),
                    kind,
                    from.getValue(),
                    source.getValue()));
  }

  private void run(Runnable act) {
    try {
      act.run();
      Notices.success(getTranslation("clusters-map.saved"));
      close();
      ClusterView.redraw(panel);
    } catch (RuntimeException e) {
      Notices.failure(e);
    }
  }
}
