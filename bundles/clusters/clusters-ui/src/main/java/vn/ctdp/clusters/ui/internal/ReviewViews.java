package vn.ctdp.clusters.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.review.ClusterConflicts;
import vn.ctdp.clusters.review.ClusterRates;
import vn.ctdp.clusters.review.ClusterReconciliation;
import vn.ctdp.clusters.review.ClusterReview;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** Views about the quality of figures: checks, rates, conflicts. */
@Component(service = ViewContribution.class)
public final class ReviewViews implements ViewContribution {

  /** What is asked about the figures is one line of the menu. */
  private static final String FIGURES = "clusters.review.figures";

  static final String VIEW = "clusters.register.view";
  static final String EDIT = "clusters.register.edit";
  static final String DECIDE = "clusters.review.decide";
  static final Messages MESSAGES = Messages.load(ReviewViews.class, "i18n/clusters-review");

  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public ReviewViews(
      @Reference ClusterReview review,
      @Reference ClusterRates rates,
      @Reference ClusterConflicts conflicts,
      @Reference ClusterReconciliation reconciliation,
      @Reference ClusterRegister register,
      @Reference InstanceInfo instance,
      @Reference Components components,
      @Reference Clock clock) {
    ReviewDesk desk =
        new ReviewDesk(review, rates, conflicts, register, instance, components, clock);
    routes =
        List.of(
            ViewRoute.of(
                    "clusters/rates",
                    RatesView.class,
                    c -> new RatesView(c, desk),
                    "clusters.review.rates.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "clusters/checks",
                    ChecksView.class,
                    c -> new ChecksView(c, desk),
                    "clusters.review.checks.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "clusters/reconcile",
                    ReconciliationView.class,
                    c -> new ReconciliationView(c, desk, reconciliation),
                    "clusters.review.reconcile.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "clusters/conflicts",
                    ConflictsView.class,
                    c -> new ConflictsView(c, desk),
                    "clusters.review.conflicts.title")
                .requiring(VIEW));
  }

  @Override
  public String moduleId() {
    return "clusters";
  }

  @Override
  public String nameKey() {
    return "clusters.review.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
                "clusters.review.rates.title",
                NavigationGroup.BUSINESS,
                "pie-chart",
                50,
                "clusters/rates")
            .tabOf(FIGURES),
        new NavigationEntry(
                "clusters.review.checks.title",
                NavigationGroup.BUSINESS,
                "check-square-o",
                51,
                "clusters/checks")
            .tabOf(FIGURES),
        new NavigationEntry(
                "clusters.review.reconcile.title",
                NavigationGroup.BUSINESS,
                "scale",
                52,
                "clusters/reconcile")
            .tabOf(FIGURES),
        new NavigationEntry(
                "clusters.review.conflicts.title",
                NavigationGroup.BUSINESS,
                "split",
                53,
                "clusters/conflicts")
            .tabOf(FIGURES));
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }
}
