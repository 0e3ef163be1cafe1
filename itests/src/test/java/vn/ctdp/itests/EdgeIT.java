package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What happens at the very edge: requests no servlet sees, proxies in front, a stop under load. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EdgeIT {

  private static final int WRITERS = 4;

  private Instance instance;

  @BeforeAll
  void start() throws IOException {
    Instance centre = Instance.centre("edge-centre", Database.DERBY);
    instance = Instance.province("edge", "12", centre, Database.DERBY);
    Files.writeString(
        instance.home.resolve("etc/vn.ctdp.gateway.cfg"),
        "\ntrustedProxies = 127.0.0.1\n",
        StandardOpenOption.APPEND);
    Files.writeString(
        instance.home.resolve("etc/vn.ctdp.security.cfg"),
        "\nlockout.address.failures = 5\n",
        StandardOpenOption.APPEND);
    instance.start();
    instance.operator(
        "POST",
        "/modules/clusters/enable?wait=120",
        Instance.JSON.createObjectNode().put("reason", "kiểm thử"));
  }

  @AfterAll
  void stop() {
    instance.close();
  }

  @Test
  @Order(1)
  void whatNoServletSeesIsAnsweredInTheSameWords() throws IOException {
    String broken = raw("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(broken).startsWith("HTTP/1.1 400").contains("application/problem+json");
    assertThat(broken).contains("\"code\":\"GW-400\"").doesNotContainIgnoringCase("jetty");

    String english =
        raw("GET /api/me HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\nA: " + "a".repeat(20_000));
    assertThat(english).startsWith("HTTP/1.1 431").contains("\"code\":\"GW-431\"");
    assertThat(english).doesNotContain("<html>");

    String sneaky = raw("GET /a/..;/b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(sneaky).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("jetty");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", instance.port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      byte[] answer = new byte[8192];
      int length = in.readNBytes(answer, 0, 1);
      while (length > 0 && in.available() > 0 && length < answer.length) {
        length += in.read(answer, length, answer.length - length);
      }
      return new String(answer, 0, length, StandardCharsets.UTF_8);
    }
  }

  @Test
  @Order(2)
  void aTrustedProxySpeaksForItsClientsAndNobodyElseForHimself() {
    for (int i = 0; i < 6; i++) {
      knock("khong-co-" + i, "203.0.113.7");
    }

    assertThat(knock("khong-co-7", "203.0.113.7")).isEqualTo(429);
    assertThat(knock("khong-co-8", "203.0.113.8")).isEqualTo(401);
    assertThat(knock("khong-co-9", "198.51.100.1, 203.0.113.7"))
        .as("what a client says of himself counts for nothing")
        .isEqualTo(429);
    assertThat(instance.get("/api/me", "chuyenvien").statusCode()).isEqualTo(200);
  }

  private int knock(String user, String forwardedFor) {
    String credentials = Base64.getEncoder().encodeToString((user + ":sai").getBytes());
    return instance
        .send(
            instance
                .request("/api/me", null)
                .header("Authorization", "Basic " + credentials)
                .header("X-Forwarded-For", forwardedFor)
                .build())
        .statusCode();
  }

  @Test
  @Order(3)
  void aStopUnderLoadLetsRequestsFinishAndLeavesTheDatabaseClean() throws Exception {
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    Queue<String> strange = new ConcurrentLinkedQueue<>();
    AtomicBoolean going = new AtomicBoolean(true);
    CountDownLatch busy = new CountDownLatch(20);
    List<Thread> writers = new ArrayList<>();
    for (int w = 0; w < WRITERS; w++) {
      int writer = w;
      Thread thread = new Thread(() -> write(writer, going, acknowledged, strange, busy));
      writers.add(thread);
      thread.start();
    }
    long took;
    try (Browser open = new Browser(instance, Browser.DESK)) {
      open.signIn("chuyenvien").see("Trang chủ");
      assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
      long begun = System.nanoTime();
      instance.stop();
      took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    } finally {
      going.set(false);
    }
    for (Thread thread : writers) {
      thread.join(30_000);
    }

    System.out.printf("stop under load: %d ms, %d written%n", took, acknowledged.size());
    assertThat(took).as("milliseconds of the stop").isLessThan(15_000);
    assertThat(strange).isEmpty();
    assertThat(instance.home.resolve("data/derby/ctdp/db.lck"))
        .as("the database's lock, which only an unclean end leaves behind")
        .doesNotExist();
    assertThat(
            instance
                .log()
                .lines()
                .filter(l -> l.contains("\"level\":\"ERROR\"") || l.contains("Unable to destroy"))
                // The framework's word on a service that ended before the web server let go of it.
                .filter(l -> !l.contains("Error ungetting service")))
        .isEmpty();
    instance.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> instance.get("/api/clusters/plan", "chuyenvien").statusCode() == 200);
    List<String> there = new ArrayList<>();
    JsonNode page = instance.ok(instance.get("/api/clusters/plan?limit=1000", "chuyenvien"));
    page.get("rows").forEach(r -> there.add(r.get("name").asText()));
    assertThat(there).containsAll(acknowledged);
    assertThat(instance.operator("POST", "/audit/verify", null).get("intact").asBoolean()).isTrue();
  }

  /**
   * Writes until the instance is gone; whatever is neither done nor refused politely is strange.
   */
  private void write(
      int writer,
      AtomicBoolean going,
      Queue<String> acknowledged,
      Queue<String> strange,
      CountDownLatch busy) {
    for (int i = 0; going.get(); i++) {
      String name = "CCN dừng " + writer + "-" + i;
      try {
        HttpResponse<String> answer =
            instance.post(
                "/api/clusters/plan",
                "chuyenvien",
                Instance.JSON
                    .createObjectNode()
                    .put("province", "34:12")
                    .put("illustrative", true)
                    .put("version", 0)
                    .put("name", name)
                    .put("area", "10.5")
                    .put("action", "GIU")
                    .put("validFrom", "2024-01-01"));
        if (answer.statusCode() / 100 == 2) {
          acknowledged.add(name);
          busy.countDown();
        } else if (answer.statusCode() != 503 || !answer.body().contains("GW-503")) {
          strange.add(answer.statusCode() + " " + answer.body());
        }
      } catch (RuntimeException gone) {
        if (!(gone.getCause() instanceof IOException)) {
          strange.add(gone.toString());
        }
        return;
      }
    }
  }
}
