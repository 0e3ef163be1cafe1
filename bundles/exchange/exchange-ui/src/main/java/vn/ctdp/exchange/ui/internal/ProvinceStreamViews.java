package vn.ctdp.exchange.ui.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.drift.DriftRadar;
import vn.ctdp.exchange.stream.StreamInbox;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The province's views of what came from the centre. */
@Component(service = ViewContribution.class)
public class ProvinceStreamViews implements ViewContribution {

  static final String VIEW = "exchange.inbox.view";
  static final String MANAGE = "exchange.inbox.manage";

  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public ProvinceStreamViews(
      @Reference StreamInbox inbox,
      @Reference DriftRadar radar,
      @Reference TerritoryService territory,
      @Reference Components components) {
    routes =
        List.of(
            ViewRoute.of(
                    "inbox",
                    InboxView.class,
                    c -> new InboxView(c, inbox, components),
                    "exchange.down.inbox")
                .requiring(VIEW),
            ViewRoute.of(
                    "inbox/:number",
                    InboxItemView.class,
                    c -> new InboxItemView(c, inbox),
                    "exchange.down.inbox.one")
                .requiring(VIEW),
            ViewRoute.of(
                    "drift",
                    DriftView.class,
                    c -> new DriftView(c, radar::lines, radar::check, territory, components),
                    "exchange.down.drift.own")
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
            "exchange.down.inbox", NavigationGroup.REPORTING, "download-alt", 30, "inbox"),
        new NavigationEntry(
            "exchange.down.drift.own", NavigationGroup.REPORTING, "search", 50, "drift"));
  }

  @Override
  public Messages messages() {
    return StreamTexts.MESSAGES;
  }

  @Override
  public List<String> stylesheets() {
    return List.of("exchange.css");
  }
}
