package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import vn.ctdp.sim.Canonical;
import vn.ctdp.sim.Enrolment;
import vn.ctdp.sim.Form;
import vn.ctdp.sim.FormBundle;
import vn.ctdp.sim.Line;
import vn.ctdp.sim.Message;
import vn.ctdp.sim.Oracle;
import vn.ctdp.sim.Sender;
import vn.ctdp.sim.SigningKey;
import vn.ctdp.sim.Synthetic;

/**
 * A centre and a real province with a line between them that can be broken, simulated provinces
 * beside, and an oracle that shares no code with the platform. After each test: what was
 * acknowledged is stored exactly once with the same digest, nothing is stored in part, the national
 * totals are the sums of the latest revisions, the numbers have no gap and the audit log is whole.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ExchangeWorld {

  static final String FORM = "mo-phong";
  static final String INTAKE = "/api/exchange/reports";
  static final long SEED = Long.getLong("ctdp.faults.seed", 20261122);
  static final Duration SOON = Duration.ofSeconds(60);

  /** The provinces that are simulated; the real one is 68. */
  static final List<String> SIMULATED =
      List.of("34:01", "34:04", "34:08", "34:11", "34:12", "34:14");

  static final List<String> PERIODS =
      IntStream.rangeClosed(1, 10).mapToObj(month -> "2026-M" + month).toList();

  final Form form = new Form(Instance.JSON.valueToTree(Synthetic.document(FORM, 30)));
  final Oracle oracle = new Oracle();
  final Map<String, Sender> senders = new LinkedHashMap<>();

  /** What a sender has sent without hearing an answer. */
  final Map<String, Message> pending = new ConcurrentHashMap<>();

  /** The centre's public key, as it says itself to those who enrol. */
  private JsonNode centreKey;

  /** Keys and accounts of the simulated provinces. */
  final Map<String, Enrolment.Enrolled> accounts = new LinkedHashMap<>();

  Postgres postgres;
  Instance centre;
  Instance province;
  Cutter line;

  /** Short name for the instances' homes. */
  abstract String name();

  /** What is to be done with the homes before the first start. */
  void prepare() throws IOException {}

  /** Whether there is a real province beside the simulated ones. */
  boolean withProvince() {
    return true;
  }

  boolean onPostgres() {
    return "postgres".equals(System.getProperty("ctdp.faults.database"));
  }

  /** Where the simulated senders knock. */
  int door() {
    return centre.port;
  }

  /** The first start of everything. */
  void launch() throws IOException {
    centre.launch();
    if (withProvince()) {
      province.launch();
    }
    centre.awaitReady();
    if (withProvince()) {
      province.awaitReady();
    }
  }

  @BeforeAll
  void start() throws IOException {
    Database database = Database.DERBY;
    if (onPostgres()) {
      postgres = Postgres.start();
      database = postgres;
    }
    centre = Instance.centre(name() + "-centre", database);
    accounts(centre, SIMULATED);
    offer(centre);
    if (withProvince()) {
      line = Cutter.to(centre.port, INTAKE);
      province = Instance.province(name() + "-province", "68", centre, database);
      property(province, "ctdp.centre.url", line.url());
      append(
          province,
          "etc/vn.ctdp.exchange.province.cfg",
          "retryFirstSeconds = 1\nretryMaxSeconds = 2\npollSeconds = 1\n");
      offer(province);
    }
    prepare();
    launch();
    enrol();
  }

  /** Gives an instance that does not run the form of these tests. */
  static void offer(Instance instance) throws IOException {
    FormBundle.offer(
        Instance.DIST, instance.home, "centre", Canonical.bytes(Synthetic.document(FORM, 30)));
  }

  /** Machine accounts for the simulated provinces, beside those that every test has. */
  static void accounts(Instance centre, List<String> provinces) throws IOException {
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

  static String user(String province) {
    return "tinh-" + province.substring(3);
  }

  /** Gives every sender a key that the centre knows. */
  private void enrol() throws IOException {
    try (Line administrator = new Line(centre.port, 30_000).as("quantri", Instance.PASSWORD);
        Line stranger = new Line(centre.port, 30_000)) {
      centreKey = Enrolment.centreKey(stranger);
      for (String code : SIMULATED) {
        Enrolment.Enrolled enrolled = Enrolment.enrol(administrator, stranger, code);
        accounts.put(code, enrolled);
        senders.put(code, new Sender(code, enrolled.key(), SEED));
      }
    }
    if (withProvince()) {
      province.enrol(centre, "68");
    }
  }

  static void property(Instance instance, String key, String value) throws IOException {
    Path file = instance.home.resolve("instance.properties");
    Files.writeString(
        file, Files.readString(file).replaceFirst("(?m)^" + key + " = .*$", key + " = " + value));
  }

  static void append(Instance instance, String file, String text) throws IOException {
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
        assertThat(Instance.JSON.readTree(receipt.body()).get("sequence").asLong())
            .as("under the sender's number")
            .isEqualTo(m.sequence());
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

  static List<String> all() {
    List<String> all = new ArrayList<>(SIMULATED);
    all.add("34:68");
    return all;
  }

  /** Sends again what was never answered: only then is it known what must be stored. */
  void settle() {
    for (Message m : List.copyOf(pending.values())) {
      try (Line out = line(m.province())) {
        taken(send(out, m), m);
      }
    }
    assertThat(pending).isEmpty();
  }

  List<JsonNode> ledger(Line reader, String code) throws IOException {
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

  static Map<String, BigDecimal> totals(Line.Answer table) throws IOException {
    Map<String, BigDecimal> totals = new HashMap<>();
    Instance.JSON
        .readTree(table.body())
        .get("totals")
        .fields()
        .forEachRemaining(f -> totals.put(f.getKey(), new BigDecimal(f.getValue().asText())));
    return totals;
  }

  // --- simulated senders -----------------------------------------------------------------------

  Line reader() {
    return new Line(door(), 60_000).as("chuyenvien", Instance.PASSWORD);
  }

  Line line(String code) {
    Enrolment.Enrolled account = accounts.get(code);
    return new Line(door(), 60_000).as(account.user(), account.password());
  }

  /** Sends, and comes again when it is told to. */
  static Line.Answer send(Line out, Message m) {
    return send(out, m.document());
  }

  static Line.Answer send(Line out, byte[] document) {
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

  /** A message was answered with a receipt that the centre signed for this very content. */
  void taken(Line.Answer answer, Message m) {
    assertThat(answer.status()).as("%s: %s", m.province(), answer.text()).isIn(200, 201);
    assertThat(digest(answer)).isEqualTo(m.digest());
    receipt(answer, m);
    oracle.acknowledged(m);
    pending.remove(m.province());
  }

  private void receipt(Line.Answer answer, Message m) {
    try {
      JsonNode signed =
          Instance.JSON.readTree(Instance.JSON.readTree(answer.body()).get("document").asText());
      JsonNode content = signed.get("content");
      byte[] canonical = Canonical.bytes(Instance.JSON.convertValue(content, Map.class));
      assertThat(
              SigningKey.verifies(
                  centreKey, "ctdp-receipt", canonical, signed.get("signature").asText()))
          .as("the centre's signature")
          .isTrue();
      assertThat(content.get("digest").asText()).isEqualTo(m.digest());
      assertThat(content.get("sequence").asLong()).isEqualTo(m.sequence());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String digest(Line.Answer answer) {
    try {
      return Instance.JSON.readTree(answer.body()).findValue("digest").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Message next(String code) {
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

  Map<String, BigDecimal> figures(Sender sender) {
    return Synthetic.figures(form, sender.random());
  }

  /** The next report of a sender, received. */
  Message received(String code) {
    Message m = next(code);
    try (Line out = line(code)) {
      taken(send(out, m), m);
    }
    return m;
  }

  /** How many accepted reports of a province the ledger holds. */
  long accepted(String code) {
    try (Line reader = reader()) {
      return ledger(reader, code).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // --- the real province -----------------------------------------------------------------------

  static final String MINE = "/api/exchange/my-reports";

  /** The province's report of a period; null before it was drawn up. */
  JsonNode report(String period) {
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

  static String state(JsonNode report) {
    return report == null ? "NONE" : report.findValue("state").asText();
  }

  /**
   * Draws up the next revision, types in figures, hands in and approves; goes on where it stands.
   */
  void approve(String period, int revision) {
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
  JsonNode awaitReceived(String period) {
    await(period + " is received")
        .atMost(SOON)
        .until(() -> state(report(period)).equals("RECEIVED"));
    return sent(period);
  }

  /** Reads what the province keeps of what it has sent. */
  private JsonNode sent(String period) {
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
    return content;
  }
}
