package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import vn.ctdp.sim.Canonical;
import vn.ctdp.sim.Line;
import vn.ctdp.sim.Message;
import vn.ctdp.sim.Soap;

/** Three roads to one intake: REST, SOAP and a carried file, and clients that are not ours. */
class RoadsIT extends ExchangeWorld {

  private static final String SOAP = "/soap/intake";
  private static final String SOAP_TYPE = "application/soap+xml; charset=utf-8";
  private static final String OUTBOX = "/api/exchange/outbox";

  @Override
  String name() {
    return "roads";
  }

  private static String soap(String body) {
    return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  private static byte[] carried(String province, List<byte[]> messages) {
    StringBuilder file =
        new StringBuilder(
            "{\"messages\":"
                + messages.size()
                + ",\"province\":\""
                + province
                + "\",\"schema\":\"ctdp-carry-1\",\"writtenAt\":\"2026-11-22T00:00:00Z\"}\n");
    messages.forEach(m -> file.append(new String(m, StandardCharsets.UTF_8)).append('\n'));
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  private List<JsonNode> bring(byte[] file) throws IOException {
    try (Line officer = new Line(centre.port, 60_000).as("chuyenvien", Instance.PASSWORD)) {
      Line.Answer answer = officer.post("/api/exchange/carried", "application/octet-stream", file);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      List<JsonNode> lines = new ArrayList<>();
      for (String line : answer.text().strip().split("\n")) {
        lines.add(Instance.JSON.readTree(line));
      }
      return lines;
    }
  }

  /** Numbers are text to a SOAP client: the receipt as JSON again. */
  private static JsonNode typed(JsonNode content) {
    ObjectNode receipt = content.deepCopy();
    for (String name : List.of("revision", "sequence", "ledgerNumber", "cells")) {
      receipt.put(name, Long.parseLong(content.get(name).asText()));
    }
    ((ObjectNode) receipt.get("form")).put("version", content.at("/form/version").asInt());
    JsonNode totals = receipt.remove("total");
    receipt.set("totals", totals == null ? Instance.JSON.createArrayNode() : totals);
    return receipt;
  }

  @Test
  @Order(1)
  void oneReportHasOneReceiptOnEveryRoad() throws Exception {
    Message m = next("34:01");
    var account = accounts.get("34:01");

    JsonNode soap =
        Clients.run(
            "soap.mjs",
            m.document(),
            centre.url(SOAP + "?wsdl"),
            account.user(),
            account.password());
    JsonNode rest =
        Clients.run("rest.mjs", m.document(), centre.url(""), account.user(), account.password());
    List<JsonNode> file = bring(carried("34:01", List.of(m.document())));

    assertThat(soap.at("/submitted/repeated").asText()).as(soap.toString()).isEqualTo("false");
    assertThat(soap.at("/read/receipt")).isEqualTo(soap.at("/submitted/receipt"));
    assertThat(rest.get("status").asInt()).as(rest.toString()).isEqualTo(200);
    assertThat(rest.get("read")).isEqualTo(rest.get("submitted"));
    JsonNode signed = file.get(1);
    assertThat(signed.get("schema").asText()).isEqualTo("ctdp-signed-1");
    assertThat(signed.at("/content/digest").asText()).isEqualTo(m.digest());
    assertThat(Instance.JSON.readTree(rest.at("/submitted/document").asText())).isEqualTo(signed);
    JsonNode receipt = soap.at("/submitted/receipt");
    assertThat(receipt.get("signature").asText()).isEqualTo(signed.get("signature").asText());
    assertThat(
            Canonical.bytes(Instance.JSON.convertValue(typed(receipt.get("content")), Map.class)))
        .isEqualTo(Canonical.bytes(Instance.JSON.convertValue(signed.get("content"), Map.class)));
    oracle.acknowledged(m);
    pending.remove("34:01");
  }

  @Test
  @Order(2)
  void aSoapAttachmentIsTheSameReportToo() throws Exception {
    Message m = received("34:04");
    String boundary = "--khung";
    String root =
        soap(
            "<submitDocument xmlns=\"urn:ctdp:exchange:1\"><document><x:Include"
                + " xmlns:x=\"http://www.w3.org/2004/08/xop/include\""
                + " href=\"cid:report@ctdp\"/></document></submitDocument>");
    String body =
        "--khung\r\nContent-Type: application/xop+xml; charset=utf-8;"
            + " type=\"application/soap+xml\"\r\nContent-ID: <root@ctdp>\r\n\r\n"
            + root
            + "\r\n--khung\r\nContent-Type: application/json\r\nContent-Transfer-Encoding:"
            + " binary\r\nContent-ID: <report@ctdp>\r\n\r\n"
            + new String(m.document(), StandardCharsets.UTF_8)
            + "\r\n"
            + boundary
            + "--\r\n";
    try (Line out = line("34:04")) {
      Line.Answer answer =
          out.post(
              SOAP,
              "multipart/related; type=\"application/xop+xml\"; start=\"<root@ctdp>\";"
                  + " start-info=\"application/soap+xml\"; boundary=\"khung\"",
              body.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.text()).contains("<repeated>true</repeated>").contains(m.digest());
    }
  }

  @Test
  @Order(3)
  void soapRefusesWhatRestRefusesWithTheSamePlaces() throws Exception {
    String code = "34:08";
    var sender = senders.get(code);
    Message wrong =
        sender.next(
            form,
            PERIODS.get(0),
            Message.Kind.INVALID,
            vn.ctdp.sim.Synthetic.wrong(form, figures(sender), sender.random()));
    var account = accounts.get(code);

    JsonNode soap =
        Clients.run(
            "soap.mjs",
            wrong.document(),
            centre.url(SOAP + "?wsdl"),
            account.user(),
            account.password());
    JsonNode fault = soap.get("fault");
    assertThat(fault.path("code").asText()).as(soap.toString()).isEqualTo("EXC-422");
    assertThat(fault.at("/sentence/vi").asText()).isNotEmpty();
    assertThat(fault.at("/refusal/content/digest").asText()).isEqualTo(wrong.digest());
    try (Line out = line(code)) {
      Line.Answer answer = send(out, wrong);
      JsonNode problem = Instance.JSON.readTree(answer.body());
      assertThat(answer.status()).isEqualTo(422);
      assertThat(Instance.JSON.readTree(problem.get("signed").asText()).get("signature"))
          .as("the same signed refusal")
          .isEqualTo(fault.at("/refusal/signature"));
    }
    received(code);
  }

  @Test
  @Order(4)
  void hostileSoapIsRefusedAtOnce() throws IOException {
    String get =
        "<getReceipt xmlns=\"urn:ctdp:exchange:1\"><province>34:11</province><form>f</form>"
            + "<period>2026</period><revision>0</revision></getReceipt>";
    Map<String, String> hostile = new TreeMap<>();
    hostile.put(
        "an external entity",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + soap(get.replace("34:11", "&x;")));
    hostile.put(
        "a billion laughs",
        "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + soap(get.replace("34:11", "&b;")));
    hostile.put("depth", soap("<a>".repeat(100_000) + "</a>".repeat(100_000)));
    StringBuilder attributes = new StringBuilder("<a ");
    for (int i = 0; i < 100_000; i++) {
      attributes.append('a').append(i).append("='' ");
    }
    hostile.put("attributes", soap(attributes + "/>"));
    hostile.put("children", soap("<a>" + "<b/>".repeat(300_000) + "</a>"));
    hostile.put("no envelope", "{}");
    hostile.put("cut", soap(get).substring(0, 150));
    hostile.put(
        "an answer elsewhere",
        soap(get)
            .replace(
                "<s:Body>",
                "<s:Header><a:ReplyTo xmlns:a=\"http://www.w3.org/2005/08/addressing\""
                    + " s:mustUnderstand=\"true\"><a:Address>http://127.0.0.1:9/</a:Address>"
                    + "</a:ReplyTo></s:Header><s:Body>"));
    for (Map.Entry<String, String> entry : hostile.entrySet()) {
      long from = System.nanoTime();
      try (Line out = line("34:11")) {
        Line.Answer answer =
            out.post(SOAP, SOAP_TYPE, entry.getValue().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as("%s: %s", entry.getKey(), answer.text()).isIn(400, 413);
        assertThat(answer.text()).doesNotContain("root:").doesNotContain("Exception");
      }
      assertThat(System.nanoTime() - from).as(entry.getKey()).isLessThan(5_000_000_000L);
    }
    try (Line stranger = new Line(centre.port, 10_000)) {
      assertThat(stranger.get(SOAP + "?wsdl").status()).isEqualTo(401);
    }
  }

  @Test
  @Order(5)
  void theRoadIsChangedWhileReportsWait() throws IOException {
    String period = PERIODS.get(0);
    line.order(Cutter.Cut.PAGE);
    line.order(Cutter.Cut.BEFORE_THE_REPLY);
    approve(period, 1);
    await("the line breaks twice")
        .atMost(SOON)
        .until(() -> outbox().get("attempts").asInt() >= 2 || outbox().get("waiting").asInt() == 0);
    road("soap");
    awaitReceived(period);

    approve(PERIODS.get(1), 1);
    awaitReceived(PERIODS.get(1));
    JsonNode status = outbox();
    assertThat(status.get("road").asText()).isEqualTo("soap");
    assertThat(status.get("waiting").asInt()).isZero();
    road("rest");
  }

  private JsonNode outbox() {
    return province.ok(province.get(OUTBOX, "quantri"));
  }

  private void road(String road) {
    province.ok(
        province.send(
            "PUT",
            OUTBOX + "/road",
            "quantri",
            Instance.JSON.createObjectNode().put("road", road)));
  }

  @Test
  @Order(6)
  void filesAreCarriedUpAndBackWhileTheLineIsDown() throws IOException {
    road("file");
    String first = PERIODS.get(2);
    String second = PERIODS.get(3);
    approve(first, 1);
    approve(second, 1);
    assertThat(outbox().get("waiting").asInt()).isEqualTo(2);

    byte[] up;
    byte[] back;
    try (Line mine = new Line(province.port, 60_000).as("quantri", Instance.PASSWORD);
        Line officer = new Line(centre.port, 60_000).as("chuyenvien", Instance.PASSWORD)) {
      Line.Answer file = mine.get(OUTBOX + "/file");
      assertThat(file.status()).as(file.text()).isEqualTo(200);
      assertThat(file.headers().toString()).contains("34-68_2-bao-cao_");
      up = file.body();
      back = officer.post("/api/exchange/carried", "application/octet-stream", up).body();
      assertThat(officer.post("/api/exchange/carried", "application/octet-stream", up).text())
          .as("the same file again, the same answers")
          .contains(new String(back, StandardCharsets.UTF_8).split("\n")[1]);

      String forged =
          new String(back, StandardCharsets.UTF_8)
              .replace("\"ledgerNumber\":", "\"ledgerNumber\":9");
      assertThat(outcomes(mine, forged.getBytes(StandardCharsets.UTF_8)))
          .containsExactly("NOT_OURS", "NOT_OURS");
      assertThat(outbox().get("waiting").asInt()).isEqualTo(2);
      assertThat(mine.post(OUTBOX + "/answers", "application/octet-stream", up).status())
          .as("the wrong file")
          .isEqualTo(400);
      assertThat(outcomes(mine, back)).containsExactly("RECEIVED", "RECEIVED");
      assertThat(outcomes(mine, back)).containsExactly("KNOWN", "KNOWN");
      assertThat(mine.get(OUTBOX + "/file").status()).as("nothing waits").isEqualTo(409);
    }
    awaitReceived(first);
    awaitReceived(second);
    assertThat(outbox().get("waiting").asInt()).isZero();
    road("rest");
  }

  /** A gateway that mixes messages up must not get one under the name of another. */
  @Test
  @Order(6)
  void aHeaderThatNamesAnotherMessageIsRefusedOnBothRoads() throws IOException {
    String code = "34:04";
    long before = accepted(code);
    Message m = next(code);
    String id = Instance.JSON.readTree(m.content()).get("messageId").asText();
    String another = "00000000-0000-4000-8000-000000000000";
    try (Line out = line(code).with("X-Message-Id", another)) {
      Line.Answer rest = send(out, m);
      assertThat(rest.status()).as(rest.text()).isEqualTo(400);
      assertThat(rest.text()).contains("EXC-400-ID");
      Line.Answer soap = out.post(Soap.PATH, Soap.CONTENT_TYPE, Soap.request(m));
      assertThat(soap.status()).as(soap.text()).isEqualTo(400);
      assertThat(soap.text()).contains("EXS-400-ID");
    }
    assertThat(accepted(code)).isEqualTo(before);
    try (Line out = line(code).with("X-Message-Id", id)) {
      Line.Answer soap = out.post(Soap.PATH, Soap.CONTENT_TYPE, Soap.request(m));
      assertThat(soap.status()).as(soap.text()).isEqualTo(200);
      taken(send(out, m), m);
    }
  }

  /** Lâm Đồng was made of three provinces: its account reaches them, and still reads as itself. */
  @Test
  @Order(6)
  void theStreamOfAProgramIsThatOfItsOwnProvince() throws IOException {
    for (String user : List.of("tinh-68", "tinh-12")) {
      try (Line out = new Line(centre.port, 60_000).as(user, Instance.PASSWORD)) {
        Line.Answer own = out.get("/api/exchange/stream");
        assertThat(own.status()).as(own.text()).isEqualTo(200);
        Line.Answer named = out.get("/api/exchange/stream?province=34:" + user.substring(5));
        assertThat(Instance.JSON.readTree(own.body()).get("province"))
            .isEqualTo(Instance.JSON.readTree(named.body()).get("province"));
      }
    }
  }

  private static List<String> outcomes(Line mine, byte[] file) throws IOException {
    Line.Answer answer = mine.post(OUTBOX + "/answers", "application/octet-stream", file);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<String> outcomes = new ArrayList<>();
    Instance.JSON.readTree(answer.body()).forEach(a -> outcomes.add(a.get("outcome").asText()));
    return outcomes;
  }

  /** A path whose parameters can be read, though nothing may be there. */
  private static String filled(String template) {
    return template
        .replace("{year}", "2026")
        .replace("{unit}", "34:68")
        .replace("{id}", "00000000-0000-0000-0000-000000000000")
        .replaceAll("\\{[^}]+}", "khong-co");
  }

  @Test
  @Order(7)
  void theOpenApiDocumentSaysWhatThereIs() throws IOException {
    JsonNode document = centre.ok(centre.get("/api/openapi.json", "chuyenvien"));
    Set<String> ids = new HashSet<>();
    Set<String> wrong = new TreeSet<>();
    try (Line stranger = new Line(centre.port, 10_000).as("chuyenvien", Instance.PASSWORD)) {
      for (var path :
          (Iterable<Map.Entry<String, JsonNode>>) () -> document.get("paths").fields()) {
        for (var operation :
            (Iterable<Map.Entry<String, JsonNode>>) () -> path.getValue().fields()) {
          String id = operation.getValue().path("operationId").asText();
          assertThat(ids.add(id)).as("operation ids are unique: %s", id).isTrue();
        }
        // Whatever else it answers, the path must be one that the gateway knows.
        Line.Answer answer = stranger.get(filled(path.getKey()));
        boolean refused = answer.status() == 405;
        if (answer.text().contains("\"GW-404\"") || (refused && path.getValue().has("get"))) {
          wrong.add(path.getKey() + " " + answer.status());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(document.at("/paths").fieldNames())
        .toIterable()
        .contains("/api/exchange/reports", "/api/exchange/carried");
    assertThat(document.at("/components/securitySchemes/basic/scheme").asText()).isEqualTo("basic");
  }
}
