package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.ClusterProjects;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;

/** The register over REST, at {@code /api/clusters}. Days are ISO days; the default is today. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ClusterResource implements RestEndpoint {

  private static final int LARGEST_PAGE = 1000;

  private final ClusterRegister register;
  private final ClusterProjects projects;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public ClusterResource(
      @Reference ClusterRegister register,
      @Reference ClusterProjects projects,
      @Reference Clock clock) {
    this.register = register;
    this.projects = projects;
    this.clock = clock;
  }

  @Override
  public String path() {
    return "/clusters";
  }

  /** Clusters as they stood on a day. */
  @GET
  public Page<ClusterSnapshot> clusters(
      @QueryParam("search") String search,
      @QueryParam("stage") String stage,
      @QueryParam("day") String day,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = stage == null ? Map.of() : Map.of("stage", stage);
    return register.clusters(caller(security), request(offset, limit, search, filters), dayOr(day));
  }

  /** One cluster as it stood on a day. */
  @GET
  @Path("{id}")
  public ClusterSnapshot cluster(
      @PathParam("id") String id,
      @QueryParam("day") String day,
      @Context SecurityContext security) {
    return register
        .cluster(caller(security), id(id), dayOr(day))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", id));
  }

  /** What the checks say about a cluster. */
  @GET
  @Path("{id}/checks")
  public List<FieldProblem> checks(
      @PathParam("id") String id,
      @QueryParam("day") String day,
      @Context SecurityContext security) {
    return register.check(caller(security), id(id), dayOr(day));
  }

  /** Every fact ever recorded about a cluster. */
  @GET
  @Path("{id}/facts")
  public List<ClusterFact> facts(@PathParam("id") String id, @Context SecurityContext security) {
    return register.history(caller(security), id(id));
  }

  /** Investment projects in a cluster. */
  @GET
  @Path("{id}/projects")
  public List<ClusterProject> projects(
      @PathParam("id") String id, @Context SecurityContext security) {
    return projects.projects(caller(security), id(id));
  }

  /** Adds a project to a cluster, or changes it. */
  @POST
  @Path("{id}/projects")
  public ClusterProject saveProject(
      @PathParam("id") String id, ClusterProject project, @Context SecurityContext security) {
    ClusterProject p = present(project);
    return projects.saveProject(
        caller(security),
        new ClusterProject(
            p.id(),
            id(id),
            p.name(),
            p.investor(),
            p.taxCode(),
            p.foreignCapital(),
            p.from(),
            p.to(),
            p.note(),
            p.version()));
  }

  /** Adds a cluster. */
  @POST
  public Response add(Cluster cluster, @Context SecurityContext security) {
    Cluster saved = register.saveCluster(caller(security), present(cluster));
    return Response.status(Response.Status.CREATED).entity(saved).build();
  }

  /** Changes a cluster; the version must be the one that was read. */
  @PUT
  @Path("{id}")
  public Cluster change(
      @PathParam("id") String id, Cluster cluster, @Context SecurityContext security) {
    if (!id(id).equals(present(cluster).id())) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "id",
                  "CCN-IN-15",
                  "Mã trong nội dung khác mã trong địa chỉ.",
                  "The id in the body is not the one in the address.")),
          null);
    }
    return register.saveCluster(caller(security), cluster);
  }

  /** Records facts, all or none. */
  @POST
  @Path("{id}/facts")
  public ClusterSnapshot record(
      @PathParam("id") String id, List<ClusterFact> facts, @Context SecurityContext security) {
    return register.record(caller(security), id(id), present(facts));
  }

  /** Plan entries in force on a day ({@code day=all} for all). */
  @GET
  @Path("plan")
  public Page<PlanEntry> plan(
      @QueryParam("search") String search,
      @QueryParam("day") String day,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = day == null ? Map.of() : Map.of("day", day);
    return register.planEntries(caller(security), request(offset, limit, search, filters));
  }

  /** Adds or, with id and version, changes a plan entry. */
  @POST
  @Path("plan")
  public PlanEntry savePlan(PlanEntry entry, @Context SecurityContext security) {
    return register.savePlanEntry(caller(security), present(entry));
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  private static PageRequest request(
      int offset, int limit, String search, Map<String, String> filters) {
    return new PageRequest(
        Math.max(0, offset),
        Math.max(1, Math.min(limit, LARGEST_PAGE)),
        List.of(),
        search,
        new HashMap<>(filters));
  }

  private LocalDate dayOr(String day) {
    if (day == null) {
      return LocalDate.now(clock.withZone(RegisterService.ZONE));
    }
    try {
      return LocalDate.parse(day);
    } catch (java.time.format.DateTimeParseException e) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "day",
                  "CCN-IN-16",
                  "Ngày phải có dạng 2026-06-14.",
                  "Days look like 2026-06-14.")),
          e);
    }
  }

  private static UUID id(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "cụm công nghiệp", id);
    }
  }

  private static <T> T present(T body) {
    if (body == null) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "", "CCN-IN-17", "Yêu cầu không có nội dung.", "The request has no body.")),
          null);
    }
    return body;
  }
}
