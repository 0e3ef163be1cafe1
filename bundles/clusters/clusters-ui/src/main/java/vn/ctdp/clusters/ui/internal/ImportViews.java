package vn.ctdp.clusters.ui.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.imports.ClusterImports;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.component.Format;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The views of imports and of changes of many clusters. */
@Component(service = ViewContribution.class)
public class ImportViews implements ViewContribution {

  static final Messages MESSAGES = Messages.load(ImportViews.class, "i18n/clusters-import");

  private final List<ViewRoute> routes;

  /** What these views work with. */
  record Desk(
      ClusterImports imports, ClusterRegister register, Components components, Clock clock) {

    LocalDate today() {
      return LocalDate.now(clock.withZone(Format.ZONE));
    }

    static SubjectRef ref(String id) {
      return new SubjectRef("cluster-import", id);
    }
  }

  /** Made by the component runtime. */
  @Activate
  public ImportViews(
      @Reference ClusterImports imports,
      @Reference ClusterRegister register,
      @Reference Components components,
      @Reference Clock clock) {
    Desk desk = new Desk(imports, register, components, clock);
    routes =
        List.of(
            ViewRoute.of(
                    "clusters/imports",
                    ImportListView.class,
                    c -> new ImportListView(c, desk),
                    "clusters-import.list.title")
                .requiring(ClusterViews.VIEW),
            ViewRoute.of(
                    "clusters/imports/:id",
                    ImportView.class,
                    c -> new ImportView(c, desk),
                    "clusters-import.title")
                .requiring(ClusterViews.VIEW),
            ViewRoute.of(
                    "clusters/bulk",
                    BulkEditView.class,
                    c -> new BulkEditView(c, desk),
                    "clusters-import.bulk.title")
                .requiring(ClusterViews.EDIT));
  }

  @Override
  public String moduleId() {
    return "clusters";
  }

  @Override
  public String nameKey() {
    return "clusters-import.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "clusters-import.list.title",
            NavigationGroup.BUSINESS,
            "upload",
            90,
            "clusters/imports"));
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }
}
