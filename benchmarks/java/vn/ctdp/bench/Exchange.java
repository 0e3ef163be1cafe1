package vn.ctdp.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.ctdp.sim.Canonical;
import vn.ctdp.sim.Form;
import vn.ctdp.sim.Line;
import vn.ctdp.sim.Message;
import vn.ctdp.sim.Oracle;
import vn.ctdp.sim.Sender;
import vn.ctdp.sim.Synthetic;

/** The whole measurement; see README.md. Progress goes to the error stream, tables to a file that is complete after each step. */
public final class Exchange {

  private static final int PAGE = 64 * 1024;

  private final Map<String, String> options = new HashMap<>();
  private final Path dist;
  private final Path work;
  private final Path root;
  private final String password;
  private final long started = System.nanoTime();
  private final Set<String> parts = new LinkedHashSet<>();
  private final List<String> throughput = new ArrayList<>();
  private final List<String> latency = new ArrayList<>();
  private final List<String> freshness = new ArrayList<>();
  private final List<String> memory = new ArrayList<>();
  private final List<String> curve = new ArrayList<>();
  private boolean failed;

  private Exchange(String[] args) {
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i].substring(2), args[i + 1]);
    }
    dist = Path.of(options.get("dist"));
    work = Path.of(options.get("work"));
    root = Path.of(options.get("root"));
    password = System.getenv("CTDP_LOAD_PASSWORD");
    parts.addAll(Arrays.asList(options.get("parts").split(",")));
  }

  public static void main(String[] args) throws Exception {
    Exchange exchange = new Exchange(args);
    exchange.run();
    System.exit(exchange.failed ? 1 : 0);
  }

  private int number(String option) {
    return Integer.parseInt(options.get(option));
  }

  private double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  private void progress(String text, Object... values) {
    System.err.printf(Locale.ROOT, "[%4.0f s] %s%n", seconds(), String.format(Locale.ROOT, text, values));
  }

  private boolean timeLeft(String what) {
    if (seconds() < number("limit")) {
      return true;
    }
    progress("left out, over %d s: %s", number("limit"), what);
    failed = true;
    return false;
  }

  private void run() throws Exception {
    Form form = new Form(Road.JSON.readTree(Canonical.bytes(Synthetic.document(Centre.FORM, number("rows")))));
    try (Postgres postgres = needsPostgres() ? Postgres.start(work, number("port") + 1, password) : null) {
      if (parts.contains("limit")) {
        part("limit", () -> limit(form, postgres));
      }
      if (parts.contains("plain") && timeLeft("plain service")) {
        part("plain service", () -> plain(form, postgres));
      }
      for (String database : List.of("derby", "postgres")) {
        List<String> roads = Stream.of("rest", "soap").filter(r -> parts.contains(database + "-" + r)).toList();
        if (!roads.isEmpty() && timeLeft(database)) {
          part("centre on " + database, () -> centre(form, database, roads, postgres));
        }
      }
    }
    if (parts.contains("history") && parts.stream().noneMatch(p -> p.startsWith("postgres-"))) {
      progress("history needs postgres-rest or postgres-soap: there is nothing to copy");
      failed = true;
    }
    save();
  }

  private interface Step {
    void run() throws Exception;
  }

  /** What goes wrong in one part must not cost the others. */
  private void part(String what, Step step) throws Exception {
    try {
      step.run();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failed = true;
      progress("WRONG: %s broke off: %s", what, e);
      e.printStackTrace();
    }
    save();
  }

  private boolean needsPostgres() {
    return parts.stream().anyMatch(p -> p.startsWith("postgres") || p.equals("plain") || p.equals("limit"));
  }

  /** The provinces before 2025-07-01, so that there are 63 senders. */
  private List<String> provinces() throws IOException {
    try (Stream<String> lines = Files.lines(root.resolve("bundles/core/core-store/src/main/resources/reference/administrative-units.csv"))) {
      List<String> all = lines.filter(l -> l.startsWith("63,")).map(l -> "63:" + l.split(",")[1]).toList();
      return all.subList(0, Math.min(all.size(), number("senders")));
    }
  }

  /** Months before 2025-07-01, another year for every road. */
  private List<String> periods(int year, int count) {
    List<String> periods = new ArrayList<>();
    for (int month = 1; month <= count; month++) {
      periods.add((year + (month - 1) / 12) + "-M" + (1 + (month - 1) % 12));
    }
    return periods;
  }

  // --- the limit ------------------------------------------------------------------------------------------------------

  private void limit(Form form, Postgres postgres) throws Exception {
    progress("the limit: COPY and SQL");
    List<String> periods = periods(2023, number("reports"));
    Plan plan = new Plan(form, provinces().stream().map(p -> new Sender(p, null, number("seed"))).toList(), periods, number("seed"));
    Oracle oracle = new Oracle();
    StringBuilder rows = new StringBuilder(1 << 26);
    for (Message m : plan.bySender().stream().flatMap(List::stream).toList()) {
      if (m.kind() != Message.Kind.INVALID && m.kind() != Message.Kind.DUPLICATE) {
        oracle.acknowledged(m);
        m.figures()
            .forEach(
                (row, value) ->
                    rows.append(m.period()).append('\t').append(m.province()).append('\t').append(m.revision()).append('\t').append(row).append('\t')
                        .append(value.toPlainString()).append('\n'));
      }
    }
    byte[] bytes = rows.toString().getBytes();
    postgres.create("copy_limit");
    try (Connection c = postgres.connect("copy_limit");
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE cell (period VARCHAR(8), province VARCHAR(5), revision INTEGER, row_key VARCHAR(20), cell_value DECIMAL(28, 6))");
      c.setAutoCommit(false);
      long begin = System.nanoTime();
      CopyIn copy = c.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY cell FROM STDIN");
      for (int at = 0; at < bytes.length; at += PAGE) {
        copy.writeToCopy(bytes, at, Math.min(PAGE, bytes.length - at));
      }
      copy.endCopy();
      c.commit();
      double took = (System.nanoTime() - begin) / 1e9;
      begin = System.nanoTime();
      Map<String, Map<String, BigDecimal>> totals = new HashMap<>();
      try (var r =
          s.executeQuery(
              "SELECT period, row_key, sum(cell_value) FROM cell JOIN (SELECT period, province, max(revision) AS revision FROM cell GROUP BY 1, 2) l"
                  + " USING (period, province, revision) GROUP BY 1, 2")) {
        while (r.next()) {
          totals.computeIfAbsent(r.getString(1), k -> new HashMap<>()).put(r.getString(2), r.getBigDecimal(3));
        }
      }
      double sums = (System.nanoTime() - begin) / 1e9;
      List<String> wrong = differences(form, oracle, periods, totals, true);
      row("PostgreSQL: COPY + SQL (the limit)", "–", plan.acceptedCells(), took, "–", 0, wrong, "all national sums in %.2f s", sums);
    }
  }

  private static List<String> differences(
      Form form, Oracle oracle, List<String> periods, Map<String, Map<String, BigDecimal>> totals, boolean sumsOnly) {
    List<String> wrong = new ArrayList<>();
    for (String period : periods) {
      Map<String, BigDecimal> given = new HashMap<>(totals.getOrDefault(period, Map.of()));
      if (sumsOnly) {
        // Plain sums know nothing of rates, nor of provinces that lack a part of a formula.
        Map<String, BigDecimal> expected = oracle.totals(form, period);
        for (Form.Row row : form.rows().values()) {
          if (row.kind() != Form.Kind.ADDITIVE) {
            given.remove(row.key());
            if (expected.containsKey(row.key())) {
              given.put(row.key(), expected.get(row.key()));
            }
          }
        }
      }
      oracle.differences(form, period, given).forEach(d -> wrong.add(period + " " + d));
    }
    return wrong;
  }

  /**
   * A line of the first table.
   *
   * @param processor processor time that server and database took for a message, in milliseconds
   */
  private void row(
      String what, String senders, long cells, double took, String processor, int waits, List<String> problems, String note, Object... values) {
    problems.stream().limit(3).forEach(p -> progress("WRONG: %s", p));
    failed |= !problems.isEmpty();
    throughput.add(
        String.format(
            Locale.ROOT,
            "| %s | %s | %,d | %.1f | %,.0f | %s | %s | %s |",
            what,
            senders,
            cells,
            took,
            cells / took,
            processor,
            problems.isEmpty() ? "right" : "**" + problems.size() + " WRONG**",
            String.format(Locale.ROOT, note, values) + (waits > 0 ? ", " + waits + " × told to wait" : "")));
    progress("%s: %,.0f cells/s, processor %s ms a message%s", what, cells / took, processor, problems.isEmpty() ? "" : ", " + problems.size() + " problems");
  }

  /** Processor time from a moment on. */
  private static final class Spent {

    private final Machine machine;
    private final Postgres postgres;
    private double server;
    private double database;

    /**
     * Of these two.
     *
     * @param postgres null: the database is in the server
     */
    Spent(Machine machine, Postgres postgres) {
      this.machine = machine;
      this.postgres = postgres;
    }

    void begin() {
      server = machine.processorSeconds();
      database = postgres == null ? 0 : postgres.processorSeconds();
    }

    /** Milliseconds for each message. */
    String each(int messages) {
      double inServer = (machine.processorSeconds() - server) * 1000 / Math.max(1, messages);
      return postgres == null
          ? String.format(Locale.ROOT, "%.1f", inServer)
          : String.format(Locale.ROOT, "%.1f + %.1f", inServer, (postgres.processorSeconds() - database) * 1000 / Math.max(1, messages));
    }
  }

  // --- the plain service ----------------------------------------------------------------------------------------------

  private void plain(Form form, Postgres postgres) throws Exception {
    progress("the plain service");
    Path document = work.resolve("form.json");
    Files.write(document, Canonical.bytes(Synthetic.document(Centre.FORM, number("rows"))));
    String url = postgres.create("plain");
    int port = number("port");
    List<String> command =
        List.of(
            options.get("java"), "-Xmx512m", "-XX:+UseSerialGC", "-jar", root.resolve("benchmarks/baseline/target/baseline.jar").toString(),
            "--server.port=" + port, "--spring.datasource.url=" + url, "--spring.datasource.username=" + Postgres.USER,
            "--spring.datasource.password=" + password, "--baseline.form=" + document);
    List<String> provinces = provinces();
    List<Sender> senders = provinces.stream().map(p -> new Sender(p, null, number("seed"))).toList();
    Road road = new Road.Plain("/reports");
    try (Machine machine = Machine.start(command, work.resolve("plain.log"), () -> Machine.listens(port))) {
      Drive.Outcome warm = Drive.closed(warmUp(form, senders), s -> new Line(port, 120_000), road, null);
      List<String> periods = periods(2023, number("reports"));
      Plan plan = new Plan(form, senders, periods, number("seed"));
      Oracle oracle = new Oracle();
      machine.forgetPeak();
      Spent spent = new Spent(machine, postgres);
      Drive.Outcome done = Drive.closed(plan.bySender(), s -> new Line(port, 120_000), road, oracle, spent::begin);
      String processor = spent.each(done.millis().length);
      List<String> problems = new ArrayList<>(warm.problems());
      problems.addAll(done.problems());
      Map<String, Map<String, BigDecimal>> totals = new HashMap<>();
      try (Line line = new Line(port, 120_000)) {
        for (String period : periods) {
          Map<String, BigDecimal> given = new HashMap<>();
          for (JsonNode total : Road.JSON.readTree(line.get("/totals/" + Centre.FORM + "/" + period).body())) {
            given.put(total.get("row").asText(), total.get("sum").decimalValue());
          }
          totals.put(period, given);
        }
      }
      problems.addAll(differences(form, oracle, periods, totals, true));
      row("plain service, PostgreSQL, JSON", "" + senders.size(), plan.acceptedCells(), done.seconds(), processor, done.waits(), problems,
          "p99 %,.0f ms", done.percentile(99));
      memory.add("| plain service | " + machine.peakMegabytes() + " |");
      for (int count : counts(senders.size())) {
        if (timeLeft("latency, plain service, " + count)) {
          latency("plain service, PostgreSQL, JSON", form, senders, count, s -> new Line(port, 120_000), road, null);
        }
      }
    }
  }

  /** Reports of months that nobody measures. */
  private List<List<Message>> warmUp(Form form, List<Sender> senders) {
    List<List<Message>> messages = new ArrayList<>();
    for (Sender sender : senders) {
      List<Message> own = new ArrayList<>();
      for (String period : periods(2016, number("warm-up"))) {
        own.add(sender.next(form, period, Message.Kind.REVISION, Synthetic.figures(form, sender.random())));
      }
      messages.add(own);
    }
    return messages;
  }

  private static List<Integer> counts(int senders) {
    return Stream.of(1, 8, senders).filter(c -> c <= senders).distinct().toList();
  }

  // --- the platform ---------------------------------------------------------------------------------------------------

  private void centre(Form form, String database, List<String> roads, Postgres postgres) throws Exception {
    progress("starting a centre on %s", database);
    String name = database.equals("derby") ? "Derby" : "PostgreSQL";
    List<String> choice = List.of();
    if (postgres != null && database.equals("postgres")) {
      Path secret = work.resolve("postgres.password");
      Files.writeString(secret, password);
      choice = List.of("--db-url", postgres.create("centre"), "--db-user", Postgres.USER, "--db-password-file", secret.toString());
    }
    List<String> provinces = provinces();
    try (Centre centre = Centre.start(dist, work, "centre-" + database, number("port"), password, number("rows"), choice)) {
      progress("ready, %d MB resident; enrolling %d senders", centre.machine().peakMegabytes(), provinces.size());
      List<Sender> senders = centre.enrol(provinces, number("seed"));
      int year = 2023;
      for (String which : roads) {
        if (!timeLeft(database + "-" + which)) {
          continue;
        }
        Road road = which.equals("rest") ? new Road.Rest("/api/exchange/reports") : new Road.SoapRoad();
        String what = "CTDP, " + name + ", " + road.name();
        progress("%s: warming up", what);
        Drive.Outcome warm = Drive.closed(warmUp(form, senders), s -> centre.line(provinces.get(s)), road, null);
        progress("%s: drawing up", what);
        List<String> periods = periods(year, number("reports"));
        year -= 2;
        Plan plan = new Plan(form, senders, periods, number("seed"));
        progress("%s: sending %d messages", what, plan.bySender().stream().mapToInt(List::size).sum());
        Oracle oracle = new Oracle();
        centre.machine().forgetPeak();
        Spent spent = new Spent(centre.machine(), database.equals("postgres") ? postgres : null);
        Drive.Outcome done = Drive.closed(plan.bySender(), s -> centre.line(provinces.get(s)), road, oracle, spent::begin);
        String processor = spent.each(done.millis().length);
        List<String> problems = new ArrayList<>(warm.problems());
        problems.addAll(done.problems());
        double read = 0;
        try (Line reader = centre.reader()) {
          Map<String, Map<String, BigDecimal>> totals = new HashMap<>();
          long begin = System.nanoTime();
          List<Line.Answer> answers = new ArrayList<>();
          for (String period : periods) {
            answers.add(reader.get(Centre.table(period)));
          }
          read = (System.nanoTime() - begin) / 1e6 / periods.size();
          for (int i = 0; i < periods.size(); i++) {
            totals.put(periods.get(i), Centre.totals(answers.get(i)));
          }
          problems.addAll(differences(form, oracle, periods, totals, false));
        }
        row(what, "" + senders.size(), plan.acceptedCells(), done.seconds(), processor, done.waits(), problems, "p99 %,.0f ms; a national table %,.0f ms",
            done.percentile(99), read);
        memory.add("| " + what + ", full load | " + centre.machine().peakMegabytes() + " |");
        if (!problems.isEmpty()) {
          continue;
        }
        plan = null;
        save();
        if (parts.contains("latency")) {
          for (int count : counts(senders.size())) {
            if (timeLeft("latency, " + what + ", " + count)) {
              part("latency, " + what, () -> latency(what, form, senders, count, s -> centre.line(provinces.get(s)), road, oracle));
            }
          }
        }
        if (parts.contains("fresh") && timeLeft("freshness, " + what)) {
          part("freshness, " + what, () -> fresh(what, form, centre, senders, periods, road, oracle));
        }
      }
      if (database.equals("postgres") && parts.contains("history")) {
        part("history", () -> history(form, centre, postgres));
      }
    }
  }

  private void latency(
      String what, Form form, List<Sender> senders, int count, java.util.function.IntFunction<Line> lines, Road road, Oracle oracle)
      throws Exception {
    List<Sender> some = senders.subList(0, count);
    String period = "2022-M" + (count == 1 ? 1 : count == 8 ? 2 : 3);
    // How much these senders get through when each sends as soon as it may.
    int each = Math.max(2, 60 / count);
    Drive.Outcome most = Drive.closed(revisions(form, some, period, each), lines, road, oracle);
    double rate = most.millis().length / most.seconds() * number("load") / 100;
    int all = (int) Math.min(600, Math.max(30, rate * number("seconds")));
    Drive.Outcome done = Drive.open(revisions(form, some, period, Math.max(1, all / count)), rate, number("seed"), lines, road, oracle);
    List<String> problems = new ArrayList<>(most.problems());
    problems.addAll(done.problems());
    problems.stream().limit(3).forEach(p -> progress("WRONG: %s", p));
    failed |= !problems.isEmpty();
    latency.add(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.1f | %d | %.1f | %.1f | %.1f | %d |",
            what, count, rate, done.millis().length, done.percentile(50), done.percentile(95), done.percentile(99), problems.size()));
    progress("%s, %d senders at %.1f reports/s: p50 %.1f, p95 %.1f, p99 %.1f ms", what, count, rate, done.percentile(50), done.percentile(95),
        done.percentile(99));
  }

  private static List<List<Message>> revisions(Form form, List<Sender> senders, String period, int each) {
    List<List<Message>> messages = new ArrayList<>();
    for (Sender sender : senders) {
      List<Message> own = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        own.add(sender.next(form, period, Message.Kind.REVISION, Synthetic.figures(form, sender.random())));
      }
      messages.add(own);
    }
    return messages;
  }

  /** After a receipt: how long until the national table shows what it must. */
  private void fresh(String what, Form form, Centre centre, List<Sender> senders, List<String> periods, Road road, Oracle oracle) throws Exception {
    int samples = number("samples");
    double[] millis = new double[samples];
    int stale = 0;
    try (Line reader = centre.reader()) {
      for (int i = 0; i < samples; i++) {
        Sender sender = senders.get(i % senders.size());
        String period = periods.get(i % periods.size());
        Message message = sender.next(form, period, Message.Kind.REVISION, Synthetic.figures(form, sender.random()));
        try (Line line = centre.line(sender.province())) {
          Line.Answer answer = line.post(road.path(), road.contentType(), road.body(message));
          long begin = System.nanoTime();
          String problem = road.problem(message, answer);
          if (problem != null) {
            throw new IOException(problem);
          }
          oracle.acknowledged(message);
          boolean right = false;
          while (!right && System.nanoTime() - begin < 10_000_000_000L) {
            Line.Answer table = reader.get(Centre.table(period));
            millis[i] = (System.nanoTime() - begin) / 1e6;
            right = oracle.differences(form, period, Centre.totals(table)).isEmpty();
            stale += right ? 0 : 1;
          }
          if (!right) {
            throw new IOException("the national table of " + period + " stays wrong");
          }
        }
      }
    }
    Arrays.sort(millis);
    freshness.add(
        String.format(
            Locale.ROOT, "| %s | %d | %.0f | %.0f | %.0f | %d |", what, samples, millis[samples / 2], millis[samples * 95 / 100],
            millis[Math.min(samples - 1, samples * 99 / 100)], stale));
    progress("%s: national total readable after p99 %.0f ms", what, millis[Math.min(samples - 1, samples * 99 / 100)]);
  }

  // --- history --------------------------------------------------------------------------------------------------------

  /**
   * Copies the reports of one month to other months, years and forms, document, figures, receipt and all, and looks how long the national
   * table of a month takes that lies among them.
   */
  private void history(Form form, Centre centre, Postgres postgres) throws Exception {
    String source = periods(2023, 1).get(0);
    String measured = "2024-M5";
    try (Connection c = postgres.connect("centre");
        Line reader = centre.reader()) {
      History history = new History(c, Centre.FORM, source, number("rows"));
      Map<String, BigDecimal> expected = Centre.totals(reader.get(Centre.table(source)));
      for (int millions : new int[] {0, 1, 10, 100}) {
        if (millions > number("history")) {
          continue;
        }
        long goal = millions * 1_000_000L;
        if (millions > 0 && history.cells() >= goal) {
          continue;
        }
        String left = history.tooMuch(goal, number("disk"), postgres.size("centre"), work);
        // The month that is read lies in the first year that is copied.
        while (left == null && (millions == 0 && !history.grown() || history.cells() < goal)) {
          left = seconds() < number("limit") ? null : "left out for time, over " + number("limit") + " s";
          if (left == null) {
            history.grow();
          }
        }
        if (left != null) {
          progress("history of %d million cells: %s", millions, left);
          curve.add(String.format(Locale.ROOT, "| | %d million | – | – | – | – | %s |", millions, left));
          failed = true;
          continue;
        }
        history.settle();
        double[] millis = new double[30];
        for (int i = -3; i < millis.length; i++) {
          long begin = System.nanoTime();
          Line.Answer table = reader.get(Centre.table(measured));
          if (i >= 0) {
            millis[i] = (System.nanoTime() - begin) / 1e6;
          }
          if (!Centre.totals(table).equals(expected)) {
            throw new IOException("the national table of " + measured + " is wrong");
          }
        }
        Arrays.sort(millis);
        curve.add(
            String.format(
                Locale.ROOT,
                "| | %.1f million | %,d | %.1f | %.0f | %.0f | `%s` |",
                history.cells() / 1e6,
                history.reports(),
                postgres.size("centre") / 1e9,
                millis[millis.length / 2],
                millis[millis.length * 95 / 100],
                "#".repeat((int) Math.min(60, Math.max(1, millis[millis.length / 2] / 10)))));
        save();
        progress("history of %.1f million cells: p50 %.0f ms", history.cells() / 1e6, millis[millis.length / 2]);
      }
    }
  }

  // --- tables ---------------------------------------------------------------------------------------------------------

  /** Writes all tables as they are now. */
  private void save() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("| intake end to end | senders | accepted cells | s | cells/s | processor ms a message: server + database | totals | remarks |\n");
    text.append("|---|---:|---:|---:|---:|---:|---|---|\n");
    throughput.forEach(row -> text.append(row).append('\n'));
    section(text, "latency, open loop at " + number("load") + " % of the most | senders | reports/s | reports | p50 ms | p95 ms | p99 ms | failures", latency);
    section(text, "last receipt → correct national total | samples | p50 ms | p95 ms | p99 ms | stale answers", freshness);
    section(text, "highest resident memory | MB", memory);
    section(text, "national table as history grows, PostgreSQL | cells stored | reports | database GB | p50 ms | p95 ms | curve", curve);
    text.append(String.format(Locale.ROOT, "%nTook %.0f s.%n", seconds()));
    Files.writeString(work.resolve("tables"), text);
  }

  private static void section(StringBuilder text, String head, List<String> rows) {
    if (!rows.isEmpty()) {
      text.append("\n| ").append(head).append(" |\n");
      text.append("|---").append("|---:".repeat(head.split("\\|").length - 1)).append("|\n");
      rows.forEach(row -> text.append(row).append('\n'));
    }
  }
}
