package vn.ctdp.rest.internal;

import java.time.LocalDate;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.audit.AuditRecord;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.rest.RestEndpoint;

/** The audit log and the proof that nothing is missing from it. */
@Component(service = RestEndpoint.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AuditResource implements RestEndpoint {

  private final AuditLog audit;

  @Activate
  public AuditResource(@Reference AuditLog audit) {
    this.audit = audit;
  }

  @Override
  public String path() {
    return "/audit";
  }

  /** A page of the log, newest first. */
  @GET
  public Page<AuditRecord> page(
      @QueryParam("offset") int offset,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("actor") String actor,
      @QueryParam("action") String action,
      @QueryParam("subjectType") String subjectType,
      @QueryParam("subjectId") String subjectId,
      @QueryParam("from") LocalDate from,
      @QueryParam("to") LocalDate to,
      @Context SecurityContext security) {
    return audit.page(
        Requests.caller(security),
        Requests.page(
            offset,
            limit,
            null,
            null,
            Requests.filters(
                "actor", actor,
                "action", action,
                "subjectType", subjectType,
                "subjectId", subjectId,
                "from", from == null ? null : from.toString(),
                "to", to == null ? null : to.toString())));
  }

  /** Recomputes the whole chain. */
  @POST
  @Path("verify")
  public AuditLog.Verification verify(@Context SecurityContext security) {
    return audit.verify(Requests.caller(security));
  }
}
