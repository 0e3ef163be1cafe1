package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
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
import vn.ctdp.clusters.ClusterCommune;
import vn.ctdp.clusters.ClusterDeveloper;
import vn.ctdp.clusters.ClusterLease;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.ClusterProjects;
import vn.ctdp.clusters.ClusterStanding;
import vn.ctdp.clusters.ClusterTenant;
import vn.ctdp.clusters.ClusterTenants;
import vn.ctdp.clusters.Occupancy;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.PlanEntryStatus;
import vn.ctdp.clusters.ProjectStatusChange;
import vn.ctdp.clusters.TenantFigures;
import vn.ctdp.clusters.WastewaterStep;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;

/**
 * What belongs to a cluster over REST, at {@code /api/clusters-records/{cluster}/…}. Posting a
 * record without an id adds it; with id and version it changes it. Days are ISO days; the default
 * is today.
 */
@Component(service = RestEndpoint.class)
@Path("{cluster}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StandingResource implements RestEndpoint {

  private static final int LARGEST_PAGE = 1000;

  private final ClusterStanding standing;
  private final ClusterProjects projects;
  private final ClusterTenants tenants;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public StandingResource(
      @Reference ClusterStanding standing,
      @Reference ClusterProjects projects,
      @Reference ClusterTenants tenants,
      @Reference Clock clock) {
    this.standing = standing;
    this.projects = projects;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public String path() {
    return "/clusters-records";
  }

  /** Communes it lies or lay in. */
  @GET
  @Path("communes")
  public List<ClusterCommune> communes(
      @PathParam("cluster") String cluster, @Context SecurityContext security) {
    return standing.communes(caller(security), id(cluster));
  }

  /** Adds or changes a commune. */
  @POST
  @Path("communes")
  public ClusterCommune saveCommune(
      @PathParam("cluster") String cluster,
      ClusterCommune commune,
      @Context SecurityContext security) {
    UUID own = own(cluster, present(commune).cluster());
    return standing.saveCommune(
        caller(security),
        new ClusterCommune(
            commune.id(),
            own,
            commune.commune(),
            commune.from(),
            commune.to(),
            commune.documentText(),
            commune.note(),
            commune.version()));
  }

  /** Removes a commune entered by mistake. */
  @DELETE
  @Path("communes/{id}")
  public void removeCommune(
      @PathParam("cluster") String cluster,
      @PathParam("id") String id,
      @QueryParam("version") long version,
      @Context SecurityContext security) {
    standing.removeCommune(caller(security), id(cluster), id(id), version);
  }

  /** Developers, newest first. */
  @GET
  @Path("developers")
  public List<ClusterDeveloper> developers(
      @PathParam("cluster") String cluster, @Context SecurityContext security) {
    return standing.developers(caller(security), id(cluster));
  }

  /** Adds or changes a developer. */
  @POST
  @Path("developers")
  public ClusterDeveloper saveDeveloper(
      @PathParam("cluster") String cluster, ClusterDeveloper d, @Context SecurityContext security) {
    UUID own = own(cluster, present(d).cluster());
    return standing.saveDeveloper(
        caller(security),
        new ClusterDeveloper(
            d.id(),
            own,
            d.name(),
            d.type(),
            d.organisation(),
            d.establishment(),
            d.taxCode(),
            d.from(),
            d.to(),
            d.document(),
            d.documentText(),
            d.note(),
            d.illustrative(),
            d.version()));
  }

  /** Removes a developer entered by mistake. */
  @DELETE
  @Path("developers/{id}")
  public void removeDeveloper(
      @PathParam("cluster") String cluster,
      @PathParam("id") String id,
      @QueryParam("version") long version,
      @Context SecurityContext security) {
    standing.removeDeveloper(caller(security), id(cluster), id(id), version);
  }

  /** Entries of the plan that are of this cluster, of all times. */
  @GET
  @Path("plan")
  public List<PlanEntry> plan(
      @PathParam("cluster") String cluster, @Context SecurityContext security) {
    return standing.planEntries(caller(security), id(cluster));
  }

  /** What the plan said of an entry, newest first. */
  @GET
  @Path("plan/{entry}/history")
  public List<PlanEntryStatus> planHistory(
      @PathParam("entry") String entry, @Context SecurityContext security) {
    return standing.planHistory(caller(security), id(entry));
  }

  /** The wastewater roadmap. */
  @GET
  @Path("wastewater")
  public List<WastewaterStep> roadmap(
      @PathParam("cluster") String cluster, @Context SecurityContext security) {
    return standing.roadmap(caller(security), id(cluster));
  }

  /** Adds or changes a year of the roadmap. */
  @POST
  @Path("wastewater")
  public WastewaterStep saveStep(
      @PathParam("cluster") String cluster, WastewaterStep s, @Context SecurityContext security) {
    UUID own = own(cluster, present(s).cluster());
    return standing.saveStep(
        caller(security),
        new WastewaterStep(
            s.id(),
            own,
            s.year(),
            s.capacity(),
            s.status(),
            s.funding(),
            s.fundingNote(),
            s.collectedPercent(),
            s.autoMonitor(),
            s.doneOn(),
            s.note(),
            s.illustrative(),
            s.version()));
  }

  /** Removes a year of the roadmap. */
  @DELETE
  @Path("wastewater/{id}")
  public void removeStep(
      @PathParam("cluster") String cluster,
      @PathParam("id") String id,
      @QueryParam("version") long version,
      @Context SecurityContext security) {
    standing.removeStep(caller(security), id(cluster), id(id), version);
  }

  /** Projects as they stood on a day. */
  @GET
  @Path("projects")
  public Page<ClusterProject> projects(
      @PathParam("cluster") String cluster,
      @QueryParam("day") String day,
      @QueryParam("all") @DefaultValue("false") boolean all,
      @QueryParam("search") String search,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    return projects.projects(
        caller(security), id(cluster), request(offset, limit, search, all), dayOr(day));
  }

  /** Adds or changes a project with its status. */
  @POST
  @Path("projects")
  public ClusterProject saveProject(
      @PathParam("cluster") String cluster, ClusterProject p, @Context SecurityContext security) {
    UUID own = own(cluster, present(p).cluster());
    return projects.saveProject(
        caller(security),
        new ClusterProject(
            p.id(),
            own,
            p.name(),
            p.investor(),
            p.taxCode(),
            p.foreignCapital(),
            p.from(),
            p.to(),
            p.note(),
            p.version(),
            p.establishment(),
            p.sector(),
            p.area(),
            p.capitalRegistered(),
            p.capitalDone(),
            p.status(),
            p.statusFrom(),
            p.document(),
            p.documentText(),
            p.illustrative()));
  }

  /** Every status ever recorded of a project. */
  @GET
  @Path("projects/{id}/statuses")
  public List<ProjectStatusChange> statuses(
      @PathParam("id") String id, @Context SecurityContext security) {
    return projects.statuses(caller(security), id(id));
  }

  /** Enterprises without a project, on a day. */
  @GET
  @Path("tenants")
  public Page<ClusterTenant> tenants(
      @PathParam("cluster") String cluster,
      @QueryParam("day") String day,
      @QueryParam("all") @DefaultValue("false") boolean all,
      @QueryParam("search") String search,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    return tenants.tenants(
        caller(security), id(cluster), request(offset, limit, search, all), dayOr(day));
  }

  /** Adds or changes an enterprise without a project. */
  @POST
  @Path("tenants")
  public ClusterTenant saveTenant(
      @PathParam("cluster") String cluster, ClusterTenant t, @Context SecurityContext security) {
    UUID own = own(cluster, present(t).cluster());
    return tenants.saveTenant(
        caller(security),
        new ClusterTenant(
            t.id(),
            own,
            t.name(),
            t.establishment(),
            t.taxCode(),
            t.sector(),
            t.from(),
            t.to(),
            t.note(),
            t.illustrative(),
            t.version()));
  }

  /** Removes an enterprise entered by mistake. */
  @DELETE
  @Path("tenants/{id}")
  public void removeTenant(
      @PathParam("cluster") String cluster,
      @PathParam("id") String id,
      @QueryParam("version") long version,
      @Context SecurityContext security) {
    tenants.removeTenant(caller(security), id(cluster), id(id), version);
  }

  /** Leases in force on a day. */
  @GET
  @Path("leases")
  public Page<ClusterLease> leases(
      @PathParam("cluster") String cluster,
      @QueryParam("day") String day,
      @QueryParam("all") @DefaultValue("false") boolean all,
      @QueryParam("search") String search,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    return tenants.leases(
        caller(security), id(cluster), request(offset, limit, search, all), dayOr(day));
  }

  /** Adds or changes a lease. */
  @POST
  @Path("leases")
  public ClusterLease saveLease(
      @PathParam("cluster") String cluster, ClusterLease l, @Context SecurityContext security) {
    UUID own = own(cluster, present(l).cluster());
    return tenants.saveLease(
        caller(security),
        new ClusterLease(
            l.id(),
            own,
            l.number(),
            l.signedOn(),
            l.from(),
            l.until(),
            l.terminatedOn(),
            l.area(),
            l.project(),
            l.tenant(),
            null,
            l.document(),
            l.documentText(),
            l.note(),
            l.illustrative(),
            l.version()));
  }

  /** Removes a lease entered by mistake. */
  @DELETE
  @Path("leases/{id}")
  public void removeLease(
      @PathParam("cluster") String cluster,
      @PathParam("id") String id,
      @QueryParam("version") long version,
      @Context SecurityContext security) {
    tenants.removeLease(caller(security), id(cluster), id(id), version);
  }

  /** Figures of a project or of an enterprise without one. */
  @GET
  @Path("figures/{owner}")
  public List<TenantFigures> figures(
      @PathParam("cluster") String cluster,
      @PathParam("owner") String owner,
      @Context SecurityContext security) {
    return tenants.figures(caller(security), id(cluster), id(owner));
  }

  /** Stores figures of a period. */
  @POST
  @Path("figures")
  public TenantFigures saveFigures(
      @PathParam("cluster") String cluster, TenantFigures f, @Context SecurityContext security) {
    UUID own = own(cluster, present(f).cluster());
    return tenants.saveFigures(
        caller(security),
        new TenantFigures(
            f.id(),
            own,
            f.project(),
            f.tenant(),
            f.period(),
            f.workers(),
            f.averageIncome(),
            f.revenue(),
            f.tax(),
            f.wastewater(),
            f.source(),
            f.illustrative(),
            null,
            null,
            f.version()));
  }

  /** Projects, enterprises and leases of a day, counted. */
  @GET
  @Path("occupancy")
  public Occupancy occupancy(
      @PathParam("cluster") String cluster,
      @QueryParam("day") String day,
      @Context SecurityContext security) {
    return tenants.occupancy(caller(security), id(cluster), dayOr(day));
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  private static PageRequest request(int offset, int limit, String search, boolean all) {
    Map<String, String> filters = new HashMap<>();
    if (all) {
      filters.put("all", "true");
    }
    return new PageRequest(
        Math.max(0, offset),
        Math.max(1, Math.min(limit, LARGEST_PAGE)),
        List.of(),
        search,
        filters);
  }

  private LocalDate dayOr(String day) {
    return day == null
        ? LocalDate.now(clock.withZone(RegisterService.ZONE))
        : parsed(
            () -> LocalDate.parse(day),
            "day",
            "CCN-IN-16",
            "Ngày phải có dạng 2026-06-14.",
            "Days look like 2026-06-14.");
  }

  private static UUID id(String id) {
    return parsed(
        () -> UUID.fromString(id),
        "id",
        "CCN-IN-15",
        "Mã bản ghi không đúng dạng.",
        "This is no record's id.");
  }

  private static UUID own(String cluster, UUID named) {
    UUID own = id(cluster);
    if (named != null && !named.equals(own)) {
      throw invalid(
          "cluster",
          "CCN-IN-15",
          "Mã cụm trong nội dung khác mã trong địa chỉ.",
          "The cluster in the body is not the one in the address.",
          null);
    }
    return own;
  }

  private static <T> T present(T body) {
    if (body == null) {
      throw invalid(
          "", "CCN-IN-17", "Yêu cầu không có nội dung.", "The request has no body.", null);
    }
    return body;
  }

  private static <T> T parsed(Supplier<T> text, String field, String code, String vi, String en) {
    try {
      return text.get();
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw invalid(field, code, vi, en, e);
    }
  }

  private static CtdpException invalid(
      String field, String code, String vi, String en, Exception cause) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error(field, code, vi, en)), cause);
  }
}
