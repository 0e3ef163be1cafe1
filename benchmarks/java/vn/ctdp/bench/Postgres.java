package vn.ctdp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A PostgreSQL server of the machine's own package, on loopback, durable as it is by default, with a quarter of a gigabyte of buffers. */
final class Postgres implements AutoCloseable {

  static final String USER = "ctdp";

  private final Path folder;
  private final int port;
  private final Path bin;
  private final String password;

  private Postgres(Path folder, int port, Path bin, String password) {
    this.folder = folder;
    this.port = port;
    this.bin = bin;
    this.password = password;
  }

  static Postgres start(Path work, int port, String password) throws IOException, InterruptedException {
    Path bin;
    try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      bin =
          versions
              .map(v -> v.resolve("bin"))
              .filter(b -> Files.exists(b.resolve("initdb")))
              .max(Comparator.comparing(Path::toString))
              .orElseThrow(() -> new IOException("PostgreSQL is missing"));
    }
    // Not below the benchmark's own folder, which only its user may enter: the server runs as another one when that is root.
    Path folder = Files.createTempDirectory("ctdp-benchmarks-pg");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(work.resolve("postgres.folder"), folder.toString());
    Postgres server = new Postgres(folder, port, bin, password);
    if (root()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    Path secret = Files.createTempFile("ctdp-benchmarks-pg", ".password");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(secret, password);
    server.command(
        "initdb", "-D", folder + "/db", "-U", USER, "-A", "scram-sha-256", "--pwfile=" + secret, "-E", "UTF8", "--locale=C.UTF-8");
    Files.delete(secret);
    server.command(
        "pg_ctl",
        "-D",
        folder + "/db",
        "-w",
        "-l",
        folder + "/log",
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder
            + " -c max_connections=100 -c shared_buffers=256MB -c max_wal_size=4GB",
        "start");
    return server;
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void command(String program, String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    if (root()) {
      line.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    line.add(bin.resolve(program).toString());
    line.addAll(List.of(arguments));
    run(line);
  }

  private static void run(List<String> line) throws IOException, InterruptedException {
    Path output = Files.createTempFile("ctdp-benchmarks-pg", ".out");
    // To a file: the server inherits it, and a pipe would never end.
    int code = new ProcessBuilder(line).directory(Path.of("/tmp").toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    String said = Files.readString(output);
    Files.delete(output);
    if (code != 0) {
      throw new IOException(String.join(" ", line) + ": " + said);
    }
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), USER, password);
  }

  /** Makes an empty database. */
  String create(String database) throws SQLException {
    try (Connection c = connect("postgres");
        Statement s = c.createStatement()) {
      s.execute("CREATE DATABASE " + database);
    }
    return url(database);
  }

  /** Processor time that the server and all its connections have taken so far, in seconds. */
  double processorSeconds() {
    try {
      return Processor.withChildren(Long.parseLong(Files.readAllLines(folder.resolve("db/postmaster.pid")).get(0)));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Bytes that a database takes. */
  long size(String database) throws SQLException {
    try (Connection c = connect("postgres");
        Statement s = c.createStatement();
        var r = s.executeQuery("SELECT pg_database_size('" + database + "')")) {
      r.next();
      return r.getLong(1);
    }
  }

  @Override
  public void close() {
    try {
      command("pg_ctl", "-D", folder + "/db", "-m", "immediate", "-w", "stop");
      run(List.of("rm", "-rf", folder.toString()));
    } catch (IOException | InterruptedException e) {
      System.err.println("benchmarks: " + e.getMessage());
    }
  }
}
