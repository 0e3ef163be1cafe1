package vn.ctdp.exchange.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.exchange.enrolment.CentreLink;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.report.ReportTransport.TransportException;

class RestTransportTest {

  private static final String RECEIPT =
      """
      {"id":"r1","province":"34:68","form":"f","formVersion":1,"period":"2026-H1","revision":2,
       "digest":"abc","sequence":9,"ledgerNumber":7,"receivedAt":"2026-06-20T02:00:01Z"}""";

  @TempDir Path secrets;

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private ComponentServiceObjects<CentreLink> links;
  private int status = 201;
  private String answer = RECEIPT;
  private String retryAfter;
  private volatile boolean stalling;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
          }
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          if (stalling) {
            exchange.sendResponseHeaders(status, body.length + 1L);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            return;
          }
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    Files.writeString(secrets.resolve("centre.password"), "mật khẩu\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private RestTransport transport(Map<String, Object> settings) {
    return transport(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), settings);
  }

  private RestTransport transport(URI centre, Map<String, Object> settings) {
    InstanceInfo instance =
        (InstanceInfo)
            Proxy.newProxyInstance(
                InstanceInfo.class.getClassLoader(),
                new Class<?>[] {InstanceInfo.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "role" -> InstanceRole.PROVINCE;
                      case "centreUrl" -> Optional.ofNullable(centre);
                      case "secretsFolder" -> secrets;
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    RestConfig config =
        (RestConfig)
            Proxy.newProxyInstance(
                RestConfig.class.getClassLoader(),
                new Class<?>[] {RestConfig.class},
                (proxy, method, arguments) ->
                    settings.getOrDefault(
                        method.getName(),
                        method.getName().equals("username")
                            ? "tinh-68"
                            : method.getDefaultValue()));
    return new RestTransport(line(instance, config));
  }

  private HttpCentreLine line(InstanceInfo instance, RestConfig config) {
    return new HttpCentreLine(
        instance,
        Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC),
        config,
        links);
  }

  private TransportException failure(RestTransport transport) {
    return catchThrowableOfType(
        TransportException.class, () -> transport.send("{}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void bringsTheReceiptBack() throws TransportException {
    Receipt receipt = transport(Map.of()).send("{\"a\":1}".getBytes(StandardCharsets.UTF_8));

    assertThat(receipt.ledgerNumber()).isEqualTo(7);
    assertThat(receipt.revision()).isEqualTo(2);
    assertThat(receipt.receivedAt()).isEqualTo(Instant.parse("2026-06-20T02:00:01Z"));
    assertThat(requests)
        .containsExactly(
            "POST /api/exchange/reports Basic "
                + Base64.getEncoder()
                    .encodeToString("tinh-68:mật khẩu".getBytes(StandardCharsets.UTF_8))
                + " {\"a\":1}");
  }

  @Test
  void takesAProxysPageForNoReceipt() {
    status = 200;
    answer = "<html>Đăng nhập mạng</html>";
    assertThat(failure(transport(Map.of())).refused()).isFalse();
    answer = "{}";
    assertThat(failure(transport(Map.of())).refused()).isFalse();
    answer = RECEIPT + RECEIPT;
    assertThat(failure(transport(Map.of())).refused()).isFalse();
    answer = "";
    assertThat(failure(transport(Map.of())).refused()).isFalse();
  }

  @Test
  void tellsARefusalFromTrouble() {
    answer = "{\"code\":\"EXC-422\",\"detail\":\"Sai dòng 3.\"}";
    status = 422;
    TransportException refused = failure(transport(Map.of()));
    assertThat(refused.refused()).isTrue();
    assertThat(refused).hasMessage("Trung tâm: Sai dòng 3.");

    answer =
        "{\"code\":\"EXC-409-KEY\",\"detail\":\"Khác nội dung.\",\"problems\":[{\"code\":\"EXPECTED-4\"}]}";
    status = 409;
    assertThat(failure(transport(Map.of())).nextRevision()).isEqualTo(4);

    for (int trouble : new int[] {401, 403, 404, 429, 500, 503}) {
      status = trouble;
      assertThat(failure(transport(Map.of())).refused()).as("status %s", trouble).isFalse();
    }
    status = 400;
    answer = "{\"code\":\"GW-400\",\"detail\":\"khác\"}";
    assertThat(failure(transport(Map.of())).refused()).isFalse();
  }

  @Test
  void hearsHowLongToWait() {
    for (int busy : new int[] {429, 503}) {
      status = busy;
      answer = "<html>chậm lại</html>";
      retryAfter = "120";
      assertThat(failure(transport(Map.of())).retryAfter()).contains(Duration.ofMinutes(2));
      retryAfter = "Sun, 22 Nov 2026 02:05:00 GMT";
      assertThat(failure(transport(Map.of())).retryAfter()).contains(Duration.ofMinutes(5));
      retryAfter = "Sun, 22 Nov 2026 01:05:00 GMT";
      assertThat(failure(transport(Map.of())).retryAfter()).contains(Duration.ZERO);
      retryAfter = "later";
      assertThat(failure(transport(Map.of())).retryAfter()).isEmpty();
      retryAfter = null;
      assertThat(failure(transport(Map.of())).retryAfter()).isEmpty();
    }
  }

  @Test
  void doesNotWaitForAnAnswerThatStalls() {
    stalling = true;
    TransportException late =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> failure(transport(Map.of("replySeconds", 1))));
    assertThat(late.refused()).isFalse();
    assertThat(late).hasMessageContaining("không trả lời trong 1 giây");
  }

  /** What enrolment would offer. */
  private void enrolled(URI address, CentreLink.Login login) {
    CentreLink link =
        new CentreLink() {
          @Override
          public Optional<URI> address() {
            return Optional.of(address);
          }

          @Override
          public Optional<Login> login() {
            return Optional.ofNullable(login);
          }
        };
    links =
        new ComponentServiceObjects<>() {
          @Override
          public CentreLink getService() {
            return link;
          }

          @Override
          public void ungetService(CentreLink service) {
            assertThat(service).isSameAs(link);
          }

          @Override
          public ServiceReference<CentreLink> getServiceReference() {
            throw new UnsupportedOperationException();
          }
        };
  }

  @Test
  void usesWhatEnrolmentHasSettledUnlessConfigured() throws TransportException {
    enrolled(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        new CentreLink.Login("tinh-68-k7q2", "bí mật"));
    transport(null, Map.of("username", "")).send(new byte[] {'{', '}'});
    transport(Map.of()).send(new byte[] {'{', '}'});
    assertThat(requests.get(0)).contains(basic("tinh-68-k7q2:bí mật"));
    assertThat(requests.get(1)).contains(basic("tinh-68:mật khẩu"));

    enrolled(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), null);
    assertThat(failure(transport(Map.of("username", "")))).hasMessageContaining("đăng ký");
  }

  private static String basic(String pair) {
    return "Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
        + " ";
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThat(failure(transport(Map.of("username", "")))).hasMessageContaining("đăng ký");
    assertThat(failure(transport(Map.of("passwordFile", "none")))).hasMessageContaining("none");
    assertThat(failure(transport(null, Map.of()))).hasMessageContaining("centreUrl");
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(failure(transport(URI.create("http://127.0.0.1:" + free), Map.of())))
        .hasMessageContaining("Không kết nối được");
    assertThat(requests).isEmpty();
  }
}
