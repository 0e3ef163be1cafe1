package vn.ctdp.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server process under measurement, and the memory it takes. */
final class Machine implements AutoCloseable {

  private final Process process;
  private final Path log;
  private volatile long peakKilobytes;
  private volatile boolean ended;

  private Machine(Process process, Path log) {
    this.process = process;
    this.log = log;
    Thread watcher = new Thread(this::watch, "memory");
    watcher.setDaemon(true);
    watcher.start();
  }

  /** Starts a process and waits until it is ready. */
  static Machine start(List<String> command, Path log, BooleanSupplier ready) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.remove("CTDP_LOAD_PASSWORD");
    Machine machine = new Machine(builder.start(), log);
    Runtime.getRuntime().addShutdownHook(new Thread(machine.process::destroyForcibly));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(600);
    while (!ready.getAsBoolean()) {
      if (!machine.process.isAlive() || System.nanoTime() > end) {
        machine.close();
        throw new IOException("did not become ready: " + String.join(" ", command) + "\n" + Files.readString(log));
      }
      Thread.sleep(200);
    }
    return machine;
  }

  static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void watch() {
    while (!ended && process.isAlive()) {
      peakKilobytes = Math.max(peakKilobytes, resident());
      try {
        Thread.sleep(250);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private long resident() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
      return 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Processor time that it has taken so far, in seconds, of all threads. */
  double processorSeconds() {
    return Processor.seconds(process.pid());
  }

  /** Forgets the highest value so far. */
  void forgetPeak() {
    peakKilobytes = resident();
  }

  /** Highest resident memory seen, in MB of 1,048,576 bytes. */
  long peakMegabytes() {
    return Math.max(peakKilobytes, resident()) / 1024;
  }

  @Override
  public void close() {
    ended = true;
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
