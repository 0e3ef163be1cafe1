package vn.ctdp.exchange.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.exchange.intake.CarriedIntake;

/** The centre's door for files that were carried. */
@Component(service = RestEndpoint.class)
@Path("")
public final class CarriedEndpoint implements RestEndpoint {

  private final CarriedIntake intake;

  @Activate
  public CarriedEndpoint(@Reference CarriedIntake intake) {
    this.intake = intake;
  }

  @Override
  public String path() {
    return "/exchange/carried";
  }

  /** Takes the reports of a file in; the answer is the answer file. */
  @POST
  @Consumes({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
  @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
  public Response take(@Context SecurityContext security, InputStream body) throws IOException {
    CarriedIntake.Answer answer =
        intake.take(
            CallerPrincipal.of(security.getUserPrincipal()),
            body.readNBytes(intake.maxBytes() + 1));
    return Response.ok(answer.file(), MediaType.APPLICATION_OCTET_STREAM)
        .header("Content-Disposition", "attachment; filename=\"" + answer.fileName() + "\"")
        .build();
  }
}
