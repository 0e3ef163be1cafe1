package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
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
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.ExtensionAdjustments;
import vn.ctdp.extension.ExtensionAssessments;
import vn.ctdp.extension.ExtensionCatalogue;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.ExtensionPlans;
import vn.ctdp.extension.ExtensionProjects;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.OutputKind;
import vn.ctdp.extension.PlanRow;
import vn.ctdp.extension.PlanTotals;
import vn.ctdp.extension.PriorityKind;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Programme;
import vn.ctdp.extension.Progress;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectChanges;
import vn.ctdp.extension.ProjectRow;
import vn.ctdp.extension.Sector;

/** Industrial promotion over REST, at {@code /api/extension}. Days are ISO days. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExtensionResource implements RestEndpoint {

  private static final int LARGEST_PAGE = 1000;

  private final ExtensionProjects projects;
  private final ExtensionPlans plans;
  private final ExtensionCatalogue catalogue;
  private final ExtensionAssessments assessments;
  private final ExtensionLifecycle lifecycle;
  private final ExtensionAdjustments adjustments;
  private final Work work;

  /** Made by the component runtime. */
  @Activate
  public ExtensionResource(
      @Reference ExtensionProjects projects,
      @Reference ExtensionPlans plans,
      @Reference ExtensionCatalogue catalogue,
      @Reference ExtensionAssessments assessments,
      @Reference ExtensionLifecycle lifecycle,
      @Reference ExtensionAdjustments adjustments,
      @Reference Work work) {
    this.projects = projects;
    this.plans = plans;
    this.catalogue = catalogue;
    this.assessments = assessments;
    this.lifecycle = lifecycle;
    this.adjustments = adjustments;
    this.work = work;
  }

  @Override
  public String path() {
    return "/extension";
  }

  /** Projects; {@code sort} is a property, with a minus for descending. */
  @GET
  @Path("projects")
  public Page<ProjectRow> projects(
      @QueryParam("search") String search,
      @QueryParam("plan") String plan,
      @QueryParam("level") String level,
      @QueryParam("year") String year,
      @QueryParam("kind") String kind,
      @QueryParam("phase") String phase,
      @QueryParam("content") String content,
      @QueryParam("province") String province,
      @QueryParam("commune") String commune,
      @QueryParam("unit") String unit,
      @QueryParam("establishment") String establishment,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    filters.put("plan", plan);
    filters.put("level", level);
    filters.put("year", year);
    filters.put("kind", kind);
    filters.put("phase", phase);
    filters.put("content", content);
    filters.put("province", province);
    filters.put("commune", commune);
    filters.put("unit", unit);
    filters.put("establishment", establishment);
    return projects.projects(caller(security), request(offset, limit, sort, search, filters));
  }

  /**
   * Projects changed since a cursor, in the order of their changes, as they are today; without a
   * cursor all of them.
   */
  @GET
  @Path("changes")
  public ProjectChanges changes(
      @QueryParam("since") String since,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    return projects.changes(caller(security), since, limit);
  }

  /** One project with everything that belongs to it. */
  @GET
  @Path("projects/{id}")
  public Project project(@PathParam("id") String id, @Context SecurityContext security) {
    return projects
        .project(caller(security), id(id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "đề án", id));
  }

  /** Adds a project. */
  @POST
  @Path("projects")
  public Response addProject(Project project, @Context SecurityContext security) {
    Project saved = projects.saveProject(caller(security), fresh(present(project).id(), project));
    return Response.status(Response.Status.CREATED).entity(saved).build();
  }

  /** Changes a project; the version must be the one that was read. */
  @PUT
  @Path("projects/{id}")
  public Project changeProject(
      @PathParam("id") String id, Project project, @Context SecurityContext security) {
    same(id, present(project).id());
    return projects.saveProject(caller(security), project);
  }

  /** Removes a project of a plan that is not approved yet. */
  @DELETE
  @Path("projects/{id}")
  public Response deleteProject(
      @PathParam("id") String id,
      @QueryParam("version") @DefaultValue("-1") long version,
      @Context SecurityContext security) {
    projects.deleteProject(caller(security), id(id), version);
    return Response.noContent().build();
  }

  /** What the rules say about a project. */
  @GET
  @Path("projects/{id}/assessment")
  public Assessment assessment(@PathParam("id") String id, @Context SecurityContext security) {
    return assessments.assess(caller(security), id(id));
  }

  /** What the rules say about a project that is not stored yet. */
  @POST
  @Path("assessments")
  public Assessment assess(Project project, @Context SecurityContext security) {
    return assessments.assess(caller(security), present(project));
  }

  /** Where a project stands, what leads on, what was done. */
  @GET
  @Path("projects/{id}/progress")
  public Progress progress(@PathParam("id") String id, @Context SecurityContext security) {
    return lifecycle.progress(caller(security), id(id));
  }

  /** Takes a step. */
  @POST
  @Path("projects/{id}/steps")
  public Progress move(
      @PathParam("id") String id, Progress.Act act, @Context SecurityContext security) {
    return lifecycle.move(caller(security), id(id), present(act));
  }

  /** Adjustments of a project, oldest first. */
  @GET
  @Path("projects/{id}/adjustments")
  public List<Adjustment> adjustments(
      @PathParam("id") String id, @Context SecurityContext security) {
    return adjustments.adjustments(caller(security), id(id));
  }

  /** Whose decision a change of a project would be. */
  @POST
  @Path("projects/{id}/adjustments/route")
  public Adjustment.Route route(
      @PathParam("id") String id, Project project, @Context SecurityContext security) {
    same(id, present(project).id());
    return adjustments.route(caller(security), project);
  }

  /** A changed project and the decision about it. */
  public record Adjusted(Project project, Adjustment.Decision decision) {}

  /** Changes an approved project by a decision. */
  @POST
  @Path("projects/{id}/adjustments")
  public Project adjust(
      @PathParam("id") String id, Adjusted adjusted, @Context SecurityContext security) {
    same(id, present(present(adjusted).project()).id());
    return adjustments.adjust(caller(security), adjusted.project(), present(adjusted.decision()));
  }

  /** The process of a level in a province. */
  @GET
  @Path("processes/{level}")
  public Process process(
      @PathParam("level") String level,
      @QueryParam("province") String province,
      @Context SecurityContext security) {
    return lifecycle.process(
        caller(security),
        "KCQG".equals(level) ? FundLevel.KCQG : FundLevel.KCDP,
        province == null ? work.province().orElse(null) : unit(province));
  }

  /** Stores a province's own process of local projects, all of it. */
  @PUT
  @Path("processes/KCDP")
  public Process saveProcess(
      @QueryParam("province") String province, Process process, @Context SecurityContext security) {
    return lifecycle.saveProcess(
        caller(security),
        province == null ? work.province().orElse(null) : unit(province),
        present(process));
  }

  /** Plans with what their projects add up to. */
  @GET
  @Path("plans")
  public Page<PlanRow> plans(
      @QueryParam("level") String level,
      @QueryParam("year") String year,
      @QueryParam("status") String status,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    filters.put("level", level);
    filters.put("year", year);
    filters.put("status", status);
    return plans.plans(caller(security), request(offset, limit, sort, null, filters));
  }

  /** One plan. */
  @GET
  @Path("plans/{id}")
  public AnnualPlan plan(@PathParam("id") String id, @Context SecurityContext security) {
    return plans
        .plan(caller(security), id(id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "kế hoạch", id));
  }

  /** What the projects of one plan add up to, by content, kind and province. */
  @GET
  @Path("plans/{id}/totals")
  public PlanTotals planTotals(@PathParam("id") String id, @Context SecurityContext security) {
    plan(id, security);
    return plans.totals(caller(security), id(id), null, null);
  }

  /** What projects add up to, of all plans or those of a level and year. */
  @GET
  @Path("totals")
  public PlanTotals totals(
      @QueryParam("level") FundLevel level,
      @QueryParam("year") Integer year,
      @Context SecurityContext security) {
    return plans.totals(caller(security), null, level, year);
  }

  /** Adds a plan, or with id and version changes it. */
  @POST
  @Path("plans")
  public AnnualPlan savePlan(AnnualPlan plan, @Context SecurityContext security) {
    return plans.savePlan(caller(security), present(plan));
  }

  /** Programmes. */
  @GET
  @Path("programmes")
  public Page<Programme> programmes(
      @QueryParam("search") String search,
      @QueryParam("level") String level,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    filters.put("level", level);
    return plans.programmes(caller(security), request(offset, limit, sort, search, filters));
  }

  /** One programme. */
  @GET
  @Path("programmes/{id}")
  public Programme programme(@PathParam("id") String id, @Context SecurityContext security) {
    return plans
        .programme(caller(security), id(id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "chương trình", id));
  }

  /** Adds a programme, or with id and version changes it. */
  @POST
  @Path("programmes")
  public Programme saveProgramme(Programme programme, @Context SecurityContext security) {
    return plans.saveProgramme(caller(security), present(programme));
  }

  /** Contents in force on a day; {@code day=all} for all there ever were. */
  @GET
  @Path("contents")
  public List<Content> contents(@QueryParam("day") String day) {
    return "all".equals(day) ? catalogue.contents() : catalogue.contents(dayOr(day));
  }

  /** Branches of industry in force on a day. */
  @GET
  @Path("sectors")
  public List<Sector> sectors(@QueryParam("day") String day) {
    return catalogue.sectors(dayOr(day));
  }

  /** Reasons for priority in force on a day. */
  @GET
  @Path("priorities")
  public List<PriorityKind> priorities(@QueryParam("day") String day) {
    return catalogue.priorities(dayOr(day));
  }

  /** Kinds of results. */
  @GET
  @Path("outputs")
  public List<OutputKind> outputs() {
    return catalogue.outputs();
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  private static PageRequest request(
      int offset, int limit, String sort, String search, Map<String, String> given) {
    Map<String, String> filters = new HashMap<>(given);
    filters.values().removeIf(v -> v == null || v.isEmpty());
    List<Sort> sorts = new ArrayList<>();
    if (sort != null && !sort.isEmpty()) {
      boolean down = sort.startsWith("-");
      sorts.add(new Sort(down ? sort.substring(1) : sort, !down));
    }
    return new PageRequest(
        Math.max(0, offset), Math.max(1, Math.min(limit, LARGEST_PAGE)), sorts, search, filters);
  }

  private LocalDate dayOr(String day) {
    if (day == null) {
      return work.today();
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      throw invalid(
          "day", "KC-IN-33", "Ngày phải có dạng 2026-06-14.", "Days look like 2026-06-14.", e);
    }
  }

  private static UnitRef unit(String text) {
    try {
      return UnitRef.parse(text);
    } catch (IllegalArgumentException e) {
      throw invalid(
          "province", "KC-IN-37", "Tỉnh có dạng 34:12.", "A province looks like 34:12.", e);
    }
  }

  private static UUID id(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "bản ghi", id);
    }
  }

  private static void same(String address, UUID body) {
    if (!id(address).equals(body)) {
      throw invalid(
          "id",
          "KC-IN-34",
          "Mã trong nội dung khác mã trong địa chỉ.",
          "The id in the body is not the one in the address.",
          null);
    }
  }

  private static <T> T fresh(UUID id, T body) {
    if (id != null) {
      throw invalid(
          "id", "KC-IN-35", "Bản ghi mới chưa có mã.", "A new record has no id yet.", null);
    }
    return body;
  }

  private static <T> T present(T body) {
    if (body == null) {
      throw invalid("", "KC-IN-36", "Yêu cầu không có nội dung.", "The request has no body.", null);
    }
    return body;
  }

  private static CtdpException invalid(
      String field, String code, String vi, String en, Throwable cause) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error(field, code, vi, en)), cause);
  }
}
