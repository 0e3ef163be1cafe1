package vn.ctdp.clusters.ui.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.temporal.ChronoUnit;
import vn.ctdp.clusters.tracking.Obstacle;
import vn.ctdp.ui.component.DataGrid;
import vn.ctdp.ui.component.Tone;
import vn.ctdp.ui.view.ViewContext;

/** Obstacles of all clusters. */
class ObstaclesView extends Div {

  private static final long serialVersionUID = 1L;

  ObstaclesView(ViewContext context, MapDesk desk) {
    addClassName("ctdp-view");
    DataGrid<Obstacle> grid =
        desk.components()
            .grid(
                context,
                "clusters-obstacles",
                (caller, request) -> desk.tracking().obstacles(caller, request));
    grid.text("cluster", t("cluster"), Obstacle::clusterName).sortable().pinned().width("12rem");
    grid.text("text", t("text"), Obstacle::text).grow(3);
    grid.badge(
            "state",
            t("state"),
            o -> t(o.open() ? "open" : "solved"),
            o -> o.open() ? Tone.WARNING : Tone.GOOD)
        .width("9rem");
    grid.date("since", t("since"), Obstacle::since).sortable().width("8rem");
    grid.whole(
            "days",
            t("days"),
            o -> ChronoUnit.DAYS.between(o.since(), o.open() ? desk.today() : o.solvedOn()))
        .width("7rem");
    grid.text("request", t("request"), Obstacle::request).grow(2);
    grid.text("owner", t("owner"), Obstacle::owner).width("10rem");
    grid.date("solvedOn", t("solvedOn"), Obstacle::solvedOn).width("8rem").hidden();
    grid.text("outcome", t("outcome"), Obstacle::outcome).hidden();
    grid.filter(
        "open",
        t("state"),
        java.util.List.of(
            new DataGrid.Option("true", t("open")), new DataGrid.Option("false", t("solved"))));
    grid.link(o -> "clusters/" + o.cluster());
    if (!desk.centre() && context.may(ClusterViews.EDIT)) {
      grid.action(
          t("edit"), VaadinIcon.EDIT, o -> ObstacleDialog.open(context, desk, o, grid::refresh));
    }
    grid.export("vuong-mac-cum-cong-nghiep", getTranslation("clusters-map.obstacles.title"));
    grid.empty(VaadinIcon.CHECK_CIRCLE_O, t("none"), t("none.hint"));
    add(grid);
  }

  private String t(String key) {
    return getTranslation("clusters-map.obstacle." + key);
  }
}
