package vn.ctdp.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import vn.ctdp.sim.Line;

/**
 * Projects of industrial promotion with the records of many years: a province that has as many as the country has, and the centre with the same
 * spread over the provinces. Started by {@code benchmarks/extension}; the time of an answer is the server's and that of loopback.
 */
public final class Extension extends Records {

  private Extension(String[] args) {
    super("extension", args);
  }

  public static void main(String[] args) throws Exception {
    new Extension(args).run();
    System.exit(0);
  }

  @Override
  List<String> officer(String role) {
    return role.equals("province") ? List.of("CV_SO", "PROVINCE") : List.of("CV_KC_CUC", "NATIONAL");
  }

  @Override
  Map<String, Long> fill(Connection connection, List<String> provinces) throws SQLException {
    return new ExtensionFill(connection, 7).run(provinces, number("projects"), number("months"), number("lines"), number("years"));
  }

  @Override
  String door() {
    return "/api/extension/contents";
  }

  @Override
  void ask(String role, Line line) throws IOException {
    String of = role.equals("province") ? "" : "centre: ";
    int year = ExtensionFill.LAST_YEAR;
    String list = "/api/extension/projects?limit=50";
    measure(of + "list of projects, first page of 50", 150, () -> get(line, list));
    measure(of + "list of projects, last page", 150, () -> get(line, list + "&offset=" + (number("projects") - 50)));
    measure(of + "list of projects, search", 150, () -> get(line, list + "&search=so+0012"));
    measure(of + "list of projects, under way", 150, () -> get(line, list + "&phase=THUC_HIEN"));
    measure(of + "list of projects, a content", 150, () -> get(line, list + "&content=ND4"));
    measure(of + "list of projects, a year by money", 150, () -> get(line, list + "&year=" + year + "&sort=-support"));
    measure(of + "list of plans", 150, () -> get(line, "/api/extension/plans?limit=50"));
    measure(of + "totals by content and province, all years", 500, () -> get(line, "/api/extension/totals"));
    measure(of + "totals of a year and level", 500, () -> get(line, "/api/extension/totals?level=KCDP&year=" + year));
    JsonNode some = JSON.readTree(get(line, list + "&phase=THUC_HIEN&year=" + year).body());
    String plan = some.at("/rows/3/plan").asText();
    measure(of + "totals of a plan", 500, () -> get(line, "/api/extension/plans/" + plan + "/totals"));
    page(line, of, some.at("/rows/3/id").asText());
    measure(of + "list of budgets", 150, () -> get(line, "/api/extension-money/budgets?limit=50"));
    JsonNode budgets = JSON.readTree(get(line, "/api/extension-money/budgets?limit=50&year=" + year).body());
    String budget = budgets.at("/rows/0/id").asText();
    measure(of + "overview of a budget", 500, () -> get(line, "/api/extension-money/budgets/" + budget + "/overview"));
    measure(of + "overview of a budget on a day", 500, () -> get(line, "/api/extension-money/budgets/" + budget + "/overview?day=" + year + "-06-30"));
    measure(of + "entries of a budget", 150, () -> get(line, "/api/extension-money/budgets/" + budget + "/entries?limit=50"));
    measure(of + "numbers of early warnings", 500, () -> get(line, "/api/extension-reports/warnings/counts"));
    measure(of + "list of early warnings", 150, () -> get(line, "/api/extension-reports/warnings?warning=any&limit=50"));
    for (String warning : List.of("LIQUIDATION", "NO_REPORT", "SLIPPING", "SEASON", "STOP_TWICE")) {
      measure(of + "list of early warnings, " + warning, 150, () -> get(line, "/api/extension-reports/warnings?limit=50&warning=" + warning));
    }
    measure(of + "sheet of a month", 150, () -> get(line, "/api/extension-reports/months/" + year + "-10?limit=50"));
    measure(of + "aggregates KC-A1 to KC-A14 of a year", 1000, () -> get(line, "/api/extension-reports/indicators?year=" + (year - 1)));
    if (role.equals("province")) {
      drawn(line, "kc-b3", year + "-M10", "B3, month");
      drawn(line, "kc-b4", year + "-Q3", "B4, quarter");
      drawn(line, "kc-b4", "" + (year - 1), "B4, year");
    }
  }

  /** All that the page of a project reads, then each part. */
  private void page(Line line, String of, String id) throws IOException {
    List<String> parts =
        List.of(
            "extension/projects/%s", "extension/projects/%s/assessment", "extension/projects/%s/progress", "extension/projects/%s/adjustments",
            "extension-money/projects/%s", "extension-reports/projects/%s/outlook", "extension-reports/projects/%s/months");
    measure(of + "project page: all its parts", 250, () -> {
      Line.Answer last = null;
      for (String part : parts) {
        last = get(line, "/api/" + part.formatted(id));
      }
      return last;
    });
    for (String part : parts) {
      measure(of + "project page: " + part.formatted("…"), 0, () -> get(line, "/api/" + part.formatted(id)));
    }
  }

  private void drawn(Line line, String form, String period, String name) throws IOException {
    byte[] body = ("{\"form\":\"" + form + "\",\"period\":\"" + period + "\"}").getBytes(StandardCharsets.UTF_8);
    measure("drawing up " + name, 1000, () -> ok(line.post("/api/exchange/my-reports", "application/json", body)));
  }
}
