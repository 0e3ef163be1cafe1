package vn.ctdp.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.apache.cxf.Bus;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.rest.PublicDoor;
import vn.ctdp.core.rest.PublicEndpoint;
import vn.ctdp.core.rest.RestEndpoint;

/** The door, CXF and an endpoint behind it, over HTTP. */
class ApiServletTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BODY = 20_000;

  private static final String TOKEN = "a-token-for-this-test-only";

  private static Bus bus;
  private static Server jetty;
  private static EndpointTable table;
  private static TestAccounts accounts;
  private static String base;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static boolean admitting = true;
  private static final PublicDoor PUBLIC = address -> admitting;

  private ThingsEndpoint things;

  @BeforeAll
  static void start() throws Exception {
    GatewayConfig config =
        Configs.of(
            GatewayConfig.class,
            Map.of(
                "maxBodyBytes",
                (long) MAX_BODY,
                "publicPaths",
                new String[] {"/open"},
                "maxJsonDepth",
                10));
    bus = BusPublisher.create();
    table = new EndpointTable(bus, config);
    accounts = new TestAccounts();
    Door door = new Door(accounts, ApiServletTest::operator);
    jetty = new Server(new InetSocketAddress("127.0.0.1", 0));
    ServletContextHandler context = new ServletContextHandler("/");
    ServletHolder holder =
        new ServletHolder(new ApiServlet(bus, table, door, PUBLIC, null, config));
    context.addServlet(holder, "/api/*");
    context.addServlet(holder, "/soap/*");
    jetty.setHandler(context);
    jetty.start();
    base = "http://127.0.0.1:" + jetty.getURI().getPort();
  }

  @AfterAll
  static void stop() throws Exception {
    jetty.stop();
    table.deactivate();
    bus.shutdown(true);
  }

  @BeforeEach
  void publish() {
    things = new ThingsEndpoint();
    table.bindEndpoint(things);
  }

  @AfterEach
  void withdraw() {
    table.unbindEndpoint(things);
  }

  /** What anybody may read. */
  @Path("")
  @Produces("application/json")
  public static final class Leaflet implements PublicEndpoint {
    @Override
    public String path() {
      return "/public/leaflet";
    }

    /** The whole of it. */
    @GET
    public Map<String, String> all() {
      return Map.of("for", "everybody");
    }

    /** Not for the public: it is not the endpoint's own address. */
    @GET
    @Path("more")
    public Map<String, String> more() {
      return Map.of("for", "those inside");
    }

    /** Not for the public: it is no reading. */
    @POST
    public Map<String, String> write() {
      return Map.of("for", "those inside");
    }
  }

  @Test
  void aPublicEndpointOpensItsOwnAddressForReadingAndNothingElse() throws Exception {
    Leaflet leaflet = new Leaflet();
    table.bindEndpoint(leaflet);
    try {
      HttpResponse<String> open = plain("GET", "/api/public/leaflet");
      assertThat(open.statusCode()).isEqualTo(200);
      assertThat(open.headers().firstValue("Cache-Control")).hasValue("public, max-age=60");
      assertThat(open.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(plain("HEAD", "/api/public/leaflet").statusCode()).isEqualTo(200);
      assertThat(plain("POST", "/api/public/leaflet").statusCode()).isEqualTo(401);
      for (String other :
          new String[] {
            "/api/public",
            "/api/public/leaflet/more",
            "/api/public/leaflet/../../things",
            "/api/public/leaflet/%2e%2e/things",
            "/api/public/leaflet;x=1/more",
            "/api/public/leaflets",
            "/api/things",
            "/api/openapi.json"
          }) {
        assertThat(plain("GET", other).statusCode()).as(other).isIn(400, 401, 404);
        assertThat(plain("GET", other).body()).as(other).doesNotContain("those inside");
      }
      admitting = false;
      HttpResponse<String> many = plain("GET", "/api/public/leaflet");
      assertThat(many.statusCode()).isEqualTo(429);
      assertThat(many.headers().firstValue("Retry-After")).hasValue("60");
    } finally {
      admitting = true;
      table.unbindEndpoint(leaflet);
    }
    assertThat(plain("GET", "/api/public/leaflet").statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> plain(String method, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static Caller operator(String token, String address) {
    if (!token.equals(TOKEN)) {
      throw new CtdpException(GatewayError.NOT_AUTHENTICATED);
    }
    return new Caller(
        "operator",
        "operator",
        "operator",
        Caller.Kind.SYSTEM,
        "operator",
        address,
        Languages.VIETNAMESE);
  }

  private static String basic(String user) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + TestAccounts.PASSWORD).getBytes(StandardCharsets.UTF_8));
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private static HttpRequest.Builder as(String user, String path) {
    return to(path).header("Authorization", basic(user));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String json) throws Exception {
    return send(
        as("an", path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private static JsonNode problem(HttpResponse<String> answer, int status, String code)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("nextStep").asText()).isNotBlank();
    assertThat(problem.path("instance").asText())
        .isEqualTo("urn:uuid:" + problem.path("incident").asText());
    return problem;
  }

  @Test
  void asksForCredentialsBeforeItSaysWhatThereIs() throws Exception {
    for (String path : new String[] {"/api/things/me", "/api/nothing", "/api", "/soap/x"}) {
      HttpResponse<String> answer = send(to(path));
      problem(answer, 401, "GW-401");
      assertThat(answer.headers().allValues("WWW-Authenticate"))
          .containsExactly("Basic realm=\"CTDP\", charset=\"UTF-8\"", "Bearer realm=\"CTDP\"");
    }
  }

  @Test
  void refusesWrongAndUnreadableCredentials() throws Exception {
    for (String header :
        new String[] {"Basic YW46c2Fp", "Basic ???", "Basic Og==", "Digest x", "Bearer x"}) {
      problem(send(to("/api/things/me").header("Authorization", header)), 401, "GW-401");
    }
  }

  @Test
  void tellsTheEndpointWhoCalls() throws Exception {
    HttpResponse<String> answer = send(as("an", "/api/things/me"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).path("user").asText()).isEqualTo("an");
    assertThat(JSON.readTree(answer.body()).path("channel").asText()).isEqualTo("rest");
    assertThat(accounts.lastClient.address()).isEqualTo("127.0.0.1");
  }

  @Test
  void keepsFiguresExact() throws Exception {
    String sent =
        """
        {"name":"Cụm công nghiệp Thuận An","area":"52.2000","rate":0.10000000000000000001,
         "cost":9007199254740993,"count":3,"day":"2026-11-22","at":"2026-11-22T01:02:03Z",
         "unit":"34:68","kind":"BIG"}
        """;
    HttpResponse<String> answer = post("/api/things", sent);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"area\":\"52.2000\"")
        .contains("\"rate\":\"0.10000000000000000001\"")
        .contains("\"cost\":9007199254740993")
        .contains("\"day\":\"2026-11-22\"")
        .contains("\"unit\":\"34:68\"")
        .contains("\"at\":\"2026-11-22T01:02:03Z\"");
  }

  @Test
  void bringsTextToOneForm() throws Exception {
    String decomposed = "Cu\u0323m";
    HttpResponse<String> answer =
        post("/api/things", "{\"name\":\"" + decomposed + "\",\"count\":1}");
    assertThat(JSON.readTree(answer.body()).path("name").asText()).isEqualTo("C\u1ee5m");
  }

  @Test
  void saysWhereJsonIsWrong() throws Exception {
    JsonNode malformed = problem(post("/api/things", "{\"name\":\n \"a\",}"), 400, "GW-400-JSON");
    assertThat(malformed.path("detail").asText()).contains("dòng 2");
    JsonNode unknown =
        problem(post("/api/things", "{\"nam\":\"a\",\"count\":1}"), 400, "GW-400-FIELD");
    assertThat(unknown.path("problems").get(0).path("field").asText()).isEqualTo("nam");
    JsonNode enumeration =
        problem(post("/api/things", "{\"kind\":\"HUGE\",\"count\":1}"), 400, "GW-400-FIELD");
    assertThat(enumeration.path("problems").get(0).path("detail").asText()).contains("BIG, SMALL");
    problem(post("/api/things", "{\"count\":1.5}"), 400, "GW-400-FIELD");
    problem(post("/api/things", "{\"count\":\"1\"}"), 400, "GW-400-FIELD");
    problem(post("/api/things", "{\"name\":\"a\"}"), 400, "GW-400-FIELD");
    problem(post("/api/things", "{\"count\":1,\"rate\":1e400}"), 400, "GW-400-FIELD");
    problem(post("/api/things", "{\"count\":1,\"area\":\"1.23456\"}"), 400, "GW-400-FIELD");
    problem(post("/api/things", "{\"count\":1,\"count\":2}"), 400, "GW-400-JSON");
    problem(post("/api/things", "{\"count\":1} x"), 400, "GW-400-JSON");
    problem(post("/api/things", "[".repeat(500)), 400, "GW-400-JSON");
    problem(
        post("/api/things", "{\"count\":1,\"rate\":" + "9".repeat(500) + "}"), 400, "GW-400-JSON");
    problem(post("/api/things", ""), 400, "GW-400");
    problem(post("/api/things", "null"), 400, "GW-400-BODY");
  }

  @Test
  void readsParametersInTheSameFormsAsJson() throws Exception {
    HttpResponse<String> answer =
        send(as("an", "/api/things/parameters?day=2026-11-22&unit=34:68&area=89.6100&limit=3"));
    assertThat(answer.body()).isEqualTo("[\"2026-11-22\",\"34:68\",\"89.6100\",3]");
    JsonNode day =
        problem(send(as("an", "/api/things/parameters?day=22/11/2026")), 400, "GW-400-PARAMETER");
    assertThat(day.path("detail").asText()).contains("day", "2026-11-22");
    problem(send(as("an", "/api/things/parameters?unit=68")), 400, "GW-400-PARAMETER");
    problem(send(as("an", "/api/things/parameters?limit=many")), 400, "GW-400");
  }

  @Test
  void answersInTheReadersLanguage() throws Exception {
    JsonNode vietnamese = problem(send(as("an", "/api/things/7")), 404, "CORE-404");
    assertThat(vietnamese.path("title").asText()).isEqualTo("Không tìm thấy");
    assertThat(vietnamese.path("problems").get(0).path("detail").asText()).isEqualTo("Không có 7");
    HttpResponse<String> answer =
        send(as("an", "/api/things/7").header("Accept-Language", "en-GB,en;q=0.9,vi;q=0.1"));
    assertThat(answer.headers().firstValue("Content-Language")).contains("en");
    JsonNode english = problem(answer, 404, "CORE-404");
    assertThat(english.path("title").asText()).isEqualTo("Not found");
    assertThat(english.path("problems").get(0).path("detail").asText()).isEqualTo("No 7");
  }

  @Test
  void hidesWhatBroke() throws Exception {
    HttpResponse<String> answer = send(as("an", "/api/things/broken"));
    problem(answer, 500, "GW-500");
    assertThat(answer.body()).doesNotContain("secret", "Exception", "vn.ctdp");
  }

  @Test
  void answersLibraryRefusalsAsProblems() throws Exception {
    problem(send(as("an", "/api/nothing")), 404, "GW-404");
    problem(send(as("an", "/api/things/none/at/all")), 404, "GW-404");
    problem(send(as("an", "/api")), 404, "GW-404");
    problem(send(as("an", "/soap/intake")), 404, "GW-404");
    problem(send(as("an", "/api/%74hings/me")), 404, "GW-404");
    HttpResponse<String> method = send(as("an", "/api/things/me").DELETE());
    problem(method, 405, "GW-405");
    assertThat(method.headers().firstValue("Allow"))
        .hasValueSatisfying(v -> assertThat(v).contains("GET"));
    problem(send(as("an", "/api/things/me").header("Accept", "application/xml")), 406, "GW-406");
    problem(
        send(
            as("an", "/api/things")
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString("<a/>"))),
        415,
        "GW-415");
    problem(
        send(as("an", "/api/things").method("TRACE", HttpRequest.BodyPublishers.noBody())),
        405,
        "GW-405");
  }

  @Test
  void boundsBodiesWithAndWithoutALength() throws Exception {
    byte[] tooMuch = new byte[MAX_BODY + 1];
    problem(
        send(
            as("an", "/api/things/raw")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(tooMuch))),
        413,
        "GW-413");
    problem(
        send(
            as("an", "/api/things/raw")
                .header("Content-Type", "application/octet-stream")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> (InputStream) new ByteArrayInputStream(tooMuch)))),
        413,
        "GW-413");
    HttpResponse<String> enough =
        send(
            as("an", "/api/things/raw")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[MAX_BODY])));
    assertThat(enough.body()).isEqualTo("{\"bytes\":" + MAX_BODY + "}");
    HttpResponse<String> workbook =
        send(
            as("an", "/api/things/raw")
                .header("Content-Type", ThingsEndpoint.WORKBOOK)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[3])));
    assertThat(workbook.body()).isEqualTo("{\"bytes\":3}");
  }

  @Test
  void refusesChangesThatAnotherSiteSends() throws Exception {
    problem(
        send(
            as("an", "/api/things")
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("{\"count\":1}"))),
        403,
        "GW-403-SITE");
    problem(
        send(
            as("an", "/api/things")
                .header("Content-Type", "application/json")
                .header("Origin", "https://elsewhere.example")
                .POST(HttpRequest.BodyPublishers.ofString("{\"count\":1}"))),
        403,
        "GW-403-SITE");
  }

  @Test
  void takesTheMethodForWhatItIs() throws Exception {
    for (HttpRequest.Builder disguised :
        new HttpRequest.Builder[] {
          as("an", "/api/things/me?_method=DELETE"),
          as("an", "/api/things/me").header("X-HTTP-Method-Override", "DELETE"),
          as("an", "/api/things/me?_wadl"),
          as("an", "/api/things/me?_type=xml")
        }) {
      HttpResponse<String> answer = send(disguised);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(answer.body()).path("user").asText()).isEqualTo("an");
    }
  }

  @Test
  void sendsTheSameSafeHeadersOnEveryAnswer() throws Exception {
    for (HttpRequest.Builder request :
        new HttpRequest.Builder[] {
          to("/api/x"), as("an", "/api/x"), as("an", "/api/things/me"), as("an", "/api/things/7")
        }) {
      var headers = send(request).headers();
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Cache-Control")).contains("no-store");
      assertThat(headers.firstValue("Content-Security-Policy"))
          .hasValueSatisfying(v -> assertThat(v).contains("default-src 'none'"));
      assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
      assertThat(headers.firstValue("X-Request-Id")).isPresent();
      assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void letsTheOperatorInByTokenOnly() throws Exception {
    RestEndpoint operator = new OperatorEndpoint();
    table.bindEndpoint(operator);
    try {
      problem(send(as("an", "/api/operator/ping")), 401, "GW-401");
      problem(
          send(to("/api/operator/ping").header("Authorization", "Bearer " + TOKEN + "x")),
          401,
          "GW-401");
      problem(
          send(
              to("/api/operator/ping")
                  .header("Authorization", "Bearer " + TOKEN)
                  .header("X-Forwarded-For", "203.0.113.7")),
          403,
          "GW-403-OPERATOR");
      HttpResponse<String> answer =
          send(to("/api/operator/ping").header("Authorization", "Bearer " + TOKEN));
      assertThat(answer.body()).isEqualTo("{\"user\":\"operator\"}");
      String forPeople = send(as("an", "/api/openapi.json")).body();
      String forOperator =
          send(to("/api/openapi.json").header("Authorization", "Bearer " + TOKEN)).body();
      assertThat(JSON.readTree(forPeople).path("paths").has("/api/operator/ping")).isFalse();
      assertThat(JSON.readTree(forOperator).path("paths").has("/api/operator/ping")).isTrue();
    } finally {
      table.unbindEndpoint(operator);
    }
  }

  @Test
  void describesTheEndpointsThereAreNow() throws Exception {
    HttpResponse<String> answer = send(as("an", "/api/openapi.json"));
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode document = JSON.readTree(answer.body());
    assertThat(document.at("/openapi").asText()).isEqualTo("3.0.3");
    assertThat(document.path("paths").fieldNames())
        .toIterable()
        .contains("/api/things", "/api/things/{id}", "/api/things/me");
    JsonNode limit = document.path("paths").path("/api/things/{id}").at("/get/parameters/1");
    assertThat(limit.path("name").asText()).isEqualTo("limit");
    assertThat(limit.at("/schema/default").asInt()).isEqualTo(20);
    JsonNode id = document.path("paths").path("/api/things/{id}").at("/get/parameters/0");
    assertThat(id.at("/schema/pattern").asText()).isEqualTo("^(1:)?[0-9]{1,5}$");
    JsonNode area = document.at("/components/schemas/ThingsEndpointThing/properties/area");
    assertThat(area.path("type").asText()).isEqualTo("string");
    for (Map.Entry<String, JsonNode> path :
        (Iterable<Map.Entry<String, JsonNode>>) () -> document.path("paths").fields()) {
      for (JsonNode operation : path.getValue()) {
        assertThat(operation.has("security")).as(path.getKey()).isFalse();
        assertThat(operation.path("responses").fieldNames())
            .toIterable()
            .as(path.getKey())
            .contains("default")
            .containsAnyOf("200", "204", "2XX");
      }
    }
    table.unbindEndpoint(things);
    JsonNode later = JSON.readTree(send(as("an", "/api/openapi.json")).body());
    assertThat(later.path("paths").isEmpty()).isTrue();
    table.bindEndpoint(things);
  }

  @Test
  void needsNoCredentialsWhereConfigured() throws Exception {
    problem(send(to("/api/open/x")), 404, "GW-404");
    problem(send(to("/api/openx")), 401, "GW-401");
  }

  @Test
  void finishesRunningRequestsBeforeAnEndpointGoes() throws Exception {
    CompletableFuture<HttpResponse<String>> running =
        HTTP.sendAsync(as("an", "/api/things/slow").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(things.entered.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> going = CompletableFuture.runAsync(() -> table.unbindEndpoint(things));
    while (table.find("/api/things").isPresent()) {
      Thread.onSpinWait();
    }
    problem(send(as("an", "/api/things/me")), 404, "GW-404");
    things.go.countDown();
    assertThat(running.get(20, TimeUnit.SECONDS).body()).isEqualTo("\"done\"");
    going.get(20, TimeUnit.SECONDS);
  }

  @Test
  void leavesOtherEndpointsAloneWhileOneComesAndGoes() throws Exception {
    for (int i = 0; i < 20; i++) {
      OperatorEndpoint other = new OperatorEndpoint();
      table.bindEndpoint(other);
      assertThat(send(as("may", "/api/things/me")).statusCode()).isEqualTo(200);
      table.unbindEndpoint(other);
      assertThat(send(as("may", "/api/things/me")).statusCode()).isEqualTo(200);
    }
  }
}
