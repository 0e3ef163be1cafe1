package vn.ctdp.extension.internal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
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
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.money.Booking;
import vn.ctdp.extension.money.Budget;
import vn.ctdp.extension.money.BudgetOverview;
import vn.ctdp.extension.money.ExtensionMoney;
import vn.ctdp.extension.money.MoneyEntry;
import vn.ctdp.extension.money.ProjectAccount;
import vn.ctdp.extension.money.ProjectMoney;

/** Budgets and the ledger over REST, at {@code /api/extension-money}. Money is whole đồng. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MoneyResource implements RestEndpoint {

  private final ExtensionMoney money;
  private final ProjectMoney figures;

  /** Made by the component runtime. */
  @Activate
  public MoneyResource(@Reference ExtensionMoney money, @Reference ProjectMoney figures) {
    this.money = money;
    this.figures = figures;
  }

  @Override
  public String path() {
    return "/extension-money";
  }

  /** Budgets, newest year first. */
  @GET
  @Path("budgets")
  public Page<Budget> budgets(
      @QueryParam("year") String year,
      @QueryParam("source") String source,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    filters.put("year", year);
    filters.put("source", source);
    filters.values().removeIf(v -> v == null || v.isEmpty());
    return money.budgets(caller(security), page(offset, limit, filters));
  }

  /** One budget. */
  @GET
  @Path("budgets/{id}")
  public Budget budget(@PathParam("id") String id, @Context SecurityContext security) {
    return money
        .budget(caller(security), id(id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "dự toán", id));
  }

  /** Adds a budget, or with id and version changes it. */
  @POST
  @Path("budgets")
  public Budget saveBudget(Budget budget, @Context SecurityContext security) {
    return money.saveBudget(caller(security), present(budget));
  }

  /** A budget with what became of it, by province, content and project. */
  @GET
  @Path("budgets/{id}/overview")
  public BudgetOverview overview(
      @PathParam("id") String id,
      @QueryParam("day") String day,
      @Context SecurityContext security) {
    return money.overview(caller(security), id(id), day(day));
  }

  /** Estimates and allocations of a budget, newest first. */
  @GET
  @Path("budgets/{id}/entries")
  public Page<MoneyEntry> entries(
      @PathParam("id") String id,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    return money.entries(caller(security), id(id), page(offset, limit, Map.of()));
  }

  /** Enters something: an allocation, a contract, an advance, a payment and so on. */
  @POST
  @Path("entries")
  public Response book(Booking booking, @Context SecurityContext security) {
    List<MoneyEntry> written = money.book(caller(security), present(booking));
    return Response.status(Response.Status.CREATED).entity(written).build();
  }

  /**
   * Why and when an entry is taken back.
   *
   * @param on day of the correction
   * @param reason why
   */
  public record Reversal(LocalDate on, String reason) {}

  /** Takes an entry back by one of the opposite sign. */
  @POST
  @Path("entries/{id}/reversal")
  public List<MoneyEntry> reverse(
      @PathParam("id") String id, Reversal reversal, @Context SecurityContext security) {
    present(reversal);
    return money.reverse(caller(security), id(id), reversal.on(), reversal.reason());
  }

  /** All money of a project: figures, ledger, what may be entered next, checks. */
  @GET
  @Path("projects/{id}")
  public ProjectAccount account(
      @PathParam("id") String id,
      @QueryParam("day") String day,
      @Context SecurityContext security) {
    return figures.account(caller(security), id(id), day(day));
  }

  /** Figures by project, year, source and content. */
  @GET
  @Path("figures")
  public List<ProjectMoney.Row> figures(
      @QueryParam("project") List<String> projects,
      @QueryParam("year") Integer year,
      @QueryParam("source") FundSource source,
      @QueryParam("province") String province,
      @QueryParam("plan") String plan,
      @QueryParam("day") String day,
      @Context SecurityContext security) {
    return figures.rows(
        caller(security),
        new ProjectMoney.Query(
            projects == null || projects.isEmpty()
                ? null
                : projects.stream().map(MoneyResource::id).toList(),
            year,
            source,
            province == null ? null : unit(province),
            plan == null ? null : id(plan)),
        day(day));
  }

  private static PageRequest page(int offset, int limit, Map<String, String> filters) {
    return new PageRequest(
        Math.max(0, offset), Math.max(1, Math.min(limit, 1000)), List.of(), null, filters);
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  private static LocalDate day(String day) {
    if (day == null || day.isEmpty()) {
      return null;
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
