package vn.ctdp.exchange.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.exchange.document.ReportDocuments;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportContent;
import vn.ctdp.exchange.report.ReportDiff;
import vn.ctdp.exchange.report.ReportService;
import vn.ctdp.exchange.report.ReportSummary;

/**
 * A province's own reports for programs. A change may name the version it was made upon ({@code
 * version}); without one it is made upon the present version.
 */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class ProvinceEndpoint implements RestEndpoint {

  private final ReportService reports;
  private final ReportDocuments documents;

  @Activate
  public ProvinceEndpoint(@Reference ReportService reports, @Reference ReportDocuments documents) {
    this.reports = reports;
    this.documents = documents;
  }

  @Override
  public String path() {
    return "/exchange/my-reports";
  }

  /** A page of the list. */
  @GET
  public Wire.PageView<Wire.SummaryView> list(
      @Context SecurityContext security,
      @QueryParam("form") String form,
      @QueryParam("period") String period,
      @QueryParam("state") String state,
      @QueryParam("search") String search,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Map<String, String> filters = new HashMap<>();
    filters.put("form", form);
    filters.put("period", period);
    filters.put("state", state);
    Page<ReportSummary> page =
        reports.page(caller(security), Wire.page(offset, limit, sort, search, filters));
    return new Wire.PageView<>(
        page.rows().stream().map(Wire.SummaryView::of).toList(), page.total());
  }

  /** Draws a report up, or computes its draft anew. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Wire.ReportView drawUp(@Context SecurityContext security, Wire.DrawUp input) {
    if (input == null || input.form() == null) {
      throw Wire.wrong("form", "Thiếu mã biểu mẫu.", "The form's id is missing.");
    }
    return Wire.ReportView.of(
        reports.drawUp(
            caller(security),
            input.form(),
            Wire.period(input.period()),
            Wire.subject(input.subject())));
  }

  /** One report. */
  @GET
  @Path("{id}")
  public Wire.ReportView find(@Context SecurityContext security, @PathParam("id") String id) {
    return Wire.ReportView.of(present(caller(security), id));
  }

  /** Types a figure in, or overrides it. */
  @PUT
  @Path("{id}/cells/{row: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Wire.ReportView setCell(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @PathParam("row") String row,
      Wire.CellInput input) {
    Caller caller = caller(security);
    return Wire.ReportView.of(
        reports.setCell(
            caller,
            id(id),
            row,
            decimal(input.value()),
            input.reason(),
            version(caller, id, input.version())));
  }

  /** Takes an override back. */
  @DELETE
  @Path("{id}/cells/{row: .+}")
  public Wire.ReportView clearOverride(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @PathParam("row") String row,
      @QueryParam("version") Long version) {
    Caller caller = caller(security);
    return Wire.ReportView.of(
        reports.clearOverride(caller, id(id), row, version(caller, id, version)));
  }

  /** Sets the remark of a figure. */
  @PUT
  @Path("{id}/notes/{row: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Wire.ReportView setNote(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @PathParam("row") String row,
      Wire.TextInput input) {
    Caller caller = caller(security);
    return Wire.ReportView.of(
        reports.setNote(caller, id(id), row, input.text(), version(caller, id, input.version())));
  }

  /** Explains a warning. */
  @PUT
  @Path("{id}/explanations/{check}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Wire.ReportView explain(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @PathParam("check") String check,
      Wire.TextInput input) {
    Caller caller = caller(security);
    return Wire.ReportView.of(
        reports.explain(caller, id(id), check, input.text(), version(caller, id, input.version())));
  }

  /** Hands the draft to the leader. */
  @POST
  @Path("{id}/submit")
  public Wire.ReportView submit(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @QueryParam("version") Long version) {
    Caller caller = caller(security);
    return Wire.ReportView.of(reports.submit(caller, id(id), version(caller, id, version)));
  }

  /** Gives a submitted report back to the officer. */
  @POST
  @Path("{id}/reject")
  @Consumes(MediaType.APPLICATION_JSON)
  public Wire.ReportView reject(
      @Context SecurityContext security, @PathParam("id") String id, Wire.TextInput input) {
    Caller caller = caller(security);
    return Wire.ReportView.of(
        reports.reject(caller, id(id), input.text(), version(caller, id, input.version())));
  }

  /** Approves and sends. */
  @POST
  @Path("{id}/approve")
  public Wire.ReportView approve(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @QueryParam("version") Long version) {
    Caller caller = caller(security);
    return Wire.ReportView.of(reports.approveAndSend(caller, id(id), version(caller, id, version)));
  }

  /** Replaces the lines of a list section. */
  @PUT
  @Path("{id}/lists/{list}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Wire.ReportView setLines(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @PathParam("list") String list,
      Wire.LinesInput input) {
    Caller caller = caller(security);
    return Wire.ReportView.of(
        reports.setLines(
            caller,
            id(id),
            list,
            input.rows() == null ? List.of() : input.rows(),
            version(caller, id, input.version())));
  }

  /** The report to be signed. */
  @GET
  @Path("{id}/report.pdf")
  @Produces(FileTypes.PDF)
  public Response pdf(@Context SecurityContext security, @PathParam("id") String id) {
    Caller caller = caller(security);
    Report report = present(caller, id);
    return FileTypes.file(
        documents.pdf(report, reports.coverage(caller, report)),
        FileTypes.PDF,
        name(report) + ".pdf");
  }

  /** The report to be signed, as a text document. */
  @GET
  @Path("{id}/report.docx")
  @Produces(FileTypes.DOCX)
  public Response docx(@Context SecurityContext security, @PathParam("id") String id) {
    Caller caller = caller(security);
    Report report = present(caller, id);
    return FileTypes.file(
        documents.docx(report, reports.coverage(caller, report)),
        FileTypes.DOCX,
        name(report) + ".docx");
  }

  /** The report as a workbook. */
  @GET
  @Path("{id}/report.xlsx")
  @Produces(FileTypes.XLSX)
  public Response xlsx(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @QueryParam("lang") @DefaultValue("vi") String lang) {
    Report report = present(caller(security), id);
    return FileTypes.file(
        documents.workbook(report, Locale.forLanguageTag(lang)),
        FileTypes.XLSX,
        name(report) + ".xlsx");
  }

  /**
   * Types in what a filled workbook holds; with {@code preview=true} only says what would change.
   */
  @POST
  @Path("{id}/report.xlsx")
  @Consumes(FileTypes.XLSX)
  public ReportDiff workbook(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @QueryParam("preview") @DefaultValue("false") boolean preview,
      InputStream body)
      throws IOException {
    Caller caller = caller(security);
    Report report = present(caller, id);
    ReportContent content =
        documents.read(report, body.readNBytes(ReportDocuments.MAX_WORKBOOK + 1));
    ReportDiff diff = reports.preview(caller, id(id), content);
    if (!preview) {
      reports.apply(caller, id(id), content, report.version());
    }
    return diff;
  }

  /** What differs from an earlier revision. */
  @GET
  @Path("{id}/diff/{older}")
  public ReportDiff diff(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @PathParam("older") String older) {
    return reports.diff(caller(security), id(older), id(id));
  }

  private static String name(Report report) {
    return report.summary().form().id()
        + "-"
        + report.summary().period().code()
        + "-"
        + report.summary().revision();
  }

  /** The exact bytes that were or would be sent. */
  @GET
  @Path("{id}/envelope")
  public Response envelope(@Context SecurityContext security, @PathParam("id") String id) {
    return Response.ok(
            reports.envelope(caller(security), id(id)), MediaType.APPLICATION_OCTET_STREAM)
        .build();
  }

  private Report present(Caller caller, String id) {
    return reports.find(caller, id(id)).orElseThrow(() -> notFound(id));
  }

  private long version(Caller caller, String id, Long given) {
    return given != null ? given : present(caller, id).version();
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw notFound(text);
    }
  }

  private static CtdpException notFound(String id) {
    return new CtdpException(CoreError.NOT_FOUND, "báo cáo", id);
  }

  private static BigDecimal decimal(String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (!text.matches("-?\\d{1,22}(\\.\\d{1,6})?")) {
      throw Wire.wrong(
          "value",
          "Phải là số thập phân, ví dụ 825.5.",
          "It must be a decimal, for instance 825.5.");
    }
    return new BigDecimal(text);
  }

  /** The file that proves a received report: report, receipt and public keys. */
  @GET
  @Path("{id}/evidence")
  public Response evidence(@Context SecurityContext security, @PathParam("id") String id) {
    return Wire.evidence(reports.evidence(caller(security), id(id)), id);
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }
}
