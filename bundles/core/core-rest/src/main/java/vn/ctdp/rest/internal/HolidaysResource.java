package vn.ctdp.rest.internal;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.audit.AuditRecord;
import vn.ctdp.core.calendar.CalendarService;
import vn.ctdp.core.calendar.HolidayPreview;
import vn.ctdp.core.calendar.HolidayYear;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.subject.SubjectRef;

/** Holidays by year: what is known, what a change would do to the deadlines, and the change. */
@Component(service = RestEndpoint.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HolidaysResource implements RestEndpoint {

  private static final String YEAR = "{year: [0-9]{4}}";
  private static final int HISTORY = 200;

  private final CalendarService calendar;
  private final AuditLog audit;

  @Activate
  public HolidaysResource(@Reference CalendarService calendar, @Reference AuditLog audit) {
    this.calendar = calendar;
    this.audit = audit;
  }

  @Override
  public String path() {
    return "/holidays";
  }

  /** Years whose holidays are known. */
  @GET
  public List<Integer> years() {
    return calendar.knownYears();
  }

  /** The holidays of a year; state {@code UNKNOWN} when there are none. */
  @GET
  @Path(YEAR)
  public HolidayYear one(@PathParam("year") int year) {
    return calendar.holidayYear(year);
  }

  /** Who set them when, newest first. */
  @GET
  @Path(YEAR + "/history")
  public List<AuditRecord> history(@PathParam("year") int year, @Context SecurityContext security) {
    return audit.history(
        Requests.caller(security), new SubjectRef("holidays", Integer.toString(year)), HISTORY);
  }

  /** What storing these would change; stores nothing. */
  @POST
  @Path(YEAR + "/preview")
  public HolidayPreview preview(
      @PathParam("year") int year, HolidayYear wanted, @Context SecurityContext security) {
    return calendar.previewHolidays(Requests.caller(security), same(year, wanted));
  }

  /** Stores the holidays of a year, all of them, with the version that was read. */
  @PUT
  @Path(YEAR)
  public HolidayYear set(
      @PathParam("year") int year, HolidayYear wanted, @Context SecurityContext security) {
    return calendar.setHolidays(Requests.caller(security), same(year, wanted));
  }

  private static HolidayYear same(int year, HolidayYear wanted) {
    if (wanted == null || wanted.year() != year) {
      throw new CtdpException(RestError.WRONG_PARAMETER, "year", Integer.toString(year));
    }
    return wanted;
  }
}
