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
  private Measured measured;

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
        if (options.getOrDefault("roles", "province,centre").contains("province")) {
          province(database, postgres);
        }
        if (options.getOrDefault("roles", "province,centre").contains("centre")) {
          centre(database, postgres);
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

  private void province(String database, Postgres postgres) throws Exception {
    Instance instance = new Instance("province-" + database, "province", database, postgres, List.of("--province", "68", "--centre-url", "http://127.0.0.1:9"), "CV_SO", "PROVINCE");
    instance.ready(List.of("34:68"));
    try (Machine machine = instance.start();
        Line line = instance.line()) {
      measured = new Measured(database, machine, instance.server());
      String list = "/api/clusters?limit=50";
      measure("list of clusters, first page", 150, () -> get(line, list));
      measure("list of clusters, last page", 150, () -> get(line, list + "&offset=" + (number("clusters") - 50)));
      measure("list of clusters, search", 150, () -> get(line, list + "&search=do+tai+0012"));
      measure("list of clusters, by stage", 150, () -> get(line, list + "&stage=HOAT_DONG"));
      measure("list of clusters, ten years ago", 150, () -> get(line, list + "&day=2016-06-14"));
      measure("list of plan entries", 150, () -> get(line, "/api/clusters/plan?limit=50"));
      measure("list of vacant land", 150, () -> get(line, "/api/clusters-vacancy?limit=50"));
      measure("list of slow clusters", 150, () -> get(line, "/api/clusters-tracking/slow?limit=50"));
      measure("weekly list", 150, () -> get(line, "/api/clusters-tracking/weeks/2026-06-14?limit=50"));
      measure("list of conflicts", 150, () -> get(line, "/api/clusters-review/conflicts?limit=50"));
      measure("list of findings", 0, () -> get(line, "/api/clusters-review/findings?limit=50"));
      measure("map", 0, () -> get(line, "/api/clusters-map"));
      measure("rates F1-F4 by commune", 0, () -> get(line, "/api/clusters-review/rates?grouping=COMMUNE"));
      measure("reconciliation", 0, () -> get(line, "/api/clusters-review/reconciliation?limit=50"));
      JsonNode some = JSON.readTree(get(line, list).body());
      String id = some.at("/rows/7/cluster/id").asText();
      List<String> page =
          List.of("clusters/%s", "clusters/%s/checks", "clusters/%s/facts", "clusters-records/%s/communes", "clusters-records/%s/developers",
              "clusters-records/%s/plan", "clusters-records/%s/wastewater", "clusters/%s/projects", "clusters-records/%s/tenants", "clusters-records/%s/leases");
      measure("cluster page: all its parts", 250, () -> {
        Line.Answer last = null;
        for (String part : page) {
          last = get(line, "/api/" + part.formatted(id));
        }
        return last;
      });
      for (String part : page) {
        measure("cluster page: " + part.formatted("…"), 0, () -> get(line, "/api/" + part.formatted(id)));
      }
      byte[] form = ("{\"form\":\"tt14-2024-bieu04\",\"period\":\"" + PERIOD + "\"}").getBytes(StandardCharsets.UTF_8);
      measure("Biểu 04 at the cut-off", 500, () -> ok(line.post("/api/exchange/my-reports", "application/json", form)));
      imports(line);
      instance.remember(machine);
      tables();
    }
  }

  /** Tables of 10,000 rows: read, understood, previewed, stored and undone. */
  private void imports(Line line) throws IOException {
    int clusters = number("clusters");
    importing(line, "figures of clusters", "CLUSTERS", Sheet.of(
        List.of("Tên cụm", "Đất công nghiệp (ha)", "Đã cho thuê (ha)", "Số lao động"),
        i -> i < clusters ? List.of("Cụm đo tải %05d".formatted(i), "21,5", "12,5", "" + i) : List.of("Cụm nhập " + i, "20", "12,5", "" + i)));
    importing(line, "projects", "PROJECTS", Sheet.of(
        List.of("Tên cụm", "Tên dự án", "Nhà đầu tư", "Diện tích đất (ha)", "Vốn đăng ký (tỷ đồng)"),
        i -> List.of("Cụm đo tải %05d".formatted(i % clusters), "Dự án nhập " + i, "Nhà đầu tư " + i, "1,5", "20")));
  }

  private void importing(Line line, String what, String target, byte[] book) throws IOException {
    if (!wanted("import")) {
      return;
    }
    String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    List<Double> totals = new ArrayList<>();
    for (int i = -1; i < 2; i++) {
      long from = System.nanoTime();
      JsonNode draft = JSON.readTree(ok(line.post("/api/clusters-imports?target=" + target + "&fileName=nhap.xlsx", type, book)).body());
      progress("%s: read after %.1f s", what, (System.nanoTime() - from) / 1e9);
      String at = "/api/clusters-imports/" + draft.get("id").asText();
      ObjectNode settings = (ObjectNode) draft.get("settings");
      settings.put("cutoff", "2026-06-14").put("source", "Đo tải").put("illustrative", true).put("conflicts", "REPLACE");
      ok(line.put(at + "/draft", "application/json", JSON.writeValueAsBytes(settings)));
      JsonNode preview = JSON.readTree(ok(line.get(at + "/preview")).body());
      progress("%s: previewed after %.1f s: %s", what, (System.nanoTime() - from) / 1e9, preview.get("counts"));
      ok(line.post(at + "/confirm?token=" + preview.get("token").asText(), "application/json", new byte[0]));
      double seconds = (System.nanoTime() - from) / 1e9;
      progress("%s: stored after %.1f s", what, seconds);
      if (i >= 0) {
        totals.add(seconds * 1000);
      }
      // So that the next time does the same again.
      ok(line.post(at + "/undo?reason=do+tai", "application/json", new byte[0]));
      progress("%s: undone after %.1f s", what, (System.nanoTime() - from) / 1e9);
    }
    row("import of 10,000 " + what, 15_000, 0, totals.stream().mapToDouble(Double::doubleValue).toArray(), Double.NaN);
  }

  private void centre(String database, Postgres postgres) throws Exception {
    Instance instance = new Instance("centre-" + database, "centre", database, postgres, List.of(), "CV_CCN_CUC", "NATIONAL");
    instance.ready(List.of());
    try (Machine machine = instance.start();
        Line line = instance.line()) {
      measured = new Measured(database, machine, instance.server());
      String list = "/api/clusters?limit=50";
      measure("centre: list of all clusters, first page", 150, () -> get(line, list));
      measure("centre: list of all clusters, last page", 150, () -> get(line, list + "&offset=" + (number("clusters") - 50)));
      measure("centre: list of all clusters, by stage", 150, () -> get(line, list + "&stage=HOAT_DONG"));
      measure("centre: national table", 500, () -> get(line, "/api/clusters/national?day=2026-06-14&before=2025-12-14"));
      measure("centre: rates F1-F4 by province", 500, () -> get(line, "/api/clusters-review/rates?grouping=PROVINCE"));
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

  /** Whose processor time is counted. */
  private record Measured(String database, Machine machine, Postgres postgres) {

    double seconds() {
      return machine.processorSeconds() + (postgres == null ? 0 : postgres.processorSeconds());
    }
  }

  private boolean wanted(String name) {
    return name.matches("(?s).*(" + options.getOrDefault("only", "") + ").*");
  }

  /** One client asks again and again; the first answers warm up and are not counted. */
  private void measure(String name, int aim, Request request) throws IOException {
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
  private void row(String name, int aim, double first, double[] millis, double processor) throws IOException {
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
      long began = System.nanoTime();
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
