package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What flows down between a centre and a province, with everything that may go wrong on the way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String FORM = "tt14-2024-bieu04";

  private Instance centre;
  private Instance province;
  private Between between;

  @BeforeAll
  void start() throws IOException {
    centre = Instance.centre("stream-centre", Database.DERBY);
    centre.launch();
    between = new Between(centre);
    province = Instance.province("stream-lam-dong", "68", between.url(), Database.DERBY);
    Files.writeString(
        province.home.resolve("etc/vn.ctdp.exchange.stream.cfg"),
        "pollSeconds = 1\npageItems = 5\n");
    centre.awaitReady();
    province.start();
    province.enrol(centre, "68");
  }

  @AfterAll
  void stop() {
    province.close();
    centre.close();
    between.close();
  }

  private long publish(String title, String module) {
    return centre
        .ok(
            centre.post(
                "/api/exchange/stream/notices",
                "chuyenvien",
                Map.of("title", title, "text", "Nội dung " + title, "module", module)))
        .get("number")
        .asLong();
  }

  private JsonNode standing() {
    return province.ok(province.get("/api/exchange/inbox/standing", "quantri"));
  }

  private JsonNode items(String query) {
    return province.ok(province.get("/api/exchange/inbox?limit=1000" + query, "quantri"));
  }

  private void awaitRead(long number) {
    await().atMost(SOON).until(() -> standing().get("readTo").asLong() == number);
  }

  private void awaitState(long number, String state) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              for (JsonNode i : items("").get("rows")) {
                if (i.get("number").asLong() == number) {
                  return i.get("state").asText().equals(state);
                }
              }
              return false;
            });
  }

  @Test
  @Order(1)
  void whatIsPublishedWhileTheProvinceIsDownArrivesAfterwards() {
    province.stop();
    long number = publish("Họp giao ban", "");
    province.start();
    awaitRead(number);
    awaitState(number, "APPLIED");
    await()
        .atMost(SOON)
        .until(
            () -> {
              for (JsonNode r :
                  centre.ok(centre.get("/api/exchange/stream/readers", "chuyenvien"))) {
                if (r.at("/province/ref").asText().equals("34:68")) {
                  return r.get("readTo").asLong() == number && r.get("behind").asLong() == 0;
                }
              }
              return false;
            });
  }

  @Test
  @Order(2)
  void aProvinceKilledWhileReadingMissesNothingAndRepeatsNothing() {
    province.stop();
    long last = 0;
    for (int i = 0; i < 60; i++) {
      last = publish("Thông báo " + i, "");
    }
    between.slow = true;
    province.start();
    long head = last;
    await().atMost(SOON).until(() -> standing().get("readTo").asLong() > 1);
    province.kill();
    assertThat(province.alive()).isFalse();
    province.start();
    between.slow = false;
    awaitRead(head);
    await()
        .atMost(SOON)
        .until(
            () -> items("&state=APPLIED").get("total").asLong() == items("").get("total").asLong());
    List<Long> numbers = new ArrayList<>();
    items("").get("rows").forEach(i -> numbers.add(i.get("number").asLong()));
    assertThat(new HashSet<>(numbers)).hasSameSizeAs(numbers);
    assertThat(numbers).containsAll(LongStream.rangeClosed(2, head).boxed().toList());
  }

  @Test
  @Order(3)
  void itemsOfAModuleThatIsOffAreKeptUntilItIsOn() {
    switchModule("disable");
    long kept = publish("Dành cho cụm công nghiệp", "clusters");
    awaitRead(kept);
    awaitState(kept, "WAITING");
    assertThat(standing().get("waiting").asInt()).isEqualTo(1);
    switchModule("enable");
    awaitState(kept, "APPLIED");
  }

  private void switchModule(String act) {
    province.operator(
        "POST", "/modules/clusters/" + act + "?wait=120", Map.of("reason", "thử luồng xuống"));
  }

  @Test
  @Order(4)
  void aModuleIsRequiredAndTheCentreSeesWhatRuns() {
    centre.ok(
        centre.post(
            "/api/exchange/module-advice",
            "lanhdao",
            Map.of(
                "module", "clusters",
                "advice", "REQUIRED",
                "audience", "34:68",
                "reason", "Báo cáo Biểu 04")));
    await()
        .atMost(SOON)
        .until(
            () ->
                province
                    .ok(province.get("/api/modules/clusters", "quantri"))
                    .findPath("advice")
                    .asText()
                    .equals("REQUIRED"));
    await()
        .atMost(SOON)
        .until(
            () ->
                centre
                    .ok(centre.get("/api/exchange/module-advice/provinces", "quantri"))
                    .toString()
                    .contains("\"id\":\"clusters\",\"version\":\"0.1.0\",\"enabled\":true"));
  }

  @Test
  @Order(5)
  void aReportIsReturnedWithReasonsRevisedAndAccepted() {
    String first = report(1);
    String received = received("RECEIVED");
    centre.ok(
        centre.post(
            "/api/exchange/received/" + received + "/return",
            "chuyenvien",
            Map.of(
                "reason",
                "Số cụm không khớp",
                "cells",
                List.of(Map.of("cell", "1", "reason", "Quyết định ghi 12 cụm")))));
    awaitReport(first, "RETURNED");
    String second = report(2);
    assertThat(second).isNotEqualTo(first);
    awaitReport(first, "REVISED");
    String again = received("RECEIVED");
    assertThat(again).isNotEqualTo(received);
    centre.ok(centre.post("/api/exchange/received/" + again + "/accept", "chuyenvien", Map.of()));
    awaitReport(second, "ACCEPTED");
    JsonNode matrix =
        centre.ok(centre.get("/api/exchange/deadlines/2026?form=" + FORM, "chuyenvien"));
    assertThat(matrix.toString()).contains("ACCEPTED");
  }

  private String report(int revision) {
    JsonNode drawn =
        province.ok(
            province.post(
                "/api/exchange/my-reports",
                "chuyenvien",
                Map.of("form", FORM, "period", "2026-H1")));
    String id = drawn.findPath("id").asText();
    String path = "/api/exchange/my-reports/" + id;
    for (JsonNode finding : drawn.findPath("findings")) {
      province.ok(
          province.send(
              "PUT",
              path + "/explanations/" + finding.findPath("check").asText(),
              "chuyenvien",
              Map.of("text", "Đã rà soát.")));
    }
    province.ok(province.post(path + "/submit", "chuyenvien", null));
    province.ok(province.post(path + "/approve", "lanhdao", null));
    awaitReport(id, "RECEIVED");
    assertThat(province.ok(province.get(path, "chuyenvien")).findPath("revision").asInt())
        .isEqualTo(revision);
    return id;
  }

  private void awaitReport(String id, String state) {
    await()
        .atMost(SOON)
        .until(
            () ->
                province
                    .ok(province.get("/api/exchange/my-reports/" + id, "chuyenvien"))
                    .findPath("state")
                    .asText()
                    .equals(state));
  }

  private String received(String state) {
    JsonNode list = centre.ok(centre.get("/api/exchange/received?state=" + state, "chuyenvien"));
    assertThat(list.get("total").asInt()).isEqualTo(1);
    return list.at("/rows/0/id").asText();
  }

  @Test
  @Order(6)
  void whatWasChangedOnTheWayIsRefusedAndReported() {
    long before = standing().get("readTo").asLong();
    between.change = text -> text.replace("Nội dung quan trọng", "Nội dung bị sửa");
    long number = publish("quan trọng", "");
    await().atMost(SOON).until(() -> standing().get("problemCode").asText().equals("BODY"));
    assertThat(standing().get("readTo").asLong()).isEqualTo(before);
    await()
        .atMost(SOON)
        .until(
            () ->
                centre
                    .ok(centre.get("/api/exchange/stream/readers", "chuyenvien"))
                    .toString()
                    .contains("không khớp với mã băm đã ký"));

    between.change = text -> text.replace("\"number\":" + number, "\"number\":" + (number + 1));
    await().atMost(SOON).until(() -> standing().get("problemCode").asText().equals("GAP"));

    between.change = text -> text.replaceAll("(\"signature\":\"[^\"]{20})[^\"]{4}", "$1AAAA");
    await()
        .atMost(SOON)
        .until(() -> List.of("SIGNATURE", "KEY").contains(standing().get("problemCode").asText()));
    assertThat(standing().get("readTo").asLong()).isEqualTo(before);

    between.change = UnaryOperator.identity();
    awaitRead(number);
    assertThat(standing().get("problemCode").asText()).isEmpty();
    JsonNode audit =
        province.ok(province.get("/api/audit?action=exchange.stream.refused&limit=50", "quantri"));
    assertThat(audit.get("total").asInt()).isGreaterThanOrEqualTo(2);
  }

  /** Somebody between province and centre, who may be slow or change what passes. */
  private static final class Between implements AutoCloseable {

    private final HttpServer server;
    private final Instance centre;
    private final HttpClient client = HttpClient.newHttpClient();
    volatile boolean slow;
    volatile UnaryOperator<String> change = UnaryOperator.identity();

    Between(Instance centre) throws IOException {
      this.centre = centre;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
      server.setExecutor(Executors.newCachedThreadPool());
      server.createContext("/", this::pass);
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
      try (exchange) {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request =
            HttpRequest.newBuilder(URI.create(centre.url(exchange.getRequestURI().toString())))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange
            .getRequestHeaders()
            .forEach(
                (name, values) -> {
                  if (!List.of("host", "content-length", "connection", "upgrade", "http2-settings")
                      .contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    request.header(name, values.get(0));
                  }
                });
        HttpResponse<byte[]> answer =
            client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        byte[] reply = answer.body();
        if (exchange.getRequestMethod().equals("GET")
            && exchange.getRequestURI().getPath().endsWith("/exchange/stream")) {
          if (slow) {
            // A bad line: each page takes its time.
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
          }
          reply =
              change
                  .apply(new String(reply, StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_8);
        }
        answer
            .headers()
            .firstValue("Content-Type")
            .ifPresent(t -> exchange.getResponseHeaders().set("Content-Type", t));
        exchange.sendResponseHeaders(answer.statusCode(), reply.length == 0 ? -1 : reply.length);
        if (reply.length > 0) {
          exchange.getResponseBody().write(reply);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
