package vn.ctdp.exchange.ui.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.deadline.DeadlineService;
import vn.ctdp.exchange.decision.DecisionService;
import vn.ctdp.exchange.drift.DriftDesk;
import vn.ctdp.exchange.form.Forms;
import vn.ctdp.exchange.intake.ConsolidationService;
import vn.ctdp.exchange.intake.IntakeListener;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.stream.AdviceDesk;
import vn.ctdp.exchange.stream.StreamDesk;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The centre's views of what it decides and sends down, and of who is late. */
@Component(service = {ViewContribution.class, IntakeListener.class})
public class CentreStreamViews implements ViewContribution, IntakeListener {

  static final String VIEW = "exchange.stream.view";
  static final String PUBLISH = "exchange.stream.publish";
  static final String ADVISE = "exchange.module.advise";
  static final String DECIDE = "exchange.report.decide";
  static final String LOCK = "exchange.period.lock";
  static final String EXTEND = "exchange.deadline.extend";

  private final OpenPages open = new OpenPages();
  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public CentreStreamViews(
      @Reference StreamDesk desk,
      @Reference AdviceDesk advice,
      @Reference DriftDesk drift,
      @Reference DecisionService decisions,
      @Reference DeadlineService deadlines,
      @Reference ConsolidationService consolidation,
      @Reference Forms forms,
      @Reference TerritoryService territory,
      @Reference CalendarService calendar,
      @Reference Components components) {
    routes =
        List.of(
            ViewRoute.of(
                    "received",
                    ReceivedListView.class,
                    c ->
                        new ReceivedListView(
                            c,
                            decisions,
                            consolidation,
                            forms,
                            territory,
                            calendar,
                            components,
                            open),
                    "exchange.down.received")
                .requiring(CentreViews.VIEW),
            ViewRoute.of(
                    "received/:id",
                    ReceivedView.class,
                    c -> new ReceivedView(c, decisions),
                    "exchange.down.received.one")
                .requiring(CentreViews.VIEW),
            ViewRoute.of(
                    "received/:id/lists/:list",
                    ReceivedListsView.class,
                    c -> new ReceivedListsView(c, decisions, components),
                    "exchange.down.lists")
                .requiring(CentreViews.VIEW),
            ViewRoute.of(
                    "lateness",
                    MatrixView.class,
                    c -> new MatrixView(c, deadlines, forms, territory, calendar, components, open),
                    "exchange.down.matrix")
                .requiring(CentreViews.VIEW),
            ViewRoute.of(
                    "stream",
                    StreamView.class,
                    c -> new StreamView(c, desk, territory, calendar, components),
                    "exchange.down.stream")
                .requiring(VIEW),
            ViewRoute.of(
                    "module-advice",
                    AdviceView.class,
                    c -> new AdviceView(c, advice, territory, calendar, components),
                    "exchange.down.modules.title")
                .requiring(VIEW),
            ViewRoute.of(
                    "drift",
                    DriftView.class,
                    c -> new DriftView(c, drift::lines, null, territory, components),
                    "exchange.down.drift")
                .requiring(VIEW));
  }

  @Override
  public String moduleId() {
    return "exchange";
  }

  @Override
  public String nameKey() {
    return "exchange.down.name";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "exchange.down.received", NavigationGroup.REPORTING, "check-square-o", 12, "received"),
        new NavigationEntry(
            "exchange.down.matrix", NavigationGroup.REPORTING, "calendar-clock", 14, "lateness"),
        new NavigationEntry(
            "exchange.down.stream", NavigationGroup.REPORTING, "download-alt", 30, "stream"),
        new NavigationEntry(
            "exchange.down.modules.title",
            NavigationGroup.REPORTING,
            "puzzle-piece",
            40,
            "module-advice"),
        new NavigationEntry(
            "exchange.down.drift", NavigationGroup.REPORTING, "search", 50, "drift"));
  }

  @Override
  public Messages messages() {
    return StreamTexts.MESSAGES;
  }

  @Override
  public List<String> stylesheets() {
    return List.of("exchange.css");
  }

  @Override
  public void received(Receipt receipt) {
    open.tell();
  }
}
