package vn.ctdp.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A load balancer as simple as can be: every connection goes to the next node in turn, and to
 * another one when that node takes none. It knows nothing of HTTP and keeps no session anywhere.
 */
final class Balancer implements AutoCloseable {

  private final ServerSocket door;
  private final List<Integer> nodes;
  private final AtomicInteger turn = new AtomicInteger();

  private Balancer(ServerSocket door, List<Integer> nodes) {
    this.door = door;
    this.nodes = nodes;
  }

  /** Before nodes at these ports of the loopback. */
  static Balancer before(Integer... ports) {
    try {
      Balancer balancer =
          new Balancer(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), List.of(ports));
      start("balancer", balancer::accept);
      return balancer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        start("balancer-line", () -> serve(client));
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket node = connect()) {
      client.setTcpNoDelay(true);
      node.setTcpNoDelay(true);
      start("balancer-back", () -> copy(node, client));
      copy(client, node);
    } catch (IOException e) {
      // No node takes connections, or one end has gone: so is the line.
      turn.get();
    }
  }

  private Socket connect() throws IOException {
    IOException none = null;
    for (int i = 0; i < nodes.size(); i++) {
      Socket node = new Socket();
      try {
        int port = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
        node.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
        return node;
      } catch (IOException e) {
        node.close();
        none = e;
      }
    }
    throw none;
  }

  /** Until either end is gone; then both are. */
  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // A node was killed or a sender hung up: closing both is all there is to do.
      Thread.yield();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
