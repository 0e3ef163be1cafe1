package vn.ctdp.extension.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.extension.ExtensionCatalogue;
import vn.ctdp.extension.report.EarlyWarnings;
import vn.ctdp.extension.report.ExtensionIndicators;
import vn.ctdp.extension.report.ProjectMonths;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** Views of aggregates, early warning and monthly reports. */
@Component(service = ViewContribution.class)
public final class ReportViews implements ViewContribution {

  static final String VIEW = "extension.project.view";
  static final String EDIT = "extension.project.edit";
  static final String APPRAISE = "extension.project.appraise";
  static final Messages MESSAGES = Messages.load(ReportViews.class, "i18n/extension-report");

  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public ReportViews(
      @Reference ExtensionIndicators indicators,
      @Reference EarlyWarnings warnings,
      @Reference ProjectMonths months,
      @Reference ExtensionCatalogue catalogue,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference Components components,
      @Reference Clock clock) {
    ReportDesk desk =
        new ReportDesk(
            indicators, warnings, months, catalogue, territory, instance, components, clock);
    routes =
        List.of(
            ViewRoute.of(
                    "extension/months",
                    MonthsView.class,
                    c -> new MonthsView(c, desk),
                    "extension-report.months.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "extension/warnings",
                    WarningsView.class,
                    c -> new WarningsView(c, desk),
                    "extension-report.warnings.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "extension/indicators",
                    IndicatorsView.class,
                    c -> new IndicatorsView(c, desk),
                    "extension-report.indicators.title")
                .requiring(VIEW));
  }

  @Override
  public String moduleId() {
    return "extension";
  }

  @Override
  public String nameKey() {
    return "extension-report.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "extension-report.months.title",
            NavigationGroup.BUSINESS,
            "calendar",
            43,
            "extension/months"),
        new NavigationEntry(
            "extension-report.warnings.title",
            NavigationGroup.BUSINESS,
            "bell",
            44,
            "extension/warnings"),
        new NavigationEntry(
            "extension-report.indicators.title",
            NavigationGroup.BUSINESS,
            "bar-chart",
            45,
            "extension/indicators"));
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }
}
