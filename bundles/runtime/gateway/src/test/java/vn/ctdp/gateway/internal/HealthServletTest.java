package vn.ctdp.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.text.Localized;

/** Liveness and readiness over HTTP. */
class HealthServletTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Server jetty;
  private HealthServlet servlet;
  private String base;
  private volatile boolean pageAnswers;

  @BeforeEach
  void start() throws Exception {
    servlet =
        new HealthServlet(
            null, Configs.of(HealthConfig.class, Map.of("keepMillis", 0, "checkMillis", 300)));
    jetty = new Server(new InetSocketAddress("127.0.0.1", 0));
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(servlet), "/health/*");
    context.addServlet(
        new ServletHolder(
            new jakarta.servlet.http.HttpServlet() {
              private static final long serialVersionUID = 1L;

              @Override
              protected void doGet(
                  jakarta.servlet.http.HttpServletRequest request,
                  jakarta.servlet.http.HttpServletResponse response) {
                response.setStatus(pageAnswers ? 200 : 500);
                response.setContentType("text/html");
              }
            }),
        "/");
    jetty.setHandler(context);
    jetty.start();
    base = "http://127.0.0.1:" + jetty.getURI().getPort();
  }

  @AfterEach
  void stop() throws Exception {
    jetty.stop();
    servlet.deactivate();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(base + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static HealthCheck check(String name, Supplier<HealthCheck.Result> result) {
    return new HealthCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Result check() {
        return result.get();
      }
    };
  }

  private static HealthCheck.Result result(boolean ok) {
    return new HealthCheck.Result(ok, new Localized("Thử", "Trial"));
  }

  @Test
  void livesAsSoonAsItAnswers() throws Exception {
    HttpResponse<String> answer = get("/health/live");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"live\"}");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/json"));
  }

  @Test
  void isReadyOnlyWhenNothingIsMissing() throws Exception {
    HealthCheck store = check("store", () -> result(false));
    servlet.bindCheck(check("clock", () -> result(true)));
    servlet.bindCheck(store);
    HttpResponse<String> early = get("/health/ready");
    assertThat(early.statusCode()).isEqualTo(503);
    JsonNode body = JSON.readTree(early.body());
    assertThat(body.path("status").asText()).isEqualTo("not-ready");
    assertThat(body.path("missing").toString()).isEqualTo("[\"store\",\"user-interface\"]");
    assertThat(body.at("/checks/1/message/vi").asText()).isEqualTo("Thử");
    assertThat(body.at("/checks/1/message/en").asText()).isEqualTo("Trial");

    servlet.unbindCheck(store);
    assertThat(JSON.readTree(get("/health/ready").body()).path("missing").toString())
        .isEqualTo("[\"user-interface\"]");
    pageAnswers = true;
    HttpResponse<String> ready = get("/health/ready");
    assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    assertThat(JSON.readTree(ready.body()).path("status").asText()).isEqualTo("ready");
  }

  @Test
  void doesNotWaitForACheckThatHangsOrBreaks() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    servlet.bindCheck(
        check(
            "stuck",
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return result(true);
            }));
    servlet.bindCheck(
        check(
            "broken",
            () -> {
              throw new IllegalStateException("secret");
            }));
    for (int i = 0; i < 6; i++) {
      HttpResponse<String> answer = get("/health/ready");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("stuck", "broken").doesNotContain("secret");
    }
    never.countDown();
  }

  @Test
  void knowsNothingElse() throws Exception {
    HttpResponse<String> answer = get("/health/other");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("GW-404");
  }
}
