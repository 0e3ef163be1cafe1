package vn.ctdp.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that a test starts a moment later.
 *
 * <p>A port that the system gives away ({@code new ServerSocket(0)}) comes from the range from
 * which it also takes the local ends of connections. Until the server listens, any connection on
 * this machine, one to PostgreSQL for instance, may be given the same number, and the server then
 * cannot start. Ports from here lie below that range.
 */
public final class FreePort {

  /** Below 32768, where Linux's range begins; above what is commonly used by services. */
  private static final int FIRST = 22_000;

  private static final int COUNT = 10_000;

  private static int next = ThreadLocalRandom.current().nextInt(COUNT);

  private FreePort() {}

  /**
   * A port of the loopback address on which nobody listens; none is given out twice before ten
   * thousand others. Other processes that choose in the same way begin at another number. Safe for
   * threads.
   *
   * @throws IOException when no port of the range is free
   */
  public static synchronized int next() throws IOException {
    IOException last = null;
    for (int tried = 0; tried < COUNT; tried++) {
      next = (next + 1) % COUNT;
      int port = FIRST + next;
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException e) {
        last = e;
      }
    }
    throw new IOException(
        "no port between " + FIRST + " and " + (FIRST + COUNT) + " is free", last);
  }
}
