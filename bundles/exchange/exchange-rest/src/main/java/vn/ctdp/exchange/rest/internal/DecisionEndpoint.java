package vn.ctdp.exchange.rest.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.decision.Decision;
import vn.ctdp.exchange.decision.DecisionService;
import vn.ctdp.exchange.decision.ReceivedReport;
import vn.ctdp.exchange.decision.ReceivedSummary;

/** Received reports at the centre, and what is decided about them. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class DecisionEndpoint implements RestEndpoint {

  private final DecisionService decisions;

  @Activate
  public DecisionEndpoint(@Reference DecisionService decisions) {
    this.decisions = decisions;
  }

  @Override
  public String path() {
    return "/exchange/received";
  }

  /** The latest revision of each report. */
  @GET
  public Wire.PageView<SummaryView> list(
      @Context SecurityContext security,
      @QueryParam("form") String form,
      @QueryParam("period") String period,
      @QueryParam("province") String province,
      @QueryParam("state") String state,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Map<String, String> filters = new HashMap<>();
    filters.put("form", form);
    filters.put("period", period);
    filters.put("province", province);
    filters.put("state", state);
    Page<ReceivedSummary> page =
        decisions.page(caller(security), Wire.page(offset, limit, sort, "", filters));
    return new Wire.PageView<>(page.rows().stream().map(SummaryView::of).toList(), page.total());
  }

  /** One revision with its decisions. */
  @GET
  @Path("{id}")
  public ReportStateView find(@Context SecurityContext security, @PathParam("id") String id) {
    return decisions
        .find(caller(security), id)
        .map(ReportStateView::of)
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "báo cáo", id));
  }

  /** Accepts. */
  @POST
  @Path("{id}/accept")
  @Consumes(MediaType.APPLICATION_JSON)
  public DecisionView accept(
      @Context SecurityContext security, @PathParam("id") String id, ReasonInput input) {
    return DecisionView.of(
        decisions.accept(caller(security), id, input == null ? "" : input.reason()));
  }

  /** Returns with reasons. */
  @POST
  @Path("{id}/return")
  @Consumes(MediaType.APPLICATION_JSON)
  public DecisionView giveBack(
      @Context SecurityContext security, @PathParam("id") String id, ReasonInput input) {
    if (input == null) {
      throw Wire.wrong("reason", "Cần nêu lý do.", "A reason is needed.");
    }
    return DecisionView.of(
        decisions.giveBack(
            caller(security),
            id,
            input.reason(),
            input.cells() == null ? List.of() : input.cells()));
  }

  /** Closes a period for accepted reports; {@code provinces} empty for all. */
  @POST
  @Path("lock")
  @Consumes(MediaType.APPLICATION_JSON)
  public Count lock(@Context SecurityContext security, PeriodInput input) {
    return new Count(
        decisions.lock(
            caller(security),
            form(input),
            Wire.period(input.period()),
            provinces(input),
            input.reason()));
  }

  /** Opens locked reports again. */
  @POST
  @Path("reopen")
  @Consumes(MediaType.APPLICATION_JSON)
  public Count reopen(@Context SecurityContext security, PeriodInput input) {
    return new Count(
        decisions.reopen(
            caller(security),
            form(input),
            Wire.period(input.period()),
            provinces(input),
            input.reason()));
  }

  private static String form(PeriodInput input) {
    if (input == null || input.form() == null) {
      throw Wire.wrong("form", "Thiếu mã biểu mẫu.", "The form's id is missing.");
    }
    return input.form();
  }

  private static Set<UnitRef> provinces(PeriodInput input) {
    Set<UnitRef> result = new HashSet<>();
    if (input.provinces() != null) {
      input.provinces().forEach(p -> result.add(Wire.province(p)));
    }
    return result;
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  /** Why, and where. */
  record ReasonInput(String reason, List<Decision.CellReason> cells) {}

  /** Which reports. */
  record PeriodInput(String form, String period, List<String> provinces, String reason) {}

  /** How many. */
  record Count(int count) {}

  /** A line of the list. */
  record SummaryView(
      String id,
      Wire.ProvinceView province,
      String form,
      int formVersion,
      String period,
      int revision,
      String state,
      Instant receivedAt,
      String decidedBy,
      Instant decidedAt) {

    static SummaryView of(ReceivedSummary s) {
      return new SummaryView(
          s.id(),
          Wire.ProvinceView.of(s.province()),
          s.form().id(),
          s.form().version(),
          s.period().code(),
          s.revision(),
          s.state().name(),
          s.receivedAt(),
          s.decidedBy(),
          s.decidedAt());
    }
  }

  /** A decision. */
  record DecisionView(
      String id,
      String outcome,
      int revision,
      String reason,
      List<Decision.CellReason> cells,
      String decidedBy,
      Instant decidedAt,
      long item) {

    static DecisionView of(Decision d) {
      return new DecisionView(
          d.id(),
          d.outcome().name(),
          d.revision(),
          d.reason(),
          d.cells(),
          d.decidedBy(),
          d.decidedAt(),
          d.item());
    }
  }

  /** Where a revision stands. */
  record ReportStateView(
      String id,
      Wire.ProvinceView province,
      String form,
      String period,
      int revision,
      String state,
      int latest,
      String latestId,
      List<DecisionView> decisions) {

    static ReportStateView of(ReceivedReport r) {
      return new ReportStateView(
          r.submission().id(),
          Wire.ProvinceView.of(r.province()),
          r.form().key().id(),
          r.submission().period().code(),
          r.submission().revision(),
          r.state().name(),
          r.latest(),
          r.latestId(),
          r.decisions().stream().map(DecisionView::of).toList());
    }
  }
}
