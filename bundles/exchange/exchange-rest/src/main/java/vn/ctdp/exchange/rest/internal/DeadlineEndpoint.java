package vn.ctdp.exchange.rest.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.exchange.deadline.DeadlineService;
import vn.ctdp.exchange.deadline.Extension;
import vn.ctdp.exchange.deadline.Matrix;
import vn.ctdp.exchange.deadline.NewExtension;

/** Who is late, and who got more time. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class DeadlineEndpoint implements RestEndpoint {

  private final DeadlineService deadlines;

  @Activate
  public DeadlineEndpoint(@Reference DeadlineService deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public String path() {
    return "/exchange/deadlines";
  }

  /** The matrix of a year. */
  @GET
  @Path("{year}")
  public MatrixView matrix(
      @Context SecurityContext security,
      @PathParam("year") int year,
      @QueryParam("form") @DefaultValue("") String form) {
    return MatrixView.of(deadlines.matrix(caller(security), year, form));
  }

  /** Decisions that moved a last day. */
  @GET
  @Path("extensions")
  public List<ExtensionView> extensions(@Context SecurityContext security) {
    return deadlines.extensions(caller(security)).stream().map(ExtensionView::of).toList();
  }

  /** Moves a last day. */
  @POST
  @Path("extensions")
  @Consumes(MediaType.APPLICATION_JSON)
  public ExtensionView extend(@Context SecurityContext security, ExtensionInput input) {
    if (input == null || input.form() == null) {
      throw Wire.wrong("form", "Thiếu mã biểu mẫu.", "The form's id is missing.");
    }
    return ExtensionView.of(
        deadlines.extend(
            caller(security),
            new NewExtension(
                input.form(),
                Wire.period(input.period()),
                StreamEndpoint.audience(input.audience()),
                input.number(),
                day("date", input.date()),
                input.reason(),
                day("newDay", input.newDay()))));
  }

  /** Reminds those who have not sent. */
  @POST
  @Path("remind")
  public List<Long> remind(@Context SecurityContext security) {
    return deadlines.remind(caller(security));
  }

  private static LocalDate day(String field, String text) {
    try {
      return text == null || text.isBlank() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Wire.wrong(field, "Ngày viết như 2026-12-31.", "A day is written 2026-12-31.");
    }
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  /** An extension to be decided. */
  record ExtensionInput(
      String form,
      String period,
      String audience,
      String number,
      String date,
      String reason,
      String newDay) {}

  /** An extension. */
  record ExtensionView(
      String id,
      String form,
      String period,
      String audience,
      String number,
      LocalDate date,
      String reason,
      LocalDate newDay,
      String decidedBy,
      Instant decidedAt,
      long item) {

    static ExtensionView of(Extension e) {
      return new ExtensionView(
          e.id(),
          e.formId(),
          e.period().code(),
          e.audience().toString(),
          e.number(),
          e.date(),
          e.reason(),
          e.newDay(),
          e.decidedBy(),
          e.decidedAt(),
          e.item());
    }
  }

  /** The matrix. */
  record MatrixView(LocalDate day, List<ColumnView> columns, List<RowView> rows) {

    static MatrixView of(Matrix m) {
      return new MatrixView(
          m.day(),
          m.columns().stream()
              .map(
                  c -> new ColumnView(c.key(), c.form().key().id(), c.period().code(), c.lastDay()))
              .toList(),
          m.rows().stream().map(RowView::of).toList());
    }
  }

  /** A form for a period. */
  record ColumnView(String key, String form, String period, LocalDate lastDay) {}

  /** A province. */
  record RowView(Wire.ProvinceView province, Map<String, CellView> cells) {

    static RowView of(Matrix.Row r) {
      Map<String, CellView> cells = new TreeMap<>();
      r.cells().forEach((k, c) -> cells.put(k, CellView.of(c)));
      return new RowView(Wire.ProvinceView.of(r.province()), cells);
    }
  }

  /** A report. */
  record CellView(
      String state,
      long days,
      LocalDate lastDay,
      String decision,
      int revision,
      String submission,
      Instant receivedAt,
      long lateBy) {

    static CellView of(Matrix.Cell c) {
      return new CellView(
          c.state().name(),
          c.days(),
          c.due().lastDay(),
          c.due().decision(),
          c.revision(),
          c.submissionId(),
          c.receivedAt(),
          c.lateBy());
    }
  }
}
