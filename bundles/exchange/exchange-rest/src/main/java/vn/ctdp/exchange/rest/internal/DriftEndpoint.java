package vn.ctdp.exchange.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.exchange.drift.DriftDesk;
import vn.ctdp.exchange.drift.DriftLine;

/** The drift radar at the centre. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class DriftEndpoint implements RestEndpoint {

  private static final int MAX = 4 << 20;

  private final DriftDesk desk;

  @Activate
  public DriftEndpoint(@Reference DriftDesk desk) {
    this.desk = desk;
  }

  @Override
  public String path() {
    return "/exchange/drift";
  }

  /** Compares a province's snapshot with what is stored here. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response compare(@Context SecurityContext security, InputStream body) throws IOException {
    byte[] snapshot = body.readNBytes(MAX + 1);
    if (snapshot.length > MAX) {
      throw Wire.wrong("", "Bản đối chiếu quá lớn.", "The snapshot is too large.");
    }
    return Response.ok(desk.compare(caller(security), snapshot), MediaType.APPLICATION_JSON)
        .build();
  }

  /** Last verdicts of all provinces. */
  @GET
  public List<DriftView> lines(@Context SecurityContext security) {
    return desk.lines(caller(security)).stream().map(DriftView::of).toList();
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  /** A verdict. */
  record DriftView(
      String province,
      String subject,
      boolean same,
      int count,
      List<DriftLine.Difference> differences,
      Instant checkedAt) {

    static DriftView of(DriftLine l) {
      return new DriftView(
          l.province().toString(),
          l.subject(),
          l.same(),
          l.count(),
          l.differences(),
          l.checkedAt());
    }
  }
}
