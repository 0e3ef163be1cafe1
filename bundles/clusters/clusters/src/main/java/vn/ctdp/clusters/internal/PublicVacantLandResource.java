package vn.ctdp.clusters.internal;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.vacancy.VacantLand;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.rest.PublicEndpoint;
import vn.ctdp.core.rest.RestEndpoint;

/** Vacant land for everybody, at {@code /api/public/vacant-land}, while it is published. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class PublicVacantLandResource implements PublicEndpoint {

  private final VacantLand land;

  /** Made by the component runtime. */
  @Activate
  public PublicVacantLandResource(@Reference VacantLand land) {
    this.land = land;
  }

  @Override
  public String path() {
    return "/public/vacant-land";
  }

  /** The public list; 404 while it is not published. */
  @GET
  public VacantLand.PublicList list() {
    return land.published()
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "trang", "vacant-land"));
  }
}
