package vn.ctdp.extension.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.extension.ExtensionCatalogue;
import vn.ctdp.extension.ExtensionProjects;
import vn.ctdp.extension.money.ExtensionMoney;
import vn.ctdp.extension.money.ProjectMoney;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The views of budgets and what became of them. */
@Component(service = {ViewContribution.class, MoneyViews.class})
public final class MoneyViews implements ViewContribution {

  static final String VIEW = "extension.money.view";
  static final String ALLOCATE = "extension.money.allocate";
  static final String PAY = "extension.money.pay";
  static final String APPRAISE = "extension.project.appraise";
  static final Messages MESSAGES = Messages.load(MoneyViews.class, "i18n/extension-money");

  private final MoneyDesk desk;
  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public MoneyViews(
      @Reference ExtensionMoney money,
      @Reference ProjectMoney figures,
      @Reference ExtensionProjects projects,
      @Reference ExtensionCatalogue catalogue,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference Components components,
      @Reference Clock clock) {
    desk =
        new MoneyDesk(money, figures, projects, catalogue, territory, instance, components, clock);
    routes =
        List.of(
            ViewRoute.of(
                    "extension/money",
                    BudgetListView.class,
                    c -> new BudgetListView(c, desk),
                    "extension-money.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "extension/money/:id",
                    BudgetView.class,
                    c -> new BudgetView(c, desk),
                    "extension-money.budget")
                .requiring(VIEW));
  }

  MoneyDesk desk() {
    return desk;
  }

  @Override
  public String moduleId() {
    return "extension";
  }

  @Override
  public String nameKey() {
    return "extension-money.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "extension-money.title", NavigationGroup.BUSINESS, "wallet", 43, "extension/money"));
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }

  @Override
  public List<String> stylesheets() {
    return List.of("extension.css");
  }
}
