package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
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
import vn.ctdp.clusters.vacancy.VacantCluster;
import vn.ctdp.clusters.vacancy.VacantLand;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;

/** Vacant land over REST, at {@code /api/clusters-vacancy}. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class VacantLandResource implements RestEndpoint {

  private final VacantLand land;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public VacantLandResource(@Reference VacantLand land, @Reference Clock clock) {
    this.land = land;
    this.clock = clock;
  }

  @Override
  public String path() {
    return "/clusters-vacancy";
  }

  /**
   * An offer as it is to be.
   *
   * @param published whether the public sees it
   * @param price price in words
   * @param contact office to ask
   * @param version version that was read; 0 for the first
   */
  public record Offer(boolean published, String price, String contact, long version) {}

  /**
   * The switch as it is to be.
   *
   * @param on whether the list is public
   * @param contact office to ask
   * @param version version that was read
   */
  public record Publication(boolean on, String contact, long version) {}

  /** Clusters with their land to lease on a day. */
  @GET
  public Page<VacantCluster> list(
      @QueryParam("search") String search,
      @QueryParam("vacant") String vacant,
      @QueryParam("published") String published,
      @QueryParam("day") String day,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    if (vacant != null) {
      filters.put("vacant", vacant);
    }
    if (published != null) {
      filters.put("published", published);
    }
    return land.list(
        CallerPrincipal.of(security.getUserPrincipal()),
        new PageRequest(
            Math.max(0, offset), Math.max(1, Math.min(limit, 1000)), List.of(), search, filters),
        RestDays.dayOr(day, clock));
  }

  /** Changes publication, price and contact of a cluster. */
  @PUT
  @Path("{id}")
  public void offer(@PathParam("id") String id, Offer offer, @Context SecurityContext security) {
    Offer o = RestDays.present(offer);
    land.offer(
        CallerPrincipal.of(security.getUserPrincipal()),
        RestDays.id(id),
        o.published(),
        o.price(),
        o.contact(),
        o.version());
  }

  /** Whether the list is public. */
  @GET
  @Path("publication")
  public VacantLand.Switch publication(@Context SecurityContext security) {
    return land.publication(CallerPrincipal.of(security.getUserPrincipal()));
  }

  /** Makes the list public, or no longer. */
  @PUT
  @Path("publication")
  public VacantLand.Switch publish(Publication wanted, @Context SecurityContext security) {
    Publication p = RestDays.present(wanted);
    return land.publish(
        CallerPrincipal.of(security.getUserPrincipal()), p.on(), p.contact(), p.version());
  }
}
