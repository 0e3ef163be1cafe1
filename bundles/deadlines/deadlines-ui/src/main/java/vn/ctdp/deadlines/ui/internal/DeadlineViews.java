package vn.ctdp.deadlines.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The view of the module. */
@Component
public final class DeadlineViews implements ViewContribution {

  static final Messages MESSAGES = Messages.load(DeadlineViews.class, "i18n/deadlines");

  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public DeadlineViews(
      @Reference CalendarService calendar,
      @Reference Components components,
      @Reference Clock clock) {
    routes =
        List.of(
            ViewRoute.of(
                    "deadlines",
                    DeadlinesView.class,
                    c -> new DeadlinesView(c, calendar, components, clock),
                    "deadlines.title")
                .requiring(DeadlinesModule.VIEW));
  }

  @Override
  public String moduleId() {
    return "deadlines";
  }

  @Override
  public String nameKey() {
    return "deadlines.title";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "deadlines.title", NavigationGroup.BUSINESS, "calendar-clock", 90, "deadlines"));
  }

  @Override
  public Messages messages() {
    return MESSAGES;
  }
}
