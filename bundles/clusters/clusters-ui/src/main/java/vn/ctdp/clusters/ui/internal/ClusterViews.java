package vn.ctdp.clusters.ui.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.review.ClusterConflicts;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.report.ReportService;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The views of the cluster module. */
@Component
public class ClusterViews implements ViewContribution {

  static final String VIEW = "clusters.register.view";
  static final String EDIT = "clusters.register.edit";
  static final Messages MESSAGES = Messages.load(ClusterViews.class, "i18n/clusters");

  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public ClusterViews(
      @Reference ClusterRegister register,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference Components components,
      @Reference Clock clock,
      @Reference RuleService rules,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          ReportService reports,
      @Reference ClusterSections sections,
      @Reference ClusterConflicts conflicts) {
    Desk desk =
        new Desk(
            register,
            territory,
            instance,
            components,
            clock,
            rules,
            Optional.ofNullable(reports),
            sections);
    routes =
        List.of(
            ViewRoute.of(
                    "clusters",
                    ClusterListView.class,
                    c -> new ClusterListView(c, desk),
                    "clusters.list.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "clusters/new",
                    ClusterNewView.class,
                    c -> new ClusterNewView(c, desk),
                    "clusters.new.title")
                .requiring(EDIT),
            ViewRoute.of(
                    "clusters/plan",
                    PlanListView.class,
                    c -> new PlanListView(c, desk),
                    "clusters.plan.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "clusters/plan/new",
                    PlanNewView.class,
                    c -> new PlanNewView(c, desk),
                    "clusters.plan.new.title")
                .requiring(EDIT),
            ViewRoute.of(
                    "clusters/plan/:id",
                    PlanView.class,
                    c -> new PlanView(c, desk),
                    "clusters.plan.entry.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "clusters/:id",
                    ClusterView.class,
                    c -> new ClusterView(c, desk),
                    "clusters.cluster.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "clusters/:id/edit",
                    ClusterEditView.class,
                    c -> new ClusterEditView(c, desk),
                    "clusters.edit.title")
                .requiring(EDIT),
            ViewRoute.of(
                    "clusters/:id/facts",
                    FactsView.class,
                    c -> new FactsView(c, desk, conflicts),
                    "clusters.facts.title")
                .requiring(EDIT));
  }

  @Override
  public String moduleId() {
    return "clusters";
  }

  @Override
  public String nameKey() {
    return "clusters.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry("clusters.menu.list", NavigationGroup.BUSINESS, "list", 10, "clusters"),
        new NavigationEntry(
            "clusters.plan.title", NavigationGroup.BUSINESS, "map-marker", 20, "clusters/plan"));
  }

  @Override
  public List<String> stylesheets() {
    return List.of("clusters-register.css");
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }
}
