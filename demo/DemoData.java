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
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Enters the demonstration's clusters through the public REST door, as an officer would, then draws
 * up and sends Biểu số 04. Run by {@code ./ctdp demo}: {@code java DemoData.java URL FILE PERIOD},
 * with the officer's and the leader's password on standard input.
 */
public final class DemoData {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "tt14-2024-bieu04";

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String url;
  private final Map<String, String> passwords = new HashMap<>();

  private DemoData(String url) {
    this.url = url;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 3) {
      System.err.println("DemoData URL FILE PERIOD");
      System.exit(2);
    }
    DemoData demo = new DemoData(args[0]);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    demo.passwords.put("chuyenvien", in.readLine());
    demo.passwords.put("lanhdao", in.readLine());
    JsonNode data = JSON.readTree(new File(args[1]));
    demo.enter(data);
    demo.report(data, args[2]);
  }

  private void enter(JsonNode data) throws IOException, InterruptedException {
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
        entry.put("cluster", ids.get(p.get("cluster").asText()));
      }
      entry.put("illustrative", true);
      entry.put("note", data.get("planNote").asText());
      entry.put("version", 0);
      call("POST", "/api/clusters/plan", "chuyenvien", entry);
    }
  }

  private static ArrayNode facts(JsonNode data, JsonNode cluster) {
    ArrayNode facts = JSON.createArrayNode();
    for (Map.Entry<String, JsonNode> f : cluster.get("facts").properties()) {
      ObjectNode fact = facts.addObject();
      fact.put("key", f.getKey());
      fact.put("effectiveFrom", data.get("sourceDay").asText());
      fact.put("exactDate", cluster.path("exact").asBoolean());
      boolean code = f.getKey().equals("DEVELOPER_TYPE") || f.getKey().equals("CLUSTER_KIND");
      fact.put(code ? "code" : "number", f.getValue().asText());
      fact.put("source", data.get("source").asText());
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
    long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    JsonNode sent = call("GET", path, "chuyenvien", null);
    while (!sent.at("/summary/state").asText(sent.path("state").asText()).equals("RECEIVED")) {
      if (System.nanoTime() > limit) {
        throw new IOException("the centre has not acknowledged the report: " + sent);
      }
      Thread.onSpinWait();
      sent = call("GET", path, "chuyenvien", null);
    }
    new PrintStream(System.out, true, StandardCharsets.UTF_8)
        .println("  " + url + ": Biểu số 04, " + period + " → RECEIVED");
  }

  private JsonNode call(String method, String path, String user, JsonNode body)
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
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(method + " " + path + " → " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
  }
}
