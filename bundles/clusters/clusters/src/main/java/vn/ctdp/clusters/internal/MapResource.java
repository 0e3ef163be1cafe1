package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
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
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.Stage;
import vn.ctdp.clusters.map.ClusterMap;
import vn.ctdp.clusters.map.GeoPoint;
import vn.ctdp.clusters.map.ImportPreview;
import vn.ctdp.clusters.map.MappedCluster;
import vn.ctdp.clusters.map.Place;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;

/** Places of clusters over REST, at {@code /api/clusters-map}; WGS 84. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MapResource implements RestEndpoint {

  private final ClusterMap map;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public MapResource(@Reference ClusterMap map, @Reference Clock clock) {
    this.map = map;
    this.clock = clock;
  }

  @Override
  public String path() {
    return "/clusters-map";
  }

  /**
   * A cluster on the map.
   *
   * @param id the cluster
   * @param code its code
   * @param name its name
   * @param stage its stage on the day
   * @param latitude degrees north; null when unknown
   * @param longitude degrees east; null when unknown
   * @param outline GeoJSON geometry as text; null when unknown
   * @param outlineHa rough area of the outline, ha: a control figure only
   * @param establishedHa area by the decision, ha
   */
  public record OnMap(
      UUID id,
      String code,
      String name,
      Stage stage,
      BigDecimal latitude,
      BigDecimal longitude,
      String outline,
      BigDecimal outlineHa,
      BigDecimal establishedHa) {

    static OnMap of(MappedCluster m) {
      GeoPoint point = m.point().map(Place::point).orElse(null);
      return new OnMap(
          m.snapshot().cluster().id(),
          m.snapshot().cluster().code(),
          m.snapshot().cluster().name(),
          m.snapshot().stage(),
          point == null ? null : point.latitude(),
          point == null ? null : point.longitude(),
          m.outline().map(Place::outline).orElse(null),
          m.outline().map(Place::outlineArea).orElse(null),
          m.snapshot().number(FactKey.ESTABLISHED_AREA).orElse(null));
    }
  }

  /**
   * A place as it is to be recorded.
   *
   * @param point for a point
   * @param outline for an outline: GeoJSON as text
   * @param from first day on which it holds
   * @param source where it is from
   */
  public record NewPlace(GeoPoint point, String outline, LocalDate from, String source) {}

  /** All clusters with their places on a day. */
  @GET
  public List<OnMap> clusters(@QueryParam("day") String day, @Context SecurityContext security) {
    return map.clusters(caller(security), RestDays.dayOr(day, clock)).stream()
        .map(OnMap::of)
        .toList();
  }

  /** Every place ever recorded of a cluster. */
  @GET
  @Path("{id}/places")
  public List<Place> places(@PathParam("id") String id, @Context SecurityContext security) {
    return map.history(caller(security), RestDays.id(id));
  }

  /** Records the point of a cluster. */
  @PUT
  @Path("{id}/point")
  public OnMap point(
      @PathParam("id") String id, NewPlace place, @Context SecurityContext security) {
    NewPlace p = RestDays.present(place);
    return OnMap.of(
        map.savePoint(caller(security), RestDays.id(id), p.point(), p.from(), p.source()));
  }

  /** Records the outline of a cluster. */
  @PUT
  @Path("{id}/outline")
  public OnMap outline(
      @PathParam("id") String id, NewPlace place, @Context SecurityContext security) {
    NewPlace p = RestDays.present(place);
    return OnMap.of(
        map.saveOutline(caller(security), RestDays.id(id), p.outline(), p.from(), p.source()));
  }

  /** Says what an import of a GeoJSON file would do, or does it with {@code store=true}. */
  @POST
  @Path("import")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public ImportPreview importFile(
      byte[] content,
      @QueryParam("file") @DefaultValue("file.geojson") String file,
      @QueryParam("property") String property,
      @QueryParam("from") String from,
      @QueryParam("source") String source,
      @QueryParam("store") @DefaultValue("false") boolean store,
      @Context SecurityContext security) {
    Caller caller = caller(security);
    LocalDate day = RestDays.dayOr(from, clock);
    byte[] body = RestDays.present(content);
    ImportPreview preview = map.preview(caller, file, body, property, day);
    if (store) {
      map.importFile(caller, file, body, property, day, source);
    }
    return preview;
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }
}
