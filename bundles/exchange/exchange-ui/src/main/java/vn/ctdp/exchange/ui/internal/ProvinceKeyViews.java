package vn.ctdp.exchange.ui.internal;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.exchange.enrolment.EnrolmentListener;
import vn.ctdp.exchange.enrolment.EnrolmentOffice;
import vn.ctdp.exchange.enrolment.ProvinceEnrolment;
import vn.ctdp.ui.component.Components;
import vn.ctdp.ui.view.ViewContribution;
import vn.ctdp.ui.view.ViewRoute;

/** The province's page about its key and its enrolment. */
@Component(service = {ViewContribution.class, EnrolmentListener.class})
public class ProvinceKeyViews extends KeyPages {

  /** Made by the component runtime. */
  @Activate
  public ProvinceKeyViews(
      @Reference ProvinceEnrolment enrolment,
      @Reference Clock clock,
      @Reference Components components) {
    super(
        open ->
            ViewRoute.of(
                    "keys",
                    ProvinceKeysView.class,
                    c -> new ProvinceKeysView(c, enrolment, clock, components, open),
                    "exchange.keys.title")
                .requiring(EnrolmentOffice.VIEW));
  }
}
