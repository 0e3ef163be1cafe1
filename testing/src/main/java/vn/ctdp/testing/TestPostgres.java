package vn.ctdp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL server for all tests of a JVM, in a temporary folder, started at first use and
 * gone with the JVM. Each test takes databases of its own from it. Thread-safe.
 */
public final class TestPostgres {

  /** How a database sorts text. */
  public enum Collation {
    /** ICU {@code vi-VN}, what the operator guide recommends. */
    VIETNAMESE("LOCALE_PROVIDER icu ICU_LOCALE 'vi-VN'"),
    /** Code points: what sorts right here does not lean on the database. */
    PLAIN("LOCALE_PROVIDER libc");

    private final String clause;

    Collation(String clause) {
      this.clause = clause;
    }
  }

  private static TestPostgres running;

  private final Path bin;
  private final Path folder;
  private final int port;

  private TestPostgres(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /** Whether a PostgreSQL is installed on this machine. */
  public static boolean installed() {
    return programs().isPresent();
  }

  /** A new, empty database. Its user may do everything in it and needs no password. */
  public static Database create(Collation collation) {
    return new Database(
        server(), "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' " + collation.clause);
  }

  /**
   * A new database with what another one holds and sorted as it is. Nobody may be connected to that
   * one meanwhile.
   */
  public static Database copy(Database template) {
    return new Database(template.server, "TEMPLATE " + template.name);
  }

  /** A database of its own. Closing drops it, whoever is still connected. */
  public static final class Database implements AutoCloseable {

    private final TestPostgres server;
    private final String name = "t_" + UUID.randomUUID().toString().replace("-", "");

    private Database(TestPostgres server, String from) {
      this.server = server;
      server.sql("CREATE DATABASE " + name + " " + from);
    }

    /** Where JDBC finds it. */
    public String url() {
      return server.url(name);
    }

    /** The user to connect as. */
    public String user() {
      return "ctdp";
    }

    /** Connections without a pool. */
    public PGSimpleDataSource dataSource() {
      return server.source(name);
    }

    @Override
    public void close() {
      server.sql("DROP DATABASE " + name + " WITH (FORCE)");
    }
  }

  private static synchronized TestPostgres server() {
    if (running == null) {
      Path bin =
          programs()
              .orElseThrow(
                  () ->
                      new AssertionError(
                          "PostgreSQL must be installed for this test; ./ctdp test sees to it"));
      try {
        running = start(bin);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
    }
    return running;
  }

  private static Optional<Path> programs() {
    Path root = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(root)) {
      return versions
          .map(v -> v.resolve("bin"))
          .filter(b -> Files.isExecutable(b.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestPostgres start(Path bin) throws IOException {
    Path folder = Files.createTempDirectory("ctdp-pg");
    if (root()) {
      execute(List.of("chown", "postgres", folder.toString()));
    }
    int port = FreePort.next();
    TestPostgres server = new TestPostgres(bin, folder, port);
    String db = folder.resolve("db").toString();
    server.run(
        "initdb", "-D", db, "-U", "ctdp", "-A", "trust", "-E", "UTF8", "-N", "--locale=C.UTF-8");
    server.run(
        "pg_ctl",
        "-D",
        db,
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-c listen_addresses=127.0.0.1 -c fsync=off -c max_prepared_transactions=20 -p "
            + port
            + " -k "
            + folder,
        "start");
    return server;
  }

  private void stop() {
    try {
      run("pg_ctl", "-D", folder.resolve("db").toString(), "-m", "immediate", "stop");
      execute(List.of("rm", "-rf", folder.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private PGSimpleDataSource source(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    source.setUser("ctdp");
    return source;
  }

  private void sql(String sql) {
    try (Connection connection = source("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (root()) {
      // PostgreSQL refuses to run as root.
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    execute(command);
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void execute(List<String> command) throws IOException {
    Path output = Files.createTempFile("ctdp-pg", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .directory(output.getParent().toFile())
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command + ": " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    Files.delete(output);
  }
}
