package vn.ctdp.migrator.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL in a temporary folder, with Vietnamese collation, gone after the test. */
public final class TemporaryPostgres implements AutoCloseable {

  private final Path bin;
  private final Path folder;
  private final int port;

  private TemporaryPostgres(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /** Folder of the programs of the newest installed PostgreSQL. */
  public static Optional<Path> programs() throws IOException {
    Path root = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(root)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  /** Starts a server from the folder of its programs. */
  public static TemporaryPostgres start(Path bin) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("ctdp-pg");
    if (isRoot()) {
      execute(List.of("chown", "postgres", folder.toString()));
    }
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var server = new TemporaryPostgres(bin, folder, port);
    server.run(
        "initdb",
        "-D",
        folder.resolve("db").toString(),
        "-U",
        "ctdp",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
        "--locale=C.UTF-8",
        "--locale-provider=icu",
        "--icu-locale=vi-VN");
    server.run(
        "pg_ctl",
        "-D",
        folder.resolve("db").toString(),
        "-w",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-c listen_addresses=127.0.0.1 -c fsync=off -p " + port + " -k " + folder,
        "start");
    return server;
  }

  /** Its one database, without a pool. */
  public DataSource dataSource() {
    var dataSource = new PGSimpleDataSource();
    dataSource.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
    dataSource.setUser("ctdp");
    return dataSource;
  }

  @Override
  public void close() throws SQLException {
    try {
      run("pg_ctl", "-D", folder.resolve("db").toString(), "-m", "immediate", "stop");
      execute(List.of("rm", "-rf", folder.toString()));
    } catch (IOException | InterruptedException e) {
      throw new SQLException("PostgreSQL did not stop", e);
    }
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    execute(command);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void execute(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("ctdp-pg", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command + " failed: " + Files.readString(output));
    }
    Files.delete(output);
  }
}
