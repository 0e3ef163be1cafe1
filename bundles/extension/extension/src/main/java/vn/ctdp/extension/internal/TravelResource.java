package vn.ctdp.extension.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.travel.Ownership;
import vn.ctdp.extension.travel.ProjectTravel;
import vn.ctdp.extension.travel.Side;
import vn.ctdp.extension.travel.Travel;
import vn.ctdp.extension.travel.TravelRequest;
import vn.ctdp.extension.travel.TravelRow;

/** National projects on the exchange over REST, at {@code /api/extension-travel}. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TravelResource implements RestEndpoint {

  private static final int LARGEST_PAGE = 1000;

  private final ProjectTravel travel;

  /** Made by the component runtime. */
  @Activate
  public TravelResource(@Reference ProjectTravel travel) {
    this.travel = travel;
  }

  @Override
  public String path() {
    return "/extension-travel";
  }

  /** Projects on the exchange; {@code waits} is a side, {@code open=true} those that do not fit. */
  @GET
  @Path("projects")
  public Page<TravelRow> projects(
      @QueryParam("search") String search,
      @QueryParam("province") String province,
      @QueryParam("state") String state,
      @QueryParam("year") String year,
      @QueryParam("waits") String waits,
      @QueryParam("open") String open,
      @QueryParam("sort") String sort,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    filters.put("province", province);
    filters.put("state", state);
    filters.put("year", year);
    filters.put("waits", waits);
    filters.put("open", open);
    filters.values().removeIf(v -> v == null || v.isEmpty());
    List<Sort> sorts = new ArrayList<>();
    if (sort != null && !sort.isEmpty()) {
      boolean down = sort.startsWith("-");
      sorts.add(new Sort(down ? sort.substring(1) : sort, !down));
    }
    return travel.projects(
        caller(security),
        new PageRequest(
            Math.max(0, offset),
            Math.max(1, Math.min(limit, LARGEST_PAGE)),
            sorts,
            search,
            filters));
  }

  /** How a project stands on the exchange. */
  @GET
  @Path("projects/{id}")
  public Travel travel(@PathParam("id") String id, @Context SecurityContext security) {
    return travel
        .travel(caller(security), id(id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "đề án qua trao đổi", id));
  }

  /** A changed project, and what is asked. */
  public record Asked(Project project, TravelRequest.Ask ask) {}

  /** Asks the centre for an adjustment; at a province. */
  @POST
  @Path("projects/{id}/requests")
  public Response ask(@PathParam("id") String id, Asked asked, @Context SecurityContext security) {
    if (!id(id).equals(present(present(asked).project()).id())) {
      throw invalid(
          "id",
          "KC-IN-34",
          "Mã trong nội dung khác mã trong địa chỉ.",
          "The id in the body is not the one in the address.");
    }
    TravelRequest request = travel.ask(caller(security), asked.project(), present(asked.ask()));
    return Response.status(Response.Status.CREATED).entity(request).build();
  }

  /** Words that go with an act. */
  public record Words(String text) {}

  /** Takes a request back; at a province. */
  @POST
  @Path("requests/{id}/withdraw")
  public TravelRequest withdraw(
      @PathParam("id") String id, Words words, @Context SecurityContext security) {
    return travel.withdraw(caller(security), id(id), present(words).text());
  }

  /** Decides about a request; at the centre. */
  @POST
  @Path("requests/{id}/decision")
  public TravelRequest decide(
      @PathParam("id") String id,
      TravelRequest.Verdict verdict,
      @Context SecurityContext security) {
    return travel.decide(caller(security), id(id), present(verdict));
  }

  /** Settles what does not fit: a province carries it out, the centre takes it back. */
  @POST
  @Path("acts/{id}/settle")
  public Travel settle(@PathParam("id") String id, Words words, @Context SecurityContext security) {
    return travel.settle(caller(security), id(id), present(words).text());
  }

  /** A part of a project and its owner. */
  public record Owned(Ownership part, Side owner, Localized label) {}

  /** Who owns what. */
  @GET
  @Path("ownership")
  public List<Owned> ownership() {
    return Arrays.stream(Ownership.values()).map(o -> new Owned(o, o.owner(), o.label())).toList();
  }

  /** From which plan year on projects travel. */
  public record Setting(Integer fromYear) {}

  /** From which plan year on projects travel once they are registered. */
  @GET
  @Path("setting")
  public Setting setting(@Context SecurityContext security) {
    return new Setting(travel.fromYear(caller(security)));
  }

  /** Sets that year; at a province. */
  @PUT
  @Path("setting")
  public Setting saveSetting(Setting setting, @Context SecurityContext security) {
    return new Setting(travel.fromYear(caller(security), present(present(setting).fromYear())));
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  private static UUID id(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "bản ghi", id);
    }
  }

  private static <T> T present(T body) {
    if (body == null) {
      throw invalid("", "KC-IN-36", "Yêu cầu không có nội dung.", "The request has no body.");
    }
    return body;
  }

  private static CtdpException invalid(String field, String code, String vi, String en) {
    return new CtdpException(
        CoreError.INVALID, List.of(FieldProblem.error(field, code, vi, en)), null);
  }
}
