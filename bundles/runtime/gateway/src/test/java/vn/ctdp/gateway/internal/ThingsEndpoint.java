package vn.ctdp.gateway.internal;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.quantity.Money;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.territory.UnitRef;

/** An endpoint such as a module has. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ThingsEndpoint implements RestEndpoint {

  static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** What goes in and out. */
  public record Thing(
      String name,
      Area area,
      BigDecimal rate,
      Money cost,
      long count,
      LocalDate day,
      Instant at,
      Optional<UnitRef> unit,
      Kind kind) {}

  /** Kinds of things. */
  public enum Kind {
    BIG,
    SMALL
  }

  final CountDownLatch entered = new CountDownLatch(1);
  final CountDownLatch go = new CountDownLatch(1);

  @Override
  public String path() {
    return "/things";
  }

  @POST
  public Thing echo(Thing thing) {
    return thing;
  }

  @GET
  @Path("{id: (1:)?[0-9]{1,5}}")
  public Map<String, Object> one(
      @PathParam("id") String id, @QueryParam("limit") @DefaultValue("20") int limit) {
    throw new CtdpException(
        CoreError.NOT_FOUND,
        List.of(FieldProblem.error("id", "T-1", "Không có " + id, "No " + id)),
        null,
        "thing",
        id);
  }

  @GET
  @Path("me")
  public Map<String, String> me(@Context SecurityContext security) {
    Caller caller = CallerPrincipal.of(security.getUserPrincipal());
    return Map.of("user", caller.username(), "channel", caller.channel());
  }

  @GET
  @Path("parameters")
  public List<Object> parameters(
      @QueryParam("day") LocalDate day,
      @QueryParam("unit") UnitRef unit,
      @QueryParam("area") Area area,
      @QueryParam("limit") int limit) {
    return List.of(day, unit, area, limit);
  }

  @GET
  @Path("broken")
  public Thing broken() {
    throw new IllegalStateException("secret detail");
  }

  @GET
  @Path("slow")
  public String slow() throws InterruptedException {
    entered.countDown();
    if (!go.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("never released");
    }
    return "\"done\"";
  }

  @POST
  @Path("raw")
  @Consumes({MediaType.APPLICATION_OCTET_STREAM, WORKBOOK})
  public Map<String, Integer> raw(InputStream body) throws IOException {
    return Map.of("bytes", body.readAllBytes().length);
  }
}
