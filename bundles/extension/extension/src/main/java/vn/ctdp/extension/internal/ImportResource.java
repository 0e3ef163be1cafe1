package vn.ctdp.extension.internal;

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
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.sheet.office.ImportField;
import vn.ctdp.core.sheet.office.ImportPreview;
import vn.ctdp.core.sheet.office.ImportStored;
import vn.ctdp.extension.imports.ProjectImportDraft;
import vn.ctdp.extension.imports.ProjectImportSettings;
import vn.ctdp.extension.imports.ProjectImports;

/** Imports of projects over REST, at {@code /api/extension-imports}. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ImportResource implements RestEndpoint {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int LARGEST_PAGE = 1000;

  private final ProjectImports imports;

  /** Made by the component runtime. */
  @Activate
  public ImportResource(@Reference ProjectImports imports) {
    this.imports = imports;
  }

  @Override
  public String path() {
    return "/extension-imports";
  }

  /** What columns may hold. */
  @GET
  @Path("fields")
  public List<ImportField> fields() {
    return imports.fields();
  }

  /** Takes a file and guesses how to understand it: a draft, nothing of it is a project. */
  @POST
  @Consumes({XLSX, "text/csv", MediaType.APPLICATION_OCTET_STREAM})
  public Response upload(
      @QueryParam("fileName") @DefaultValue("import.xlsx") String fileName,
      @Context SecurityContext security,
      InputStream body) {
    ImportStored draft = imports.upload(caller(security), fileName, body);
    return Response.status(Response.Status.CREATED).entity(draft).build();
  }

  /** Imports, newest first; drafts only when asked for by their state. */
  @GET
  public Page<ImportStored> list(
      @QueryParam("search") String search,
      @QueryParam("state") String state,
      @QueryParam("offset") @DefaultValue("0") int offset,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @Context SecurityContext security) {
    Map<String, String> filters = new HashMap<>();
    if (state != null && !state.isEmpty()) {
      filters.put("state", state);
    }
    int most = Math.max(1, Math.min(limit, LARGEST_PAGE));
    return imports.imports(
        caller(security), new PageRequest(Math.max(0, offset), most, List.of(), search, filters));
  }

  /** One import. */
  @GET
  @Path("{id}")
  public ImportStored find(@PathParam("id") String id, @Context SecurityContext security) {
    UUID wanted = id(id);
    return imports
        .find(caller(security), wanted)
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "lần nhập", wanted));
  }

  /** How a draft is understood. */
  @GET
  @Path("{id}/draft")
  public ProjectImportDraft draft(@PathParam("id") String id, @Context SecurityContext security) {
    return imports.draft(caller(security), id(id));
  }

  /** Changes how a draft is understood. */
  @PUT
  @Path("{id}/draft")
  public ProjectImportDraft understand(
      @PathParam("id") String id,
      ProjectImportSettings settings,
      @Context SecurityContext security) {
    if (settings == null) {
      throw new CtdpException(
          CoreError.INVALID,
          List.of(
              FieldProblem.error(
                  "", "KC-IN-36", "Yêu cầu không có nội dung.", "The request has no body.")),
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
  public ImportStored confirm(
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
  public ImportStored undo(
      @PathParam("id") String id,
      @QueryParam("reason") String reason,
      @Context SecurityContext security) {
    return imports.undo(caller(security), id(id), reason);
  }

  /** Forgets a draft. */
  @DELETE
  @Path("{id}")
  public Response discard(@PathParam("id") String id, @Context SecurityContext security) {
    imports.discard(caller(security), id(id));
    return Response.noContent().build();
  }

  private static Caller caller(SecurityContext security) {
    return CallerPrincipal.of(security.getUserPrincipal());
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw new CtdpException(CoreError.NOT_FOUND, List.of(), malformed, "lần nhập", text);
    }
  }
}
