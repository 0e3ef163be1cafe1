package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.ctdp.sim.Line;
import vn.ctdp.sim.Message;
import vn.ctdp.sim.Sender;
import vn.ctdp.sim.SigningKey;
import vn.ctdp.sim.Soap;
import vn.ctdp.sim.Synthetic;

/**
 * Reports under power cuts, broken lines and attacks. After each, by an oracle that shares no code
 * with the platform: what was acknowledged is stored exactly once with the same digest, nothing is
 * stored in part, the national totals are the sums of the latest revisions, the numbers have no gap
 * and the audit log is whole.
 *
 * <p>Kills 6 times, half of them the centre; {@code -Dctdp.faults=200} kills 200 times, {@code
 * -Dctdp.faults.seed=N} at other points, {@code -Dctdp.faults.database=postgres} on PostgreSQL.
 */
class FaultIT extends ExchangeWorld {

  private static final int KILLS = Integer.getInteger("ctdp.faults", 6);

  private final Random random = new Random(SEED);

  @Override
  String name() {
    return "fault";
  }

  // --- the tests -------------------------------------------------------------------------------

  @Test
  @Order(1)
  void everySenderIsHeard() {
    for (String code : SIMULATED) {
      received(code);
    }
    assertThat(oracle.all()).hasSize(SIMULATED.size());
  }

