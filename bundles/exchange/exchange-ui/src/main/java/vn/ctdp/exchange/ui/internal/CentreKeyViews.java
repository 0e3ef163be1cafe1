package vn.ctdp.exchange.ui.internal;

import java.time.Clock;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.enrolment.EnrolmentListener;
import vn.ctdp.exchange.enrolment.EnrolmentOffice;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.Messages;
import vn.ctdp.ui.view.NavigationEntry;
import vn.ctdp.ui.view.NavigationGroup;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The centre's page about keys and enrolments. */
@Component(service = {ViewContribution.class, EnrolmentListener.class})
public class CentreKeyViews implements ViewContribution, EnrolmentListener {

  private final OpenPages open = new OpenPages();
  private final List<ViewRoute> routes;

  /** Made by the component runtime. */
  @Activate
  public CentreKeyViews(
      @Reference EnrolmentOffice office,
      @Reference TerritoryService territory,
      @Reference Clock clock,
      @Reference Components components) {
    routes =
        List.of(
            ViewRoute.of(
                    "keys",
                    CentreKeysView.class,
                    c -> new CentreKeysView(c, office, territory, clock, components, open),
                    "exchange.keys.title")
                .requiring(EnrolmentOffice.VIEW));
  }

  @Override
  public String moduleId() {
    return "exchange";
  }

  @Override
  public String nameKey() {
    return "exchange.keys.title";
  }

  @Override
  public List<ViewRoute> routes() {
    return routes;
  }

  @Override
  public List<NavigationEntry> navigation() {
    return List.of(
        new NavigationEntry(
            "exchange.keys.title", NavigationGroup.ADMINISTRATION, "key", 60, "keys"));
  }

  @Override
  public Messages messages() {
    return KeyTexts.MESSAGES;
  }

  @Override
  public List<String> stylesheets() {
    return List.of("keys.css");
  }

  @Override
  public void changed() {
    open.tell();
  }
}
