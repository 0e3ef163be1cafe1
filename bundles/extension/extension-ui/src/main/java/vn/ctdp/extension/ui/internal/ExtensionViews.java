package vn.ctdp.extension.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.extension.ExtensionAdjustments;
import vn.ctdp.extension.ExtensionAssessments;
import vn.ctdp.extension.ExtensionCatalogue;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.ExtensionPlans;
import vn.ctdp.extension.ExtensionProjects;
import vn.ctdp.extension.travel.ProjectTravel;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The views of the module for industrial promotion. */
@Component
public class ExtensionViews implements ViewContribution {

  static final String VIEW = "extension.project.view";
  static final String EDIT = "extension.project.edit";
  static final String PLAN = "extension.plan.edit";
  static final String PROCESS = "extension.process.edit";
  static final Messages MESSAGES = Messages.load(ExtensionViews.class, "i18n/extension");

  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public ExtensionViews(
      @Reference ExtensionProjects projects,
      @Reference ExtensionPlans plans,
      @Reference ExtensionCatalogue catalogue,
      @Reference ExtensionAssessments assessments,
      @Reference ExtensionLifecycle lifecycle,
      @Reference ExtensionAdjustments adjustments,
      @Reference TerritoryService territory,
      @Reference InstanceInfo instance,
      @Reference Components components,
      @Reference ProjectSections sections,
      @Reference ProjectTravel travel,
      @Reference Clock clock) {
    Desk desk =
        new Desk(
            projects,
            plans,
            catalogue,
            assessments,
            lifecycle,
            adjustments,
            territory,
            instance,
            components,
            sections,
            travel,
            clock);
    routes =
        List.of(
            ViewRoute.of(
                    "extension",
                    ProjectListView.class,
                    c -> new ProjectListView(c, desk),
                    "extension.projects.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "extension/new",
                    ProjectNewView.class,
                    c -> new ProjectNewView(c, desk),
                    "extension.project.new")
                .requiring(EDIT),
            ViewRoute.of(
                    "extension/plans",
                    PlanListView.class,
                    c -> new PlanListView(c, desk),
                    "extension.plans.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "extension/plans/:id",
                    PlanView.class,
                    c -> new PlanView(c, desk),
                    "extension.plan.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "extension/programmes",
                    ProgrammeListView.class,
                    c -> new ProgrammeListView(c, desk),
                    "extension.programmes.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "extension/programmes/new",
                    ProgrammeNewView.class,
                    c -> new ProgrammeNewView(c, desk),
                    "extension.programme.new")
                .requiring(PLAN),
            ViewRoute.of(
                    "extension/programmes/:id",
                    ProgrammeView.class,
                    c -> new ProgrammeView(c, desk),
                    "extension.programme.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "extension/contents",
                    ContentsView.class,
                    c -> new ContentsView(c, desk),
                    "extension.contents.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "extension/process",
                    ProcessView.class,
                    c -> new ProcessView(c, desk),
                    "extension.process.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "extension/:id",
                    ProjectView.class,
                    c -> new ProjectView(c, desk),
                    "extension.project.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "extension/:id/edit",
                    ProjectEditView.class,
                    c -> new ProjectEditView(c, desk),
                    "extension.project.edit.title")
                .requiring(EDIT));
  }

  @Override
  public String moduleId() {
    return "extension";
  }

  @Override
  public String nameKey() {
    return "extension.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "extension.projects.title", NavigationGroup.BUSINESS, "briefcase", 40, "extension"),
        new NavigationEntry(
            "extension.plans.title",
            NavigationGroup.BUSINESS,
            "clipboard-text",
            41,
            "extension/plans"),
        new NavigationEntry(
            "extension.programmes.title",
            NavigationGroup.BUSINESS,
            "road",
            42,
            "extension/programmes"),
        new NavigationEntry(
            "extension.process.title",
            NavigationGroup.CATALOGUE,
            "sitemap",
            61,
            "extension/process"),
        new NavigationEntry(
            "extension.contents.title",
            NavigationGroup.CATALOGUE,
            "list-ol",
            60,
            "extension/contents"));
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
