package vn.ctdp.exchange.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.rest.CallerPrincipal;
import vn.ctdp.core.rest.RestEndpoint;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.document.ReportDocuments;
import vn.ctdp.exchange.form.FormDefinition;
import vn.ctdp.exchange.form.FormKey;
import vn.ctdp.exchange.form.FormLibrary;

/** Forms for programs: their documents, schemas and workbooks. */
@Component(service = RestEndpoint.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class FormsEndpoint implements RestEndpoint {

  private static final int MAX_DOCUMENT = 1 << 20;

  private final FormLibrary library;
  private final ReportDocuments documents;

  @Activate
  public FormsEndpoint(@Reference FormLibrary library, @Reference ReportDocuments documents) {
    this.library = library;
    this.documents = documents;
  }

  @Override
  public String path() {
    return "/exchange/forms";
  }

  /** A form version in the list. */
  record FormView(
      String id,
      int version,
      String module,
      String number,
      Localized title,
      String level,
      String subject,
      LocalDate validFrom,
      LocalDate validTo) {

    static FormView of(FormDefinition f) {
      return new FormView(
          f.key().id(),
          f.key().version(),
          f.moduleId(),
          f.number(),
          f.title(),
          f.level().name(),
          f.subject(),
          f.validFrom(),
          f.validTo());
    }
  }

  /** What a document would bring, or has brought. */
  record PreviewView(FormView form, boolean known, List<Localized> differences) {}

  /** Every form version known. */
  @GET
  public List<FormView> forms() {
    return library.versions().stream().map(FormView::of).toList();
  }

  /** The canonical document of a version. */
  @GET
  @Path("{id}/{version}")
  public Response document(@PathParam("id") String id, @PathParam("version") int version) {
    FormDefinition form = form(id, version);
    return Response.ok(library.document(form.key()).orElseThrow(), MediaType.APPLICATION_JSON)
        .build();
  }

  /** JSON Schema of envelopes that carry reports of this version. */
  @GET
  @Path("{id}/{version}/schema.json")
  @Produces("application/schema+json")
  public Response jsonSchema(@PathParam("id") String id, @PathParam("version") int version) {
    return Response.ok(documents.jsonSchema(form(id, version)), "application/schema+json").build();
  }

  /** XML Schema of the same content. */
  @GET
  @Path("{id}/{version}/schema.xsd")
  @Produces(MediaType.APPLICATION_XML)
  public Response xmlSchema(@PathParam("id") String id, @PathParam("version") int version) {
    return Response.ok(documents.xmlSchema(form(id, version)), MediaType.APPLICATION_XML).build();
  }

  /** The workbook to fill in. */
  @GET
  @Path("{id}/{version}/template.xlsx")
  @Produces(FileTypes.XLSX)
  public Response template(
      @PathParam("id") String id,
      @PathParam("version") int version,
      @QueryParam("lang") @DefaultValue("vi") String lang) {
    return FileTypes.file(
        documents.template(form(id, version), Locale.forLanguageTag(lang)),
        FileTypes.XLSX,
        id + "-" + version + ".xlsx");
  }

  /** Brings a version in; with {@code preview=true} only says what it would change. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public PreviewView add(
      @Context SecurityContext security,
      @QueryParam("preview") @DefaultValue("false") boolean preview,
      InputStream body)
      throws IOException {
    byte[] document = body.readNBytes(MAX_DOCUMENT + 1);
    FormLibrary.Preview seen =
        library.preview(CallerPrincipal.of(security.getUserPrincipal()), document);
    if (!preview) {
      library.add(CallerPrincipal.of(security.getUserPrincipal()), document);
    }
    return new PreviewView(FormView.of(seen.form()), seen.known(), seen.differences());
  }

  private FormDefinition form(String id, int version) {
    return library.versions().stream()
        .filter(f -> version > 0 && f.key().equals(new FormKey(id, version)))
        .findFirst()
        .orElseThrow(() -> new CtdpException(CoreError.NOT_FOUND, "biểu mẫu", id + "@" + version));
  }
}
