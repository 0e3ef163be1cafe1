package vn.ctdp.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.ctdp.sim.Line;

/**
 * The register of clusters at its full size: a province that has all clusters of the country, and the centre with the same spread over the
 * provinces. Started by {@code benchmarks/clusters}; the time of an answer is the server's and that of loopback.
 */
public final class Clusters extends Records {

  private static final String PERIOD = "2026-H1";

  private Clusters(String[] args) {
    super("clusters", args);
  }

  public static void main(String[] args) throws Exception {
    new Clusters(args).run();
    System.exit(0);
  }

  @Override
  List<String> officer(String role) {
    return role.equals("province") ? List.of("CV_SO", "PROVINCE") : List.of("CV_CCN_CUC", "NATIONAL");
  }

  @Override
  Map<String, Long> fill(Connection connection, List<String> provinces) throws SQLException {
    return new ClusterFill(connection, 7).run(provinces, number("clusters"), number("tenants"), number("years"));
  }

  @Override
  String door() {
    return "/api/clusters?limit=1";
  }

  @Override
  void ask(String role, Line line) throws IOException {
    if (role.equals("province")) {
      province(line);
    } else {
      centre(line);
    }
  }

  private void province(Line line) throws IOException {
    String list = "/api/clusters?limit=50";
    measure("list of clusters, first page", 150, () -> get(line, list));
    measure("list of clusters, last page", 150, () -> get(line, list + "&offset=" + (number("clusters") - 50)));
    measure("list of clusters, search", 150, () -> get(line, list + "&search=do+tai+0012"));
    measure("list of clusters, by stage", 150, () -> get(line, list + "&stage=HOAT_DONG"));
    measure("list of clusters, ten years ago", 150, () -> get(line, list + "&day=2016-06-14"));
    measure("list of plan entries", 150, () -> get(line, "/api/clusters/plan?limit=50"));
    measure("list of vacant land", 150, () -> get(line, "/api/clusters-vacancy?limit=50"));
    measure("list of slow clusters", 150, () -> get(line, "/api/clusters-tracking/slow?limit=50"));
    measure("weekly list", 150, () -> get(line, "/api/clusters-tracking/weeks/2026-06-14?limit=50"));
    measure("list of conflicts", 150, () -> get(line, "/api/clusters-review/conflicts?limit=50"));
    measure("list of findings", 0, () -> get(line, "/api/clusters-review/findings?limit=50"));
    measure("map", 0, () -> get(line, "/api/clusters-map"));
    measure("rates F1-F4 by commune", 0, () -> get(line, "/api/clusters-review/rates?grouping=COMMUNE"));
    measure("reconciliation", 0, () -> get(line, "/api/clusters-review/reconciliation?limit=50"));
    JsonNode some = JSON.readTree(get(line, list).body());
    String id = some.at("/rows/7/cluster/id").asText();
    List<String> page =
        List.of("clusters/%s", "clusters/%s/checks", "clusters/%s/facts", "clusters-records/%s/communes", "clusters-records/%s/developers",
            "clusters-records/%s/plan", "clusters-records/%s/wastewater", "clusters/%s/projects", "clusters-records/%s/tenants", "clusters-records/%s/leases");
    measure("cluster page: all its parts", 250, () -> {
      Line.Answer last = null;
      for (String part : page) {
        last = get(line, "/api/" + part.formatted(id));
      }
      return last;
    });
    for (String part : page) {
      measure("cluster page: " + part.formatted("…"), 0, () -> get(line, "/api/" + part.formatted(id)));
    }
    byte[] form = ("{\"form\":\"tt14-2024-bieu04\",\"period\":\"" + PERIOD + "\"}").getBytes(StandardCharsets.UTF_8);
    measure("Biểu 04 at the cut-off", 500, () -> ok(line.post("/api/exchange/my-reports", "application/json", form)));
    imports(line);
  }

  /** Tables of 10,000 rows: read, understood, previewed, stored and undone. */
  private void imports(Line line) throws IOException {
    int clusters = number("clusters");
    importing(line, "figures of clusters", "CLUSTERS", Sheet.of(
        List.of("Tên cụm", "Đất công nghiệp (ha)", "Đã cho thuê (ha)", "Số lao động"),
        i -> i < clusters ? List.of("Cụm đo tải %05d".formatted(i), "21,5", "12,5", "" + i) : List.of("Cụm nhập " + i, "20", "12,5", "" + i)));
    importing(line, "projects", "PROJECTS", Sheet.of(
        List.of("Tên cụm", "Tên dự án", "Nhà đầu tư", "Diện tích đất (ha)", "Vốn đăng ký (tỷ đồng)"),
        i -> List.of("Cụm đo tải %05d".formatted(i % clusters), "Dự án nhập " + i, "Nhà đầu tư " + i, "1,5", "20")));
  }

  private void importing(Line line, String what, String target, byte[] book) throws IOException {
    if (!wanted("import")) {
      return;
    }
    String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    List<Double> totals = new ArrayList<>();
    for (int i = -1; i < 2; i++) {
      long from = System.nanoTime();
      JsonNode draft = JSON.readTree(ok(line.post("/api/clusters-imports?target=" + target + "&fileName=nhap.xlsx", type, book)).body());
      progress("%s: read after %.1f s", what, (System.nanoTime() - from) / 1e9);
      String at = "/api/clusters-imports/" + draft.get("id").asText();
      ObjectNode settings = (ObjectNode) draft.get("settings");
      settings.put("cutoff", "2026-06-14").put("source", "Đo tải").put("illustrative", true).put("conflicts", "REPLACE");
      ok(line.put(at + "/draft", "application/json", JSON.writeValueAsBytes(settings)));
      JsonNode preview = JSON.readTree(ok(line.get(at + "/preview")).body());
      progress("%s: previewed after %.1f s: %s", what, (System.nanoTime() - from) / 1e9, preview.get("counts"));
      ok(line.post(at + "/confirm?token=" + preview.get("token").asText(), "application/json", new byte[0]));
      double seconds = (System.nanoTime() - from) / 1e9;
      progress("%s: stored after %.1f s", what, seconds);
      if (i >= 0) {
        totals.add(seconds * 1000);
      }
      // So that the next time does the same again.
      ok(line.post(at + "/undo?reason=do+tai", "application/json", new byte[0]));
      progress("%s: undone after %.1f s", what, (System.nanoTime() - from) / 1e9);
    }
    row("import of 10,000 " + what, 15_000, 0, totals.stream().mapToDouble(Double::doubleValue).toArray(), Double.NaN);
  }

  private void centre(Line line) throws IOException {
    String list = "/api/clusters?limit=50";
    measure("centre: list of all clusters, first page", 150, () -> get(line, list));
    measure("centre: list of all clusters, last page", 150, () -> get(line, list + "&offset=" + (number("clusters") - 50)));
    measure("centre: list of all clusters, by stage", 150, () -> get(line, list + "&stage=HOAT_DONG"));
    measure("centre: national table", 500, () -> get(line, "/api/clusters/national?day=2026-06-14&before=2025-12-14"));
    measure("centre: rates F1-F4 by province", 500, () -> get(line, "/api/clusters-review/rates?grouping=PROVINCE"));
  }
}
