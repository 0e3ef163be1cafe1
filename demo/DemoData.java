import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays the people of the demonstration through the public REST door; run by {@code ./ctdp demo}.
 * {@link DemoExtension} goes on with industrial promotion.
 *
 * <ul>
 *   <li>{@code java DemoData.java URL FILE PERIOD}: enters a province's clusters and what belongs
 *       to them, as its people would, draws up and sends Biểu số 04, then opens dossiers.
 *   <li>{@code java DemoData.java exchange CENTRE PERIOD RETURNED CODE ACCEPTED CODE}: the centre
 *       publishes a notice, recommends a module, returns the report of one province with reasons at
 *       cells and accepts that of the other; ends when both provinces have it all.
 * </ul>
 *
 * The passwords of officers, leaders and administrators stand on standard input, one a line.
 */
public final class DemoData {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "tt14-2024-bieu04";

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String url;
  private final Map<String, String> passwords;

  DemoData(String url, Map<String, String> passwords) {
    this.url = url;
    this.passwords = passwords;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    boolean exchange = args.length == 7 && args[0].equals("exchange");
    if (!exchange && args.length != 3) {
      System.err.println(
          "DemoData URL FILE PERIOD | exchange CENTRE PERIOD RETURNED CODE ACCEPTED CODE");
      System.exit(2);
    }
    Map<String, String> passwords = passwords();
    if (exchange) {
      exchange(
          new DemoData(args[1], passwords),
          args[2],
          new DemoData(args[3], passwords),
          args[4],
          new DemoData(args[5], passwords),
          args[6]);
    } else {
      DemoData demo = new DemoData(args[0], passwords);
      JsonNode data = JSON.readTree(new File(args[1]));
      Map<String, String> clusters = demo.enter(data);
      Map<String, String> plan = demo.plan(data, clusters);
      Records records = demo.new Records(data, clusters, plan);
      records.enter();
      demo.report(data, args[2]);
      records.dossiers();
    }
  }

