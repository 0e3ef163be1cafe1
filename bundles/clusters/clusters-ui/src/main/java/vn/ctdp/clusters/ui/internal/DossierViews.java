package vn.ctdp.clusters.ui.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.dossier.Dossiers;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The views of dossiers. */
@Component(service = ViewContribution.class)
public final class DossierViews implements ViewContribution {

  static final String VIEW = "clusters.dossier.view";
  static final String PROCESS = "clusters.dossier.process";
  static final String CHAIR = "clusters.dossier.chair";
  static final String DECIDE = "clusters.dossier.decide";
  static final Messages MESSAGES = Messages.load(DossierViews.class, "i18n/clusters-dossier");

  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public DossierViews(
      @Reference Dossiers dossiers,
      @Reference ClusterRegister register,
      @Reference RuleService rules,
      @Reference CalendarService calendar,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference Components components) {
    DossierDesk desk =
        new DossierDesk(dossiers, register, rules, calendar, territory, instance, components);
    routes =
        List.of(
            ViewRoute.of(
                    "clusters/dossiers",
                    DossierListView.class,
                    c -> new DossierListView(c, desk),
                    "clusters.dossier.list.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "clusters/dossiers/new",
                    DossierNewView.class,
                    c -> new DossierNewView(c, desk),
                    "clusters.dossier.new.title")
                .requiring(PROCESS),
            ViewRoute.of(
                    "clusters/dossiers/:id",
                    DossierView.class,
                    c -> new DossierView(c, desk),
                    "clusters.dossier.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "clusters/dossiers/:id/proposal",
                    DossierProposalView.class,
                    c -> new DossierProposalView(c, desk),
                    "clusters.dossier.proposal.edit")
                .requiring(PROCESS));
  }

  @Override
  public String moduleId() {
    return "clusters";
  }

  @Override
  public String nameKey() {
    return "clusters.dossier.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "clusters.dossier.list.title",
            NavigationGroup.BUSINESS,
            "folder-open-o",
            15,
            "clusters/dossiers"));
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }

  @Override
  public List<String> stylesheets() {
    return List.of("dossier.css");
  }
}
