package vn.ctdp.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.ctdp.sim.Line;

/** Instances that are filled by SQL and then asked over REST, with the processor time of their answers; what modules have in common. */
abstract class Records {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final String USER = "chuyenvien";

  private final String module;
  private final Map<String, String> options = new HashMap<>();
  private final Path dist;
  private final Path work;
  private final Path root;
  private final String password;
  private final long started = System.nanoTime();
  private final List<String> rows = new ArrayList<>();
  private final List<String> sizes = new ArrayList<>();
  private Measured measured;

  Records(String module, String[] args) {
    this.module = module;
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i].substring(2), args[i + 1]);
    }
    dist = Path.of(options.get("dist"));
    work = Path.of(options.get("work"));
    root = Path.of(options.get("root"));
    password = System.getenv("CTDP_LOAD_PASSWORD");
  }

  /** Account of the officer by role of the instance: role and scope. */
  abstract List<String> officer(String role);

  /** Fills the tables; gives rows by table. */
  abstract Map<String, Long> fill(Connection connection, List<String> provinces) throws SQLException;

  /** A path of the module that answers at once. */
  abstract String door();

  /** Asks. */
  abstract void ask(String role, Line line) throws Exception;

  final int number(String option) {
    return Integer.parseInt(options.get(option));
  }

  final void progress(String text, Object... values) {
    System.err.printf(Locale.ROOT, "[%4.0f s] %s%n", (System.nanoTime() - started) / 1e9, String.format(Locale.ROOT, text, values));
  }

  final void run() throws Exception {
    List<String> databases = List.of(options.get("databases").split(","));
    try (Postgres postgres = databases.contains("postgres") ? Postgres.start(work, number("port") + 1, password) : null) {
      for (String database : databases) {
        for (String role : options.get("roles").split(",")) {
          role(role, database, postgres);
        }
      }
    }
  }

  private void tables() throws IOException {
    List<String> text = new ArrayList<>(List.of("| filled | database | rows by table | MB resident, highest |", "|---|---|---|---:|"));
    text.addAll(sizes);
    text.addAll(
        List.of("", "| request | database | times | first ms | p50 ms | p95 ms | longest ms | processor ms | aim ms | |", "|---|---|---:|---:|---:|---:|---:|---:|---:|---|"));
    text.addAll(rows);
    Files.write(work.resolve("tables"), text);
  }

  private void role(String role, String database, Postgres postgres) throws Exception {
    boolean province = role.equals("province");
    List<String> officer = officer(role);
    Instance instance =
        new Instance(
            role + "-" + database, role, database, postgres, province ? List.of("--province", "68", "--centre-url", "http://127.0.0.1:9") : List.of(), officer.get(0),
            officer.get(1));
    instance.ready(province ? List.of("34:68") : List.of());
    try (Machine machine = instance.start();
        Line line = instance.line()) {
      measured = new Measured(database, machine, instance.server());
      // On a busy machine a module's doors open after the instance is ready.
      for (int i = 0; i < 600 && line.get(door()).status() == 404; i++) {
        Thread.sleep(200);
      }
      ask(role, line);
      instance.remember(machine);
      tables();
    }
  }

  static Line.Answer get(Line line, String path) throws IOException {
    return ok(line.get(path));
  }

  static Line.Answer ok(Line.Answer answer) throws IOException {
    if (!answer.success()) {
      throw new IOException(answer.status() + " " + answer.text());
    }
    return answer;
  }

  interface Request {
    Line.Answer send() throws IOException;
  }

  /** Whose processor time is counted. */
  private record Measured(String database, Machine machine, Postgres postgres) {

    double seconds() {
      return machine.processorSeconds() + (postgres == null ? 0 : postgres.processorSeconds());
    }
  }

  final boolean wanted(String name) {
    return name.matches("(?s).*(" + options.getOrDefault("only", "") + ").*");
  }

  /** One client asks again and again; the first answers warm up and are not counted. */
  final void measure(String name, int aim, Request request) throws IOException {
    if (!wanted(name)) {
      return;
    }
    int times = number("times");
    double first = 0;
    double server = 0;
    double[] millis = new double[times];
    int warm = -Math.max(1, times / 3);
    for (int i = warm; i < times; i++) {
      if (i == 0) {
        server = measured.seconds();
      }
      long from = System.nanoTime();
      request.send();
      double took = (System.nanoTime() - from) / 1e6;
      if (i == warm) {
        first = took;
      }
      if (i >= 0) {
        millis[i] = took;
      }
    }
    row(name, aim, first, millis, (measured.seconds() - server) * 1000 / times);
  }

  /** Those without an aim are there to be compared. */
  final void row(String name, int aim, double first, double[] millis, double processor) throws IOException {
    Arrays.sort(millis);
    double p95 = millis[Math.min(millis.length - 1, millis.length * 95 / 100)];
    boolean kept = aim == 0 || p95 <= aim;
    progress("%s, %s: %.0f ms, first %.0f, processor %.0f%s", measured.database(), name, p95, first, processor, kept ? "" : ", above the aim of " + aim);
    rows.add(
        String.format(
            Locale.ROOT, "| %s | %s | %d | %s | %.0f | %.0f | %.0f | %s | %s | %s |", name, measured.database(), millis.length,
            first == 0 ? "" : "%.0f".formatted(first), millis[millis.length / 2], p95, millis[millis.length - 1],
            Double.isNaN(processor) ? "" : "%.0f".formatted(processor), aim == 0 ? "" : String.format(Locale.ROOT, "%,d", aim),
            aim == 0 ? "" : kept ? "kept" : "**missed**"));
    tables();
  }

  /** An instance of the built distribution. */
  private final class Instance {

    private final String id;
    private final String role;
    private final String database;
    private final Postgres postgres;
    private final List<String> more;
    private final String officer;
    private final String scope;
    private final Path home;
    private final int port = number("port");
    private List<String> provinces;
    private String filled = "";

    Instance(String id, String role, String database, Postgres postgres, List<String> more, String officer, String scope) {
      this.id = id;
      this.role = role;
      this.database = database;
      this.postgres = postgres;
      this.more = more;
      this.officer = officer;
      this.scope = scope;
      this.home = work.resolve(id);
    }

    /** Makes and fills it, unless that was done before. */
    void ready(List<String> among) throws Exception {
      Path marker = home.resolve("filled");
      if (Files.exists(marker)) {
        filled = Files.readString(marker);
        return;
      }
      progress("%s: making it", id);
      make();
      fill(among.isEmpty() ? provinces : among);
      if (server() == null) {
        Files.writeString(marker, filled);
      }
    }

    /** Null for Derby, which is in the instance. */
    Postgres server() {
      return database.equals("postgres") ? postgres : null;
    }

    /** Makes it, lets it make its tables, and stops it. */
    void make() throws Exception {
      List<String> create =
          new ArrayList<>(
              List.of(
                  dist.resolve("bin/ctdp-instance").toString(), "create", "--home", work.toString(), "--id", id, "--role", role, "--port", "" + port, "--host",
                  "127.0.0.1"));
      create.addAll(more);
      if (postgres != null && database.equals("postgres")) {
        Path secret = work.resolve("postgres.password");
        Files.writeString(secret, password);
        create.addAll(
            List.of(
                "--db-url", postgres.create(id.replace('-', '_')), "--db-user", Postgres.USER, "--db-password-file", secret.toString()));
      }
      run(create);
      Files.writeString(
          home.resolve("secrets/initial-users.json"),
          JSON.writeValueAsString(
              List.of(Map.of("username", USER, "password", password, "displayName", "Đo tải", "role", officer, "scope", scope))));
      Files.writeString(home.resolve("etc/vn.ctdp.security.cfg"), "\ntotp.requiredForAdministrators = false\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      try (Machine machine = start();
          Line line = line()) {
        run(List.of(root.resolve("ctdp").toString(), "module", "enable", module, "--home", work.toString(), "--id", id));
        provinces = units(get(line, "/api/units"));
      }
    }

    private List<String> units(Line.Answer answer) throws IOException {
      List<String> refs = new ArrayList<>();
      for (JsonNode unit : JSON.readTree(answer.body())) {
        refs.add(unit.get("ref").asText());
      }
      return refs;
    }

    Machine start() throws IOException, InterruptedException {
      Line asking = new Line(port, 5000);
      Machine machine =
          Machine.start(
              List.of(dist.resolve("bin/ctdp-instance").toString(), "run", home.toString()),
              home.resolve("console.log"),
              () -> {
                try {
                  return asking.get("/health/ready").status() == 200;
                } catch (IOException e) {
                  return false;
                }
              });
      asking.close();
      return machine;
    }

    Line line() {
      return new Line(port, 120_000).as(USER, password);
    }

    void fill(List<String> among) throws SQLException {
      progress("%s: filling it", id);
      long began = System.nanoTime();
      registerDerby();
      Connection connection =
          postgres == null || !database.equals("postgres")
              ? DriverManager.getConnection("jdbc:derby:" + home.resolve("data/derby/ctdp"))
              : postgres.connect(id.replace('-', '_'));
      try (connection) {
        Map<String, Long> counts = Records.this.fill(connection, among);
        StringBuilder text = new StringBuilder();
        counts.forEach((table, n) -> text.append(text.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%s %,d", table, n)));
        filled = text.toString();
        statistics(connection, counts.keySet());
        progress("%s: filled in %.0f s", id, (System.nanoTime() - began) / 1e9);
      }
      if (!database.equals("postgres")) {
        try {
          DriverManager.getConnection("jdbc:derby:" + home.resolve("data/derby/ctdp") + ";shutdown=true").close();
        } catch (SQLException e) {
          // Derby says so when it has shut a database down.
          if (!"08006".equals(e.getSQLState())) {
            throw e;
          }
        }
      }
    }

    /** In the platform's own bundle it does not register itself. */
    private static void registerDerby() {
      try {
        Class.forName("org.apache.derby.jdbc.EmbeddedDriver");
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }

    /** What both databases do by themselves after a while. */
    private void statistics(Connection connection, Iterable<String> tables) throws SQLException {
      connection.setAutoCommit(true);
      try (Statement s = connection.createStatement()) {
        for (String table : tables) {
          String schema = table.contains(".") ? table.substring(0, table.indexOf('.')) : module;
          String name = table.substring(table.indexOf('.') + 1);
          s.execute(
              database.equals("postgres")
                  ? "VACUUM ANALYZE " + schema + "." + name
                  : "CALL SYSCS_UTIL.SYSCS_UPDATE_STATISTICS('" + schema.toUpperCase(Locale.ROOT) + "', '" + name.toUpperCase(Locale.ROOT) + "', NULL)");
        }
      }
    }

    void remember(Machine machine) {
      sizes.add("| " + role + " | " + database + " | " + filled + " | " + machine.peakMegabytes() + " |");
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }
}
