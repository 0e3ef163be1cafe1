package vn.ctdp.exchange.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.enrolment.CentreLink;
import vn.ctdp.exchange.enrolment.CentreRoad.RoadException;

/** Enrolment on the wire, against servers that are not the centre too. */
class RestCentreRoadTest {

  @TempDir Path secrets;

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private URI centre;
  private RestCentreRoad road;
  private int status = 200;
  private String answer = "{}";

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
                  + (exchange.getRequestHeaders().getFirst("Authorization") != null)
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    centre = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    InstanceInfo instance =
        (InstanceInfo)
            Proxy.newProxyInstance(
                InstanceInfo.class.getClassLoader(),
                new Class<?>[] {InstanceInfo.class},
                (proxy, method, arguments) ->
                    method.getName().equals("secretsFolder") ? secrets : Optional.empty());
    RestConfig config =
        (RestConfig)
            Proxy.newProxyInstance(
                RestConfig.class.getClassLoader(),
                new Class<?>[] {RestConfig.class},
                (proxy, method, arguments) -> method.getDefaultValue());
    road = new RestCentreRoad(new HttpCentreLine(instance, Clock.systemUTC(), config));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private RoadException failure() {
    return catchThrowableOfType(RoadException.class, () -> road.greeting(centre));
  }

  @Test
  void carriesEachMessageToItsDoor() throws RoadException {
    answer = "{\"greeting\":\"g\",\"state\":\"s\",\"keys\":\"k\"}";
    assertThat(road.greeting(centre)).isEqualTo("g");
    assertThat(road.enrol(centre, "x")).isEqualTo("s");
    assertThat(road.state(centre, "id-1")).isEqualTo("s");
    assertThat(road.keys(centre, UnitRef.parse("34:68"))).isEqualTo("k");
    assertThat(road.rotate(centre, new CentreLink.Login("u", "p"), "{}")).isEqualTo("s");
    assertThat(requests)
        .containsExactly(
            "GET /api/exchange/enrolment false ",
            "POST /api/exchange/enrolment false {\"request\":\"x\"}",
            "GET /api/exchange/enrolment/id-1 false ",
            "GET /api/exchange/keys/signed?owner=34%3A68 false ",
            "POST /api/exchange/key-rotation true {\"request\":\"{}\"}");
  }

  @Test
  void onlyTheCentresOwnNoIsARefusal() {
    answer = "{\"code\":\"EXE-409-CODE-USED\",\"detail\":\"Mã đã dùng.\"}";
    status = 409;
    assertThat(failure().refused()).isTrue();
    assertThat(failure()).hasMessage("Mã đã dùng.");
    status = 429;
    assertThat(failure().refused()).isFalse();
    status = 503;
    assertThat(failure().refused()).isFalse();
    answer = "{\"code\":\"GW-404\",\"detail\":\"Không có.\"}";
    status = 404;
    assertThat(failure().refused()).isFalse();
  }

  @Test
  void whateverElseAnswersIsNotTheCentre() {
    for (String other : List.of("<html>đăng nhập</html>", "", "{}", "[]", "null", "\"x\"")) {
      answer = other;
      status = 200;
      assertThat(failure()).as(other).isNotNull();
      assertThat(failure().refused()).isFalse();
      status = 500;
      assertThat(failure().refused()).isFalse();
    }
    server.stop(0);
    assertThat(failure()).hasMessageContaining("Không kết nối được");
  }
}
