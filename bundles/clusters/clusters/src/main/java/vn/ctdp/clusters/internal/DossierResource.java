package vn.ctdp.clusters.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
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
import vn.ctdp.clusters.dossier.Applicant;
import vn.ctdp.clusters.dossier.Council;
import vn.ctdp.clusters.dossier.Dossier;
import vn.ctdp.clusters.dossier.DossierSummary;
import vn.ctdp.clusters.dossier.Dossiers;
import vn.ctdp.clusters.dossier.NewDocument;
import vn.ctdp.clusters.dossier.NewDossier;
import vn.ctdp.clusters.dossier.Proposal;
import vn.ctdp.clusters.dossier.TestResult;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;

/**
 * Dossiers over REST, at {@code /api/clusters/dossiers}. Every act names the version that was read
 * and answers with the whole dossier.
 */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DossierResource implements RestEndpoint {

  private static final int LARGEST_PAGE = 1000;
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private final Dossiers dossiers;
  private final CalendarService calendar;

  /** Made by the component runtime. */
  @Activate
  public DossierResource(@Reference Dossiers dossiers, @Reference CalendarService calendar) {
    this.dossiers = dossiers;
    this.calendar = calendar;
  }

  @Override
  public String path() {
    return "/clusters/dossiers";
  }

  /** Dossiers; {@code sort} lists name, code, opened, due, each with a minus for descending. */
  @GET
  public Page<DossierSummary> page(
      @QueryParam("search") String search,
      @QueryParam("kind") String kind,
      @QueryParam("rung") String rung,
      @QueryParam("status") String status,
      @QueryParam("light") String light,
      @QueryParam("ruleSet") String ruleSet,
      @QueryParam("cluster") String cluster,
      @QueryParam("planEntry") String planEntry,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    put(filters, "kind", kind);
    put(filters, "rung", rung);
    put(filters, "status", status);
    put(filters, "light", light);
    put(filters, "ruleSet", ruleSet);
    put(filters, "cluster", cluster);
    put(filters, "planEntry", planEntry);
    List<Sort> sorts =
        sort == null
            ? List.of()
            : Arrays.stream(sort.split(","))
                .map(String::strip)
                .filter(x -> !x.isEmpty())
                .map(x -> x.startsWith("-") ? new Sort(x.substring(1), false) : new Sort(x, true))
                .toList();
    return dossiers.page(
        caller(security),
        new PageRequest(
            Math.max(0, offset),
            Math.max(1, Math.min(limit, LARGEST_PAGE)),
            sorts,
            search,
            filters));
  }

  /** One dossier with its clocks, documents, council and tests. */
  @GET
  @Path("{id}")
  public Dossier one(@PathParam("id") String id, @Context SecurityContext security) {
    return dossiers
        .dossier(caller(security), id(id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "hồ sơ", id));
  }

  /** Opens a dossier. */
  @POST
  public Response open(NewDossier dossier, @Context SecurityContext security) {
    return Response.status(Response.Status.CREATED)
        .entity(dossiers.open(caller(security), present(dossier)))
        .build();
  }

  /** Changes what is proposed. */
  @PUT
  @Path("{id}/proposal")
  public Dossier propose(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      Proposal proposal,
      @Context SecurityContext security) {
    return dossiers.propose(caller(security), id(id), version, present(proposal));
  }

  /** Records a document and does what its type does. */
  @POST
  @Path("{id}/documents")
  public Dossier record(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      NewDocument document,
      @Context SecurityContext security) {
    return dossiers.record(caller(security), id(id), version, present(document));
  }

  /** Adds or changes an applicant. */
  @POST
  @Path("{id}/applicants")
  public Dossier saveApplicant(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      Applicant applicant,
      @Context SecurityContext security) {
    return dossiers.saveApplicant(caller(security), id(id), version, present(applicant));
  }

  /** Takes an applicant off. */
  @DELETE
  @Path("{id}/applicants/{applicant}")
  public Dossier removeApplicant(
      @PathParam("id") String id,
      @PathParam("applicant") String applicant,
      @QueryParam("version") long version,
      @Context SecurityContext security) {
    return dossiers.removeApplicant(caller(security), id(id), version, id(applicant));
  }

  /** Adds or changes a council member. */
  @POST
  @Path("{id}/council/members")
  public Dossier saveMember(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      Council.Member member,
      @Context SecurityContext security) {
    return dossiers.saveMember(caller(security), id(id), version, present(member));
  }

  /** Takes a council member off. */
  @DELETE
  @Path("{id}/council/members/{member}")
  public Dossier removeMember(
      @PathParam("id") String id,
      @PathParam("member") String member,
      @QueryParam("version") long version,
      @Context SecurityContext security) {
    return dossiers.removeMember(caller(security), id(id), version, id(member));
  }

  /** Records a sheet; a member scores an applicant once. */
  @POST
  @Path("{id}/council/sheets")
  public Dossier score(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      Council.Sheet sheet,
      @Context SecurityContext security) {
    return dossiers.score(caller(security), id(id), version, present(sheet));
  }

  /** Corrects a sheet until the council has concluded; what it said stays in the dossier. */
  @PUT
  @Path("{id}/council/sheets")
  public Dossier correct(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      Correction correction,
      @Context SecurityContext security) {
    Correction c = present(correction);
    return dossiers.correctScore(caller(security), id(id), version, present(c.sheet()), c.reason());
  }

  /** The summary of the scoring as a text document to be printed. */
  @GET
  @Path("{id}/council/summary")
  @Produces(DOCX)
  public Response summary(@PathParam("id") String id, @Context SecurityContext security) {
    return Response.ok(dossiers.scoringSummary(caller(security), id(id)), DOCX)
        .header("Content-Disposition", "attachment; filename=\"tong-hop-cham-diem.docx\"")
        .build();
  }

  /** Concludes the council. */
  @POST
  @Path("{id}/council/conclusion")
  public Dossier concludeCouncil(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      Conclusion conclusion,
      @Context SecurityContext security) {
    Conclusion c = present(conclusion);
    return dossiers.concludeCouncil(
        caller(security), id(id), version, c.day(), c.winner(), c.note());
  }

  /** The tests at a day, default today; nothing is stored. */
  @GET
  @Path("{id}/tests")
  public List<TestResult> test(
      @PathParam("id") String id,
      @QueryParam("day") String day,
      @Context SecurityContext security) {
    return dossiers.test(caller(security), id(id), day(day));
  }

  /** Concludes the appraisal and stores the tests. */
  @POST
  @Path("{id}/appraisal")
  public Dossier appraise(
      @PathParam("id") String id,
      @QueryParam("version") long version,
      Appraisal appraisal,
      @Context SecurityContext security) {
    Appraisal a = present(appraisal);
    return dossiers.concludeAppraisal(
        caller(security),
        id(id),
        version,
        a.day(),
        a.explanations() == null ? Map.of() : a.explanations());
  }

  /**
   * A correction of a sheet.
   *
   * @param sheet what it says now
   * @param reason why
   */
  public record Correction(Council.Sheet sheet, String reason) {}

  /**
   * The conclusion of a council.
   *
   * @param day day of the session
   * @param winner the chair's choice in a tie; null otherwise
   * @param note the chair's note; required in a tie
   */
  public record Conclusion(LocalDate day, UUID winner, String note) {}

  /**
   * The conclusion of an appraisal.
   *
   * @param day day at which the register is read
   * @param explanations what is said about open results, by test code
   */
  public record Appraisal(LocalDate day, Map<String, String> explanations) {}

  private static void put(Map<String, String> filters, String name, String value) {
    if (value != null && !value.isBlank()) {
      filters.put(name, value);
    }
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  private LocalDate day(String day) {
    if (day == null) {
      return calendar.today();
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeParseException e) {
      throw DossierInput.problem(
          "day", "CCN-HS-9", "Ngày phải có dạng 2026-06-14.", "Days look like 2026-06-14.");
    }
  }

  private static UUID id(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "hồ sơ", id);
    }
  }

  private static <T> T present(T body) {
    if (body == null) {
      throw DossierInput.problem(
          "", "CCN-HS-1", "Yêu cầu không có nội dung.", "The request has no body.");
    }
    return body;
  }
}
