package vn.ctdp.rest.internal;

import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rest.RestEndpoint;

/** Rural industrial establishments, whom other records name. */
@Component(service = RestEndpoint.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class EstablishmentsResource implements RestEndpoint {

  private static final String ID = "{id: [0-9a-fA-F-]{36}}";

  private final EstablishmentService establishments;

  @Activate
  public EstablishmentsResource(@Reference EstablishmentService establishments) {
    this.establishments = establishments;
  }

  @Override
  public String path() {
    return "/establishments";
  }

  /** A page of establishments. */
  @GET
  public Page<Establishment> page(
      @QueryParam("offset") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("sort") String sort,
      @QueryParam("search") String search,
      @QueryParam("ownerType") String ownerType,
      @QueryParam("commune") String commune,
      @Context SecurityContext security) {
    return establishments.page(
        Requests.caller(security),
        Requests.page(
            offset,
            limit,
            sort,
            search,
            Requests.filters("ownerType", ownerType, "commune", commune)));
  }

  /** One establishment. */
  @GET
  @Path(ID)
  public Establishment one(@PathParam("id") String id, @Context SecurityContext security) {
    return Requests.found(
        establishments.find(Requests.caller(security), Requests.id("id", id)),
        RestError.NO_ESTABLISHMENT,
        id);
  }

  /** One establishment by its business code. */
  @GET
  @Path("by-code/{code}")
  public Establishment byCode(@PathParam("code") String code, @Context SecurityContext security) {
    return Requests.found(
        establishments.findByBusinessCode(Requests.caller(security), code),
        RestError.NO_ESTABLISHMENT,
        code);
  }

  /** Stores a new establishment; {@code id} null and {@code version} 0. */
  @POST
  public Establishment create(Establishment establishment, @Context SecurityContext security) {
    if (establishment.id() != null) {
      throw new CtdpException(RestError.ID_MISMATCH);
    }
    return establishments.save(Requests.caller(security), establishment);
  }

  /** Stores a changed establishment, with the version that was read. */
  @PUT
  @Path(ID)
  public Establishment update(
      @PathParam("id") String id, Establishment establishment, @Context SecurityContext security) {
    UUID wanted = Requests.id("id", id);
    if (!wanted.equals(establishment.id())) {
      throw new CtdpException(RestError.ID_MISMATCH);
    }
    return establishments.save(Requests.caller(security), establishment);
  }
}
