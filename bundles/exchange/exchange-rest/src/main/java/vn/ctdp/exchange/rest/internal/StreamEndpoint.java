package vn.ctdp.exchange.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.PublishedItem;
import vn.ctdp.exchange.stream.StreamDesk;
import vn.ctdp.exchange.stream.StreamItem;
import vn.ctdp.exchange.stream.StreamReader;

/** The centre's stream: what provinces read, and what officers publish. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class StreamEndpoint implements RestEndpoint {

  private final StreamDesk desk;

  @Activate
  public StreamEndpoint(@Reference StreamDesk desk) {
    this.desk = desk;
  }

  @Override
  public String path() {
    return "/exchange/stream";
  }

  /** A page for a province: every number after the cursor, contents of what is addressed to it. */
  @GET
  public Response read(
      @Context SecurityContext security,
      @QueryParam("province") String province,
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    Caller caller = caller(security);
    UnitRef reader =
        province == null || province.isBlank() ? desk.provinceOf(caller) : Wire.province(province);
    return Response.ok(desk.read(caller, reader, after, limit), MediaType.APPLICATION_JSON).build();
  }

  /** What a province says about itself. */
  @POST
  @Path("status")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response status(@Context SecurityContext security, InputStream body) throws IOException {
    desk.status(caller(security), body.readNBytes((1 << 20) + 1));
    return Response.noContent().build();
  }

  /** What was published, newest first. */
  @GET
  @Path("items")
  public Wire.PageView<ItemView> items(
      @Context SecurityContext security,
      @QueryParam("kind") String kind,
      @QueryParam("module") String module,
      @QueryParam("search") String search,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Map<String, String> filters = new HashMap<>();
    filters.put("kind", kind);
    filters.put("module", module);
    Page<PublishedItem> page =
        desk.published(caller(security), Wire.page(offset, limit, sort, search, filters));
    return new Wire.PageView<>(page.rows().stream().map(ItemView::of).toList(), page.total());
  }

  /** One item with its content. */
  @GET
  @Path("items/{number}")
  public ContentView item(@Context SecurityContext security, @PathParam("number") long number) {
    return desk.item(caller(security), number)
        .map(ContentView::of)
        .orElseThrow(
            () -> new CtdpException(CoreError.NOT_FOUND, "nội dung", Long.toString(number)));
  }

  /** How far each province has read. */
  @GET
  @Path("readers")
  public List<ReaderView> readers(@Context SecurityContext security) {
    return desk.readers(caller(security)).stream().map(ReaderView::of).toList();
  }

  /** Publishes a message to people. */
  @POST
  @Path("notices")
  @Consumes(MediaType.APPLICATION_JSON)
  public Number publish(@Context SecurityContext security, NoticeInput input) {
    if (input == null || input.title() == null || input.text() == null) {
      throw Wire.wrong("title", "Thiếu tiêu đề hoặc nội dung.", "Title or text is missing.");
    }
    return new Number(
        desk.publishNotice(
            caller(security),
            audience(input.audience()),
            input.module() == null ? "" : input.module(),
            both(input.title(), input.titleEn()),
            both(input.text(), input.textEn())));
  }

  /** Publishes the holidays that the centre knows for a year. */
  @POST
  @Path("holidays/{year}")
  public Number publishHolidays(
      @Context SecurityContext security,
      @PathParam("year") int year,
      @QueryParam("audience") String audience) {
    return new Number(desk.publishHolidays(caller(security), audience(audience), year));
  }

  static Audience audience(String text) {
    try {
      return text == null || text.isBlank() ? Audience.ALL : Audience.parse(text);
    } catch (IllegalArgumentException e) {
      throw Wire.wrong(
          "audience",
          "Nơi nhận là * hoặc các mã tỉnh cách nhau bằng dấu phẩy, ví dụ 34:68,34:12.",
          "The audience is * or codes of provinces separated by commas, for instance 34:68,34:12.");
    }
  }

  private static Localized both(String vi, String en) {
    return new Localized(vi, en == null || en.isBlank() ? vi : en);
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  /** A message to be published. */
  record NoticeInput(
      String audience, String module, String title, String titleEn, String text, String textEn) {}

  /** Its number. */
  record Number(long number) {}

  /** A line of the list. */
  record ItemView(
      long number,
      String kind,
      String module,
      String audience,
      Localized title,
      String publishedBy,
      Instant publishedAt,
      String digest,
      boolean signed,
      int readBy,
      int addressed) {

    static ItemView of(PublishedItem i) {
      return new ItemView(
          i.number(),
          i.kind(),
          i.moduleId(),
          i.audience().toString(),
          i.title(),
          i.publishedBy(),
          i.publishedAt(),
          i.digest(),
          i.signed(),
          i.readBy(),
          i.addressed());
    }
  }

  /** An item with its content as text. */
  record ContentView(
      long number,
      String kind,
      String module,
      String audience,
      Localized title,
      String publishedBy,
      Instant publishedAt,
      String content) {

    static ContentView of(StreamItem i) {
      return new ContentView(
          i.number(),
          i.kind(),
          i.moduleId(),
          i.audience().toString(),
          i.title(),
          i.publishedBy(),
          i.publishedAt(),
          i.content());
    }
  }

  /** How far a province has read. */
  record ReaderView(
      Wire.ProvinceView province,
      long readTo,
      long behind,
      Instant lastSeen,
      int waiting,
      int failed,
      String problem,
      String version) {

    static ReaderView of(StreamReader r) {
      return new ReaderView(
          Wire.ProvinceView.of(r.province()),
          r.readTo(),
          r.behind(),
          r.lastSeen(),
          r.waiting(),
          r.failed(),
          r.problem(),
          r.version());
    }
  }
}
