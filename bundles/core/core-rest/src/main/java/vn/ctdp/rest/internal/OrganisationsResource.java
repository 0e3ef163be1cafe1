package vn.ctdp.rest.internal;

import java.util.List;
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
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rest.RestEndpoint;

/** Organisations with their dated names. */
@Component(service = RestEndpoint.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OrganisationsResource implements RestEndpoint {

  private static final String ID = "{id: [0-9a-fA-F-]{36}}";

  private final OrganisationService organisations;

  @Activate
  public OrganisationsResource(@Reference OrganisationService organisations) {
    this.organisations = organisations;
  }

  @Override
  public String path() {
    return "/organisations";
  }

  /** A page of organisations. */
  @GET
  public Page<Organisation> page(
      @QueryParam("offset") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("sort") String sort,
      @QueryParam("search") String search,
      @QueryParam("type") String type,
      @QueryParam("province") String province,
      @QueryParam("active") String active,
      @Context SecurityContext security) {
    return organisations.page(
        Requests.caller(security),
        Requests.page(
            offset,
            limit,
            sort,
            search,
            Requests.filters("type", type, "province", province, "active", active)));
  }

  /** One organisation. */
  @GET
  @Path(ID)
  public Organisation one(@PathParam("id") String id, @Context SecurityContext security) {
    return Requests.found(
        organisations.find(Requests.caller(security), Requests.id("id", id)),
        RestError.NO_ORGANISATION,
        id);
  }

  /** One organisation by its stable code. */
  @GET
  @Path("by-code/{code}")
  public Organisation byCode(@PathParam("code") String code, @Context SecurityContext security) {
    return Requests.found(
        organisations.findByCode(Requests.caller(security), code), RestError.NO_ORGANISATION, code);
  }

  /** The organisations directly below. */
  @GET
  @Path(ID + "/children")
  public List<Organisation> children(
      @PathParam("id") String id, @Context SecurityContext security) {
    return organisations.children(Requests.caller(security), Requests.id("id", id));
  }

  /** Stores a new organisation; {@code id} null and {@code version} 0. */
  @POST
  public Organisation create(Organisation organisation, @Context SecurityContext security) {
    if (organisation.id() != null) {
      throw new CtdpException(RestError.ID_MISMATCH);
    }
    return organisations.save(Requests.caller(security), organisation);
  }

  /** Stores a changed organisation, with the version that was read. */
  @PUT
  @Path(ID)
  public Organisation update(
      @PathParam("id") String id, Organisation organisation, @Context SecurityContext security) {
    UUID wanted = Requests.id("id", id);
    if (!wanted.equals(organisation.id())) {
      throw new CtdpException(RestError.ID_MISMATCH);
    }
    return organisations.save(Requests.caller(security), organisation);
  }
}
