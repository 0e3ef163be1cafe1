package vn.ctdp.clusters.internal;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
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
import vn.ctdp.clusters.imports.ClusterImports;
import vn.ctdp.clusters.imports.ImportDraft;
import vn.ctdp.clusters.imports.ImportRecord;
import vn.ctdp.clusters.imports.ImportSettings;
import vn.ctdp.clusters.imports.ImportTarget;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;

/** Imports of tables over REST, at {@code /api/clusters-imports}. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ImportResource implements RestEndpoint {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final ClusterImports imports;

  /** Made by the component runtime. */
  @Activate
  public ImportResource(@Reference ClusterImports imports) {
    this.imports = imports;
  }

  @Override
  public String path() {
    return "/clusters-imports";
  }

  /** Imports, newest first. */
  @GET
  public Page<ImportRecord> list(
      @QueryParam("search") String search,
      @QueryParam("state") String state,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    if (state != null) {
      filters.put("state", state);
    }
    return imports.imports(
        caller(security),
        new PageRequest(
            Math.max(0, offset), Math.max(1, Math.min(limit, 1000)), List.of(), search, filters));
  }

  /** What columns may hold. */
  @GET
  @Path("fields/{target}")
  public List<ImportField> fields(@PathParam("target") String target) {
    return imports.fields(target(target));
  }

  /** Takes a file and guesses how to understand it; the answer is a draft. */
  @POST
  @Consumes({XLSX, "text/csv", MediaType.APPLICATION_OCTET_STREAM})
  public ImportDraft upload(
      @QueryParam("target") @DefaultValue("CLUSTERS") String target,
      @QueryParam("fileName") @DefaultValue("import.xlsx") String fileName,
      @Context SecurityContext security,
      InputStream body) {
    return imports.upload(caller(security), target(target), fileName, body);
  }

  /** One import that was stored or undone. */
  @GET
  @Path("{id}")
  public ImportRecord find(@PathParam("id") String id, @Context SecurityContext security) {
    return imports
        .find(caller(security), id(id))
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "lần nhập", id));
  }

  /** How a draft is understood. */
  @GET
  @Path("{id}/draft")
  public ImportDraft draft(@PathParam("id") String id, @Context SecurityContext security) {
    return imports.draft(caller(security), id(id));
  }

  /** Changes how a draft is understood. */
  @PUT
  @Path("{id}/draft")
  public ImportDraft understand(
      @PathParam("id") String id, ImportSettings settings, @Context SecurityContext security) {
    if (settings == null) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "", "CCN-IN-17", "Yêu cầu không có nội dung.", "The request has no body.")),
          null);
    }
    return imports.understand(caller(security), id(id), settings);
  }

  /** What the import would do now. */
  @GET
  @Path("{id}/preview")
  public ImportPreview preview(@PathParam("id") String id, @Context SecurityContext security) {
    return imports.preview(caller(security), id(id));
  }

  /** Stores what the preview with this token showed, all of it or nothing. */
  @POST
  @Path("{id}/confirm")
  public ImportRecord confirm(
      @PathParam("id") String id,
      @QueryParam("token") String token,
      @Context SecurityContext security) {
    return imports.confirm(caller(security), id(id), token);
  }

  /** What stands in the way of undoing. */
  @GET
  @Path("{id}/obstacles")
  public List<FieldProblem> obstacles(
      @PathParam("id") String id, @Context SecurityContext security) {
    return imports.obstacles(caller(security), id(id));
  }

  /** Undoes an import. */
  @POST
  @Path("{id}/undo")
  public ImportRecord undo(
      @PathParam("id") String id,
      @QueryParam("reason") String reason,
      @Context SecurityContext security) {
    return imports.undo(caller(security), id(id), reason);
  }

  /** Forgets a draft. */
  @DELETE
  @Path("{id}")
  public void discard(@PathParam("id") String id, @Context SecurityContext security) {
    imports.discard(caller(security), id(id));
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  private static ImportTarget target(String text) {
    try {
      return ImportTarget.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "loại bảng", text);
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), e, "lần nhập", text);
    }
  }
}
