package vn.ctdp.exchange.rest.internal;

import java.util.Map;
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
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
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

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }
}
