package vn.ctdp.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.ctdp.sim.Canonical;
import vn.ctdp.sim.Enrolment;
import vn.ctdp.sim.FormBundle;
import vn.ctdp.sim.Line;
import vn.ctdp.sim.Sender;
import vn.ctdp.sim.Synthetic;

/** A centre of the built distribution with the simulated form; its senders enrol as provinces do. */
final class Centre implements AutoCloseable {

  static final String FORM = "mo-phong";
  static final String READER = "chuyenvien";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final String password;
  private final Machine machine;
  private final Map<String, Enrolment.Enrolled> accounts = new HashMap<>();

  private Centre(int port, String password, Machine machine) {
    this.port = port;
    this.password = password;
    this.machine = machine;
  }

  /**
   * Makes and starts it.
   *
   * @param database further options of the command that makes an instance
   */
  static Centre start(Path dist, Path work, String id, int port, String password, int rows, List<String> database)
      throws IOException, InterruptedException {
    List<String> create =
        new ArrayList<>(
            List.of(
                dist.resolve("bin/ctdp-instance").toString(), "create", "--home", work.toString(), "--id", id, "--role", "centre", "--port", "" + port,
                "--host", "127.0.0.1"));
    create.addAll(database);
    Process made = new ProcessBuilder(create).redirectErrorStream(true).start();
    String said = new String(made.getInputStream().readAllBytes());
    if (made.waitFor() != 0) {
      throw new IOException(said);
    }
    Path home = work.resolve(id);
    List<Map<String, Object>> users = new ArrayList<>();
    for (String[] person : new String[][] {{"quantri", "ADMIN_HT"}, {"quantri2", "ADMIN_HT"}, {READER, "CV_CCN_CUC"}, {"lanhdao", "LANH_DAO_CUC"}}) {
      users.add(Map.of("username", person[0], "password", password, "displayName", "Đo tải", "role", person[1], "scope", "NATIONAL"));
    }
    Files.writeString(home.resolve("secrets/initial-users.json"), JSON.writeValueAsString(users));
    append(home.resolve("etc/vn.ctdp.security.cfg"), "totp.requiredForAdministrators = false\n");
    // 63 senders come within a minute here, and not within months.
    append(home.resolve("etc/vn.ctdp.exchange.keys.cfg"), "requestsPerMinute = 1000\n");
    FormBundle.offer(dist, home, "centre", Canonical.bytes(Synthetic.document(FORM, rows)));
    Line line = new Line(port, 5000);
    Machine machine =
        Machine.start(
            List.of(dist.resolve("bin/ctdp-instance").toString(), "run", home.toString()),
            home.resolve("console.log"),
            () -> {
              try {
                return line.get("/health/ready").status() == 200;
              } catch (IOException e) {
                return false;
              }
            });
    line.close();
    return new Centre(port, password, machine);
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, "\n" + text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Makes the senders, with keys that the centre has approved. */
  List<Sender> enrol(List<String> provinces, long seed) throws IOException {
    List<Sender> senders = new ArrayList<>();
    try (Line administrator = new Line(port, 60_000).as("quantri", password);
        Line stranger = new Line(port, 60_000)) {
      for (String province : provinces) {
        Enrolment.Enrolled enrolled = Enrolment.enrol(administrator, stranger, province);
        accounts.put(province, enrolled);
        senders.add(new Sender(province, enrolled.key(), seed));
      }
    }
    return senders;
  }

  Machine machine() {
    return machine;
  }

  /** A sender's connection, already signed in. */
  Line line(String province) {
    Enrolment.Enrolled account = accounts.get(province);
    Line line = new Line(port, 120_000).as(account.user(), account.password());
    try {
      line.get("/api/me");
    } catch (IOException e) {
      // The first message will say what is wrong.
      line.close();
    }
    return line;
  }

  Line reader() {
    return new Line(port, 120_000).as(READER, password);
  }

  static String table(String period) {
    return "/api/exchange/consolidated/" + FORM + "/" + period;
  }

  /** The totals of a national table. */
  static Map<String, BigDecimal> totals(Line.Answer answer) throws IOException {
    if (!answer.success()) {
      throw new IOException(answer.status() + " " + answer.text());
    }
    Map<String, BigDecimal> totals = new HashMap<>();
    JsonNode given = JSON.readTree(answer.body()).get("totals");
    given.fields().forEachRemaining(f -> totals.put(f.getKey(), new BigDecimal(f.getValue().asText())));
    return totals;
  }

  @Override
  public void close() {
    machine.close();
  }
}
