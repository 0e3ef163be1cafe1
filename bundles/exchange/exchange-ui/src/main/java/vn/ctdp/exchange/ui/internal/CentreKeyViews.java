package vn.ctdp.exchange.ui.internal;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.enrolment.EnrolmentListener;
import vn.ctdp.exchange.enrolment.EnrolmentOffice;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The centre's page about keys and enrolments. */
@Component(service = {ViewContribution.class, EnrolmentListener.class})
public class CentreKeyViews extends KeyPages {

  /** Made by the component runtime. */
  @Activate
  public CentreKeyViews(
      @Reference EnrolmentOffice office,
      @Reference TerritoryService territory,
      @Reference Clock clock,
      @Reference Components components) {
    super(
        open ->
            ViewRoute.of(
                    "keys",
                    CentreKeysView.class,
                    c -> new CentreKeysView(c, office, territory, clock, components, open),
                    "exchange.keys.title")
                .requiring(EnrolmentOffice.VIEW));
  }
}
