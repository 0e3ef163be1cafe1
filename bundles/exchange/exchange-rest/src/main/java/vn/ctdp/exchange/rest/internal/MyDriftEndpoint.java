package vn.ctdp.exchange.rest.internal;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.exchange.drift.DriftRadar;

/** The drift radar at a province. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class MyDriftEndpoint implements RestEndpoint {

  private final DriftRadar radar;

  @Activate
  public MyDriftEndpoint(@Reference DriftRadar radar) {
    this.radar = radar;
  }

  @Override
  public String path() {
    return "/exchange/my-drift";
  }

  /** Last verdicts. */
  @GET
  public List<DriftEndpoint.DriftView> lines(@Context SecurityContext security) {
    return radar.lines(CallerPrincipal.of(security.getUserPrincipal())).stream()
        .map(DriftEndpoint.DriftView::of)
        .toList();
  }

  /** Compares now. */
  @POST
  @Path("check")
  public List<DriftEndpoint.DriftView> check(@Context SecurityContext security) {
    return radar.check(CallerPrincipal.of(security.getUserPrincipal())).stream()
        .map(DriftEndpoint.DriftView::of)
        .toList();
  }
}
