package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A province's clusters in the centre's national register. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterRecordsIT {

  private static final Duration SOON = Duration.ofSeconds(90);

  private Instance centre;
  private Instance province;
  private String cluster;

  @BeforeAll
  void start() throws IOException {
    centre = Instance.centre("records-centre", Database.DERBY);
    centre.launch();
    province = Instance.province("records-lam-dong", "68", centre, Database.DERBY);
    Files.writeString(
        province.home.resolve("etc/vn.ctdp.exchange.province.cfg"),
        "pollSeconds = 1\nretryFirstSeconds = 1\nretryMaxSeconds = 2\n");
    centre.awaitReady();
    province.start();
    province.enrol(centre, "68");
    enable(province);
  }

  @AfterAll
  void stop() {
    province.close();
    centre.close();
  }

  private static void enable(Instance instance) {
    instance.operator("POST", "/modules/clusters/enable", Map.of("reason", "kiểm thử"));
    await()
        .atMost(SOON)
        .until(() -> instance.get("/api/clusters?limit=1", "chuyenvien").statusCode() == 200);
  }

  @Test
  @Order(1)
  void theCentreKeepsWhatComesUntilItsModuleIsOn() {
    Map<String, Object> c = new HashMap<>();
    c.put("name", "CCN Thuận An");
    c.put("oldNames", List.of());
    c.put("province", "34:68");
    c.put("communes", List.of());
    c.put("legacy", false);
    c.put("illustrative", false);
    c.put("version", 0);
    cluster = Instance.json(province.post("/api/clusters", "chuyenvien", c)).get("id").asText();
    fact("ESTABLISHED_AREA", "52.2");
    await().atMost(SOON).until(() -> standing("waiting") > 0);
    enable(centre);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(number("ESTABLISHED_AREA")).isEqualTo("52.2"));
    assertThat(standing("waiting")).isZero();
  }

  @Test
  @Order(2)
  void aChangeComesThroughACentreThatIsKilled() {
    centre.kill();
    fact("ESTABLISHED_AREA", "60");
    fact("IND_LAND_TOTAL", "40");
    centre.start();
    await().atMost(SOON).untilAsserted(() -> assertThat(number("IND_LAND_TOTAL")).isEqualTo("40"));
    assertThat(number("ESTABLISHED_AREA")).isEqualTo("60");
    JsonNode table = centre.ok(centre.get("/api/clusters/national", "chuyenvien"));
    assertThat(table.get("sent").asInt()).isEqualTo(1);
    assertThat(table.get("expected").asInt()).isEqualTo(34);
    assertThat(table.get("country").get("figures").get("established").asInt()).isEqualTo(1);
  }

  @Test
  @Order(3)
  void whatIsSentAgainChangesNothingAndNothingIsWrittenAtTheCentre() {
    int versions = versions();
    int batches = standing("batches");
    province.kill();
    province.start();
    fact("WORKERS", "350");
    await().atMost(SOON).until(() -> versions() > versions);
    await().atMost(SOON).until(() -> standing("batches") > batches);
    assertThat(versions()).isEqualTo(versions + 1);
    HttpResponse<String> written =
        centre.post(
            "/api/clusters/" + cluster + "/facts", "quantri", List.of(factBody("WORKERS", "1")));
    assertThat(written.statusCode()).isIn(403, 409);
    JsonNode changes = province.ok(province.get("/api/clusters/changes", "chuyenvien"));
    assertThat(changes.get("clusters")).hasSize(1);
    JsonNode none =
        province.ok(
            province.get(
                "/api/clusters/changes?since=" + changes.get("next").asText(), "chuyenvien"));
    assertThat(none.get("clusters")).isEmpty();
    JsonNode document = centre.ok(centre.get("/api/openapi.json", "quantri"));
    assertThat(document.get("paths").has("/api/exchange/records")).isTrue();
    assertThat(document.get("paths").has("/api/clusters/changes")).isTrue();
    assertThat(document.get("paths").has("/api/clusters/national")).isTrue();
  }

  private void fact(String key, String number) {
    assertThat(
            province
                .post(
                    "/api/clusters/" + cluster + "/facts",
                    "chuyenvien",
                    List.of(factBody(key, number)))
                .statusCode())
        .isEqualTo(200);
  }

  private static Map<String, Object> factBody(String key, String number) {
    Map<String, Object> fact = new HashMap<>();
    fact.put("key", key);
    fact.put("effectiveFrom", "2025-05-16");
    fact.put("exactDate", false);
    fact.put("number", number);
    fact.put("source", "Báo cáo Sở Công Thương");
    fact.put("illustrative", false);
    return fact;
  }

  private String number(String key) {
    JsonNode snapshot = Instance.json(centre.get("/api/clusters/" + cluster, "chuyenvien"));
    String number = snapshot.path("facts").path(key).path("number").asText();
    return number.isEmpty() ? "" : new BigDecimal(number).stripTrailingZeros().toPlainString();
  }

  private int standing(String what) {
    int sum = 0;
    for (JsonNode s : centre.ok(centre.get("/api/exchange/records/standing", "chuyenvien"))) {
      sum += s.get(what).asInt();
    }
    return sum;
  }

  private int versions() {
    return centre
        .ok(centre.get("/api/exchange/records/34:68/cluster/" + cluster, "chuyenvien"))
        .size();
  }
}
