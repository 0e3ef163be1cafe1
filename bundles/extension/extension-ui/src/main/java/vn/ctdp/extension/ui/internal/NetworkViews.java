package vn.ctdp.extension.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.extension.network.CommuneCollaborators;
import vn.ctdp.extension.network.ExtensionCentres;
import vn.ctdp.extension.network.NetworkCoverage;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** Views of extension centres, collaborators and coverage; a province's, the centre has none. */
@Component(service = ViewContribution.class)
public final class NetworkViews implements ViewContribution {

  static final String VIEW = "extension.network.view";
  static final String EDIT = "extension.network.edit";
  static final Messages MESSAGES = Messages.load(NetworkViews.class, "i18n/extension-network");
  private static final String PAGE = "extension-network.title";

  private final List<ViewRoute> routes;
  private final List<NavigationEntry> entries;

  /** Made by the component runtime. */
  @Activate
  public NetworkViews(
      @Reference ExtensionCentres centres,
      @Reference CommuneCollaborators collaborators,
      @Reference NetworkCoverage coverage,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference Components components,
      @Reference Clock clock) {
    NetworkDesk desk =
        new NetworkDesk(centres, collaborators, coverage, territory, instance, components, clock);
    boolean keeps = instance.role() == InstanceRole.PROVINCE;
    routes = keeps ? routes(desk) : List.of();
    entries =
        keeps
            ? List.of(
                entry("coverage", "cluster", 46, "extension/network/coverage"),
                entry("collaborators", "users", 47, "extension/network/collaborators"),
                entry("centres", "building-o", 48, "extension/network/centres"))
            : List.of();
  }

  private static List<ViewRoute> routes(NetworkDesk desk) {
    return List.of(
        ViewRoute.of(
                "extension/network/coverage",
                CoverageView.class,
                c -> new CoverageView(c, desk),
                "extension-network.coverage")
            .requiring(VIEW),
        ViewRoute.of(
                "extension/network/collaborators",
                CollaboratorListView.class,
                c -> new CollaboratorListView(c, desk),
                "extension-network.collaborators")
            .requiring(VIEW),
        ViewRoute.of(
                "extension/network/collaborators/:id",
                CollaboratorView.class,
                c -> new CollaboratorView(c, desk),
                "extension-network.collaborator")
            .requiring(VIEW),
        ViewRoute.of(
                "extension/network/centres",
                CentreListView.class,
                c -> new CentreListView(c, desk),
                "extension-network.centres")
            .requiring(VIEW),
        ViewRoute.of(
                "extension/network/centres/:id",
                CentreView.class,
                c -> new CentreView(c, desk),
                "extension-network.centre")
            .requiring(VIEW));
  }

  private static NavigationEntry entry(String key, String icon, int order, String path) {
    return new NavigationEntry(
            "extension-network." + key, NavigationGroup.BUSINESS, icon, order, path)
        .tabOf(PAGE);
  }

  @Override
  public String moduleId() {
    return "extension";
  }

  @Override
  public String nameKey() {
    return "extension-network.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return entries;
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }

  @Override
  public List<String> stylesheets() {
    return List.of("network.css");
  }
}
