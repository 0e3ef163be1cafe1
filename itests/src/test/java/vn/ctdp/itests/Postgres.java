package vn.ctdp.itests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.ctdp.testing.FreePort;

/** A PostgreSQL server of the machine's own package, started for the tests on loopback. */
final class Postgres implements Database, AutoCloseable {

  private static final String SECRET = "kiem-thu";

  private final Path data;
  private final int port;
  private final Path bin;

  private Postgres(Path bin, Path data, int port) {
    this.bin = bin;
    this.data = data;
    this.port = port;
  }

  static Postgres start() {
    try {
      Path bin = newest();
      Path data = Files.createTempDirectory("ctdp-pg");
      if (root()) {
        // PostgreSQL refuses to run as root.
        command(List.of("chown", "postgres", data.toString()));
      }
      Path password = Files.createTempFile("ctdp-pg", ".password");
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
      Files.writeString(password, SECRET);
      int port = FreePort.next();
      Postgres server = new Postgres(bin, data, port);
      server.command(
          "initdb",
          "-D",
          data + "/db",
          "-U",
          "ctdp",
          "-A",
          "scram-sha-256",
          "--pwfile=" + password,
          "-E",
          "UTF8",
          "--locale=C.UTF-8");
      server.command(
          "pg_ctl",
          "-D",
          data + "/db",
          "-w",
          "-l",
          data + "/log",
          "-o",
          "-p "
              + port
              + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
              + data
              + " -c max_connections=200 -c fsync=off",
          "start");
      Files.delete(password);
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(
              () -> {
                try (Connection c = server.connect("postgres")) {
                  return c.isValid(2);
                }
              });
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newest() throws IOException {
    try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(v -> v.resolve("bin"))
          .filter(b -> Files.exists(b.resolve("initdb")))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow(
              () -> new IllegalStateException("PostgreSQL is missing: ./ctdp test installs it"));
    }
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void command(String program, String... arguments) {
    List<String> line = new ArrayList<>();
    if (root()) {
      line.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    line.add(bin.resolve(program).toString());
    line.addAll(List.of(arguments));
    command(line);
  }

  private static void command(List<String> line) {
    try {
      Path output = Files.createTempFile("ctdp-pg", ".out");
      // To a file: the server inherits it, and a pipe would never end.
      int code =
          new ProcessBuilder(line)
              .directory(Path.of("/tmp").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      String said = Files.readString(output);
      Files.delete(output);
      if (code != 0) {
        throw new IllegalStateException(String.join(" ", line) + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "ctdp", SECRET);
  }

  @Override
  public List<String> options(String instance) {
    String name = instance.replace('-', '_');
    try (Connection c = connect("postgres");
        Statement s = c.createStatement()) {
      s.execute("DROP DATABASE IF EXISTS " + name);
      s.execute("CREATE DATABASE " + name);
      Path password = data.resolve("client.password");
      if (!Files.exists(password)) {
        Files.writeString(password, SECRET);
      }
      return List.of(
          "--db-url",
          "jdbc:postgresql://127.0.0.1:" + port + "/" + name,
          "--db-user",
          "ctdp",
          "--db-password-file",
          password.toString());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    command("pg_ctl", "-D", data + "/db", "-m", "fast", "-w", "stop");
    try (var files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
