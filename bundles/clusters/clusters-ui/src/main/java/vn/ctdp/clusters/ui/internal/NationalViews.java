package vn.ctdp.clusters.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.record.NationalClusters;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The national table; a province has none. */
@Component
public class NationalViews implements ViewContribution {

  private final List<ViewRoute> routes;
  private final List<NavigationEntry> navigation;

  /** Made by the component runtime. */
  @Activate
  public NationalViews(
      @Reference NationalClusters national,
      @Reference InstanceInfo instance,
      @Reference Components components,
      @Reference Clock clock) {
    boolean centre = instance.province().isEmpty();
    routes =
        centre
            ? List.of(
                ViewRoute.of(
                        "clusters/national",
                        NationalView.class,
                        c -> new NationalView(c, national, components, clock),
                        NationalTexts.key("title"))
                    .requiring(ClusterViews.VIEW))
            : List.of();
    navigation =
        centre
            ? List.of(
                new NavigationEntry(
                    NationalTexts.key("title"),
                    NavigationGroup.BUSINESS,
                    "table",
                    5,
                    "clusters/national"))
            : List.of();
  }

  @Override
  public String moduleId() {
    return "clusters";
  }

  @Override
  public String nameKey() {
    return NationalTexts.key("module");
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return navigation;
  }

  @Override
  public Messages messages() {
    return NationalTexts.MESSAGES;
  }

  @Override
  public List<String> stylesheets() {
    return List.of("clusters-national.css");
  }
}
