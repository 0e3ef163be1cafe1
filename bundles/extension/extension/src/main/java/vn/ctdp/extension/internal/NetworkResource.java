package vn.ctdp.extension.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
import vn.ctdp.extension.network.Allowance;
import vn.ctdp.extension.network.AutonomyLevel;
import vn.ctdp.extension.network.Centre;
import vn.ctdp.extension.network.CentreFacts;
import vn.ctdp.extension.network.CentreRow;
import vn.ctdp.extension.network.CentreStaff;
import vn.ctdp.extension.network.Collaborator;
import vn.ctdp.extension.network.CollaboratorRow;
import vn.ctdp.extension.network.CommuneCollaborators;
import vn.ctdp.extension.network.CommunePlace;
import vn.ctdp.extension.network.CommuneService;
import vn.ctdp.extension.network.Coverage;
import vn.ctdp.extension.network.EndReason;
import vn.ctdp.extension.network.ExtensionCentres;
import vn.ctdp.extension.network.NetworkCoverage;
import vn.ctdp.extension.report.Indicator;

/**
 * Centres, collaborators and coverage over REST, at {@code /api/extension-network}. Days are ISO,
 * units look like {@code 34:24511}, allowances are whole đồng a month.
 */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NetworkResource implements RestEndpoint {

  private static final int LARGEST_PAGE = 1000;

  private final ExtensionCentres centres;
  private final CommuneCollaborators collaborators;
  private final NetworkCoverage coverage;
  private final Work work;

  /** Made by the component runtime. */
  @Activate
  public NetworkResource(
      @Reference ExtensionCentres centres,
      @Reference CommuneCollaborators collaborators,
      @Reference NetworkCoverage coverage,
      @Reference Work work) {
    this.centres = centres;
    this.collaborators = collaborators;
    this.coverage = coverage;
    this.work = work;
  }

  @Override
  public String path() {
    return "/extension-network";
  }

  /** Centres as on a day; {@code closed=yes} for those that are no more. */
  @GET
  @Path("centres")
  public Page<CentreRow> centres(
      @QueryParam("day") String day,
      @QueryParam("closed") String closed,
      @QueryParam("search") String search,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    filters.put("day", day);
    filters.put("closed", closed);
    return centres.centres(caller(security), page(offset, limit, sort, search, filters));
  }

  /** One centre with its history. */
  @GET
  @Path("centres/{id}")
  public Centre centre(@PathParam("id") String id, @Context SecurityContext security) {
    return centres
        .centre(caller(security), id(id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "trung tâm", id));
  }

  /** Adds a centre with its first facts, or with id and version changes it. */
  @POST
  @Path("centres")
  public Centre saveCentre(Centre centre, @Context SecurityContext security) {
    return centres.saveCentre(caller(security), present(centre));
  }

  /** How a centre stands from a day on. */
  @POST
  @Path("centres/{id}/facts")
  public Centre saveFacts(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      CentreFacts facts,
      @Context SecurityContext security) {
    return centres.saveFacts(caller(security), id(id), version, present(facts));
  }

  /** Takes back what was said for a day. */
  @DELETE
  @Path("centres/{id}/facts/{day}")
  public Centre removeFacts(
      @PathParam("id") String id,
      @PathParam("day") String day,
      @QueryParam("version") long version,
      @Context SecurityContext security) {
    return centres.removeFacts(caller(security), id(id), version, day(day));
  }

  /** The people of a centre on a day. */
  @POST
  @Path("centres/{id}/staff")
  public Centre saveStaff(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      CentreStaff staff,
      @Context SecurityContext security) {
    return centres.saveStaff(caller(security), id(id), version, present(staff));
  }

  /** Takes the statement for a day back. */
  @DELETE
  @Path("centres/{id}/staff/{day}")
  public Centre removeStaff(
      @PathParam("id") String id,
      @PathParam("day") String day,
      @QueryParam("version") long version,
      @Context SecurityContext security) {
    return centres.removeStaff(caller(security), id(id), version, day(day));
  }

  /**
   * The end of a centre.
   *
   * @param on first day on which it is no more
   * @param reason why, with the decision
   */
  public record Closing(LocalDate on, String reason) {}

  /** Ends a centre. */
  @POST
  @Path("centres/{id}/closing")
  public Centre close(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      Closing closing,
      @Context SecurityContext security) {
    present(closing);
    return centres.close(caller(security), id(id), version, closing.on(), closing.reason());
  }

  /** Levels of autonomy that were ever in force. */
  @GET
  @Path("autonomy")
  public List<AutonomyLevel> autonomy() {
    return centres.autonomyLevels();
  }

  /** Collaborators as on a day, without telephone numbers. */
  @GET
  @Path("collaborators")
  public Page<CollaboratorRow> collaborators(
      @QueryParam("day") String day,
      @QueryParam("status") String status,
      @QueryParam("commune") String commune,
      @QueryParam("profession") String profession,
      @QueryParam("search") String search,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    filters.put("day", day);
    filters.put("status", status);
    filters.put("commune", commune);
    filters.put("profession", profession);
    return collaborators.collaborators(
        caller(security), page(offset, limit, sort, search, filters));
  }

  /** One collaborator, without telephone number. */
  @GET
  @Path("collaborators/{id}")
  public Collaborator collaborator(@PathParam("id") String id, @Context SecurityContext security) {
    return collaborators
        .collaborator(caller(security), id(id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "cộng tác viên", id));
  }

  /** Telephone and mail address; each look is written to the history. */
  @GET
  @Path("collaborators/{id}/contact")
  public Response contact(@PathParam("id") String id, @Context SecurityContext security) {
    return Response.ok(collaborators.contact(caller(security), id(id)))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** Adds a collaborator with services, or with id and version changes the person's own data. */
  @POST
  @Path("collaborators")
  public Collaborator saveCollaborator(
      Collaborator collaborator, @Context SecurityContext security) {
    return collaborators.saveCollaborator(caller(security), present(collaborator));
  }

  /** Adds a service in a commune, or with its id changes one. */
  @POST
  @Path("collaborators/{id}/services")
  public Collaborator saveService(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      CommuneService service,
      @Context SecurityContext security) {
    return collaborators.saveService(caller(security), id(id), version, present(service));
  }

  /**
   * The end of services.
   *
   * @param service one service; null for all
   * @param last last day
   * @param reason why
   * @param note more about it; may be null
   */
  public record Ending(UUID service, LocalDate last, EndReason reason, String note) {}

  /** Ends one service or all. */
  @POST
  @Path("collaborators/{id}/end")
  public Collaborator end(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      Ending ending,
      @Context SecurityContext security) {
    present(ending);
    return collaborators.end(
        caller(security),
        id(id),
        version,
        ending.service(),
        ending.last(),
        ending.reason(),
        ending.note());
  }

  /** Moves a collaborator: this service ends the day before the new one begins. */
  @POST
  @Path("collaborators/{id}/services/{service}/transfer")
  public Collaborator transfer(
      @PathParam("id") String id,
      @PathParam("service") String service,
      @QueryParam("version") long version,
      CommuneService next,
      @Context SecurityContext security) {
    return collaborators.transfer(caller(security), id(id), version, id(service), present(next));
  }

  /** The province's allowances, newest first. */
  @GET
  @Path("allowances")
  public List<Allowance> allowances(@Context SecurityContext security) {
    return collaborators.allowances(caller(security));
  }

  /** Adds an allowance, or with id and version changes one. */
  @POST
  @Path("allowances")
  public Allowance saveAllowance(Allowance allowance, @Context SecurityContext security) {
    return collaborators.saveAllowance(caller(security), present(allowance));
  }

  /**
   * Coverage with its totals.
   *
   * @param day the day
   * @param province whose
   * @param covered numerator: communes with a collaborator
   * @param total denominator: communes
   * @param percent percent with one decimal; null without communes
   * @param districts by former district
   * @param communes all communes
   * @param unplaced services whose commune went nowhere known
   */
  public record CoverageView(
      LocalDate day,
      UnitRef province,
      int covered,
      int total,
      BigDecimal percent,
      List<Coverage.District> districts,
      List<Coverage.CommuneCover> communes,
      List<Coverage.Unplaced> unplaced) {}

  /** Which communes have a collaborator on a day, today without. */
  @GET
  @Path("coverage")
  public CoverageView coverage(@QueryParam("day") String day, @Context SecurityContext security) {
    Coverage c = coverage.coverage(caller(security), dayOrToday(day));
    return new CoverageView(
        c.day(),
        c.province(),
        c.covered(),
        c.total(),
        c.percent().orElse(null),
        c.byDistrict(),
        c.communes(),
        c.unplaced());
  }

  /** Figures of the network on a day. */
  @GET
  @Path("indicators")
  public List<Indicator> indicators(
      @QueryParam("day") String day, @Context SecurityContext security) {
    return coverage.indicators(caller(security), dayOrToday(day));
  }

  /** Where communes lie. */
  @GET
  @Path("places")
  public List<CommunePlace> places(@Context SecurityContext security) {
    return coverage.places(caller(security));
  }

  /** Stores where communes lie; gives how many. */
  @PUT
  @Path("places")
  public Map<String, Integer> savePlaces(
      List<CommunePlace> places, @Context SecurityContext security) {
    return Map.of("stored", coverage.savePlaces(caller(security), present(places)));
  }

  /** Reads a GeoJSON file with communes. */
  @POST
  @Path("places/file")
  public NetworkCoverage.PlaceImport importPlaces(
      @QueryParam("source") String source, String geoJson, @Context SecurityContext security) {
    return coverage.importPlaces(
        caller(security), present(geoJson).getBytes(StandardCharsets.UTF_8), source);
  }

  private static PageRequest page(
      int offset, int limit, String sort, String search, Map<String, String> filters) {
    filters.values().removeIf(v -> v == null || v.isEmpty());
    List<Sort> sorts =
        sort == null || sort.isEmpty()
            ? List.of()
            : List.of(
                sort.startsWith("-") ? new Sort(sort.substring(1), false) : new Sort(sort, true));
    return new PageRequest(
        Math.max(0, offset), Math.max(1, Math.min(limit, LARGEST_PAGE)), sorts, search, filters);
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  private LocalDate dayOrToday(String day) {
    return day == null || day.isEmpty() ? work.today() : day(day);
  }

  private static LocalDate day(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      throw invalid(
          "day", "KC-IN-33", "Ngày phải có dạng 2026-06-14.", "Days look like 2026-06-14.", e);
    }
  }

  private static UUID id(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "bản ghi", id);
    }
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
