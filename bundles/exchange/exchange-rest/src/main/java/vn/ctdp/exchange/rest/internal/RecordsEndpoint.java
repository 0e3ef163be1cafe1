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
import vn.ctdp.exchange.record.ReceivedRecord;
import vn.ctdp.exchange.record.RecordDesk;
import vn.ctdp.exchange.record.RecordIntake;

/** The centre's door for shared records, and what it holds of them. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class RecordsEndpoint implements RestEndpoint {

  private final RecordIntake intake;
  private final RecordDesk desk;

  @Activate
  public RecordsEndpoint(@Reference RecordIntake intake, @Reference RecordDesk desk) {
    this.intake = intake;
    this.desk = desk;
  }

  @Override
  public String path() {
    return "/exchange/records";
  }

  /**
   * Takes a batch in. The answer is signed whatever it says: 201 stored, 200 stored before, 425
   * batches before it are missing, 409 other content is held under its number.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response take(@Context SecurityContext security, InputStream batch) throws IOException {
    RecordIntake.Answer answer = intake.take(caller(security), batch);
    int status =
        switch (answer.outcome()) {
          case STORED -> 201;
          case KNOWN -> 200;
          case SEND -> 425;
          case CONFLICT -> 409;
        };
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .entity(answer.document())
        .build();
  }

  /** What was received of each province and type. */
  @GET
  @Path("standing")
  public List<StandingView> standing(@Context SecurityContext security) {
    return desk.standing(caller(security)).stream().map(StandingView::of).toList();
  }

  /** Latest versions. */
  @GET
  public Wire.PageView<LineView> records(
      @Context SecurityContext security,
      @QueryParam("province") String province,
      @QueryParam("type") String type,
      @QueryParam("state") String state,
      @QueryParam("search") String search,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Map<String, String> filters = new HashMap<>();
    filters.put("province", province);
    filters.put("type", type);
    filters.put("state", state);
    Page<RecordDesk.Line> page =
        desk.records(caller(security), Wire.page(offset, limit, sort, search, filters));
    return new Wire.PageView<>(page.rows().stream().map(LineView::of).toList(), page.total());
  }

  /** All versions of a record, newest first. */
  @GET
  @Path("{province}/{type}/{id}")
  public List<RecordDesk.Version> history(
      @Context SecurityContext security,
      @PathParam("province") String province,
      @PathParam("type") String type,
      @PathParam("id") String id) {
    return desk.history(caller(security), Wire.province(province), type, id);
  }

  /** A record as a version said. */
  @GET
  @Path("{province}/{type}/{id}/{version}")
  public RecordView record(
      @Context SecurityContext security,
      @PathParam("province") String province,
      @PathParam("type") String type,
      @PathParam("id") String id,
      @PathParam("version") long version) {
    return desk.record(caller(security), Wire.province(province), type, id, version)
        .map(RecordView::of)
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "bản ghi", id));
  }

  /** Hands all records of a type over to their module again. */
  @POST
  @Path("hand-over/{type}")
  public Count handOver(@Context SecurityContext security, @PathParam("type") String type) {
    return new Count(desk.handOver(caller(security), type));
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  /** How many. */
  record Count(int records) {}

  /** What was received of a province and type. */
  record StandingView(
      String province,
      String type,
      long batches,
      long records,
      Instant receivedAt,
      long waiting,
      long failed) {

    static StandingView of(RecordDesk.Standing s) {
      return new StandingView(
          s.province().toString(),
          s.type(),
          s.batches(),
          s.records(),
          s.receivedAt(),
          s.waiting(),
          s.failed());
    }
  }

  /** A line of the list. */
  record LineView(
      String province,
      String type,
      String id,
      long version,
      String title,
      long batch,
      Instant receivedAt,
      RecordDesk.State state,
      String problem) {

    static LineView of(RecordDesk.Line l) {
      return new LineView(
          l.province().toString(),
          l.type(),
          l.id(),
          l.version(),
          l.title(),
          l.batch(),
          l.receivedAt(),
          l.state(),
          l.problem());
    }
  }

  /** A version with its content as text. */
  record RecordView(
      String province,
      String type,
      String id,
      long version,
      String title,
      String content,
      Instant receivedAt) {

    static RecordView of(ReceivedRecord r) {
      return new RecordView(
          r.province().toString(),
          r.type(),
          r.id(),
          r.version(),
          r.title(),
          r.content(),
          r.receivedAt());
    }
  }
}
