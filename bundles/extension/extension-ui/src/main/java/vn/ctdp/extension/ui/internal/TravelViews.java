package vn.ctdp.extension.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.travel.ProjectTravel;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** National projects between province and centre. */
@Component(service = {ViewContribution.class, TravelViews.class})
public class TravelViews implements ViewContribution {

  static final String DECIDE = "extension.project.decide";
  static final String APPRAISE = "extension.project.appraise";
  static final Messages MESSAGES = Messages.load(TravelViews.class, "i18n/extension-travel");

  private final TravelDesk desk;
  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public TravelViews(
      @Reference ProjectTravel travel,
      @Reference ExtensionLifecycle lifecycle,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference Components components,
      @Reference Clock clock) {
    desk = new TravelDesk(travel, lifecycle, territory, instance, components, clock);
    routes =
        List.of(
            ViewRoute.of(
                    "extension/travel",
                    TravelListView.class,
                    c -> new TravelListView(c, desk),
                    "extension-travel.title")
                .requiring(ExtensionViews.VIEW));
  }

  TravelDesk desk() {
    return desk;
  }

  @Override
  public String moduleId() {
    return "extension";
  }

  @Override
  public String nameKey() {
    return "extension-travel.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "extension-travel.title",
            NavigationGroup.BUSINESS,
            "exchange",
            44,
            "extension/travel"));
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }
}
