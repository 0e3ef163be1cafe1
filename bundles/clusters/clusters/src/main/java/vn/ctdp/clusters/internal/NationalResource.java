package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.record.NationalClusters;
import vn.ctdp.clusters.record.NationalTable;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.territory.Vintage;

/** The national table of clusters over REST, at {@code /api/clusters/national}. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class NationalResource implements RestEndpoint {

  private final NationalClusters national;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public NationalResource(@Reference NationalClusters national, @Reference Clock clock) {
    this.national = national;
    this.clock = clock;
  }

  @Override
  public String path() {
    return "/clusters/national";
  }

  /**
   * The table on a day (default today), compared with another day when one is given, by the
   * provinces of a division: 34 (default) or 63.
   */
  @GET
  public NationalTable table(
      @QueryParam("day") String day,
      @QueryParam("before") String before,
      @QueryParam("division") String division,
      @Context SecurityContext security) {
    return national.table(
        CallerPrincipal.of(security.getUserPrincipal()),
        day("day", day).orElse(LocalDate.now(clock.withZone(RegisterService.ZONE))),
        day("before", before),
        division(division));
  }

  private static Vintage division(String code) {
    if (code == null || code.isBlank()) {
      return Vintage.V34;
    }
    try {
      return Vintage.ofCode(code);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "division", "CCN-QG-6", "Địa giới là 34 hoặc 63.", "A division is 34 or 63.")),
          e);
    }
  }

  private static Optional<LocalDate> day(String name, String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  name,
                  "CCN-IN-16",
                  "Ngày phải có dạng 2026-06-14.",
                  "Days look like 2026-06-14.")),
          e);
    }
  }
}
