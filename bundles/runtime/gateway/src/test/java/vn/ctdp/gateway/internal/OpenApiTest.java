package vn.ctdp.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  /** Answers in more than one way. */
  @Path("")
  @Produces("text/csv")
  public static final class Ways {

    /** A body of the class's media type. */
    @GET
    public String list() {
      return "";
    }

    /** Built by the method: only it knows the status. */
    @GET
    @Path("built")
    @Produces("application/pdf")
    public Response built() {
      return Response.accepted().build();
    }

    /** Nothing. */
    @DELETE
    public void remove() {
      throw new UnsupportedOperationException("described only");
    }
  }

  @Test
  void saysWhatIsKnownAndNoMore() throws Exception {
    byte[] bytes =
        new OpenApi(path -> path.startsWith("/api/open"))
            .document(
                new EndpointTable.Snapshot(
                    1,
                    List.of(
                        new Mount("/api/open", Ways.class, null),
                        new Mount("/api/closed", Ways.class, null))),
                false);
    JsonNode paths = new ObjectMapper().readTree(bytes).get("paths");
    JsonNode open = paths.get("/api/open");
    assertThat(open.at("/get/responses/200/content").has("text/csv")).isTrue();
    assertThat(open.at("/delete/responses").has("204")).isTrue();
    assertThat(open.at("/get/security").isArray()).isTrue();
    assertThat(open.at("/get/security")).isEmpty();
    JsonNode built = paths.get("/api/closed/built").get("get");
    assertThat(built.at("/responses").has("200")).isFalse();
    assertThat(built.at("/responses/2XX/content").has("application/pdf")).isTrue();
    assertThat(built.has("security")).isFalse();
  }
}
