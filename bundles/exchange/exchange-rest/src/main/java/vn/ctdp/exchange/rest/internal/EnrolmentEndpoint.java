package vn.ctdp.exchange.rest.internal;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.exchange.enrolment.EnrolmentDoor;
import vn.ctdp.exchange.enrolment.EnrolmentError;

/**
 * The centre's door for provinces that enrol; without sign-in, since they have no account yet. Who
 * may do what is decided by the code and by signatures.
 */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class EnrolmentEndpoint implements RestEndpoint {

  private final EnrolmentDoor door;

  @Activate
  public EnrolmentEndpoint(@Reference EnrolmentDoor door) {
    this.door = door;
  }

  @Override
  public String path() {
    return "/exchange/enrolment";
  }

  /**
   * The centre's keys and the key to seal requests for.
   *
   * @param greeting JWS, compact, of type {@code ctdp-enrolment-greeting}
   */
  public record Greeting(String greeting) {}

  /**
   * A request.
   *
   * @param request JWE, compact
   */
  public record Request(String request) {

    @Override
    public String toString() {
      return "Request";
    }
  }

  /**
   * Where a request stands.
   *
   * @param state JWS, compact, of type {@code ctdp-enrolment-state}
   */
  public record State(String state) {}

  /** Who the centre is. */
  @GET
  public Greeting greeting() {
    return new Greeting(door.greeting());
  }

  /** Takes a request; the same one again gets the same answer. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public State receive(Request request, @Context HttpServletRequest http) {
    if (request == null || request.request() == null) {
      throw new CtdpException(EnrolmentError.REQUEST_UNREADABLE);
    }
    return new State(door.receive(request.request(), http.getRemoteAddr()));
  }

  /** Where a request stands; its id is known to the sender only. */
  @GET
  @Path("{id}")
  public State state(@PathParam("id") String id) {
    return new State(door.state(id));
  }
}
