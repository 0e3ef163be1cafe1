package vn.ctdp.exchange.rest.internal;

import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.enrolment.EnrolmentDoor;
import vn.ctdp.exchange.trust.TrustedKeys;

/**
 * Public keys, for everybody: who holds a report or a receipt must be able to verify it without an
 * account. There is nothing secret in them.
 */
@Component(service = RestEndpoint.class)
@Path("")
public final class KeysEndpoint implements RestEndpoint {

  private final TrustedKeys keys;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile EnrolmentDoor door;

  @Activate
  public KeysEndpoint(@Reference TrustedKeys keys) {
    this.keys = keys;
  }

  @Override
  public String path() {
    return "/exchange/keys";
  }

  /**
   * A key set signed by the centre.
   *
   * @param keys JWS, compact, of type {@code ctdp-keys}
   */
  public record SignedKeys(String keys) {}

  /** The centre's keys and those of one province or of all, as a JSON Web Key Set. */
  @GET
  @Produces("application/jwk-set+json")
  public Response set(@QueryParam("owner") String owner) {
    return Response.ok(keys.jwks(province(owner)), "application/jwk-set+json")
        .header("Content-Disposition", "attachment; filename=\"ctdp-keys.json\"")
        .build();
  }

  /** The same, signed: how provinces learn of new keys. At the centre only. */
  @GET
  @Path("signed")
  @Produces(MediaType.APPLICATION_JSON)
  public SignedKeys signed(@QueryParam("owner") String owner) {
    EnrolmentDoor present = door;
    if (present == null) {
      throw new CtdpException(CoreError.NOT_FOUND, "bộ khóa có chữ ký", "keys/signed");
    }
    return new SignedKeys(present.signedKeys(province(owner)));
  }

  private static Optional<UnitRef> province(String owner) {
    return owner == null || owner.isBlank() ? Optional.empty() : Optional.of(Wire.province(owner));
  }
}
