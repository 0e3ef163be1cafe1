package vn.ctdp.rest.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.NewCommune;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitChange;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;

/**
 * Administrative units with their history. A unit is named by vintage and code ({@code 34:68}) or
 * by a bare code, which then means the unit that had it on the day.
 */
@Component(service = RestEndpoint.class)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UnitsResource implements RestEndpoint {

  private static final String UNIT = "{unit: (34:|63:)?[0-9]{2,5}}";
  private static final Pattern BARE = Pattern.compile("[0-9]{2,5}");
  private static final int MOST_FOUND = 200;

  private final TerritoryService territory;
  private final Clock clock;

  /** How many rows an import changed. */
  public record Imported(int changed) {}

  @Activate
  public UnitsResource(@Reference TerritoryService territory, @Reference Clock clock) {
    this.territory = territory;
    this.clock = clock;
  }

  @Override
  public String path() {
    return "/units";
  }

  /** Provinces of a day, or units that match a text. */
  @GET
  public List<AdminUnit> list(
      @QueryParam("search") String search,
      @QueryParam("day") LocalDate day,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    LocalDate asked = Requests.dayOr(day, clock);
    if (search == null || search.isBlank()) {
      return territory.provinces(asked);
    }
    if (limit < 1 || limit > MOST_FOUND) {
      throw new CtdpException(RestError.WRONG_PARAMETER, "limit", "1–" + MOST_FOUND);
    }
    return territory.search(search, asked, limit);
  }

  /** One unit as it was on a day. */
  @GET
  @Path(UNIT)
  public AdminUnit one(@PathParam("unit") String unit, @QueryParam("day") LocalDate day) {
    LocalDate asked = Requests.dayOr(day, clock);
    return BARE.matcher(unit).matches()
        ? Requests.found(territory.find(unit, asked), RestError.NO_UNIT, unit, asked.toString())
        : Requests.found(
            territory.find(UnitRef.parse(unit), asked), RestError.NO_UNIT, unit, asked.toString());
  }

  /** The units below on a day. */
  @GET
  @Path(UNIT + "/children")
  public List<AdminUnit> children(
      @PathParam("unit") String unit, @QueryParam("day") LocalDate day) {
    return territory.children(one(unit, day).ref(), Requests.dayOr(day, clock));
  }

  /** Dated changes, oldest first. */
  @GET
  @Path(UNIT + "/history")
  public List<UnitChange> history(
      @PathParam("unit") String unit, @QueryParam("day") LocalDate day) {
    return territory.history(one(unit, day).ref());
  }

  /** Units that this one went into. */
  @GET
  @Path(UNIT + "/successors")
  public List<UnitRef> successors(
      @PathParam("unit") String unit, @QueryParam("day") LocalDate day) {
    return territory.successors(one(unit, day).ref());
  }

  /** Units that went into this one. */
  @GET
  @Path(UNIT + "/predecessors")
  public List<UnitRef> predecessors(
      @PathParam("unit") String unit, @QueryParam("day") LocalDate day) {
    return territory.predecessors(one(unit, day).ref());
  }

  /** The unit in the division of another day: {@code to}. */
  @GET
  @Path(UNIT + "/restate")
  public List<UnitShare> restate(
      @PathParam("unit") String unit,
      @QueryParam("day") LocalDate day,
      @QueryParam("to") LocalDate to) {
    return territory.restate(one(unit, day).ref(), Requests.dayOr(to, clock));
  }

  /** Adds or updates communes; the same input again changes nothing. */
  @POST
  @Path("communes")
  public Imported importCommunes(List<NewCommune> communes, @Context SecurityContext security) {
    return new Imported(territory.importCommunes(Requests.caller(security), communes));
  }
}
