package vn.ctdp.exchange.rest.internal;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import javax.ws.rs.Consumes;
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
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.exchange.enrolment.EnrolmentError;
import vn.ctdp.exchange.enrolment.EnrolmentStatus;
import vn.ctdp.exchange.enrolment.ProvinceEnrolment;

/**
 * A province's own key and its enrolment, for scripts: with an account, or with the operator's
 * token on the server itself.
 */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OwnKeyEndpoint implements RestEndpoint {

  private final ProvinceEnrolment enrolment;

  @Activate
  public OwnKeyEndpoint(@Reference ProvinceEnrolment enrolment) {
    this.enrolment = enrolment;
  }

  @Override
  public String path() {
    return "/exchange/own-key";
  }

  /**
   * What to enrol with.
   *
   * @param centre address of the centre; null for the configured one
   * @param code code
   */
  public record Enrol(String centre, String code) {

    @Override
    public String toString() {
      return "Enrol[" + centre + "]";
    }
  }

  /** Where the province stands. */
  public record StatusView(
      String state,
      String centre,
      String keyId,
      String fingerprint,
      String centreKeyId,
      String username,
      String reason,
      Instant startedAt,
      Instant changedAt,
      KeyOfficeEndpoint.KeyView current,
      boolean rotating) {

    static StatusView of(EnrolmentStatus s) {
      return new StatusView(
          s.state().name(),
          s.centre().map(URI::toString).orElse(null),
          s.keyId(),
          s.fingerprint(),
          s.centreKeyId(),
          s.username(),
          s.reason(),
          s.startedAt(),
          s.changedAt(),
          s.current().map(KeyOfficeEndpoint.KeyView::of).orElse(null),
          s.rotating());
    }
  }

  /** Where we stand. */
  @GET
  public StatusView status(@Context SecurityContext security) {
    return StatusView.of(enrolment.status(caller(security)));
  }

  /** Enrols. */
  @POST
  @Path("enrol")
  public StatusView enrol(@Context SecurityContext security, Enrol wish) {
    URI centre;
    try {
      centre =
          wish == null || wish.centre() == null || wish.centre().isBlank()
              ? null
              : URI.create(wish.centre().strip());
    } catch (IllegalArgumentException e) {
      throw new CtdpException(EnrolmentError.ADDRESS_WRONG, List.of(), e);
    }
    return StatusView.of(
        enrolment.enrol(caller(security), centre, wish == null ? null : wish.code()));
  }

  /** Asks the centre now. */
  @POST
  @Path("check")
  public StatusView check(@Context SecurityContext security) {
    return StatusView.of(enrolment.check(caller(security)));
  }

  /** Gives up what is not decided yet. */
  @POST
  @Path("cancel")
  public StatusView cancel(@Context SecurityContext security) {
    return StatusView.of(enrolment.cancel(caller(security)));
  }

  /** Changes the key. */
  @POST
  @Path("rotate")
  public StatusView rotate(@Context SecurityContext security) {
    return StatusView.of(enrolment.rotate(caller(security)));
  }

  /** This province's keys and the centre's. */
  @GET
  @Path("keys")
  public List<KeyOfficeEndpoint.KeyView> keys(@Context SecurityContext security) {
    return enrolment.keys(caller(security)).stream().map(KeyOfficeEndpoint.KeyView::of).toList();
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }
}
