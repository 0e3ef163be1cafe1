package vn.ctdp.core.store.internal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own for the tests of one JVM, with a collation that is not Vietnamese: what
 * sorts right here does not lean on the database.
 */
final class TestPostgres {

  private static TestPostgres running;

  private final Path bin;
  private final Path folder;
  private final int port;

  private TestPostgres(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /** The port of the server, started at first use; empty where PostgreSQL is not installed. */
  static synchronized Optional<Integer> port() {
    if (running == null) {
      Optional<Path> bin = programs();
      if (bin.isEmpty()) {
        return Optional.empty();
      }
      try {
        running = start(bin.get());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
    }
    return Optional.of(running.port);
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
    Path folder = Files.createTempDirectory("ctdp-store-pg");
    if (root()) {
      execute(List.of("chown", "postgres", folder.toString()));
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
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

  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (root()) {
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
    Path output = Files.createTempFile("ctdp-store-pg", ".out");
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
