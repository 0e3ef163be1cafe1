package vn.ctdp.clusters.internal;

import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.record.ClusterChangeFeed;
import vn.ctdp.clusters.record.ClusterChangePage;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;

/** Changed clusters over REST, at {@code /api/clusters/changes}. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource implements RestEndpoint {

  private final ClusterChangeFeed changes;

  /** Made by the component runtime. */
  @Activate
  public ChangesResource(@Reference ClusterChangeFeed changes) {
    this.changes = changes;
  }

  @Override
  public String path() {
    return "/clusters/changes";
  }

  /**
   * Clusters changed since a cursor, in the order of their changes, with their records as they are
   * today; without a cursor the whole register.
   */
  @GET
  public ClusterChangePage changes(
      @QueryParam("since") String since,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    return changes.changes(CallerPrincipal.of(security.getUserPrincipal()), since, limit);
  }
}
