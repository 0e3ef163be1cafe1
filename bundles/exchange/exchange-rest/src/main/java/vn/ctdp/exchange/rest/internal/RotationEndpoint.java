package vn.ctdp.exchange.rest.internal;

import javax.ws.rs.Consumes;
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
import vn.ctdp.exchange.enrolment.EnrolmentDoor;

/** The centre's door for a province's new key. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RotationEndpoint implements RestEndpoint {

  private final EnrolmentDoor door;

  @Activate
  public RotationEndpoint(@Reference EnrolmentDoor door) {
    this.door = door;
  }

  @Override
  public String path() {
    return "/exchange/key-rotation";
  }

  /** Takes the new key in, endorsed by the present one; the same again gets the same answer. */
  @POST
  public EnrolmentEndpoint.State rotate(
      @Context SecurityContext security, EnrolmentEndpoint.Request request) {
    return new EnrolmentEndpoint.State(
        door.rotate(
            CallerPrincipal.of(security.getUserPrincipal()),
            request == null ? null : request.request()));
  }
}
