package vn.ctdp.exchange.ui.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.record.RecordDesk;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The centre's view of the records that provinces share. */
@Component
public class CentreRecordViews implements ViewContribution {

  static final String MANAGE = "exchange.records.manage";

  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public CentreRecordViews(
      @Reference RecordDesk desk,
      @Reference TerritoryService territory,
      @Reference CalendarService calendar,
      @Reference Components components) {
    routes =
        List.of(
            ViewRoute.of(
                    "shared-records",
                    SharedRecordsView.class,
                    c -> new SharedRecordsView(c, desk, territory, calendar, components),
                    "exchange.records.title")
                .requiring(CentreViews.VIEW));
  }

  @Override
  public String moduleId() {
    return "exchange";
  }

  @Override
  public String nameKey() {
    return "exchange.module";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "exchange.records.title", NavigationGroup.REPORTING, "records", 35, "shared-records"));
  }

  @Override
  public Messages messages() {
    return ExchangeTexts.MESSAGES;
  }
}
