package vn.ctdp.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/**
 * The register of clusters at its full size: a province that has all clusters of the country, and the centre with the same spread over the
 * provinces. Started by {@code benchmarks/clusters}; the time of an answer is the server's and that of loopback.
 */
public final class Clusters {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USER = "chuyenvien";
  private static final String PERIOD = "2026-H1";

  private final Map<String, String> options = new HashMap<>();
  private final Path dist;
  private final Path work;
  private final Path root;
  private final String password;
  private final long started = System.nanoTime();
  private final List<String> rows = new ArrayList<>();
  private final List<String> sizes = new ArrayList<>();
  private boolean failed;

  private Clusters(String[] args) {
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i].substring(2), args[i + 1]);
    }
    dist = Path.of(options.get("dist"));
    work = Path.of(options.get("work"));
    root = Path.of(options.get("root"));
    password = System.getenv("CTDP_LOAD_PASSWORD");
  }

  public static void main(String[] args) throws Exception {
    Clusters clusters = new Clusters(args);
    clusters.run();
    System.exit(clusters.failed ? 1 : 0);
  }

  private int number(String option) {
    return Integer.parseInt(options.get(option));
  }

  private void progress(String text, Object... values) {
    System.err.printf(Locale.ROOT, "[%4.0f s] %s%n", (System.nanoTime() - started) / 1e9, String.format(Locale.ROOT, text, values));
  }

  private void run() throws Exception {
    List<String> databases = List.of(options.get("databases").split(","));
    try (Postgres postgres = databases.contains("postgres") ? Postgres.start(work, number("port") + 1, password) : null) {
      for (String database : databases) {
        province(database, postgres);
        centre(database, postgres);
      }
    }
  }

  private void tables() throws IOException {
    List<String> text = new ArrayList<>(List.of("| filled | database | rows by table | MB resident, highest |", "|---|---|---|---:|"));
    text.addAll(sizes);
    text.addAll(List.of("", "| request | database | times | p50 ms | p95 ms | longest ms | aim ms | |", "|---|---|---:|---:|---:|---:|---:|---|"));
    text.addAll(rows);
    Files.write(work.resolve("tables"), text);
  }

  private void province(String database, Postgres postgres) throws Exception {
    progress("%s: making a province", database);
    Instance instance = new Instance("province-" + database, "province", database, postgres, List.of("--province", "68", "--centre-url", "http://127.0.0.1:9"), "CV_SO", "PROVINCE");
    instance.make();
    instance.fill(List.of("34:68"));
    try (Machine machine = instance.start();
        Line line = instance.line()) {
      String list = "/api/clusters?limit=50";
      measure(database, "list of clusters, first page", 150, () -> get(line, list));
      measure(database, "list of clusters, last page", 150, () -> get(line, list + "&offset=" + (number("clusters") - 50)));
      measure(database, "list of clusters, search", 150, () -> get(line, list + "&search=do+tai+0012"));
      measure(database, "list of clusters, by stage", 150, () -> get(line, list + "&stage=HOAT_DONG"));
      measure(database, "list of clusters, ten years ago", 150, () -> get(line, list + "&day=2016-06-14"));
      measure(database, "list of plan entries", 150, () -> get(line, "/api/clusters/plan?limit=50"));
      JsonNode some = JSON.readTree(get(line, list).body());
      String id = some.at("/rows/7/cluster/id").asText();
      List<String> page =
          List.of("clusters/%s", "clusters/%s/checks", "clusters/%s/facts", "clusters-records/%s/communes", "clusters-records/%s/developers",
              "clusters-records/%s/plan", "clusters-records/%s/wastewater", "clusters/%s/projects", "clusters-records/%s/tenants", "clusters-records/%s/leases");
      measure(database, "cluster page: all its parts", 250, () -> {
        Line.Answer last = null;
        for (String part : page) {
          last = get(line, "/api/" + part.formatted(id));
        }
        return last;
      });
      byte[] form = ("{\"form\":\"tt14-2024-bieu04\",\"period\":\"" + PERIOD + "\"}").getBytes(StandardCharsets.UTF_8);
      measure(database, "Biểu 04 at the cut-off", 500, () -> ok(line.post("/api/exchange/my-reports", "application/json", form)));
      instance.remember(machine);
    }
  }

  private void centre(String database, Postgres postgres) throws Exception {
    progress("%s: making the centre", database);
    Instance instance = new Instance("centre-" + database, "centre", database, postgres, List.of(), "CV_CCN_CUC", "NATIONAL");
    instance.make();
    instance.fill(instance.provinces);
    try (Machine machine = instance.start();
        Line line = instance.line()) {
      measure(database, "centre: list of all clusters", 150, () -> get(line, "/api/clusters?limit=50"));
      instance.remember(machine);
      tables();
    }
  }

  private static Line.Answer get(Line line, String path) throws IOException {
    return ok(line.get(path));
  }

  private static Line.Answer ok(Line.Answer answer) throws IOException {
    if (!answer.success()) {
      throw new IOException(answer.status() + " " + answer.text());
    }
    return answer;
  }

  private interface Request {
    Line.Answer send() throws IOException;
  }

  /** One client asks again and again; the first answers warm up and are not counted. */
  private void measure(String database, String name, int aim, Request request) throws IOException {
    int times = number("times");
    double[] millis = new double[times];
    for (int i = -times / 3; i < times; i++) {
      long from = System.nanoTime();
      request.send();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - from) / 1e6;
      }
    }
    row(database, name, aim, millis);
    tables();
  }

  private void row(String database, String name, int aim, double[] millis) {
    Arrays.sort(millis);
    double p95 = millis[Math.min(millis.length - 1, millis.length * 95 / 100)];
    boolean kept = p95 <= aim;
    progress("%s, %s: %.0f ms%s", database, name, p95, kept ? "" : ", above the aim of " + aim);
    rows.add(
        String.format(
            Locale.ROOT, "| %s | %s | %d | %.0f | %.0f | %.0f | %,d | %s |", name, database, millis.length, millis[millis.length / 2], p95,
            millis[millis.length - 1], aim, kept ? "kept" : "**missed**"));
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
        run(List.of(root.resolve("ctdp").toString(), "module", "enable", "clusters", "--home", work.toString(), "--id", id));
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
      registerDerby();
      Connection connection =
          postgres == null || !database.equals("postgres")
              ? DriverManager.getConnection("jdbc:derby:" + home.resolve("data/derby/ctdp"))
              : postgres.connect(id.replace('-', '_'));
      try (ClusterFill fill = new ClusterFill(connection, 7)) {
        Map<String, Long> counts = fill.run(among, number("clusters"), number("tenants"), number("years"));
        StringBuilder text = new StringBuilder();
        counts.forEach((table, n) -> text.append(text.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%s %,d", table.replace("cluster_", ""), n)));
        filled = text.toString();
        statistics(connection, counts.keySet());
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
          s.execute(
              database.equals("postgres")
                  ? "VACUUM ANALYZE clusters." + table
                  : "CALL SYSCS_UTIL.SYSCS_UPDATE_STATISTICS('CLUSTERS', '" + table.toUpperCase(Locale.ROOT) + "', NULL)");
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
