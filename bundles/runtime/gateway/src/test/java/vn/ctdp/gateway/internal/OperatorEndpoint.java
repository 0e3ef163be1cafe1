package vn.ctdp.gateway.internal;

import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import vn.ctdp.core.rest.RestEndpoint;

/** An endpoint of the operator. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class OperatorEndpoint implements RestEndpoint {

  @Override
  public String path() {
    return "/operator";
  }

  @GET
  @Path("ping")
  public Map<String, String> ping(@Context SecurityContext security) {
    return Map.of("user", security.getUserPrincipal().getName());
  }
}
