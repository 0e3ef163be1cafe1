package vn.ctdp.exchange.rest.internal;

import java.time.Instant;
import java.util.HashMap;
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
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.stream.ReceivedItem;
import vn.ctdp.exchange.stream.StreamInbox;

/** What a province received from the centre. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class InboxEndpoint implements RestEndpoint {

  private final StreamInbox inbox;

  @Activate
  public InboxEndpoint(@Reference StreamInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public String path() {
    return "/exchange/inbox";
  }

  /** What came, newest first. */
  @GET
  public Wire.PageView<ItemView> items(
      @Context SecurityContext security,
      @QueryParam("kind") String kind,
      @QueryParam("state") String state,
      @QueryParam("search") String search,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Map<String, String> filters = new HashMap<>();
    filters.put("kind", kind);
    filters.put("state", state);
    Page<ReceivedItem> page =
        inbox.items(caller(security), Wire.page(offset, limit, sort, search, filters));
    return new Wire.PageView<>(page.rows().stream().map(ItemView::of).toList(), page.total());
  }

  /** One item with its content. */
  @GET
  @Path("items/{number}")
  public StreamEndpoint.ContentView item(
      @Context SecurityContext security, @PathParam("number") long number) {
    return inbox
        .item(caller(security), number)
        .map(StreamEndpoint.ContentView::of)
        .orElseThrow(
            () -> new CtdpException(CoreError.NOT_FOUND, "nội dung", Long.toString(number)));
  }

  /** Where reading stands. */
  @GET
  @Path("standing")
  public StreamInbox.Standing standing(@Context SecurityContext security) {
    return inbox.standing(caller(security));
  }

  /** Asks the centre now. */
  @POST
  @Path("pull")
  public Response pull(@Context SecurityContext security) {
    inbox.pullNow(caller(security));
    return Response.accepted().build();
  }

  /** Hands a failed item over again. */
  @POST
  @Path("items/{number}/retry")
  public Response retry(@Context SecurityContext security, @PathParam("number") long number) {
    inbox.retry(caller(security), number);
    return Response.accepted().build();
  }

  /** Goes on without an item. */
  @POST
  @Path("items/{number}/skip")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response skip(
      @Context SecurityContext security, @PathParam("number") long number, Wire.TextInput input) {
    inbox.skip(caller(security), number, input == null ? "" : input.text());
    return Response.noContent().build();
  }

  /** A message has been seen. */
  @POST
  @Path("items/{number}/acknowledge")
  public Response acknowledge(@Context SecurityContext security, @PathParam("number") long number) {
    inbox.acknowledge(caller(security), number);
    return Response.noContent().build();
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  /** A line of the list. */
  record ItemView(
      long number,
      String kind,
      String module,
      Localized title,
      Instant publishedAt,
      Instant receivedAt,
      String state,
      int attempts,
      Instant appliedAt,
      String problem) {

    static ItemView of(ReceivedItem i) {
      return new ItemView(
          i.number(),
          i.kind(),
          i.moduleId(),
          i.title(),
          i.publishedAt(),
          i.receivedAt(),
          i.state().name(),
          i.attempts(),
          i.appliedAt(),
          i.problem());
    }
  }
}
