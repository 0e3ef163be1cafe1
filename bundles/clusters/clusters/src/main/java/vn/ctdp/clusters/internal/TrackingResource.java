package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import vn.ctdp.clusters.tracking.ClusterTracking;
import vn.ctdp.clusters.tracking.Obstacle;
import vn.ctdp.clusters.tracking.SlowCluster;
import vn.ctdp.clusters.tracking.TrackingEntry;
import vn.ctdp.clusters.tracking.TrackingRow;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;

/** The weekly list, obstacles and slow clusters over REST, at {@code /api/clusters-tracking}. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TrackingResource implements RestEndpoint {

  private final ClusterTracking tracking;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public TrackingResource(@Reference ClusterTracking tracking, @Reference Clock clock) {
    this.tracking = tracking;
    this.clock = clock;
  }

  @Override
  public String path() {
    return "/clusters-tracking";
  }

  /** The list of the week in which a day lies. */
  @GET
  @Path("weeks/{day}")
  public Page<TrackingRow> week(
      @PathParam("day") String day,
      @QueryParam("state") String state,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    return tracking.week(
        caller(security), request(offset, limit, "state", state), RestDays.dayOr(day, clock));
  }

  /** Takes over what no cluster has in this week yet from its week before; says how many. */
  @POST
  @Path("weeks/{day}/copy")
  public Map<String, Integer> copy(
      @PathParam("day") String day, @Context SecurityContext security) {
    return Map.of("copied", tracking.copyForward(caller(security), RestDays.dayOr(day, clock)));
  }

  /** The list as plain text to paste into a message, in Vietnamese. */
  @GET
  @Path("weeks/{day}/summary")
  @Produces("text/plain; charset=UTF-8")
  public String summary(@PathParam("day") String day, @Context SecurityContext security) {
    return tracking.summary(caller(security), RestDays.dayOr(day, clock));
  }

  /** Stores the entry of a cluster for a week. */
  @PUT
  @Path("entries")
  public TrackingEntry save(TrackingEntry entry, @Context SecurityContext security) {
    return tracking.save(caller(security), RestDays.present(entry));
  }

  /** All entries of a cluster, newest first. */
  @GET
  @Path("clusters/{id}")
  public List<TrackingEntry> history(
      @PathParam("id") String id, @Context SecurityContext security) {
    return tracking.history(caller(security), RestDays.id(id));
  }

  /** Obstacles of all clusters. */
  @GET
  @Path("obstacles")
  public Page<Obstacle> obstacles(
      @QueryParam("open") String open,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    return tracking.obstacles(caller(security), request(offset, limit, "open", open));
  }

  /** Adds an obstacle or, with id and version, changes it. */
  @POST
  @Path("obstacles")
  public Obstacle saveObstacle(Obstacle obstacle, @Context SecurityContext security) {
    return tracking.saveObstacle(caller(security), RestDays.present(obstacle));
  }

  /** Clusters established long ago without construction. */
  @GET
  @Path("slow")
  public Page<SlowCluster> slow(
      @QueryParam("day") String day,
      @QueryParam("limitMonths") String months,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    return tracking.slow(
        caller(security), request(offset, limit, "limit", months), RestDays.dayOr(day, clock));
  }

  private static PageRequest request(int offset, int limit, String filter, String value) {
    Map<String, String> filters = new HashMap<>();
    if (value != null) {
      filters.put(filter, value);
    }
    return new PageRequest(
        Math.max(0, offset), Math.max(1, Math.min(limit, 1000)), List.of(), "", filters);
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }
}
