package vn.ctdp.extension.ui.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.extension.ExtensionPlans;
import vn.ctdp.extension.imports.ProjectImports;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The views of imports of projects; at the centre, which imports none, there are none. */
@Component(service = ViewContribution.class)
public final class ImportViews implements ViewContribution {

  static final String ROUTE = "extension/imports";
  static final Messages MESSAGES = Messages.load(ImportViews.class, "i18n/extension-import");

  private final boolean here;
  private final List<ViewRoute> routes;

  /** What these views work with. */
  record Tools(ProjectImports imports, ExtensionPlans plans, Components components) {}

  /** Made by the component runtime. */
  @Activate
  public ImportViews(
      @Reference ProjectImports imports,
      @Reference ExtensionPlans plans,
      @Reference Components components,
      @Reference InstanceInfo instance) {
    Tools tools = new Tools(imports, plans, components);
    here = instance.province().isPresent();
    routes =
        here
            ? List.of(
                ViewRoute.of(
                        ROUTE,
                        ImportListView.class,
                        c -> new ImportListView(c, tools),
                        "extension-import.title")
                    .requiring(ExtensionViews.VIEW),
                ViewRoute.of(
                        ROUTE + "/:id",
                        ImportView.class,
                        c -> new ImportView(c, tools),
                        "extension-import.one")
                    .requiring(ExtensionViews.VIEW))
            : List.of();
  }

  @Override
  public String moduleId() {
    return "extension";
  }

  @Override
  public String nameKey() {
    return "extension-import.title";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return here
        ? List.of(
            new NavigationEntry(
                "extension-import.title", NavigationGroup.BUSINESS, "upload", 49, ROUTE))
        : List.of();
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }
}
