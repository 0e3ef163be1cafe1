package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
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

/** National projects of industrial promotion between a province and the centre. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExtensionRoadIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String DAY = "2026-06-01";

  private static final String NO_SECOND_FACTOR = "totp.requiredForAdministrators = false";

  private Instance centre;
  private Instance province;
  private String walked;
  private String stopped;

  @BeforeAll
  void start() throws IOException {
    centre = Instance.strictCentre("road-centre", Database.DERBY, users(), NO_SECOND_FACTOR);
    centre.launch();
    province = Instance.province("road-lam-dong", "68", centre, Database.DERBY);
    Files.writeString(
        province.home.resolve("etc/vn.ctdp.exchange.province.cfg"),
        "pollSeconds = 1\nretryFirstSeconds = 1\nretryMaxSeconds = 2\n");
    Files.writeString(
        province.home.resolve("etc/vn.ctdp.exchange.stream.cfg"),
        "pollSeconds = 1\nretryFirstSeconds = 1\nretryMaxSeconds = 2\n");
    centre.awaitReady();
    province.start();
    province.enrol(centre, "68");
    enable(province);
    enable(centre);
  }

  /** Those who work with industrial promotion at the centre, and the province's machine. */
  private static String users() {
    String user =
        "{\"username\":\"%s\",\"password\":\"%s\",\"displayName\":\"%s\",\"role\":\"%s\",%s}";
    String national = "\"scope\":\"NATIONAL\"";
    String machine = "\"kind\":\"MACHINE\",\"scope\":\"PROVINCE\",\"province\":\"34:68\"";
    return "["
        + String.join(
            ",",
            user.formatted("quantri", Instance.PASSWORD, "Quản trị", "ADMIN_HT", national),
            user.formatted("chuyenvien", Instance.PASSWORD, "Chuyên viên", "CV_KC_CUC", national),
            user.formatted("lanhdao", Instance.PASSWORD, "Lãnh đạo Cục", "LANH_DAO_CUC", national),
            user.formatted("tinh-68", Instance.PASSWORD, "Lâm Đồng", "HE_THONG", machine))
        + "]";
  }

  @AfterAll
  void stop() {
    province.close();
    centre.close();
  }

  private static void enable(Instance instance) {
    instance.operator("POST", "/modules/extension/enable", Map.of("reason", "kiểm thử"));
    await()
        .atMost(SOON)
        .until(
            () -> instance.get("/api/extension/projects?limit=1", "lanhdao").statusCode() == 200);
  }

  @Test
  @Order(1)
  void aProvinceRegistersItsProjectsWithTheAgency() {
    String unit =
        province
            .ok(province.get("/api/organisations?limit=1&type=SO_CT&province=34:68", "quantri"))
            .get("rows")
            .get(0)
            .get("id")
            .asText();
    Map<String, Object> plan = new HashMap<>();
    plan.put("level", "KCQG");
    plan.put("province", "34:68");
    plan.put("year", 2026);
    plan.put("batch", 0);
    plan.put("status", "DANG_KY");
    plan.put("version", 0);
    String planId =
        province.ok(province.post("/api/extension/plans", "chuyenvien", plan)).get("id").asText();
    walked = register(planId, unit, "Đề án đi hết", "NHOM");
    stopped = register(planId, unit, "Đề án dừng giữa chừng", "THUONG");
    await().atMost(SOON).until(() -> known(walked) && known(stopped));
    assertThat(travel(province, walked).get("waitsFor").asText()).isEqualTo("CENTRE");
    await().atMost(SOON).until(() -> reach(walked).equals("DA_NHAN"));
    assertThat(travel(province, walked).get("receipt").asText()).startsWith("#");
    assertThat(step(province, walked, "TD_BO_DAT").statusCode()).isIn(403, 409);
    assertThat(step(centre, walked, "TD_CO_SO_DAT").statusCode()).isIn(403, 409);
    assertThat(
            centre
                .ok(centre.get("/api/extension-travel/projects?waits=CENTRE", "lanhdao"))
                .get("total")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  @Order(2)
  void itComesBackApprovedAndGoesOnWhileTheLineIsCut() {
    for (String id : List.of(walked, stopped)) {
      take(centre, id, "TD_BO_DAT", "TRINH_BO");
    }
    ObjectNode plan =
        (ObjectNode)
            centre
                .ok(centre.get("/api/extension/plans?level=KCQG&year=2026", "lanhdao"))
                .get("rows")
                .get(0)
                .get("plan");
    plan.put("status", "PHE_DUYET");
    plan.put("approvingText", "Quyết định 1/QĐ-BCT");
    plan.put("approvedOn", DAY);
    centre.ok(centre.post("/api/extension/plans", "chuyenvien", plan));
    for (String id : List.of(walked, stopped)) {
      take(centre, id, "PHE_DUYET", "GIAO_KH");
    }
    await().atMost(SOON).until(() -> state(province, stopped).equals("GIAO_KH"));
    await().atMost(SOON).until(() -> state(province, walked).equals("GIAO_KH"));
    centre.kill();
    take(province, walked, "CT_CHO_DUYET", "CT_DUYET");
    take(province, stopped, "DE_NGHI_NGUNG");
    assertThat(reach(walked)).isNotEqualTo("DA_NHAN");
    centre.start();
    await().atMost(SOON).until(() -> state(centre, walked).equals("CT_DUYET"));
    await().atMost(SOON).until(() -> state(centre, stopped).equals("DE_NGHI_NGUNG"));
    take(centre, walked, "KY_HD");
    take(centre, stopped, "NGUNG", "TL_PHAN_DA_LAM");
    await().atMost(SOON).until(() -> state(province, walked).equals("KY_HD"));
    await().atMost(SOON).until(() -> state(province, stopped).equals("TL_PHAN_DA_LAM"));
    sameHistory(stopped);
  }

  @Test
  @Order(3)
  void adjustmentsAreDecidedWhereTheLawSays() {
    take(province, walked, "THUC_HIEN");
    ObjectNode changed = project(province, walked);
    changed.putArray("places").addObject().put("detail", "Thôn 5");
    Map<String, Object> adjusted = new HashMap<>();
    adjusted.put("project", changed);
    adjusted.put(
        "decision",
        Map.of("authority", "SO", "document", "3/QĐ-SCT", "on", DAY, "reason", "Đổi địa điểm"));
    province.ok(
        province.post(
            "/api/extension/projects/" + walked + "/adjustments", "chuyenvien", adjusted));
    decided(250_000_000L, "CUC");
    decided(320_000_000L, "BO");
    await()
        .atMost(SOON)
        .until(
            () ->
                centre
                        .ok(
                            centre.get(
                                "/api/extension/projects/" + walked + "/adjustments", "lanhdao"))
                        .size()
                    == 3);
  }

  private void decided(long support, String authority) {
    ObjectNode wanted = project(province, walked);
    ((ObjectNode) wanted.get("lines").get(0)).put("price", support).remove("amount");
    ((ObjectNode) wanted.get("beneficiaries").get(0)).put("support", support);
    Map<String, Object> body = new HashMap<>();
    body.put("project", wanted);
    body.put("ask", Map.of("document", "45/SCT", "on", DAY, "reason", "Giá máy thay đổi"));
    JsonNode request =
        province.ok(
            province.post(
                "/api/extension-travel/projects/" + walked + "/requests", "chuyenvien", body));
    assertThat(request.get("authority").asText()).isEqualTo(authority);
    String id = request.get("id").asText();
    await().atMost(SOON).until(() -> requestKnown(id));
    Map<String, Object> verdict =
        Map.of(
            "approve",
            true,
            "authority",
            authority,
            "document",
            "77/QĐ",
            "on",
            DAY,
            "reason",
            "Theo đề nghị");
    centre.ok(
        centre.post("/api/extension-travel/requests/" + id + "/decision", "lanhdao", verdict));
    await()
        .atMost(SOON)
        .until(
            () ->
                project(province, walked).get("funds").get("national").asLong() == support
                    && project(centre, walked).get("funds").get("national").asLong() == support);
  }

  private boolean requestKnown(String id) {
    for (JsonNode r : travel(centre, walked).get("requests")) {
      if (r.get("id").asText().equals(id)) {
        return true;
      }
    }
    return false;
  }

  @Test
  @Order(4)
  void itIsAcceptedLiquidatedAndOneHistoryOnBothSides() {
    take(province, walked, "NGHIEM_THU", "QUYET_TOAN");
    await().atMost(SOON).until(() -> state(centre, walked).equals("QUYET_TOAN"));
    take(centre, walked, "THANH_LY");
    await().atMost(SOON).until(() -> state(province, walked).equals("THANH_LY"));
    take(province, walked, "DONG");
    await().atMost(SOON).until(() -> state(centre, walked).equals("DONG"));
    sameHistory(walked);
    assertThat(
            centre
                .ok(centre.get("/api/extension-travel/projects?open=true", "lanhdao"))
                .get("total")
                .asInt())
        .isZero();
    JsonNode document = centre.ok(centre.get("/api/openapi.json", "quantri"));
    assertThat(document.get("paths").has("/api/extension-travel/projects")).isTrue();
  }

  private String register(String plan, String unit, String name, String kind) {
    String establishment =
        province
            .ok(
                province.post(
                    "/api/establishments",
                    "chuyenvien",
                    Map.of(
                        "businessCode",
                        kind.equals("NHOM") ? "5800000001" : "5800000002",
                        "name",
                        "HTX " + name,
                        "ownerType",
                        "HTX",
                        "province",
                        "34:68",
                        "version",
                        0)))
            .get("id")
            .asText();
    Map<String, Object> p = new HashMap<>();
    p.put("name", name);
    p.put("plan", plan);
    p.put("kind", kind);
    p.put("province", "34:68");
    p.put("unit", unit);
    p.put("contents", List.of("ND3.3"));
    p.put(
        "beneficiaries",
        List.of(
            Map.of(
                "establishment",
                establishment,
                "content",
                "ND3.3",
                "eligibleCost",
                900_000_000L,
                "support",
                300_000_000L)));
    p.put("places", List.of(Map.of("detail", "Thôn 4")));
    p.put(
        "text",
        Map.of(
            "necessity",
            "Cần thiết",
            "goal",
            "Mục tiêu",
            "scope",
            "Quy mô",
            "organising",
            "Tổ chức",
            "effects",
            "Hiệu quả"));
    p.put("start", "2026-01-15");
    p.put("end", "2026-12-31");
    p.put("selection", "XET_CHON");
    p.put(
        "lines",
        List.of(
            line("Phần hỗ trợ", 300_000_000L, "KCQG"),
            line("Phần đối ứng", 600_000_000L, "DOI_UNG")));
    p.put("version", 0);
    String id =
        Instance.json(province.post("/api/extension/projects", "chuyenvien", p)).get("id").asText();
    take(province, id, "NOP_SO", "TD_CO_SO_DAT", "DANG_KY_CUC");
    return id;
  }

  private static Map<String, Object> line(String text, long price, String source) {
    return Map.of(
        "content", "ND3.3", "text", text, "quantity", "1", "price", price, "source", source);
  }

  private void take(Instance at, String id, String... states) {
    for (String to : states) {
      HttpResponse<String> answer = step(at, id, to);
      // What comes from the other side meanwhile is a new version; whoever is told so looks again.
      for (int again = 0; again < 5 && answer.body().contains("\"CORE-409\""); again++) {
        answer = step(at, id, to);
      }
      at.ok(answer);
    }
  }

  private HttpResponse<String> step(Instance at, String id, String to) {
    Map<String, String> grades = new HashMap<>();
    for (String c : List.of("PHU_HOP", "SU_CAN_THIET", "NANG_LUC", "LONG_GHEP", "HO_SO")) {
      grades.put(c, "DAT");
    }
    Map<String, Object> act = new HashMap<>();
    act.put("to", to);
    act.put("on", DAY);
    act.put("document", "12/QĐ");
    act.put("documentOn", DAY);
    act.put("grades", grades);
    act.put("amount", to.equals("NGHIEM_THU") ? 300_000_000L : null);
    act.put("note", "ý kiến");
    act.put("version", project(at, id).get("version").asLong());
    return at.post(
        "/api/extension/projects/" + id + "/steps", at == centre ? "lanhdao" : "chuyenvien", act);
  }

  private static ObjectNode project(Instance at, String id) {
    return (ObjectNode) at.ok(at.get("/api/extension/projects/" + id, "lanhdao"));
  }

  private static JsonNode travel(Instance at, String id) {
    return at.ok(at.get("/api/extension-travel/projects/" + id, "lanhdao"));
  }

  private boolean known(String id) {
    return centre.get("/api/extension-travel/projects/" + id, "lanhdao").statusCode() == 200;
  }

  private String reach(String id) {
    return travel(province, id).get("reach").asText();
  }

  private static String state(Instance at, String id) {
    return at.ok(at.get("/api/extension/projects/" + id + "/progress", "lanhdao"))
        .get("state")
        .get("code")
        .asText();
  }

  private void sameHistory(String id) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(history(centre, id)).isEqualTo(history(province, id)));
  }

  private static List<String> history(Instance at, String id) {
    List<String> steps = new ArrayList<>();
    JsonNode marks = travel(at, id).get("steps");
    int i = 0;
    for (JsonNode d :
        at.ok(at.get("/api/extension/projects/" + id + "/progress", "lanhdao")).get("done")) {
      steps.add(
          marks.get(i++).get("by").asText()
              + " "
              + d.get("act").get("vi").asText()
              + " "
              + d.get("on").asText()
              + " "
              + d.get("document").asText());
    }
    return steps;
  }
}
