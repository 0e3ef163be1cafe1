package vn.ctdp.core.papers.internal;

import java.io.InputStream;
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
import vn.ctdp.core.paper.Paper;
import vn.ctdp.core.paper.PaperFile;
import vn.ctdp.core.paper.PaperFormat;
import vn.ctdp.core.paper.PaperKind;
import vn.ctdp.core.paper.PaperNumber;
import vn.ctdp.core.paper.PaperNumbers;
import vn.ctdp.core.paper.PaperOffice;
import vn.ctdp.core.paper.PaperSeries;
import vn.ctdp.core.paper.PaperTemplate;
import vn.ctdp.core.paper.PaperTemplates;
import vn.ctdp.core.paper.Papers;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.subject.SubjectRef;

/** Papers, templates and numbers over REST, at {@code /api/papers}. Days are ISO days. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PaperResource implements RestEndpoint {

  private final Papers papers;
  private final PaperTemplates templates;
  private final PaperNumbers numbers;

  /** Made by the component runtime. */
  @Activate
  public PaperResource(
      @Reference Papers papers,
      @Reference PaperTemplates templates,
      @Reference PaperNumbers numbers) {
    this.papers = papers;
    this.templates = templates;
    this.numbers = numbers;
  }

  @Override
  public String path() {
    return "/papers";
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  private static Response file(PaperFile file) {
    return Response.ok(file.content(), file.mediaType())
        .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
        .build();
  }

  // --- papers ---

  /** Papers of a record. */
  @GET
  public List<Paper> papers(
      @QueryParam("type") String type, @QueryParam("id") String id, @Context SecurityContext s) {
    return papers.papers(caller(s), subject(type, id));
  }

  /** Kinds that can be made of a record now. */
  @GET
  @Path("makeable")
  public List<PaperKind> makeable(
      @QueryParam("type") String type, @QueryParam("id") String id, @Context SecurityContext s) {
    return papers.kinds(caller(s), subject(type, id));
  }

  /**
   * A paper to make.
   *
   * @param kind id of the kind
   * @param type kind of record
   * @param id the record
   * @param office symbol of the office; null for the first one
   */
  public record Wanted(String kind, String type, String id, String office) {}

  /** Makes a draft. */
  @POST
  public Paper make(Wanted wanted, @Context SecurityContext s) {
    if (wanted == null || wanted.kind() == null) {
      throw invalid("kind");
    }
    return papers.make(
        caller(s), wanted.kind(), subject(wanted.type(), wanted.id()), wanted.office());
  }

  /** One paper. */
  @GET
  @Path("{id: [0-9a-f-]{36}}")
  public Paper paper(@PathParam("id") String id, @Context SecurityContext s) {
    return papers.paper(caller(s), id(id));
  }

  /** Its file; {@code format} is docx or pdf. */
  @GET
  @Path("{id: [0-9a-f-]{36}}/file")
  @Produces(MediaType.WILDCARD)
  public Response file(
      @PathParam("id") String id,
      @QueryParam("format") @DefaultValue("docx") String format,
      @Context SecurityContext s) {
    return file(papers.file(caller(s), id(id), format(format)));
  }

  /**
   * A step of a paper.
   *
   * @param on day of issue, ISO
   * @param reason why it is cancelled
   * @param version row version
   */
  public record Step(String on, String reason, long version) {}

  /** Gives it its number and day. */
  @POST
  @Path("{id: [0-9a-f-]{36}}/issue")
  public Paper issue(@PathParam("id") String id, Step step, @Context SecurityContext s) {
    if (step == null) {
      throw invalid("on");
    }
    return papers.issue(caller(s), id(id), day(step.on()), step.version());
  }

  /** Takes it back. */
  @POST
  @Path("{id: [0-9a-f-]{36}}/cancel")
  public void cancel(@PathParam("id") String id, Step step, @Context SecurityContext s) {
    if (step == null) {
      throw invalid("version");
    }
    papers.cancel(caller(s), id(id), step.reason(), step.version());
  }

  /** Adds a signed scan; the body is the file. */
  @POST
  @Path("{id: [0-9a-f-]{36}}/scans")
  @Consumes(MediaType.WILDCARD)
  public Paper scan(
      @PathParam("id") String id,
      @QueryParam("fileName") @DefaultValue("scan.pdf") String fileName,
      @Context SecurityContext s,
      InputStream body) {
    return papers.addScan(caller(s), id(id), fileName, body);
  }

  // --- templates ---

  /** Kinds of papers with their placeholders. */
  @GET
  @Path("kinds")
  public List<PaperKind> kinds(@Context SecurityContext s) {
    return templates.kinds(caller(s));
  }

  /** Versions of a template, newest first. */
  @GET
  @Path("templates/{kind}")
  public List<PaperTemplate> versions(@PathParam("kind") String kind, @Context SecurityContext s) {
    return templates.versions(caller(s), kind);
  }

  /** What was in force since when. */
  @GET
  @Path("templates/{kind}/choices")
  public List<PaperTemplates.Choice> choices(
      @PathParam("kind") String kind, @Context SecurityContext s) {
    return templates.choices(caller(s), kind);
  }

  /** The Word document of a version; without one, that in force. */
  @GET
  @Path("templates/{kind}/file")
  @Produces(MediaType.WILDCARD)
  public Response template(
      @PathParam("kind") String kind,
      @QueryParam("version") Integer version,
      @Context SecurityContext s) {
    return file(templates.download(caller(s), kind, version));
  }

  /** A version filled with examples. */
  @GET
  @Path("templates/{kind}/preview")
  @Produces(MediaType.WILDCARD)
  public Response preview(
      @PathParam("kind") String kind,
      @QueryParam("version") @DefaultValue("0") int version,
      @QueryParam("format") @DefaultValue("docx") String format,
      @Context SecurityContext s) {
    return file(templates.preview(caller(s), kind, version, format(format)));
  }

  /** Keeps a new version; the body is the Word document. */
  @POST
  @Path("templates/{kind}")
  @Consumes({PaperFile.DOCX, MediaType.APPLICATION_OCTET_STREAM})
  public PaperTemplate upload(
      @PathParam("kind") String kind,
      @QueryParam("fileName") @DefaultValue("mau.docx") String fileName,
      @QueryParam("note") String note,
      @Context SecurityContext s,
      InputStream body) {
    return templates.upload(caller(s), kind, fileName, body, note);
  }

  /**
   * Which version to use.
   *
   * @param version the version; 0 for the delivered one
   * @param reason remark; may be null
   */
  public record Use(int version, String reason) {}

  /** Uses a version from now on. */
  @PUT
  @Path("templates/{kind}/in-force")
  public PaperTemplate activate(
      @PathParam("kind") String kind, Use use, @Context SecurityContext s) {
    if (use == null) {
      throw invalid("version");
    }
    return templates.activate(caller(s), kind, use.version(), use.reason());
  }

  // --- numbers ---

  /** Offices that issue papers. */
  @GET
  @Path("offices")
  public List<PaperOffice> offices(@Context SecurityContext s) {
    return numbers.offices(caller(s));
  }

  /** Stores an office. */
  @PUT
  @Path("offices")
  public PaperOffice saveOffice(PaperOffice office, @Context SecurityContext s) {
    if (office == null) {
      throw invalid("symbol");
    }
    return numbers.saveOffice(caller(s), office);
  }

  /** Sequences of a year. */
  @GET
  @Path("series")
  public List<PaperSeries> series(@QueryParam("year") int year, @Context SecurityContext s) {
    return numbers.series(caller(s), year);
  }

  /**
   * A change of a sequence.
   *
   * @param office symbol of the office
   * @param documentType kind of document
   * @param year year; for the last number
   * @param last last number that was used
   * @param reason why the last number is set
   * @param pattern how numbers are written; null for the default
   */
  public record SeriesChange(
      String office, String documentType, int year, int last, String reason, String pattern) {}

  /** Sets the last number. */
  @PUT
  @Path("series/last")
  public PaperSeries correct(SeriesChange c, @Context SecurityContext s) {
    if (c == null) {
      throw invalid("last");
    }
    return numbers.correct(caller(s), c.office(), c.documentType(), c.year(), c.last(), c.reason());
  }

  /** Sets how numbers are written. */
  @PUT
  @Path("series/pattern")
  public void pattern(SeriesChange c, @Context SecurityContext s) {
    if (c == null) {
      throw invalid("pattern");
    }
    numbers.savePattern(caller(s), c.office(), c.documentType(), c.pattern());
  }

  /** Numbers used, newest first. */
  @GET
  @Path("numbers")
  public Page<PaperNumber> numbers(
      @QueryParam("search") String search,
      @QueryParam("year") String year,
      @QueryParam("office") String office,
      @QueryParam("type") String type,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext s) {
    Map<String, String> filters = new HashMap<>();
    filters.put("year", year);
    filters.put("office", office);
    filters.put("type", type);
    filters.values().removeIf(v -> v == null || v.isEmpty());
    return numbers.numbers(
        caller(s),
        new PageRequest(
            Math.max(0, offset), Math.max(1, Math.min(limit, 1000)), List.of(), search, filters));
  }

  // --- input ---

  private static SubjectRef subject(String type, String id) {
    if (type == null || id == null) {
      throw invalid(type == null ? "type" : "id");
    }
    return new SubjectRef(type, id);
  }

  private static PaperFormat format(String text) {
    return switch (text) {
      case "docx" -> PaperFormat.DOCX;
      case "pdf" -> PaperFormat.PDF;
      default -> throw invalid("format");
    };
  }

  private static LocalDate day(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new CtdpException(CoreError.INVALID, invalid("on").problems(), e);
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "văn bản", text);
    }
  }

  private static CtdpException invalid(String field) {
    return new CtdpException(
        CoreError.INVALID,
        List.of(
            FieldProblem.error(field, "VB-INPUT", "Giá trị chưa hợp lệ.", "Not a valid value.")),
        null);
  }
}
