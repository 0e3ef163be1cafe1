package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What a centre and a province must do on every database: the doors, the reference data, and a
 * report from a record to the national table. The tests build on each other, as the work does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class PlatformContract {

  private static final String FORM = "tt14-2024-bieu04";

  private Instance centre;
  private Instance province;
  private byte[] envelope;

  abstract Database database();

  /** Short name for the instances' homes. */
  abstract String name();

  @BeforeAll
  void start() {
    centre = Instance.centre(name() + "-centre", database());
    province = Instance.province(name() + "-lam-dong", "68", centre, database());
    centre.launch();
    province.launch();
    centre.awaitReady();
    province.awaitReady();
    province.enrol(centre, "68");
  }

  @AfterAll
  void stop() {
    province.close();
    centre.close();
  }

  @Test
  @Order(1)
  void saysThatItIsReadyAndNamesNothingMissing() {
    JsonNode ready = centre.ok(centre.get("/health/ready", null));
    assertThat(ready.get("missing")).isEmpty();
    assertThat(ready.get("checks").size()).isGreaterThan(3);
    assertThat(centre.get("/health/live", null).statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void aSecondProcessOnTheSameHomeIsRefusedWithASentence() {
    Instance.Ended second =
        Instance.run(
            List.of(
                Instance.DIST.resolve("bin/ctdp-instance").toString(),
                "run",
                centre.home.toString()));
    assertThat(second.code()).isEqualTo(3);
    assertThat(second.output()).contains(centre.home.toString()).contains("" + centre.pid());
    assertThat(centre.get("/health/live", null).statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void aPortInUseIsRefusedWithASentence() throws IOException {
    Instance other = Instance.centre(name() + "-port", Database.DERBY);
    Path file = other.home.resolve("instance.properties");
    Files.writeString(
        file,
        Files.readString(file).replace("http.port = " + other.port, "http.port = " + centre.port));
    Instance.Ended second =
        Instance.run(
            List.of(
                Instance.DIST.resolve("bin/ctdp-instance").toString(),
                "run",
                other.home.toString()));
    assertThat(second.code()).isEqualTo(9);
    assertThat(second.output()).contains("" + centre.port, file.toString());
    assertThat(centre.get("/health/live", null).statusCode()).isEqualTo(200);
    Instance.remove(other.id);
  }

  @Test
  @Order(3)
  void everyDoorAsksWhoIsThere() {
    for (String path :
        List.of("/api/me", "/api/units", "/api/modules", "/api/audit", "/api/operator/status")) {
      HttpResponse<String> answer = centre.get(path, null);
      assertThat(answer.statusCode()).as(path).isIn(401, 403);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
    assertThat(centre.get("/api/me", "nobody").statusCode()).isEqualTo(401);
    assertThat(centre.get("/api/me", "chuyenvien").statusCode()).isEqualTo(200);
    assertThat(centre.get("/api/operator/status", "quantri").statusCode()).isIn(401, 403);
  }

  @Test
  @Order(4)
  void reservedPathsNeverAnswerWithAPage() {
    for (String path : List.of("/api/nowhere", "/soap/nowhere", "/health/nowhere")) {
      HttpResponse<String> answer = centre.get(path, "chuyenvien");
      assertThat(answer.statusCode()).as(path).isGreaterThanOrEqualTo(400);
      assertThat(answer.body()).as(path).doesNotContainIgnoringCase("<html");
    }
  }

  @Test
  @Order(5)
  void pagesCarryTheHeadersThatProtectThem() {
    HttpResponse<String> page = centre.get("/", null);
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).isPresent();
    for (String cookie : page.headers().allValues("Set-Cookie")) {
      assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=");
    }
  }

  @Test
  @Order(6)
  void classesAndManifestsCannotBeFetched() {
    for (String path :
        List.of(
            "/META-INF/MANIFEST.MF",
            "/static/../META-INF/MANIFEST.MF",
            "/static/%2e%2e/META-INF/MANIFEST.MF",
            "/VAADIN/..%2f..%2fMETA-INF/MANIFEST.MF",
            "/vn/ctdp/ui/view/ViewRoute.class",
            "/VAADIN/build/%2e%2e/%2e%2e/flow-build-info.json")) {
      HttpResponse<String> answer = centre.get(path, null);
      assertThat(answer.body()).as(path).doesNotContain("Bundle-SymbolicName");
      assertThat(answer.body()).as(path).doesNotStartWith("\u00ca\u00fe");
    }
  }

  @Test
  @Order(19)
  void failedSignInsLockWithoutTellingWhoExists() {
    String known = locked("lanhdao");
    String unknown = locked("khong-co-ai");
    assertThat(known).isEqualTo(unknown);
  }

  /** The code of the answer after many wrong passwords. */
  private String locked(String user) {
    HttpResponse<String> last = null;
    for (int i = 0; i < 12; i++) {
      last =
          province.send(
              HttpRequest.newBuilder(java.net.URI.create(province.url("/api/me")))
                  .header(
                      "Authorization",
                      "Basic "
                          + Base64.getEncoder()
                              .encodeToString(
                                  (user + ":sai-mat-khau-" + i).getBytes(StandardCharsets.UTF_8)))
                  .build());
    }
    assertThat(last.statusCode()).isIn(401, 429);
    return last.statusCode() + " " + Instance.json(last).path("code").asText();
  }

  @Test
  @Order(8)
  void aCodeMeansWhatItMeantOnThatDay() {
    assertThat(unitName("15", "2025-06-30")).isEqualTo("Yên Bái");
    assertThat(unitName("15", "2025-07-01")).isEqualTo("Lào Cai");
  }

  private String unitName(String code, String day) {
    JsonNode unit = centre.ok(centre.get("/api/units/" + code + "?day=" + day, "chuyenvien"));
    return unit.findPath("nameVi").asText();
  }

  @Test
  @Order(9)
  void theAuditLogIsWhole() {
    JsonNode verified = centre.operator("POST", "/audit/verify", null);
    assertThat(verified.get("intact").asBoolean()).isTrue();
    assertThat(verified.get("lines").asLong()).isPositive();
  }

  @Test
  @Order(10)
  void aModuleIsSwitchedOnWithoutRefreshingOthers() {
    JsonNode preview = province.operator("GET", "/modules/clusters/preview?wanted=ENABLED", null);
    assertThat(preview.get("possible").asBoolean()).isTrue();
    assertThat(preview.get("refresh")).isEmpty();
    assertThat(province.get("/api/clusters", "chuyenvien").statusCode()).isEqualTo(404);
    JsonNode enabled = switchTo("enable");
    assertThat(enabled.get("actual").asText()).isEqualTo("ENABLED");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> province.get("/api/clusters", "chuyenvien").statusCode() == 200);
  }

  private JsonNode switchTo(String act) {
    return province.operator(
        "POST",
        "/modules/clusters/" + act + "?wait=120",
        Instance.JSON.createObjectNode().put("reason", "kiểm thử"));
  }

  @Test
  @Order(11)
  void theRealFiguresOfDakNongAreEntered() throws IOException {
    JsonNode data =
        Instance.JSON.readTree(
            Instance.DIST.resolve("../../../demo/lam-dong.json").normalize().toFile());
    for (JsonNode c : data.get("clusters")) {
      ObjectNode cluster = base().put("name", c.get("name").asText());
      cluster.set("oldNames", Instance.JSON.createArrayNode());
      cluster.put("legacy", false);
      String id = made("/api/clusters", cluster).get("id").asText();
      ArrayNode facts = Instance.JSON.createArrayNode();
      c.get("facts")
          .fields()
          .forEachRemaining(
              f ->
                  facts
                      .addObject()
                      .put("key", f.getKey())
                      .put("effectiveFrom", data.get("sourceDay").asText())
                      .put("exactDate", false)
                      .put(
                          f.getKey().equals("DEVELOPER_TYPE") ? "code" : "number",
                          f.getValue().asText())
                      .put("source", data.get("source").asText())
                      .put("illustrative", true));
      made("/api/clusters/" + id + "/facts", facts);
    }
    for (JsonNode p : data.get("plan")) {
      made(
          "/api/clusters/plan",
          base()
              .put("name", p.get("name").asText())
              .put("area", p.get("area").asText())
              .put("action", "GIU")
              .put("validFrom", data.get("planFrom").asText()));
    }
    JsonNode list = province.ok(province.get("/api/clusters?search=thuan%20an", "chuyenvien"));
    assertThat(list.get("total").asInt()).isEqualTo(1);
  }

  private static ObjectNode base() {
    ObjectNode record = Instance.JSON.createObjectNode();
    record.put("province", "34:68");
    record.putArray("communes");
    return record.put("illustrative", true).put("version", 0);
  }

  private JsonNode made(String path, JsonNode body) {
    return province.ok(province.post(path, "chuyenvien", body.toString()));
  }

  @Test
  @Order(12)
  void wrongInputIsRefusedWithItsPlaceAndNothingIsStored() {
    HttpResponse<String> answer =
        province.post(
            "/api/clusters/plan",
            "chuyenvien",
            base().put("name", "").put("area", "-1").put("validFrom", "2024-01-01").toString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("name").contains("area").doesNotContain("Exception");
    HttpResponse<String> other =
        province.post(
            "/api/clusters",
            "lanhdao",
            base().put("name", "CCN không có quyền").put("legacy", false).toString());
    assertThat(other.statusCode()).isIn(400, 401, 403, 429);
    JsonNode plan = province.ok(province.get("/api/clusters/plan", "chuyenvien"));
    assertThat(plan.get("total").asInt()).isEqualTo(11);
  }

  @Test
  @Order(13)
  void aReportIsDrawnUpCheckedApprovedAndReceived() {
    JsonNode drawn =
        made(
            "/api/exchange/my-reports",
            Instance.JSON.createObjectNode().put("form", FORM).put("period", "2026-H1"));
    String id = drawn.findPath("id").asText();
    String path = "/api/exchange/my-reports/" + id;
    HttpResponse<String> early = province.post(path + "/submit", "chuyenvien", null);
    assertThat(early.statusCode()).as("an unexplained warning blocks").isIn(400, 409, 422);
    province.ok(
        province.send(
            "PUT",
            path + "/explanations/B04-W2",
            "chuyenvien",
            Instance.JSON.createObjectNode().put("text", "Theo nguồn.")));
    province.ok(province.post(path + "/submit", "chuyenvien", null));
    assertThat(province.post(path + "/approve", "chuyenvien", null).statusCode()).isEqualTo(403);
    province.ok(province.post(path + "/approve", "truongphong", null));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                province
                    .ok(province.get(path, "chuyenvien"))
                    .findPath("state")
                    .asText()
                    .equals("RECEIVED"));
    JsonNode evidence = province.ok(province.get(path + "/evidence", "chuyenvien"));
    assertThat(evidence.at("/receipt/content/schema").asText()).isEqualTo("ctdp-receipt-1");
    envelope = evidence.get("report").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @Order(14)
  void theNationalTableShowsItAtOnceAndOpensToTheRecords() {
    JsonNode table =
        centre.ok(centre.get("/api/exchange/consolidated/" + FORM + "/2026-H1", "chuyenvien"));
    assertThat(table.get("sent").asInt()).isEqualTo(1);
    assertThat(table.get("expected").asInt()).isEqualTo(34);
    assertThat(table.get("missing").size()).isEqualTo(33);
    assertThat(figure(table, "/totals/1")).isEqualByComparingTo("11");
    assertThat(figure(table, "/totals/2")).isEqualByComparingTo("825");
    assertThat(figure(table, "/totals/3")).isEqualByComparingTo("2");
    assertThat(figure(table, "/totals/4")).isEqualByComparingTo("89.61");
    assertThat(figure(table, "/totals/10")).isEqualByComparingTo("149.61");
    assertThat(table.at("/totals").has("15")).as("nobody said how many operate").isFalse();
    JsonNode trace =
        centre.ok(
            centre.get("/api/exchange/consolidated/" + FORM + "/2026-H1/34:68/4", "chuyenvien"));
    assertThat(trace.at("/cell/origins"))
        .extracting(o -> o.get("title").asText())
        .containsExactlyInAnyOrder("Cụm công nghiệp Thuận An", "Cụm công nghiệp BMC");
  }

  @Test
  @Order(15)
  void theSameReportAgainBringsTheSameReceiptAndOtherContentIsRefused() throws Exception {
    Callable<String> send =
        () -> {
          HttpResponse<String> answer =
              centre.send(
                  centre
                      .request("/api/exchange/reports", "tinh-68")
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofByteArray(envelope))
                      .build());
          return answer.statusCode() + " " + Instance.json(answer).path("id").asText();
        };
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        calls.add(send);
      }
      Set<String> answers =
          many.invokeAll(calls).stream().map(PlatformContract::result).collect(Collectors.toSet());
      assertThat(answers).hasSize(1);
      assertThat(answers.iterator().next()).startsWith("200 ");
    } finally {
      many.shutdownNow();
    }
    String changed =
        new String(envelope, StandardCharsets.UTF_8).replaceFirst("\"825(\\.0+)?\"", "\"826\"");
    assertThat(changed).isNotEqualTo(new String(envelope, StandardCharsets.UTF_8));
    HttpResponse<String> refused = centre.post("/api/exchange/reports", "tinh-68", changed);
    assertThat(refused.statusCode()).isBetween(400, 499);
    HttpResponse<String> forged =
        centre.post(
            "/api/exchange/reports", "tinh-12", new String(envelope, StandardCharsets.UTF_8));
    assertThat(forged.statusCode()).isEqualTo(403);
    JsonNode table =
        centre.ok(centre.get("/api/exchange/consolidated/" + FORM + "/2026-H1", "chuyenvien"));
    assertThat(figure(table, "/totals/2")).isEqualByComparingTo("825");
  }

  /** Decimals travel as strings, so that no reader makes a binary float of them. */
  private static BigDecimal figure(JsonNode table, String path) {
    return new BigDecimal(table.at(path).asText());
  }

  private static String result(Future<String> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Order(16)
  void switchingTheModuleOffKeepsItsData() {
    assertThat(switchTo("disable").get("actual").asText()).isEqualTo("DISABLED");
    assertThat(province.get("/api/clusters", "chuyenvien").statusCode()).isEqualTo(404);
    assertThat(switchTo("enable").get("actual").asText()).isEqualTo("ENABLED");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> province.get("/api/clusters/plan", "chuyenvien").statusCode() == 200);
    assertThat(province.ok(province.get("/api/clusters/plan", "chuyenvien")).get("total").asInt())
        .isEqualTo(11);
  }

  @Test
  @Order(17)
  void whatWasAcknowledgedOutlivesAPowerCut() {
    List<String> acknowledged = new ArrayList<>();
    Thread writer =
        new Thread(
            () -> {
              for (int i = 0; ; i++) {
                String name = "CCN mất điện " + i;
                try {
                  HttpResponse<String> answer =
                      province.post(
                          "/api/clusters",
                          "chuyenvien",
                          base().put("name", name).put("legacy", false).toString());
                  if (answer.statusCode() == 201) {
                    synchronized (acknowledged) {
                      acknowledged.add(name);
                    }
                  }
                } catch (java.io.UncheckedIOException e) {
                  return;
                }
              }
            });
    writer.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              synchronized (acknowledged) {
                return acknowledged.size() >= 20;
              }
            });
    province.kill();
    await().atMost(Duration.ofSeconds(60)).until(() -> !writer.isAlive());
    province.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> province.get("/api/clusters", "chuyenvien").statusCode() == 200);
    Set<String> stored =
        names(
            province.ok(province.get("/api/clusters?limit=1000&search=mat%20dien", "chuyenvien")));
    assertThat(stored).containsAll(acknowledged);
    assertThat(province.operator("POST", "/audit/verify", null).get("intact").asBoolean()).isTrue();
  }

  private static Set<String> names(JsonNode page) {
    Set<String> names = new java.util.HashSet<>();
    page.get("rows").forEach(r -> names.add(r.at("/cluster/name").asText()));
    return names;
  }

  @Test
  @Order(18)
  void secretsAreNotInTheLogs() throws IOException {
    String token = Files.readString(province.home.resolve("secrets/operator.token")).strip();
    for (Path log : List.of(province.home.resolve("data/log/ctdp.log"))) {
      String text = Files.readString(log);
      assertThat(text).doesNotContain(token).doesNotContain(Instance.PASSWORD);
    }
  }
}