  /** The passwords on standard input, by user. */
  static Map<String, String> passwords() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Map<String, String> passwords = new HashMap<>();
    String officer = in.readLine();
    passwords.put("chuyenvien", officer);
    passwords.put("khuyencong", officer);
    passwords.put("lanhdao", in.readLine());
    passwords.put("quantri", in.readLine());
    return passwords;
  }

  /** Where this side is. */
  String url() {
    return url;
  }

  /** What comes down: a notice, advice about a module, decisions on both reports. */
  private static void exchange(
      DemoData centre,
      String period,
      DemoData returned,
      String returnedCode,
      DemoData accepted,
      String acceptedCode)
      throws IOException, InterruptedException {
    long notice =
        centre
            .call(
                "POST",
                "/api/exchange/stream/notices",
                "chuyenvien",
                JSON.createObjectNode()
                    .put("title", "Thông báo trình diễn: rà soát Biểu số 04")
                    .put("titleEn", "Demonstration notice: review of form 04")
                    .put(
                        "text",
                        "Thông báo này chỉ để trình diễn. Đề nghị các Sở rà soát số liệu Biểu số 04"
                            + " và xem quyết định của Cục đối với báo cáo đã gửi.")
                    .put(
                        "textEn",
                        "This notice is for demonstration only. Please review form 04 and read what"
                            + " the centre decided on the report sent."))
            .get("number")
            .asLong();
    // The other province runs this module already: its administrator sees nothing to do.
    centre.call(
        "POST",
        "/api/exchange/module-advice",
        "lanhdao",
        JSON.createObjectNode()
            .put("module", "deadlines")
            .put("advice", "RECOMMENDED")
            .put("audience", "*")
            .put("reason", "Trình diễn: nên bật lịch thời hạn để không nộp báo cáo muộn."));
    ObjectNode why =
        JSON.createObjectNode()
            .put("reason", "Trình diễn: đề nghị giải trình hai chỉ tiêu rồi gửi lại.");
    ArrayNode cells = why.putArray("cells");
    cells
        .addObject()
        .put("cell", "14")
        .put("reason", "Trình diễn: đề nghị ghi chú nguồn của số vốn đã thanh toán.");
    cells
        .addObject()
        .put("cell", "27")
        .put("reason", "Trình diễn: đề nghị kiểm tra tình trạng xử lý nước thải đạt chuẩn.");
    centre.call("POST", centre.received(returnedCode, period) + "/return", "chuyenvien", why);
    centre.call(
        "POST",
        centre.received(acceptedCode, period) + "/accept",
        "chuyenvien",
        JSON.createObjectNode());
    for (DemoData province : List.of(returned, accepted)) {
      province.call("POST", "/api/exchange/inbox/pull", "quantri", null);
    }
    returned.await("the report is returned", () -> returned.stateOf(period).equals("RETURNED"));
    accepted.await("the report is accepted", () -> accepted.stateOf(period).equals("ACCEPTED"));
    for (DemoData province : List.of(returned, accepted)) {
      province.await("the notice has come", () -> province.has(notice));
    }
    accepted.await(
        "the module is recommended",
        () ->
            accepted
                .call("GET", "/api/modules/deadlines", "quantri", null)
                .findPath("advice")
                .asText()
                .equals("RECOMMENDED"));
    print(returned.url + ": Biểu số 04, " + period + " → RETURNED (14, 27)");
    print(accepted.url + ": Biểu số 04, " + period + " → ACCEPTED; deadlines → RECOMMENDED");
  }

  /** Path of a province's report at the centre. */
  private String received(String province, String period)
      throws IOException, InterruptedException {
    JsonNode rows =
        call(
                "GET",
                "/api/exchange/received?form=" + FORM + "&period=" + period + "&province=34:" + province,
                "chuyenvien",
                null)
            .get("rows");
    return "/api/exchange/received/" + rows.get(0).get("id").asText();
  }

  private String stateOf(String period) throws IOException, InterruptedException {
    return call(
            "GET",
            "/api/exchange/my-reports?form=" + FORM + "&period=" + period,
            "chuyenvien",
            null)
        .at("/rows/0/state")
        .asText();
  }

  private boolean has(long number) throws IOException, InterruptedException {
    for (JsonNode item :
        call("GET", "/api/exchange/inbox?limit=1000", "quantri", null).get("rows")) {
      if (item.get("number").asLong() == number) {
        return item.get("state").asText().equals("APPLIED");
      }
    }
    return false;
  }

  /** What is waited for. */
  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private void await(String what, Condition condition) throws IOException, InterruptedException {
    long limit = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > limit) {
        throw new IOException(url + ": waited in vain until " + what);
      }
      Thread.sleep(200);
    }
  }

  static void print(String line) {
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println("  " + line);
  }

  /** Enters the clusters with their figures; their ids by name. */
  private Map<String, String> enter(JsonNode data) throws IOException, InterruptedException {
    Map<String, String> ids = new HashMap<>();
    for (JsonNode c : data.get("clusters")) {
      ObjectNode cluster = JSON.createObjectNode();
      cluster.put("name", c.get("name").asText());
      cluster.set("oldNames", JSON.createArrayNode());
      cluster.set("province", unit(data));
      cluster.set("communes", JSON.createArrayNode());
      cluster.put("legacy", false);
      cluster.put("illustrative", c.get("name").asText().contains("minh họa"));
      cluster.put("version", 0);
      String id = call("POST", "/api/clusters", "chuyenvien", cluster).get("id").asText();
      ids.put(c.get("name").asText(), id);
      call("POST", "/api/clusters/" + id + "/facts", "chuyenvien", facts(data, c));
    }
    return ids;
  }

  /** Enters the plan; the ids of its entries by name. */
  private Map<String, String> plan(JsonNode data, Map<String, String> clusters)
      throws IOException, InterruptedException {
    Map<String, String> ids = new HashMap<>();
    for (JsonNode p : data.get("plan")) {
      ObjectNode entry = JSON.createObjectNode();
      entry.put("name", p.get("name").asText());
      entry.set("province", unit(data));
      entry.set("communes", JSON.createArrayNode());
      entry.put("area", p.get("area").asText());
      entry.put("phase", "DEN_2030");
      entry.put("action", "GIU");
      entry.put("planDocumentText", data.get("planDocument").asText());
      entry.put("validFrom", data.get("planFrom").asText());
      if (p.has("cluster")) {
        entry.put("cluster", clusters.get(p.get("cluster").asText()));
      }
      entry.put("illustrative", true);
      entry.put("note", data.get("planNote").asText());
      entry.put("version", 0);
      ids.put(
          p.get("name").asText(),
          call("POST", "/api/clusters/plan", "chuyenvien", entry).get("id").asText());
    }
    return ids;
  }

  private static ArrayNode facts(JsonNode data, JsonNode cluster) {
    return facts(
        cluster.get("facts"),
        data.get("sourceDay").asText(),
        cluster.path("exact").asBoolean(),
        data.get("source").asText());
  }

  private static ArrayNode facts(JsonNode values, String from, boolean exact, String source) {
    ArrayNode facts = JSON.createArrayNode();
    for (Map.Entry<String, JsonNode> f : values.properties()) {
      ObjectNode fact = facts.addObject();
      fact.put("key", f.getKey());
      fact.put("effectiveFrom", from);
      fact.put("exactDate", exact);
      boolean code = f.getKey().equals("DEVELOPER_TYPE") || f.getKey().equals("CLUSTER_KIND");
      fact.put(code ? "code" : "number", f.getValue().asText());
      fact.put("source", source);
      fact.put("illustrative", true);
    }
    return facts;
  }

  private static JsonNode unit(JsonNode data) {
    return com.fasterxml.jackson.databind.node.TextNode.valueOf("34:" + data.get("province").asText());
  }

  private void report(JsonNode data, String period) throws IOException, InterruptedException {
    JsonNode report =
        call(
            "POST",
            "/api/exchange/my-reports",
            "chuyenvien",
            JSON.createObjectNode().put("form", FORM).put("period", period));
    String path = "/api/exchange/my-reports/" + report.at("/summary/id").asText(report.path("id").asText());
    for (JsonNode finding : report.path("findings")) {
      String check = finding.path("checkId").asText(finding.path("id").asText());
      JsonNode text = data.path("explanations").path(check);
      if (text.isTextual()) {
        call(
            "PUT",
            path + "/explanations/" + check,
            "chuyenvien",
            JSON.createObjectNode().put("text", text.asText()));
      }
    }
    call("POST", path + "/submit", "chuyenvien", null);
    call("POST", path + "/approve", "lanhdao", null);
    // The answer of the centre comes by the outbox: wait until the receipt is there.
    await("the centre has acknowledged the report", () -> stateOf(period).equals("RECEIVED"));
    print(url + ": Biểu số 04, " + period + " → RECEIVED");
  }

  /** As {@link #call}; null when there is no such thing (yet). */
  JsonNode callOrNull(String method, String path, String user)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, path, user, null);
    return answer.statusCode() == 404 ? null : read(answer, method, path);
  }

  JsonNode call(String method, String path, String user, JsonNode body)
      throws IOException, InterruptedException {
    return read(send(method, path, user, body), method, path);
  }

  private static JsonNode read(HttpResponse<String> answer, String method, String path)
      throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(method + " " + path + " → " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
  }

  private HttpResponse<String> send(String method, String path, String user, JsonNode body)
      throws IOException, InterruptedException {
    String credentials = user + ":" + passwords.get(user);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(60))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** What belongs to the clusters of a province: all of it invented and marked so. */
  private final class Records {

    private static final String SOURCE = "Báo cáo của chủ đầu tư hạ tầng";

    private final JsonNode data;
    private final JsonNode records;
    private final Map<String, String> clusters;
    private final Map<String, String> plan;
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private int number = 100;

    Records(JsonNode data, Map<String, String> clusters, Map<String, String> plan) {
      this.data = data;
      this.records = data.get("records");
      this.clusters = clusters;
      this.plan = plan;
    }

    void enter() throws IOException, InterruptedException {
      ArrayNode communes = JSON.createArrayNode();
      for (JsonNode c : records.get("communes")) {
        communes
            .addObject()
            .put("ref", "34:" + c.get("code").asText())
            .put("type", c.get("type").asText())
            .put("nameVi", c.get("name").asText())
            .put("validFrom", "2025-07-01")
            .put("source", "Mã xã minh họa, không phải mã thật")
            .set("province", unit(data));
      }
      call("POST", "/api/units/communes", "quantri", communes);
      for (Map.Entry<String, JsonNode> c : records.get("clusters").properties()) {
        cluster(clusters.get(c.getKey()), c.getValue());
      }
      JsonNode publish = records.path("publish");
      if (publish.isObject()) {
        JsonNode now = call("GET", "/api/clusters-vacancy/publication", "lanhdao", null);
        ObjectNode wanted = publish.deepCopy();
        wanted.put("on", true).put("version", now.path("version").asLong());
        call("PUT", "/api/clusters-vacancy/publication", "lanhdao", wanted);
      }
    }

    private void cluster(String id, JsonNode c) throws IOException, InterruptedException {
      String from = c.path("factsFrom").asText(data.get("sourceDay").asText());
      String path = "/api/clusters-records/" + id;
      ObjectNode commune = JSON.createObjectNode();
      commune.put("commune", "34:" + c.get("commune").asText()).put("from", from);
      add(path + "/communes", commune);
      if (c.has("facts")) {
        call(
            "POST",
            "/api/clusters/" + id + "/facts",
            "chuyenvien",
            facts(c.get("facts"), from, true, SOURCE));
      }
      for (String kind : List.of("developers", "tenants", "wastewater")) {
        for (JsonNode record : c.path(kind)) {
          add(path + "/" + kind, record);
        }
      }
      for (JsonNode record : c.path("projects")) {
        ObjectNode project = record.deepCopy();
        JsonNode lease = project.remove("lease");
        String own = add(path + "/projects", project).get("id").asText();
        if (lease != null) {
          add(path + "/leases", lease.<ObjectNode>deepCopy().put("project", own));
        }
      }
      places(id, c, from);
      tracking(id, c);
      if (c.has("vacancy")) {
        ObjectNode offer = c.get("vacancy").deepCopy();
        call("PUT", "/api/clusters-vacancy/" + id, "chuyenvien", offer.put("version", 0));
      }
    }

    private void places(String id, JsonNode c, String from)
        throws IOException, InterruptedException {
      String path = "/api/clusters-map/" + id;
      if (c.has("point")) {
        ObjectNode place = JSON.createObjectNode().put("from", from).put("source", SOURCE);
        place
            .putObject("point")
            .put("latitude", c.at("/point/0").asText())
            .put("longitude", c.at("/point/1").asText());
        call("PUT", path + "/point", "chuyenvien", place);
      }
      if (c.has("outline")) {
        ObjectNode polygon = JSON.createObjectNode().put("type", "Polygon");
        polygon.putArray("coordinates").add(c.get("outline"));
        ObjectNode place = JSON.createObjectNode().put("from", from).put("source", SOURCE);
        call("PUT", path + "/outline", "chuyenvien", place.put("outline", polygon.toString()));
      }
    }

    private void tracking(String id, JsonNode c) throws IOException, InterruptedException {
      for (JsonNode o : c.path("obstacles")) {
        ObjectNode obstacle = o.deepCopy();
        obstacle.put("cluster", id).put("version", 0);
        obstacle.put("since", ago(obstacle.remove("daysAgo").asInt()));
        JsonNode solved = obstacle.remove("solvedDaysAgo");
        if (solved != null) {
          obstacle.put("solvedOn", ago(solved.asInt()));
        }
        call("POST", "/api/clusters-tracking/obstacles", "chuyenvien", obstacle);
      }
      for (JsonNode t : c.path("tracking")) {
        ObjectNode entry = t.deepCopy();
        entry.put("cluster", id).put("version", 0);
        entry.put("copied", false);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        entry.put("week", monday.minusWeeks(entry.remove("weeksAgo").asInt()).toString());
        JsonNode milestone = entry.remove("milestoneInDays");
        if (milestone != null) {
          entry.put("milestoneDay", ago(-milestone.asInt()));
        }
        call("PUT", "/api/clusters-tracking/entries", "chuyenvien", entry);
      }
    }

    private JsonNode add(String path, JsonNode record) throws IOException, InterruptedException {
      ObjectNode body = record.deepCopy();
      if (!path.endsWith("/communes")) {
        body.put("illustrative", true);
      }
      return call("POST", path, "chuyenvien", body.put("version", 0));
    }

    private String ago(int days) {
      return today.minusDays(days).toString();
    }

    /** Opens dossiers and takes them as far as they go; adds what another source says. */
    void dossiers() throws IOException, InterruptedException {
      for (JsonNode d : records.get("dossiers")) {
        dossier(d);
      }
      for (Map.Entry<String, JsonNode> c : records.path("conflicts").properties()) {
        JsonNode claim = c.getValue();
        call(
            "POST",
            "/api/clusters-review/claims/" + clusters.get(c.getKey()),
            "chuyenvien",
            facts(
                claim.get("facts"),
                claim.get("day").asText(),
                true,
                claim.get("source").asText()));
      }
    }

    private void dossier(JsonNode d) throws IOException, InterruptedException {
      boolean ofPlan = d.has("plan");
      String name = d.get(ofPlan ? "plan" : "cluster").asText();
      ObjectNode proposal = JSON.createObjectNode();
      proposal.put("name", name).put("area", d.get("area").asText());
      proposal.put("clusterKind", d.get("proposalKind").asText()).put("mountain", true);
      proposal.putArray("communes").add("34:" + d.get("commune").asText());
      proposal.putArray("scopeCommunes");
      proposal.put("scopeBasis", "Toàn tỉnh (minh họa)").put("factsSource", SOURCE);
      proposal.put("infrastructureDone", true).put("solidWasteDone", true);
      proposal.put("fireSafetyDone", true).put("conversion", false).put("illustrative", true);
      if (d.has("demand")) {
        proposal.put("demandHa", d.get("demand").asText());
      }
      ObjectNode wanted = JSON.createObjectNode().put("kind", d.get("kind").asText());
      wanted.put(ofPlan ? "planEntry" : "cluster", (ofPlan ? plan : clusters).get(name));
      wanted.put("openedOn", ago(d.get("days").asInt())).set("proposal", proposal);
      JsonNode now = call("POST", "/api/clusters/dossiers", "chuyenvien", wanted);
      for (JsonNode applicant : d.get("applicants")) {
        now = act(now, "/applicants", applicant);
      }
      for (JsonNode member : d.path("members")) {
        now =
            act(
                now,
                "/council/members",
                JSON.createObjectNode()
                    .put("role", member.get(0).asText())
                    .put("organisation", member.get(1).asText()));
      }
      for (JsonNode document : d.get("acts")) {
        ObjectNode body = JSON.createObjectNode().put("type", document.get(0).asText());
        body.put("number", ++number + "/MH").put("day", ago(document.get(1).asInt()));
        body.put("issuer", "Sở Công Thương (minh họa)").put("signerTitle", "Giám đốc");
        now = act(now, "/documents", body.put("summary", "Văn bản minh họa"));
      }
      sheets(now, d.path("sheets"));
    }

    /** Sheets of the members, in their order, for each applicant; some are not handed in yet. */
    private void sheets(JsonNode dossier, JsonNode sheets)
        throws IOException, InterruptedException {
      JsonNode now = dossier;
      List<String> criteria = List.of("infrastructure", "environment", "capacity", "finance");
      for (int m = 0; m < sheets.size(); m++) {
        for (int a = 0; a < sheets.get(m).size(); a++) {
          JsonNode points = sheets.get(m).get(a);
          if (points.isNull()) {
            continue;
          }
          ObjectNode sheet = JSON.createObjectNode();
          sheet.set("member", dossier.at("/council/members/" + m + "/id"));
          sheet.set("applicant", dossier.at("/applicants/" + a + "/id"));
          for (int i = 0; i < criteria.size(); i++) {
            sheet.set(criteria.get(i), points.get(i));
          }
          now = act(now, "/council/sheets", sheet);
        }
      }
    }

    private JsonNode act(JsonNode dossier, String act, JsonNode body)
        throws IOException, InterruptedException {
      return call(
          "POST",
          "/api/clusters/dossiers/"
              + dossier.at("/summary/id").asText()
              + act
              + "?version="
              + dossier.at("/summary/version").asText(),
          "chuyenvien",
          body);
    }
  }
}
