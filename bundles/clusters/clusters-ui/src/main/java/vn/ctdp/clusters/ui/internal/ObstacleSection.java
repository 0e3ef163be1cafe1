package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.tracking.Obstacle;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** What stands in a cluster's way, on its page. */
@org.osgi.service.component.annotations.Component(service = ClusterSection.class)
public final class ObstacleSection implements ClusterSection {

  private final MapViews views;

  /** Made by the component runtime. */
  @Activate
  public ObstacleSection(@Reference MapViews views) {
    this.views = views;
  }

  @Override
  public int order() {
    return TRACKING + 10;
  }

  @Override
  public Optional<Component> section(ViewContext context, ClusterSnapshot at) {
    MapDesk desk = views.desk();
    List<Obstacle> all =
        desk.tracking().obstacles(context.caller(), at.cluster().id()).stream()
            .filter(o -> !o.since().isAfter(at.day()))
            .toList();
    boolean editable =
        !desk.centre() && context.may(ClusterViews.EDIT, Target.of(at.cluster().province()));
    if (all.isEmpty() && !editable) {
      return Optional.empty();
    }
    Div panel = new Div();
    panel.addClassName("ctdp-panel");
    panel.add(new H3(t(panel, "title")));
    DataGrid<Obstacle> grid =
        desk.components()
            .grid(
                context,
                "clusters-obstacles-one",
                (caller, request) ->
                    new Page<>(
                        all.stream().skip(request.offset()).limit(request.limit()).toList(),
                        all.size()));
    grid.text("text", t(panel, "text"), Obstacle::text).grow(3);
    grid.badge(
            "state",
            t(panel, "state"),
            o -> t(panel, openOn(o, at) ? "open" : "solved"),
            o -> openOn(o, at) ? Tone.WARNING : Tone.GOOD)
        .width("9rem");
    grid.date("since", t(panel, "since"), Obstacle::since).width("8rem");
    grid.whole(
            "days",
            t(panel, "days"),
            o -> ChronoUnit.DAYS.between(o.since(), openOn(o, at) ? at.day() : o.solvedOn()))
        .width("7rem");
    grid.text("request", t(panel, "request"), Obstacle::request).grow(2);
    grid.text("owner", t(panel, "owner"), Obstacle::owner).width("10rem");
    grid.plain().noExport().allRowsVisible();
    grid.empty(VaadinIcon.CHECK_CIRCLE_O, t(panel, "none"), null);
    if (editable) {
      Runnable redraw = () -> ClusterView.redraw(panel);
      grid.open(o -> ObstacleDialog.open(context, desk, o, redraw));
      Button add =
          new Button(
              t(panel, "add"),
              VaadinIcon.PLUS.create(),
              e ->
                  ObstacleDialog.open(
                      context,
                      desk,
                      ObstacleDialog.draft(desk, at.cluster().id(), at.cluster().name()),
                      redraw));
      grid.toolbar(add);
    }
    panel.add(grid);
    return Optional.of(panel);
  }

  private static boolean openOn(Obstacle o, ClusterSnapshot at) {
    return o.open() || o.solvedOn().isAfter(at.day());
  }

  private static String t(Component text, String key) {
    return text.getTranslation("clusters-map.obstacle." + key);
  }
}
