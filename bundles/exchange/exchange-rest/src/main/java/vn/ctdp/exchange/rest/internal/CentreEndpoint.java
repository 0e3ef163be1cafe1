package vn.ctdp.exchange.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.exchange.intake.ConsolidationService;
import vn.ctdp.exchange.intake.IntakeService;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Submission;

/** The centre's door for reports, and its tables for programs. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class CentreEndpoint implements RestEndpoint {

  private final IntakeService intake;
  private final ConsolidationService consolidation;

  @Activate
  public CentreEndpoint(
      @Reference IntakeService intake, @Reference ConsolidationService consolidation) {
    this.intake = intake;
    this.consolidation = consolidation;
  }

  @Override
  public String path() {
    return "/exchange";
  }

  /**
   * Takes a report in: 201 with the receipt; 200 with the original one when it came before. A
   * message id in the header must be that of the report.
   */
  @POST
  @Path("reports")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response accept(
      @Context SecurityContext security,
      @HeaderParam("X-Message-Id") String messageId,
      InputStream body)
      throws IOException {
    Caller caller = caller(security);
    IntakeService.Acceptance acceptance =
        intake.take(caller, body, Optional.ofNullable(messageId).map(String::strip));
    return Response.status(acceptance.repeated() ? Response.Status.OK : Response.Status.CREATED)
        .entity(Wire.ReceiptView.of(acceptance.receipt()))
        .build();
  }

  /** The receipt of a key; revision 0 is the latest. */
  @GET
  @Path("receipts/{province}/{form}/{period}/{revision}")
  public Wire.ReceiptView receipt(
      @Context SecurityContext security,
      @PathParam("province") String province,
      @PathParam("form") String form,
      @PathParam("period") String period,
      @PathParam("revision") int revision) {
    Optional<Receipt> receipt =
        intake.receipt(
            caller(security), Wire.province(province), form, Wire.period(period), revision);
    return receipt
        .map(Wire.ReceiptView::of)
        .orElseThrow(
            () ->
                new CtdpException(
                    CoreError.NOT_FOUND,
                    "biên nhận",
                    province + "/" + form + "/" + period + "/" + revision));
  }

  /** The national table. */
  @GET
  @Path("consolidated/{form}/{period}")
  public Wire.TableView table(
      @Context SecurityContext security,
      @PathParam("form") String form,
      @PathParam("period") String period) {
    return Wire.TableView.of(consolidation.table(caller(security), form, Wire.period(period)));
  }

  /** Periods for which something was received, newest first. */
  @GET
  @Path("consolidated/{form}")
  public List<String> periods(@Context SecurityContext security, @PathParam("form") String form) {
    return consolidation.periods(caller(security), form).stream().map(p -> p.code()).toList();
  }

  /** What stands behind one figure. */
  @GET
  @Path("consolidated/{form}/{period}/{province}/{row}")
  public Wire.TraceView trace(
      @Context SecurityContext security,
      @PathParam("form") String form,
      @PathParam("period") String period,
      @PathParam("province") String province,
      @PathParam("row") String row) {
    return consolidation
        .trace(caller(security), form, Wire.period(period), Wire.province(province), row)
        .map(Wire.TraceView::of)
        .orElseThrow(
            () -> new CtdpException(CoreError.NOT_FOUND, "số liệu", province + " [" + row + "]"));
  }

  /** The ledger, newest first. */
  @GET
  @Path("ledger")
  public Wire.PageView<Wire.LedgerLine> ledger(
      @Context SecurityContext security,
      @QueryParam("province") String province,
      @QueryParam("form") String form,
      @QueryParam("period") String period,
      @QueryParam("accepted") String accepted,
      @QueryParam("search") String search,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Map<String, String> filters = new HashMap<>();
    filters.put("province", province);
    filters.put("form", form);
    filters.put("period", period);
    filters.put("accepted", accepted);
    Page<Submission> page =
        consolidation.ledger(caller(security), Wire.page(offset, limit, sort, search, filters));
    return new Wire.PageView<>(
        page.rows().stream().map(Wire.LedgerLine::of).toList(), page.total());
  }

  /** The exact bytes of an accepted report. */
  @GET
  @Path("submissions/{id}/envelope")
  public Response envelope(@Context SecurityContext security, @PathParam("id") String id) {
    byte[] bytes =
        consolidation
            .envelope(caller(security), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "báo cáo", id));
    return Response.ok(bytes, MediaType.APPLICATION_OCTET_STREAM).build();
  }

  /** The file that proves an accepted report: report, receipt and public keys. */
  @GET
  @Path("submissions/{id}/evidence")
  public Response evidence(@Context SecurityContext security, @PathParam("id") String id) {
    byte[] file =
        consolidation
            .evidence(caller(security), id)
            .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "tệp chứng cứ", id));
    return Wire.evidence(file, id);
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }
}
