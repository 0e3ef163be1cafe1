package vn.ctdp.clusters.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.map.ClusterMap;
import vn.ctdp.clusters.tracking.ClusterTracking;
import vn.ctdp.clusters.vacancy.VacantLand;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The working views: map, weekly tracking, obstacles, slow clusters, vacant land. */
@Component(service = {ViewContribution.class, MapViews.class})
public final class MapViews implements ViewContribution {

  /** What is watched from week to week is one line of the menu. */
  private static final String FOLLOW = "clusters-map.follow";

  static final String PUBLISH = "clusters.vacancy.publish";
  static final Messages MESSAGES = Messages.load(MapViews.class, "i18n/clusters-map");

  private final MapDesk desk;
  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public MapViews(
      @Reference ClusterRegister register,
      @Reference ClusterMap map,
      @Reference ClusterTracking tracking,
      @Reference VacantLand land,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference Components components,
      @Reference Clock clock) {
    desk = new MapDesk(register, map, tracking, land, territory, instance, components, clock);
    routes =
        List.of(
            ViewRoute.of(
                    "clusters/map", MapView.class, c -> new MapView(c, desk), "clusters-map.title")
                .requiring(ClusterViews.VIEW),
            ViewRoute.of(
                    "clusters/tracking",
                    TrackingView.class,
                    c -> new TrackingView(c, desk),
                    "clusters-map.tracking.title")
                .requiring(ClusterViews.VIEW),
            ViewRoute.of(
                    "clusters/obstacles",
                    ObstaclesView.class,
                    c -> new ObstaclesView(c, desk),
                    "clusters-map.obstacles.title")
                .requiring(ClusterViews.VIEW),
            ViewRoute.of(
                    "clusters/slow",
                    SlowView.class,
                    c -> new SlowView(c, desk),
                    "clusters-map.slow.title")
                .requiring(ClusterViews.VIEW),
            ViewRoute.of(
                    "clusters/vacant",
                    VacantView.class,
                    c -> new VacantView(c, desk),
                    "clusters-map.vacant.title")
                .requiring(ClusterViews.VIEW));
  }

  MapDesk desk() {
    return desk;
  }

  @Override
  public String moduleId() {
    return "clusters";
  }

  @Override
  public String nameKey() {
    return "clusters-map.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        entry("title", "globe", 30, "clusters/map"),
        entry("tracking.title", "calendar-clock", 40, "clusters/tracking").tabOf(FOLLOW),
        entry("obstacles.title", "exclamation-circle-o", 41, "clusters/obstacles").tabOf(FOLLOW),
        entry("slow.title", "hourglass", 42, "clusters/slow").tabOf(FOLLOW),
        entry("vacant.title", "area-select", 43, "clusters/vacant").tabOf(FOLLOW));
  }

  private static NavigationEntry entry(String key, String icon, int order, String path) {
    return new NavigationEntry("clusters-map." + key, NavigationGroup.BUSINESS, icon, order, path);
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }

  @Override
  public List<String> stylesheets() {
    return List.of("map.css");
  }
}
