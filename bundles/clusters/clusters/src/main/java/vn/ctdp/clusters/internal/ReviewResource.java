package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.ws.rs.Consumes;
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
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.review.CheckDefinition;
import vn.ctdp.clusters.review.Claimed;
import vn.ctdp.clusters.review.ClusterConflicts;
import vn.ctdp.clusters.review.ClusterRates;
import vn.ctdp.clusters.review.ClusterReconciliation;
import vn.ctdp.clusters.review.ClusterReview;
import vn.ctdp.clusters.review.DeclaredFigure;
import vn.ctdp.clusters.review.EstablishmentTest;
import vn.ctdp.clusters.review.FactConflict;
import vn.ctdp.clusters.review.Finding;
import vn.ctdp.clusters.review.RateTable;
import vn.ctdp.clusters.review.ReconciledLine;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.territory.Vintage;

/** Checks, rates and disputed figures over REST, at {@code /api/clusters-review}. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReviewResource implements RestEndpoint {

  private static final int LARGEST_PAGE = 1000;

  private final ClusterReview review;
  private final ClusterRates rates;
  private final ClusterConflicts conflicts;
  private final ClusterReconciliation reconciliation;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public ReviewResource(
      @Reference ClusterReview review,
      @Reference ClusterRates rates,
      @Reference ClusterConflicts conflicts,
      @Reference ClusterReconciliation reconciliation,
      @Reference Clock clock) {
    this.review = review;
    this.rates = rates;
    this.conflicts = conflicts;
    this.reconciliation = reconciliation;
    this.clock = clock;
  }

  @Override
  public String path() {
    return "/clusters-review";
  }

  /** The checks as data. */
  @GET
  @Path("checks")
  public List<CheckDefinition> checks() {
    return review.checks();
  }

  /** What the checks find about the province on a day. */
  @GET
  @Path("findings")
  public Page<Finding> findings(
      @QueryParam("search") String search,
      @QueryParam("code") String code,
      @QueryParam("severity") String severity,
      @QueryParam("scope") String scope,
      @QueryParam("explained") String explained,
      @QueryParam("day") String day,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    put(filters, "code", code);
    put(filters, "severity", severity);
    put(filters, "scope", scope);
    put(filters, "explained", explained);
    return review.findings(caller(security), request(offset, limit, search, filters), dayOr(day));
  }

  /** The test of establishment for each commune or district. */
  @GET
  @Path("establishment")
  public List<EstablishmentTest> establishment(
      @QueryParam("day") String day, @Context SecurityContext security) {
    return review.establishmentTests(caller(security), dayOr(day));
  }

  /** Fill rates with their parts; basis, grouping and division as the service names them. */
  @GET
  @Path("rates")
  public RateTable rates(
      @QueryParam("day") String day,
      @QueryParam("basis") @DefaultValue("ALL") String basis,
      @QueryParam("grouping") @DefaultValue("COMMUNE") String grouping,
      @QueryParam("division") @DefaultValue("34") String division,
      @Context SecurityContext security) {
    return rates.table(
        caller(security),
        dayOr(day),
        one("basis", ClusterRates.Basis.class, basis),
        one("grouping", ClusterRates.Grouping.class, grouping),
        one("division", Vintage.class, "V" + division));
  }

  /**
   * Figures of records and reports side by side.
   *
   * @param lines the lines asked for
   * @param summary the whole at a glance
   */
  public record Reconciliation(ClusterReconciliation.Summary summary, Page<ReconciledLine> lines) {}

  /** What records and the reports of a period say of the same figures. */
  @GET
  @Path("reconciliation")
  public Reconciliation reconciliation(
      @QueryParam("day") String day,
      @QueryParam("period") String period,
      @QueryParam("state") String state,
      @QueryParam("level") String level,
      @QueryParam("figure") String figure,
      @QueryParam("search") String search,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    put(filters, "state", state);
    put(filters, "level", level);
    put(filters, "figure", figure);
    LocalDate on = dayOr(day);
    Period of = period(period);
    Caller caller = caller(security);
    return new Reconciliation(
        reconciliation.summary(caller, on, of),
        reconciliation.lines(caller, request(offset, limit, search, filters), on, of));
  }

  private static Period period(String code) {
    try {
      return code == null ? null : Period.parse(code);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "period",
                  "CCN-IN-16",
                  "Kỳ có dạng 2026-H1 hoặc 2026.",
                  "Periods look like 2026-H1 or 2026.")),
          e);
    }
  }

  /**
   * Why a warning is right.
   *
   * @param check identity of the check
   * @param subject identity of what the warning is about
   * @param figures the figures as they were read: when they have changed since, nothing is stored
   * @param reason why, 1 to 1,000 characters
   */
  public record Explaining(String check, String subject, String figures, String reason) {}

  /** Explains a warning of a day. */
  @POST
  @Path("explanations")
  public Finding explain(
      @QueryParam("day") String day, Explaining body, @Context SecurityContext security) {
    Explaining e = present(body);
    Caller caller = caller(security);
    LocalDate on = dayOr(day);
    Page<Finding> found =
        review.findings(caller, new PageRequest(0, 10_000, List.of(), "", Map.of()), on);
    Finding finding =
        found.rows().stream()
            .filter(f -> f.check().equals(e.check()) && f.subject().id().equals(e.subject()))
            .filter(f -> f.figures().equals(e.figures()))
            .findFirst()
            .orElseThrow(
                () ->
                    new CtdpException(CoreError.NOT_FOUND, "cảnh báo", String.valueOf(e.check())));
    return review.explain(caller, finding, e.reason());
  }

  /** Figures that were published about the province. */
  @GET
  @Path("declared")
  public List<DeclaredFigure> declared(@Context SecurityContext security) {
    return review.declared(caller(security));
  }

  /** Notes a published figure. */
  @POST
  @Path("declared")
  public DeclaredFigure declare(DeclaredFigure figure, @Context SecurityContext security) {
    return review.declare(caller(security), present(figure));
  }

  /** Facts about which sources disagree. */
  @GET
  @Path("conflicts")
  public Page<FactConflict> conflicts(
      @QueryParam("search") String search,
      @QueryParam("state") String state,
      @QueryParam("cluster") String cluster,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    put(filters, "state", state);
    put(filters, "cluster", cluster);
    return conflicts.conflicts(caller(security), request(offset, limit, search, filters));
  }

  /** Says what another source claims about a cluster, without replacing what is in force. */
  @POST
  @Path("claims/{cluster}")
  public List<Claimed> claim(
      @PathParam("cluster") String cluster,
      List<ClusterFact> facts,
      @Context SecurityContext security) {
    return conflicts.claim(caller(security), id(cluster), present(facts));
  }

  /**
   * A decision.
   *
   * @param version version that was read
   * @param claim the claim chosen; null to keep the figure in force
   * @param reason why
   */
  public record Decision(long version, UUID claim, String reason) {}

  /** Decides for one source. */
  @POST
  @Path("conflicts/{id}/decision")
  public FactConflict decide(
      @PathParam("id") String id, Decision decision, @Context SecurityContext security) {
    Decision d = present(decision);
    return conflicts.decide(caller(security), id(id), d.version(), d.claim(), d.reason());
  }

  /** Opens a decided conflict again. */
  @POST
  @Path("conflicts/{id}/reopening")
  public FactConflict reopen(
      @PathParam("id") String id, Decision decision, @Context SecurityContext security) {
    Decision d = present(decision);
    return conflicts.reopen(caller(security), id(id), d.version(), d.reason());
  }

  private static void put(Map<String, String> filters, String name, String value) {
    if (value != null) {
      filters.put(name, value);
    }
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
        filters);
  }

  private static <E extends Enum<E>> E one(String parameter, Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  parameter,
                  "CCN-IN-13",
                  "Giá trị không có trong danh mục.",
                  "Not in the list of values.")),
          e);
    }
  }

  private LocalDate dayOr(String day) {
    if (day == null) {
      return LocalDate.now(clock.withZone(RegisterService.ZONE));
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeParseException e) {
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
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "bản ghi", id);
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
