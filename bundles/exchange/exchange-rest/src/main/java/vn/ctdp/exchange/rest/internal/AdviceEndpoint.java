package vn.ctdp.exchange.rest.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.exchange.stream.AdviceDesk;

/** What the centre requires or recommends, and what provinces run. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class AdviceEndpoint implements RestEndpoint {

  private final AdviceDesk desk;

  @Activate
  public AdviceEndpoint(@Reference AdviceDesk desk) {
    this.desk = desk;
  }

  @Override
  public String path() {
    return "/exchange/module-advice";
  }

  /** All advice, what is in force first. */
  @GET
  public List<AdviceView> list(@Context SecurityContext security) {
    return desk.list(caller(security)).stream().map(AdviceView::of).toList();
  }

  /** Requires or recommends. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public AdviceView advise(@Context SecurityContext security, AdviceInput input) {
    if (input == null) {
      throw Wire.wrong("module", "Chọn phân hệ.", "Choose a module.");
    }
    ModuleStatus.Advice level;
    LocalDate until;
    try {
      level = ModuleStatus.Advice.valueOf(input.advice() == null ? "" : input.advice());
    } catch (IllegalArgumentException e) {
      throw Wire.wrong(
          "advice", "Phải là REQUIRED hoặc RECOMMENDED.", "It is REQUIRED or RECOMMENDED.");
    }
    try {
      until =
          input.until() == null || input.until().isBlank() ? null : LocalDate.parse(input.until());
    } catch (DateTimeParseException e) {
      throw Wire.wrong("until", "Ngày viết như 2026-12-31.", "A day is written 2026-12-31.");
    }
    return AdviceView.of(
        desk.advise(
            caller(security),
            input.module(),
            level,
            StreamEndpoint.audience(input.audience()),
            input.reason(),
            until));
  }

  /** Takes advice back. */
  @DELETE
  @Path("{id}")
  public Response withdraw(@Context SecurityContext security, @PathParam("id") String id) {
    desk.withdraw(caller(security), id);
    return Response.noContent().build();
  }

  /** Province by module by version. */
  @GET
  @Path("provinces")
  public List<ProvinceView> provinces(@Context SecurityContext security) {
    return desk.provinces(caller(security)).stream().map(ProvinceView::of).toList();
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  /** Advice to be given. */
  record AdviceInput(String module, String advice, String audience, String reason, String until) {}

  /** Advice. */
  record AdviceView(
      String id,
      String module,
      String advice,
      String audience,
      String reason,
      LocalDate until,
      String advisedBy,
      Instant advisedAt,
      boolean inForce) {

    static AdviceView of(AdviceDesk.Advice a) {
      return new AdviceView(
          a.id(),
          a.moduleId(),
          a.level().name(),
          a.audience().toString(),
          a.reason(),
          a.until(),
          a.advisedBy(),
          a.advisedAt(),
          a.inForce());
    }
  }

  /** A province's modules. */
  record ProvinceView(
      Wire.ProvinceView province,
      Instant reportedAt,
      String version,
      List<AdviceDesk.State> modules) {

    static ProvinceView of(AdviceDesk.ProvinceModules p) {
      return new ProvinceView(
          Wire.ProvinceView.of(p.province()), p.reportedAt(), p.version(), p.modules());
    }
  }
}
