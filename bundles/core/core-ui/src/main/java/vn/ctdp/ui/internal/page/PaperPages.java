package vn.ctdp.ui.internal.page;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.paper.PaperNumbers;
import vn.ctdp.core.paper.PaperTemplates;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/**
 * Templates of papers and their numbers. A contribution of its own: the other pages do not wait for
 * the papers.
 */
@Component(service = ViewContribution.class)
public final class PaperPages implements ViewContribution {

  static final String VIEW = "core.paper.view";
  static final String TEMPLATE = "core.paper.template";
  static final String NUMBER = "core.paper.number";
  static final Messages MESSAGES = Messages.load(PaperPages.class, "i18n/papers");

  private final List<ViewRoute> routes;

  /** Made by Declarative Services. */
  @Activate
  public PaperPages(
      @Reference PaperTemplates templates,
      @Reference PaperNumbers numbers,
      @Reference Components components,
      @Reference Clock clock) {
    routes =
        List.of(
            ViewRoute.of(
                    "paper-templates",
                    PaperTemplatesPage.class,
                    c -> new PaperTemplatesPage(c, templates),
                    "core.papers.templates")
                .requiring(VIEW),
            ViewRoute.of(
                    "paper-templates/:id",
                    PaperTemplatePage.class,
                    c -> new PaperTemplatePage(c, templates),
                    "core.papers.template")
                .requiring(VIEW),
            ViewRoute.of(
                    "paper-numbers",
                    PaperNumbersPage.class,
                    c -> new PaperNumbersPage(c, numbers, components, clock),
                    "core.papers.numbers")
                .requiring(VIEW));
  }

  @Override
  public String moduleId() {
    return "core";
  }

  @Override
  public String nameKey() {
    return "core.papers.name";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    NavigationGroup admin = NavigationGroup.ADMINISTRATION;
    return List.of(
        new NavigationEntry(
            "core.papers.templates", admin, "file-presentation", 50, "paper-templates"),
        new NavigationEntry("core.papers.numbers", admin, "list-ol", 51, "paper-numbers"));
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }
}
