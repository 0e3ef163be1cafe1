package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.ctdp.sim.Canonical;
import vn.ctdp.sim.Form;
import vn.ctdp.sim.FormBundle;
import vn.ctdp.sim.Line;
import vn.ctdp.sim.Message;
import vn.ctdp.sim.Oracle;
import vn.ctdp.sim.Sender;
import vn.ctdp.sim.SigningKey;
import vn.ctdp.sim.Synthetic;

/**
 * Reports under power cuts, broken lines and attacks. After each, by an oracle that shares no code
 * with the platform: what was acknowledged is stored exactly once with the same digest, nothing is
 * stored in part, the national totals are the sums of the latest revisions, the numbers have no gap
 * and the audit log is whole.
 *
 * <p>{@code -Dctdp.faults=200} kills 200 times, {@code -Dctdp.faults.seed=N} at other points,
 * {@code -Dctdp.faults.database=postgres} on PostgreSQL.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultIT {

  private static final String FORM = "mo-phong";
  private static final String INTAKE = "/api/exchange/reports";
  private static final int KILLS = Integer.getInteger("ctdp.faults", 12);
  private static final long SEED = Long.getLong("ctdp.faults.seed", 20261122);
  private static final Duration SOON = Duration.ofSeconds(60);

  /** The provinces that are simulated; the real one is 68. */
  private static final List<String> SIMULATED =
      List.of("34:01", "34:04", "34:08", "34:11", "34:12", "34:14");

  private static final List<String> PERIODS =
      IntStream.rangeClosed(1, 10).mapToObj(month -> "2026-M" + month).toList();

  private final Random random = new Random(SEED);
  private final Form form = new Form(Instance.JSON.valueToTree(Synthetic.document(FORM, 30)));
  private final Oracle oracle = new Oracle();
  private final Map<String, Sender> senders = new LinkedHashMap<>();

  /** What a sender has sent without hearing an answer. */
  private final Map<String, Message> pending = new ConcurrentHashMap<>();

  private Postgres postgres;
  private Instance centre;
  private Instance province;
  private Cutter line;

  @BeforeAll
  void start() throws IOException {
    Database database = Database.DERBY;
    if ("postgres".equals(System.getProperty("ctdp.faults.database"))) {
      postgres = Postgres.start();
      database = postgres;
    }
    centre = Instance.centre("fault-centre", database);
    accounts(centre, SIMULATED);
    line = Cutter.to(centre.port, INTAKE);
    province = Instance.province("fault-province", "68", centre, database);
    property(province, "ctdp.centre.url", line.url());
    append(
        province,
        "etc/vn.ctdp.exchange.province.cfg",
        "retryFirstSeconds = 1\nretryMaxSeconds = 2\npollSeconds = 1\n");
    byte[] document = Canonical.bytes(Synthetic.document(FORM, 30));
    FormBundle.offer(Instance.DIST, centre.home, "centre", document);
    FormBundle.offer(Instance.DIST, province.home, "centre", document);
    centre.launch();
    province.launch();
    centre.awaitReady();
    province.awaitReady();
    for (String code : SIMULATED) {
      senders.put(code, new Sender(code, key(code), SEED));
    }
  }

  private SigningKey key(String code) {
    return null;
  }

  /** Machine accounts for the simulated provinces, beside those that every test has. */
  private static void accounts(Instance centre, List<String> provinces) throws IOException {
    Path file = centre.home.resolve("secrets/initial-users.json");
    ArrayNode users = (ArrayNode) Instance.JSON.readTree(Files.readString(file));
    for (String province : provinces) {
      String name = user(province);
      boolean known = false;
      for (JsonNode user : users) {
        known |= user.get("username").asText().equals(name);
      }
      if (!known) {
        users
            .addObject()
            .put("username", name)
            .put("password", Instance.PASSWORD)
            .put("displayName", "Mô phỏng " + province)
            .put("kind", "MACHINE")
            .put("role", "HE_THONG")
            .put("scope", "PROVINCE")
            .put("province", province);
      }
    }
    Files.writeString(file, users.toString());
  }

  private static String user(String province) {
    return "tinh-" + province.substring(3);
  }

  private static void property(Instance instance, String key, String value) throws IOException {
    Path file = instance.home.resolve("instance.properties");
    Files.writeString(
        file, Files.readString(file).replaceFirst("(?m)^" + key + " = .*$", key + " = " + value));
  }

  private static void append(Instance instance, String file, String text) throws IOException {
    Files.writeString(
        instance.home.resolve(file),
        "\n" + text,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  @AfterAll
  void stop() {
    if (province != null) {
      province.close();
    }
    if (centre != null) {
      centre.close();
    }
    if (line != null) {
      line.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  // --- what must hold after every fault --------------------------------------------------------

  @AfterEach
  void invariants() throws IOException {
    if (!centre.alive()) {
      centre.start();
    }
    settle();
    Map<String, Long> expected = new TreeMap<>();
    try (Line reader = reader()) {
      for (Message m : oracle.all()) {
        expected.merge(m.province(), 1L, Long::sum);
        Line.Answer receipt =
            reader.get(
                "/api/exchange/receipts/"
                    + String.join("/", m.province(), m.form(), m.period(), "" + m.revision()));
        assertThat(receipt.status()).as("receipt of %s", m).isEqualTo(200);
        assertThat(Instance.JSON.readTree(receipt.body()).findValue("digest").asText())
            .as("what was acknowledged is stored with the same digest: %s", m.period())
            .isEqualTo(m.digest());
      }
      for (String code : all()) {
        List<JsonNode> lines = ledger(reader, code);
        assertThat(lines.size())
            .as("stored exactly once, and nothing that nobody sent: %s", code)
            .isEqualTo(expected.getOrDefault(code, 0L).intValue());
        assertThat(lines.stream().map(l -> l.get("sequence").asLong()).sorted().toList())
            .as("numbers without gaps: %s", code)
            .isEqualTo(IntStream.rangeClosed(1, lines.size()).mapToObj(Long::valueOf).toList());
      }
      for (String period : PERIODS) {
        Line.Answer table = reader.get("/api/exchange/consolidated/" + FORM + "/" + period);
        assertThat(table.status()).isEqualTo(200);
        assertThat(oracle.differences(form, period, totals(table)))
            .as("national totals of %s", period)
            .isEmpty();
      }
    }
    assertThat(centre.operator("POST", "/audit/verify", null).get("intact").asBoolean())
        .as("the audit log is whole")
        .isTrue();
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>(SIMULATED);
    all.add("34:68");
    return all;
  }

  /** Sends again what was never answered: only then is it known what must be stored. */
  private void settle() {
    for (Message m : List.copyOf(pending.values())) {
      try (Line out = line(m.province())) {
        taken(send(out, m), m);
      }
    }
    assertThat(pending).isEmpty();
  }

  private List<JsonNode> ledger(Line reader, String code) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    JsonNode page;
    do {
      page =
          Instance.JSON.readTree(
              reader
                  .get(
                      "/api/exchange/ledger?accepted=true&limit=200&province="
                          + code
                          + "&offset="
                          + lines.size())
                  .body());
      page.get("rows").forEach(lines::add);
    } while (lines.size() < page.get("total").asInt() && !page.get("rows").isEmpty());
    return lines;
  }

  private static Map<String, BigDecimal> totals(Line.Answer table) throws IOException {
    Map<String, BigDecimal> totals = new HashMap<>();
    Instance.JSON
        .readTree(table.body())
        .get("totals")
        .fields()
        .forEachRemaining(f -> totals.put(f.getKey(), new BigDecimal(f.getValue().asText())));
    return totals;
  }

  // --- simulated senders -----------------------------------------------------------------------

  private Line reader() {
    return new Line(centre.port, 60_000).as("chuyenvien", Instance.PASSWORD);
  }

  private Line line(String code) {
    return new Line(centre.port, 60_000).as(user(code), Instance.PASSWORD);
  }

  /** Sends, and comes again when it is told to. */
  private static Line.Answer send(Line out, Message m) {
    return send(out, m.document());
  }

  private static Line.Answer send(Line out, byte[] document) {
    try {
      Line.Answer answer = out.post(INTAKE, "application/json", document);
      for (int i = 0; i < 60 && answer.status() == 429; i++) {
        LockSupport.parkNanos(
            TimeUnit.SECONDS.toNanos(
                Long.parseLong(answer.headers().getOrDefault("Retry-After", "1"))));
        answer = out.post(INTAKE, "application/json", document);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A message was answered with a receipt. */
  private void taken(Line.Answer answer, Message m) {
    assertThat(answer.status()).as("%s: %s", m.province(), answer.text()).isIn(200, 201);
    assertThat(digest(answer)).isEqualTo(m.digest());
    oracle.acknowledged(m);
    pending.remove(m.province());
  }

  private static String digest(Line.Answer answer) {
    try {
      return Instance.JSON.readTree(answer.body()).findValue("digest").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Message next(String code) {
    Sender sender = senders.get(code);
    String period = PERIODS.get(sender.random().nextInt(PERIODS.size()));
    Message m =
        sender.next(
            form,
            period,
            Message.Kind.REVISION,
            sender.random().nextInt(5) == 0
                ? Synthetic.withdrawn(
                    form, Synthetic.figures(form, sender.random()), sender.random())
                : Synthetic.figures(form, sender.random()));
    pending.put(code, m);
    return m;
  }

  /** The next report of a sender, received. */
  private Message received(String code) {
    Message m = next(code);
    try (Line out = line(code)) {
      taken(send(out, m), m);
    }
    return m;
  }

  /** How many accepted reports of a province the ledger holds. */
  private long accepted(String code) {
    try (Line reader = reader()) {
      return ledger(reader, code).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private Map<String, BigDecimal> figures(Sender sender) {
    return Synthetic.figures(form, sender.random());
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

  /** Documents that must be refused, each within two seconds. */
  private Map<String, byte[]> attacks(String code) {
    Sender sender = senders.get(code);
    String proper =
        new String(
            sender
                .message(form, PERIODS.get(2), 1, Message.Kind.INVALID, figures(sender), null)
                .content(),
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
            "1.0",
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
                  "\"value\":\"" + (number.equals("1.0") ? "1e0" : number) + "\"")
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
  @Order(8)
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

  /** Resident memory, in kB. */
  private static long resident(Instance instance) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + instance.pid() + "/status")).stream()
        .filter(l -> l.startsWith("VmRSS:"))
        .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
        .sum();
  }

  // --- the real province -----------------------------------------------------------------------

  private static final String MINE = "/api/exchange/my-reports";

  /** The province's report of a period; null before it was drawn up. */
  private JsonNode report(String period) {
    JsonNode page =
        province.ok(
            province.get(
                MINE + "?form=" + FORM + "&period=" + period + "&limit=200", "chuyenvien"));
    JsonNode latest = null;
    for (JsonNode row : page.get("rows")) {
      if (latest == null
          || row.findValue("revision").asInt() > latest.findValue("revision").asInt()) {
        latest = row;
      }
    }
    return latest;
  }

  private static String state(JsonNode report) {
    return report == null ? "NONE" : report.findValue("state").asText();
  }

  /**
   * Draws up the next revision, types in figures, hands in and approves; goes on where it stands.
   */
  private void approve(String period, int revision) {
    JsonNode report = report(period);
    if (report == null || report.findValue("revision").asInt() < revision) {
      province.ok(
          province.post(
              MINE,
              "chuyenvien",
              Instance.JSON.createObjectNode().put("form", FORM).put("period", period)));
      report = report(period);
    }
    String path = MINE + "/" + report.findValue("id").asText();
    if (state(report).equals("DRAFT")) {
      for (String row : List.of("1.1", "1.2", "1.3", "1.4", "1.5", "2.6", "2.7")) {
        ObjectNode cell =
            Instance.JSON
                .createObjectNode()
                .put(
                    "value",
                    row.endsWith("6") ? "3" : "" + (revision * 1000 + PERIODS.indexOf(period)))
                .put("reason", "");
        province.ok(province.send("PUT", path + "/cells/" + row, "chuyenvien", cell));
      }
      province.ok(province.post(path + "/submit", "chuyenvien", null));
    }
    if (Set.of("DRAFT", "SUBMITTED").contains(state(report))) {
      province.ok(province.post(path + "/approve", "lanhdao", null));
    }
  }

  /** Waits until the report has its receipt, and tells the oracle what was sent. */
  private void awaitReceived(String period) {
    await(period + " is received")
        .atMost(SOON)
        .until(() -> state(report(period)).equals("RECEIVED"));
    sent(period);
  }

  /** Reads what the province keeps of what it has sent. */
  private void sent(String period) {
    JsonNode report = report(period);
    JsonNode document =
        Instance.json(
            province.get(MINE + "/" + report.findValue("id").asText() + "/envelope", "chuyenvien"));
    JsonNode content = document.has("content") ? document.get("content") : document;
    byte[] canonical = Canonical.bytes(Instance.JSON.convertValue(content, Map.class));
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    for (JsonNode cell : content.get("cells")) {
      if (!cell.get("value").isNull()) {
        figures.put(cell.get("row").asText(), new BigDecimal(cell.get("value").asText()));
      }
    }
    oracle.acknowledged(
        new Message(
            "34:68",
            content.path("sequence").asLong(),
            FORM,
            period,
            content.get("revision").asInt(),
            Message.Kind.REVISION,
            canonical,
            Canonical.sha256(canonical),
            "",
            figures));
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