  @Test
  @Order(2)
  void theSameReportAThousandTimesAtOnceIsStoredOnce() throws Exception {
    Message m = next("34:01");
    ExecutorService many = Executors.newFixedThreadPool(16);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(
            () -> {
              try (Line out = line("34:01")) {
                String answers = "";
                for (int n = 0; n < 20; n++) {
                  Line.Answer answer = send(out, m);
                  assertThat(answer.status()).as(answer.text()).isIn(200, 201);
                  answers +=
                      answer.status()
                          + Instance.JSON.readTree(answer.body()).get("id").asText()
                          + " ";
                }
                return answers;
              }
            });
      }
      List<String> answers = new ArrayList<>();
      for (Future<String> f : many.invokeAll(calls)) {
        answers.addAll(Arrays.asList(f.get().split(" ")));
      }
      assertThat(answers).hasSize(1000);
      assertThat(answers.stream().filter(a -> a.startsWith("201"))).as("stored").hasSize(1);
      assertThat(answers.stream().map(a -> a.substring(3)).collect(Collectors.toSet()))
          .as("one receipt")
          .hasSize(1);
      oracle.acknowledged(m);
      pending.remove("34:01");
    } finally {
      many.shutdownNow();
    }
  }

  @Test
  @Order(3)
  void revisionsOutOfOrderWaitForTheirTurn() {
    String code = "34:04";
    String period = received(code).period();
    Sender sender = senders.get(code);
    Message late = sender.message(form, period, 9, Message.Kind.REVISION, figures(sender), null);
    try (Line out = line(code)) {
      Line.Answer answer = send(out, late);
      assertThat(answer.status()).as(answer.text()).isEqualTo(409);
      assertThat(answer.text()).contains("EXPECTED-");
    }
    received(code);
  }

  @Test
  @Order(4)
  void otherContentUnderATakenKeyIsRefused() {
    String code = "34:08";
    Message first = received(code);
    Sender sender = senders.get(code);
    Message other =
        sender.message(
            form, first.period(), first.revision(), Message.Kind.INVALID, figures(sender), null);
    try (Line out = line(code)) {
      Line.Answer answer = send(out, other);
      assertThat(answer.status()).as(answer.text()).isEqualTo(409);
      Line.Answer again = send(out, first);
      assertThat(again.status()).isEqualTo(200);
      assertThat(digest(again)).isEqualTo(first.digest());
    }
    received(code);
  }

  @Test
  @Order(5)
  void wrongFiguresAreRefusedWithTheirPlace() {
    String code = "34:11";
    Sender sender = senders.get(code);
    Message wrong =
        sender.next(
            form,
            PERIODS.get(0),
            Message.Kind.INVALID,
            Synthetic.wrong(form, figures(sender), sender.random()));
    try (Line out = line(code)) {
      Line.Answer answer = send(out, wrong);
      assertThat(answer.status()).as(answer.text()).isEqualTo(422);
      assertThat(answer.text()).contains("cells[");
    }
    received(code);
  }

  @Test
  @Order(6)
  void anotherSendersReportIsRefused() {
    long before = accepted("34:12");
    Message theirs =
        senders
            .get("34:12")
            .next(form, PERIODS.get(1), Message.Kind.FIRST, figures(senders.get("34:12")));
    pending.put("34:12", theirs);
    try (Line out = line("34:14")) {
      Line.Answer answer = send(out, theirs);
      assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    }
    assertThat(accepted("34:12")).isEqualTo(before);
  }

  @Test
  @Order(7)
  void aBodyThatEndsTooEarlyLeavesNothing() throws IOException {
    String code = "34:14";
    long before = accepted(code);
    Message m = next(code);
    for (int part : List.of(0, 1, m.document().length / 2, m.document().length - 1)) {
      try (Line out = line(code)) {
        out.send("POST", INTAKE, "application/json", m.document(), part);
        out.cut();
      }
      try (Line out = line(code)) {
        // The same bytes, and they say themselves that there are no more.
        Line.Answer answer = send(out, Arrays.copyOf(m.document(), part));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      }
    }
    assertThat(accepted(code)).isEqualTo(before);
  }

  @Test
  @Order(8)
  void whatWasChangedOnItsWayIsRefused() {
    assertThat(senders.get("34:11").key()).as("the centre has keys").isNotNull();
    String code = "34:11";
    long before = accepted(code);
    Message m = next(code);
    byte[] document = m.document();
    // The last letter of a signature has bits that mean nothing.
    int signed = document.length - 3;
    try (Line out = line(code)) {
      for (int i = 0; i < 60; i++) {
        byte[] changed = document.clone();
        int at = random.nextInt(signed);
        changed[at] ^= (byte) (1 << random.nextInt(7));
        Line.Answer answer = send(out, changed);
        assertThat(answer.status()).as("bit at %d: %s", at, answer.text()).isBetween(400, 499);
      }
    }
    assertThat(accepted(code)).isEqualTo(before);
  }

  @Test
  @Order(9)
  void whatSomebodyElseSignedIsRefused() {
    assertThat(senders.get("34:11").key()).as("the centre has keys").isNotNull();
    String code = "34:11";
    long before = accepted(code);
    Sender sender = senders.get(code);
    Message m = sender.draft(form, PERIODS.get(3), 1, figures(sender), null);
    SigningKey unknown = SigningKey.generate();
    SigningKey other = senders.get("34:12").key();
    String header = m.signature().substring(0, m.signature().indexOf("..") + 2);
    String foreign = other.sign("ctdp-report", m.content());
    Map<String, String> signatures = new LinkedHashMap<>();
    signatures.put("a key that nobody enrolled", unknown.sign("ctdp-report", m.content()));
    signatures.put("another province's key", foreign);
    signatures.put(
        "another's signature under this one's name",
        header + foreign.substring(foreign.indexOf("..") + 2));
    signatures.put(
        "a signature for something else", sender.key().sign("ctdp-receipt", m.content()));
    signatures.put("a signature of nothing", header + "A".repeat(86));
    signatures.put(
        "no algorithm",
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    ("{\"alg\":\"none\",\"kid\":\""
                            + sender.key().keyId()
                            + "\",\"typ\":\"ctdp-report\"}")
                        .getBytes(StandardCharsets.US_ASCII))
            + ".."
            + "A".repeat(86));
    Map<String, String> taken = new LinkedHashMap<>();
    try (Line out = line(code)) {
      signatures.forEach(
          (name, signature) -> {
            Line.Answer answer = send(out, Message.join(m.content(), signature));
            if (answer.status() < 400 || answer.status() > 499) {
              taken.put(name, answer.status() + " " + answer.text());
            }
          });
    }
    assertThat(taken).isEmpty();
    assertThat(accepted(code)).isEqualTo(before);
    received(code);
  }

  @Test
  @Order(10)
  void numbersHaveTheirOrderAndTheChainIsChecked() {
    String code = "34:12";
    Message first = received(code);
    Sender sender = senders.get(code);
    long before = accepted(code);
    try (Line out = line(code)) {
      Line.Answer early =
          send(
              out,
              sender.draft(
                  form,
                  first.period(),
                  first.revision() + 1,
                  figures(sender),
                  Map.of("sequence", sender.sequence() + 2)));
      assertThat(early.status()).as(early.text()).isEqualTo(425);
      assertThat(early.text()).contains("SEND-" + (sender.sequence() + 1));
      Line.Answer other =
          send(
              out,
              sender.draft(
                  form,
                  first.period(),
                  first.revision() + 1,
                  figures(sender),
                  Map.of("sequence", sender.sequence())));
      assertThat(other.status()).as(other.text()).isEqualTo(409);
      Line.Answer broken =
          send(
              out,
              sender.message(
                  form,
                  first.period(),
                  first.revision() + 1,
                  Message.Kind.INVALID,
                  figures(sender),
                  Map.of("previousDigest", "0".repeat(64))));
      assertThat(broken.status()).as(broken.text()).isEqualTo(409);
      for (int i = 0; i < 3; i++) {
        Line.Answer replayed = send(out, first);
        assertThat(replayed.status()).as(replayed.text()).isEqualTo(200);
        assertThat(digest(replayed)).isEqualTo(first.digest());
      }
    }
    assertThat(accepted(code)).isEqualTo(before);
    received(code);
  }

  /** Documents that must be refused, each within two seconds. */
  private Map<String, byte[]> attacks(String code) {
    Sender sender = senders.get(code);
    String proper =
        new String(
            sender.draft(form, PERIODS.get(2), 1, figures(sender), null).content(),
            StandardCharsets.UTF_8);
    Map<String, byte[]> attacks = new LinkedHashMap<>();
    attacks.put(
        "depth 100,000 of lists",
        ("[".repeat(100_000) + "]".repeat(100_000)).getBytes(StandardCharsets.US_ASCII));
    attacks.put(
        "depth 100,000 of objects",
        ("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000))
            .getBytes(StandardCharsets.US_ASCII));
    attacks.put(
        "depth without an end", "{\"cells\":[".repeat(300_000).getBytes(StandardCharsets.US_ASCII));
    attacks.put(
        "300,000 members",
        ("{"
                + IntStream.range(0, 300_000)
                    .mapToObj(i -> "\"a" + i + "\":0")
                    .collect(Collectors.joining(","))
                + "}")
            .getBytes(StandardCharsets.US_ASCII));
    attacks.put(
        "a field twice",
        proper
            .replaceFirst("\"period\":", "\"period\":\"2026-M1\",\"period\":")
            .getBytes(StandardCharsets.UTF_8));
    attacks.put(
        "a field twice, in other letters",
        proper
            .replaceFirst("\"period\":", "\"p\\\\u0065riod\":\"2026-M1\",\"period\":")
            .getBytes(StandardCharsets.UTF_8));
    for (String number :
        List.of(
            "1e400",
            "-1e400",
            "1e-400",
            "NaN",
            "Infinity",
            "1e999999999",
            "0x10",
            "01",
            "1.5",
            "9".repeat(1_000_000))) {
      String shown = number.length() > 20 ? "a million digits" : number;
      attacks.put(
          "revision " + shown,
          proper
              .replaceFirst("\"revision\":\\d+", "\"revision\":" + number)
              .getBytes(StandardCharsets.UTF_8));
      attacks.put(
          "value " + shown,
          proper
              .replaceFirst("\"value\":\"[^\"]*\"", "\"value\":" + number)
              .getBytes(StandardCharsets.UTF_8));
      attacks.put(
          "text of a value " + shown,
          proper
              .replaceFirst(
                  "\"value\":\"[^\"]*\"",
                  "\"value\":\"" + (number.equals("1.5") ? "1e0" : number) + "\"")
              .getBytes(StandardCharsets.UTF_8));
    }
    attacks.put(
        "NUL in a text",
        proper
            .replaceFirst("\"note\":\"\"", "\"note\":\"a\\\\u0000b\"")
            .getBytes(StandardCharsets.UTF_8));
    attacks.put(
        "NUL as it is",
        proper.replaceFirst("\"note\":\"\"", "\"note\":\"a\0b\"").getBytes(StandardCharsets.UTF_8));
    attacks.put(
        "half a character",
        proper
            .replaceFirst("\"note\":\"\"", "\"note\":\"\\\\ud800\"")
            .getBytes(StandardCharsets.UTF_8));
    attacks.put(
        "not UTF-8",
        proper
            .replaceFirst("\"note\":\"\"", "\"note\":\"\u00ff\"")
            .getBytes(StandardCharsets.ISO_8859_1));
    attacks.put("UTF-16", proper.getBytes(StandardCharsets.UTF_16));
    attacks.put("a byte order mark", ("\ufeff" + proper).getBytes(StandardCharsets.UTF_8));
    attacks.put("something after the end", (proper + "{}").getBytes(StandardCharsets.UTF_8));
    attacks.put(
        "a note of a million characters",
        proper
            .replaceFirst("\"note\":\"\"", "\"note\":\"" + "a".repeat(1_000_000) + "\"")
            .getBytes(StandardCharsets.UTF_8));
    attacks.put("nothing", new byte[0]);
    attacks.put("zeros", new byte[1_000_000]);
    attacks.put(
        "12 MB",
        ("{\"a\":\"" + "a".repeat(12_000_000) + "\"}").getBytes(StandardCharsets.US_ASCII));
    attacks.put(
        "XML",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
            .getBytes(StandardCharsets.US_ASCII));
    return attacks;
  }

  @Test
  @Order(11)
  void hostileDocumentsAreRefusedAtOnceAndTakeNoMemory() throws IOException {
    String code = "34:01";
    long before = accepted(code);
    Map<String, byte[]> attacks = attacks(code);
    long resident = resident(centre);
    Map<String, String> wrong = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> attack : attacks.entrySet()) {
      try (Line out = line(code)) {
        long begin = System.nanoTime();
        Line.Answer answer = send(out, attack.getValue());
        long millis = (System.nanoTime() - begin) / 1_000_000;
        boolean problem =
            answer
                .headers()
                .getOrDefault("Content-Type", "")
                .startsWith("application/problem+json");
        if (answer.status() < 400
            || answer.status() > 499
            || !problem
            || millis > 2000
            || answer.text().contains("Exception")
            || answer.text().contains("root:")) {
          wrong.put(
              attack.getKey(),
              answer.status()
                  + " after "
                  + millis
                  + " ms: "
                  + answer.text().substring(0, Math.min(300, answer.text().length())));
        }
      } catch (UncheckedIOException e) {
        // A server may close the line on a body that is far too large, once it has said so.
        if (attack.getValue().length < 5_000_000) {
          wrong.put(attack.getKey(), e.toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(accepted(code)).isEqualTo(before);
    assertThat(resident(centre) - resident).as("memory taken, in kB").isLessThan(200_000);
  }

  @Test
  @Order(12)
  void oneIntakeTakesBothRoads() throws IOException {
    Message m = next("34:14");
    try (Line out = line("34:14")) {
      Line.Answer answer = out.post(Soap.PATH, Soap.CONTENT_TYPE, Soap.request(m));
      assertThat(Soap.digest(answer)).as(answer.text()).isEqualTo(m.digest());
      assertThat(Soap.repeated(answer)).isFalse();
      taken(send(out, m), m);
      Line.Answer again = out.post(Soap.PATH, Soap.CONTENT_TYPE, Soap.request(m));
      assertThat(Soap.digest(again)).as(again.text()).isEqualTo(m.digest());
      assertThat(Soap.repeated(again)).isTrue();
    }
  }

  /** A request that a test hopes to see refused. */
  private record Hostile(String contentType, byte[] body, Map<String, String> headers) {

    static Hostile soap(String body) {
      return new Hostile(Soap.CONTENT_TYPE, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }
  }

  /**
   * SOAP requests that must be refused.
   *
   * @param proper a proper request
   * @param trap a port on which nobody may knock
   */
  private static Map<String, Hostile> hostileSoap(String proper, int trap) throws IOException {
    String away = "http://127.0.0.1:" + trap + "/";
    String note = "<note></note>";
    Map<String, Hostile> all = new LinkedHashMap<>();
    all.put(
        "an external entity that is a file",
        Hostile.soap(
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                + proper.replaceFirst(note, "<note>&b;</note>")));
    all.put(
        "an external entity elsewhere",
        Hostile.soap(
            "<!DOCTYPE a [<!ENTITY b SYSTEM \""
                + away
                + "b\">]>"
                + proper.replaceFirst(note, "<note>&b;</note>")));
    all.put(
        "an external document type",
        Hostile.soap("<!DOCTYPE a SYSTEM \"" + away + "a.dtd\">" + proper));
    all.put(
        "a parameter entity",
        Hostile.soap("<!DOCTYPE a [<!ENTITY % b SYSTEM \"" + away + "b\"> %b;]>" + proper));
    StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      laughs
          .append("<!ENTITY a")
          .append(i)
          .append(" \"")
          .append(("&a" + (i - 1) + ";").repeat(10))
          .append("\">");
    }
    all.put(
        "a billion laughs",
        Hostile.soap(laughs + "]>" + proper.replaceFirst(note, "<note>&a29;</note>")));
    String attributes =
        IntStream.range(0, 1_000_000)
            .mapToObj(i -> " a" + i + "=\"\"")
            .collect(Collectors.joining());
    all.put(
        "a million attributes, cut at the door",
        Hostile.soap(proper.replaceFirst("<cell>", "<cell" + attributes + ">")));
    all.put(
        "300,000 attributes",
        Hostile.soap(
            proper.replaceFirst(
                "<cell>",
                "<cell" + attributes.substring(0, attributes.indexOf(" a300000=")) + ">")));
    all.put(
        "300,000 attributes of the envelope",
        Hostile.soap(
            proper.replaceFirst(
                "<e:Envelope",
                "<e:Envelope" + attributes.substring(0, attributes.indexOf(" a300000=")))));
    all.put(
        "100,000 namespaces",
        Hostile.soap(
            proper.replaceFirst(
                "<e:Envelope",
                "<e:Envelope"
                    + IntStream.range(0, 100_000)
                        .mapToObj(i -> " xmlns:n" + i + "=\"u:" + i + "\"")
                        .collect(Collectors.joining()))));
    all.put(
        "depth 100,000",
        Hostile.soap(
            proper.replaceFirst(
                note, "<note>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</note>")));
    all.put(
        "depth 100,000 in a header",
        Hostile.soap(
            proper.replaceFirst(
                "<e:Body>",
                "<e:Header>"
                    + "<a>".repeat(100_000)
                    + "</a>".repeat(100_000)
                    + "</e:Header><e:Body>")));
    all.put(
        "depth without an end",
        Hostile.soap(proper.replaceFirst(note, "<note>" + "<a>".repeat(500_000))));
    all.put(
        "a million elements",
        Hostile.soap(proper.replaceFirst("<cell>", "<x/>".repeat(1_000_000) + "<cell>")));
    all.put(
        "a name of a million characters",
        Hostile.soap(proper.replaceFirst(note, "<" + "a".repeat(1_000_000) + "/>")));
    all.put("NUL", Hostile.soap(proper.replaceFirst(note, "<note>a\0b</note>")));
    all.put("NUL as a reference", Hostile.soap(proper.replaceFirst(note, "<note>&#0;</note>")));
    for (String number : List.of("1e400", "NaN", "INF", "9".repeat(1_000_000))) {
      String shown = number.length() > 20 ? "a million digits" : number;
      all.put(
          "a value " + shown,
          Hostile.soap(
              proper.replaceFirst("<value>[^<]*</value>", "<value>" + number + "</value>")));
    }
    all.put(
        "an attachment from a file",
        Hostile.soap(
            proper.replaceFirst(
                note,
                "<note><x:Include xmlns:x=\"http://www.w3.org/2004/08/xop/include\" href=\"file:///etc/passwd\"/></note>")));
    String start =
        "--b\r\nContent-Type: application/xop+xml; charset=utf-8; type=\"application/soap+xml\"\r\nContent-ID: <r>\r\n\r\n";
    String mime =
        "multipart/related; boundary=b; start=\"<r>\"; type=\"application/xop+xml\"; start-info=\"application/soap+xml\"";
    String include =
        new String(
            Soap.envelope(
                "<submitDocument xmlns=\"urn:ctdp:exchange:1\"><document><x:Include xmlns:x=\"http://www.w3.org/2004/08/xop/include\" href=\"%s\"/></document></submitDocument>"),
            StandardCharsets.UTF_8);
    for (String href : List.of("cid:nobody", away + "document", "file:///etc/passwd")) {
      all.put(
          "an attachment at " + href.replaceFirst(":\\d+", ""),
          new Hostile(
              mime,
              (start + include.formatted(href) + "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8),
              Map.of()));
    }
    String part = "\r\n--b\r\nContent-Type: application/json\r\nContent-ID: <p%d>\r\n\r\n{}";
    all.put(
        "20,000 attachments",
        new Hostile(
            mime,
            (start
                    + include.formatted("cid:p1")
                    + IntStream.range(0, 20_000)
                        .mapToObj(part::formatted)
                        .collect(Collectors.joining())
                    + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8),
            Map.of()));
    all.put(
        "an attachment of 30 MB",
        new Hostile(
            mime,
            (start
                    + include.formatted("cid:p1")
                    + part.formatted(1)
                    + " ".repeat(30_000_000)
                    + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8),
            Map.of()));
    all.put(
        "attachments without an end",
        new Hostile(
            mime,
            (start + include.formatted("cid:p1") + part.formatted(1))
                .getBytes(StandardCharsets.UTF_8),
            Map.of()));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 1000; i++) {
        gzip.write(new byte[1_000_000]);
      }
    }
    all.put(
        "a gigabyte, packed",
        new Hostile(Soap.CONTENT_TYPE, packed.toByteArray(), Map.of("Content-Encoding", "gzip")));
    all.put("JSON", Hostile.soap("{}"));
    all.put("nothing", Hostile.soap(""));
    return all;
  }

  @Test
  @Order(13)
  void hostileSoapIsRefusedAtOnceAndReachesNobodyElse() throws Exception {
    String code = "34:08";
    Message known = received(code);
    long before = accepted(code);
    String proper =
        new String(
            Soap.request(
                senders.get(code).draft(form, PERIODS.get(4), 1, figures(senders.get(code)), null)),
            StandardCharsets.UTF_8);
    Map<String, String> wrong = new LinkedHashMap<>();
    try (ServerSocket trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Map<String, Hostile> attacks = hostileSoap(proper, trap.getLocalPort());
      long resident = resident(centre);
      for (Map.Entry<String, Hostile> attack : attacks.entrySet()) {
        Hostile hostile = attack.getValue();
        try (Line out = line(code)) {
          hostile.headers().forEach(out::with);
          long begin = System.nanoTime();
          Line.Answer answer = out.post(Soap.PATH, hostile.contentType(), hostile.body());
          long millis = (System.nanoTime() - begin) / 1_000_000;
          String text = answer.text();
          if (answer.status() < 400
              || millis > 2000
              || text.contains("Exception")
              || text.contains("root:")) {
            wrong.put(
                attack.getKey(),
                answer.status()
                    + " after "
                    + millis
                    + " ms: "
                    + text.substring(0, Math.min(300, text.length())));
          }
        } catch (IOException e) {
          if (hostile.body().length < 5_000_000) {
            wrong.put(attack.getKey(), e.toString());
          }
        }
      }
      // A report that is known already, so that it does not matter whether the header is refused or
      // passed over.
      String elsewhere =
          "<e:Header xmlns:a=\"http://www.w3.org/2005/08/addressing\"><a:To>urn:x</a:To><a:MessageID>urn:uuid:1</a:MessageID>"
              + "<a:Action>urn:ctdp:exchange:1/submitReport</a:Action><a:ReplyTo><a:Address>http://127.0.0.1:%1$d/reply</a:Address></a:ReplyTo>"
              + "<a:FaultTo><a:Address>http://127.0.0.1:%1$d/fault</a:Address></a:FaultTo></e:Header><e:Body>";
      String request =
          new String(Soap.request(known), StandardCharsets.UTF_8)
              .replaceFirst("<e:Body>", elsewhere.formatted(trap.getLocalPort()));
      try (Line out = line(code)) {
        long begin = System.nanoTime();
        Line.Answer answer =
            out.post(Soap.PATH, Soap.CONTENT_TYPE, request.getBytes(StandardCharsets.UTF_8));
        assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(2000);
        assertThat(answer.status() == 200 || answer.status() >= 400)
            .as("%d %s", answer.status(), answer.text())
            .isTrue();
      }
      trap.setSoTimeout(1000);
      assertThatThrownBy(trap::accept)
          .as("nobody knocks elsewhere")
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(wrong).isEmpty();
      assertThat(resident(centre) - resident).as("memory taken, in kB").isLessThan(200_000);
    }
    assertThat(accepted(code)).isEqualTo(before);
    received(code);
  }

  /** Resident memory, in kB. */
  private static long resident(Instance instance) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + instance.pid() + "/status")).stream()
        .filter(l -> l.startsWith("VmRSS:"))
        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
        .sum();
  }

  @Order(20)
  @ParameterizedTest
  @EnumSource(Cutter.Cut.class)
  void aLineThatBreaksLosesAndDoublesNothing(Cutter.Cut cut) {
    String period = PERIODS.get(cut.ordinal());
    int before = line.broken();
    line.order(cut);
    line.order(cut);
    approve(period, 1);
    awaitReceived(period);
    assertThat(line.broken()).as("the line did break").isEqualTo(before + 2);
  }

  @Test
  @Order(21)
  void theCentreKilledBetweenItsCommitAndTheReceiptHasTheReportOnce() {
    String period = PERIODS.get(6);
    int before = line.broken();
    line.order(Cutter.Cut.BEFORE_THE_REPLY, centre::kill);
    approve(period, 1);
    await().atMost(SOON).until(() -> line.broken() == before + 1);
    assertThat(centre.alive()).isFalse();
    assertThat(state(report(period)))
        .as("without a receipt nothing is received")
        .isEqualTo("QUEUED");
    centre.start();
    awaitReceived(period);
    String code = "34:01";
    Message known =
        oracle.all().stream().filter(m -> m.province().equals(code)).findAny().orElseThrow();
    try (Line out = line(code)) {
      for (int i = 0; i < 20; i++) {
        Line.Answer answer = send(out, known);
        assertThat(answer.status()).as("the same report again, after a restart").isEqualTo(200);
        assertThat(digest(answer)).isEqualTo(known.digest());
      }
    }
  }

  /**
   * Time is no reason to refuse: what a sender's clock says is kept as its word, the receipt has
   * the centre's time. The sender's certificate, its account and the order of its messages do not
   * depend on either clock.
   */
  @Order(22)
  @ParameterizedTest
  @ValueSource(strings = {"P1D", "-P1D"})
  void aSenderWhoseClockIsADayWrongIsHeardOnce(String offset) throws Exception {
    province.stop();
    province.environment.put(
        "EXTRA_JAVA_OPTS", "-Dctdp.clock.offset=" + offset + " -Dctdp.clock.exercise=true");
    try {
      province.start();
      assertThat(province.get("/health/ready", null).body()).contains("DIỄN TẬP");
      String period = PERIODS.get(8);
      JsonNode before = report(period);
      int revision = before == null ? 1 : before.findValue("revision").asInt() + 1;
      approve(period, revision);
      JsonNode sent = awaitReceived(period);
      Instant now = clock();
      Instant wrong = now.plus(Duration.parse(offset));
      assertThat(Instant.parse(sent.at("/approval/at").asText()))
          .as("the sender's time")
          .isBetween(wrong.minusSeconds(600), wrong.plusSeconds(600));
      assertThat(received("34:68", period, revision))
          .as("the centre's time")
          .isBetween(now.minusSeconds(600), now.plusSeconds(600));
      // A revision more while the clock is wrong, and one when it is right again.
      approve(period, revision + 1);
      awaitReceived(period);
    } finally {
      province.environment.remove("EXTRA_JAVA_OPTS");
      province.stop();
      province.start();
    }
    approve(PERIODS.get(8), report(PERIODS.get(8)).findValue("revision").asInt() + 1);
    awaitReceived(PERIODS.get(8));
    Sender sender = senders.get("34:14");
    Instant then = clock().plus(Duration.parse(offset)).truncatedTo(ChronoUnit.SECONDS);
    Message m =
        sender.next(
            form,
            PERIODS.get(5),
            Message.Kind.REVISION,
            figures(sender),
            Map.of(
                "drawnUpAt",
                then.toString(),
                "approval",
                Map.of("by", "Lãnh đạo mô phỏng", "at", then.toString())));
    pending.put("34:14", m);
    settle();
  }

  @Test
  @Order(23)
  void aCentreRestoredFromAnOldBackupGetsBackWhatItHasForgotten() throws Exception {
    assumeThat(onPostgres()).as("the files of Derby are the backup here").isFalse();
    String period = PERIODS.get(9);
    Path data = centre.home.resolve("data/derby");
    Path backup = centre.home.resolve("derby.backup");
    JsonNode before = report(period);
    int revision = before == null ? 1 : before.findValue("revision").asInt() + 1;
    centre.stop();
    copy(data, backup);
    centre.start();
    for (int i = 0; i < 2; i++) {
      approve(period, revision + i);
      awaitReceived(period);
    }
    centre.stop();
    copy(backup, data);
    centre.start();
    assertThat(accepted("34:68")).isEqualTo(count("34:68") - 2);

    approve(period, revision + 2);
    awaitReceived(period);

    assertThat(accepted("34:68")).isEqualTo(count("34:68"));
    assertThat(province.log()).contains("The centre asks again for messages");
  }

  /** How many reports of a province were acknowledged. */
  private int count(String code) {
    return (int) oracle.all().stream().filter(m -> m.province().equals(code)).count();
  }

  private static void copy(Path from, Path to) {
    Instance.Ended ended =
        Instance.run(
            List.of(
                "sh",
                "-c",
                "rm -rf \"$2\" && cp -a \"$1\" \"$2\"",
                "copy",
                from.toString(),
                to.toString()));
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  /** When the centre received it, by its own receipt. */
  private Instant received(String code, String period, int revision) throws IOException {
    try (Line reader = reader()) {
      Line.Answer receipt =
          reader.get(
              "/api/exchange/receipts/"
                  + String.join("/", code, FORM, period, Integer.toString(revision)));
      return Instant.parse(Instance.JSON.readTree(receipt.body()).findValue("receivedAt").asText());
    }
  }

  private static Instant clock() {
    return Clock.systemUTC().instant();
  }

  @Test
  @Order(30)
  void aCentreKilledAtAnyPointKeepsWhatItAcknowledged() throws Exception {
    for (int round = 0; round < (KILLS + 1) / 2; round++) {
      ExecutorService many = Executors.newFixedThreadPool(SIMULATED.size());
      try {
        List<Future<Integer>> running = new ArrayList<>();
        for (String code : SIMULATED) {
          running.add(many.submit(() -> sendUntilItBreaks(code)));
        }
        // A random point of a submission is what is wanted here, and not that something has
        // happened.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300 + random.nextInt(1500)));
        centre.kill();
        for (Future<Integer> sender : running) {
          sender.get(60, TimeUnit.SECONDS);
        }
      } finally {
        many.shutdownNow();
      }
      centre.start();
      settle();
    }
    assertThat(pending).isEmpty();
  }

  private int sendUntilItBreaks(String code) {
    int acknowledged = 0;
    try (Line out = line(code)) {
      while (true) {
        Message m = next(code);
        Line.Answer answer = send(out, m);
        if (answer.status() / 100 == 5) {
          return acknowledged;
        }
        taken(answer, m);
        acknowledged++;
      }
    } catch (UncheckedIOException e) {
      return acknowledged;
    }
  }

  @Test
  @Order(31)
  void aProvinceKilledAtAnyPointSendsWhatWasApprovedOnce() throws Exception {
    for (int round = 0; round < KILLS / 2; round++) {
      String period = PERIODS.get(7 + round % 3);
      JsonNode before = report(period);
      int revision = before == null ? 1 : before.findValue("revision").asInt() + 1;
      ExecutorService one = Executors.newSingleThreadExecutor();
      try {
        Future<?> work =
            one.submit(
                () -> {
                  try {
                    approve(period, revision);
                  } catch (UncheckedIOException e) {
                    // Cut off by the kill; otherwise the wait below finds the report unfinished.
                    assertThat(e).hasCauseInstanceOf(IOException.class);
                  }
                });
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1500)));
        province.kill();
        work.get(60, TimeUnit.SECONDS);
      } finally {
        one.shutdownNow();
      }
      province.start();
      approve(period, revision);
      awaitReceived(period);
      assertThat(report(period).findValue("revision").asInt()).isEqualTo(revision);
    }
    assertThat(province.operator("POST", "/audit/verify", null).get("intact").asBoolean()).isTrue();
  }
}
