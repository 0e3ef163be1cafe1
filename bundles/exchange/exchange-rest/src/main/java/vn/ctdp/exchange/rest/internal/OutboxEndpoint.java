package vn.ctdp.exchange.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.exchange.outbox.CarriedFile;
import vn.ctdp.exchange.outbox.OutboxService;
import vn.ctdp.exchange.outbox.WaitingMessage;

/** The province's queue to the centre, for administrators' programs. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class OutboxEndpoint implements RestEndpoint {

  private final OutboxService outbox;

  @Activate
  public OutboxEndpoint(@Reference OutboxService outbox) {
    this.outbox = outbox;
  }

  @Override
  public String path() {
    return "/exchange/outbox";
  }

  /** How the queue stands. */
  @GET
  public Wire.OutboxView status(@Context SecurityContext security) {
    return Wire.OutboxView.of(outbox.status(caller(security)));
  }

  /** What waits, in the order of sending. */
  @GET
  @Path("messages")
  public Wire.PageView<Wire.WaitingView> waiting(
      @Context SecurityContext security,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Page<WaitingMessage> page =
        outbox.waiting(caller(security), Wire.page(offset, limit, null, null, Map.of()));
    return new Wire.PageView<>(
        page.rows().stream().map(Wire.WaitingView::of).toList(), page.total());
  }

  /** Chooses the road. */
  @PUT
  @Path("road")
  @Consumes(MediaType.APPLICATION_JSON)
  public Wire.OutboxView setRoad(@Context SecurityContext security, Wire.RoadInput input) {
    if (input == null || input.road() == null) {
      throw Wire.wrong("road", "Thiếu đường gửi.", "The road is missing.");
    }
    return Wire.OutboxView.of(outbox.setRoad(caller(security), input.road()));
  }

  /** Tries now. */
  @POST
  @Path("send-now")
  public Wire.OutboxView sendNow(@Context SecurityContext security) {
    return Wire.OutboxView.of(outbox.sendNow(caller(security)));
  }

  /** What waits, as a file to be carried to the centre; only one report when it is named. */
  @GET
  @Path("file")
  @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
  public Response file(@Context SecurityContext security, @QueryParam("report") String report) {
    Optional<UUID> one;
    try {
      one = report == null ? Optional.empty() : Optional.of(UUID.fromString(report));
    } catch (IllegalArgumentException e) {
      throw Wire.wrong("report", "Mã báo cáo không đúng.", "The report's id is not valid.");
    }
    CarriedFile file = outbox.export(caller(security), one);
    return Response.ok(file.content(), MediaType.APPLICATION_OCTET_STREAM)
        .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
        .build();
  }

  /** Takes the centre's answer file. */
  @POST
  @Path("answers")
  @Consumes({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
  public List<Wire.CarriedView> answers(@Context SecurityContext security, InputStream body)
      throws IOException {
    return outbox.takeAnswers(caller(security), body.readAllBytes()).stream()
        .map(Wire.CarriedView::of)
        .toList();
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }
}
