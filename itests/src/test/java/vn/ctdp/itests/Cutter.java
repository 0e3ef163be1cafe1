package vn.ctdp.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to an HTTP server on loopback that breaks where it is told to. It looks only for where a
 * message ends; whatever it is not told to break passes unchanged.
 */
final class Cutter implements AutoCloseable {

  /** Where the line breaks. */
  enum Cut {
    /** Nothing reaches the server. */
    BEFORE_THE_BODY,
    /** The server gets half of the body. */
    WITHIN_THE_BODY,
    /** The server gets everything, and finds nobody to answer. */
    AFTER_THE_BODY,
    /** The server has answered; the client hears nothing of it. */
    BEFORE_THE_REPLY,
    /** The client gets half of the answer. */
    WITHIN_THE_REPLY,
    /** Somebody else answers, in place of the server: status 200 and a page. */
    PAGE
  }

  private record Order(Cut cut, Runnable then) {}

  private final ServerSocket door;
  private final int target;
  private final String path;
  private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();

  private Cutter(ServerSocket door, int target, String path) {
    this.door = door;
    this.target = target;
    this.path = path;
  }

  /**
   * @param target port of the server
   * @param path only requests that send something to a path that begins so are broken
   */
  static Cutter to(int target, String path) {
    try {
      Cutter cutter =
          new Cutter(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target, path);
      Thread thread = new Thread(cutter::accept, "cutter");
      thread.setDaemon(true);
      thread.start();
      return cutter;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Breaks one of the next requests, after those ordered before. */
  void order(Cut cut) {
    order(cut, () -> {});
  }

  /** The same, and does something at that moment, before the client knows. */
  void order(Cut cut, Runnable then) {
    orders.add(new Order(cut, then));
  }

  /** How many requests were broken so far. */
  int broken() {
    return done.get();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Thread thread = new Thread(() -> serve(client), "cutter-line");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      while (true) {
        byte[] head = head(in);
        if (head == null) {
          return;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        boolean sends =
            text.matches("(?s)(POST|PUT) " + java.util.regex.Pattern.quote(path) + ".*");
        Order order = sends ? orders.poll() : null;
        if (order == null) {
          if (!pass(head, in, client)) {
            return;
          }
        } else {
          breaks(order, head, text, in, client);
          return;
        }
      }
    } catch (IOException e) {
      // One of the two has gone: so is the line.
      done.get();
    }
  }

  private boolean pass(byte[] head, InputStream in, Socket client) throws IOException {
    try (Socket server = connect()) {
      server.getOutputStream().write(head);
      server.getOutputStream().write(body(head, in, false));
      byte[] answer = answer(server.getInputStream());
      if (answer == null) {
        return false;
      }
      client.getOutputStream().write(answer);
      client.getOutputStream().flush();
      return true;
    }
  }

  private void breaks(Order order, byte[] head, String text, InputStream in, Socket client)
      throws IOException {
    try {
      if (order.cut == Cut.BEFORE_THE_BODY) {
        order.then.run();
        return;
      }
      byte[] body = body(head, in, false);
      if (order.cut == Cut.PAGE) {
        order.then.run();
        String page = "<html><body><h1>Đăng nhập mạng</h1></body></html>";
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        client
            .getOutputStream()
            .write(
                ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                        + bytes.length
                        + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().write(bytes);
        return;
      }
      try (Socket server = connect()) {
        server.getOutputStream().write(head);
        if (order.cut == Cut.WITHIN_THE_BODY) {
          server.getOutputStream().write(body, 0, body.length / 2);
          server.getOutputStream().flush();
          order.then.run();
          return;
        }
        server.getOutputStream().write(body);
        server.getOutputStream().flush();
        if (order.cut == Cut.AFTER_THE_BODY) {
          order.then.run();
          return;
        }
        byte[] answer = answer(server.getInputStream());
        order.then.run();
        if (order.cut == Cut.WITHIN_THE_REPLY && answer != null) {
          client.getOutputStream().write(answer, 0, answer.length / 2);
          client.getOutputStream().flush();
        }
      }
    } finally {
      done.incrementAndGet();
      if (order.cut != Cut.PAGE) {
        // A reset, as from a line that is gone, and not a polite end.
        client.setSoLinger(true, 0);
      }
    }
  }

  private Socket connect() throws IOException {
    Socket server = new Socket();
    server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 5000);
    server.setSoTimeout(60_000);
    return server;
  }

  /** Up to the empty line; null at the end of the stream. */
  private static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      last = last << 8 | b;
      if (last == 0x0D0A0D0A) {
        return head.toByteArray();
      }
    }
    return null;
  }

  /** An answer, head and body; null when there is none. */
  private static byte[] answer(InputStream in) throws IOException {
    byte[] head = head(in);
    if (head == null) {
      return null;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head);
    String status = new String(head, 9, 3, StandardCharsets.ISO_8859_1);
    if (status.startsWith("1")) {
      byte[] rest = answer(in);
      if (rest != null) {
        all.writeBytes(rest);
      }
    } else if (!status.equals("204") && !status.equals("304")) {
      all.writeBytes(body(head, in, true));
    }
    return all.toByteArray();
  }

  private static byte[] body(byte[] head, InputStream in, boolean answer) throws IOException {
    String text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
    if (text.contains("\r\ntransfer-encoding: chunked")) {
      return chunks(in);
    }
    int at = text.indexOf("\r\ncontent-length:");
    if (at >= 0) {
      int from = at + "\r\ncontent-length:".length();
      return in.readNBytes(
          Integer.parseInt(text.substring(from, text.indexOf("\r\n", from)).strip()));
    }
    return answer ? in.readAllBytes() : new byte[0];
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n') {
          break;
        }
      }
      all.writeBytes(line.toByteArray());
      String size = line.toString(StandardCharsets.ISO_8859_1).split(";")[0].strip();
      if (size.isEmpty()) {
        return all.toByteArray();
      }
      int length = Integer.parseInt(size, 16);
      all.writeBytes(in.readNBytes(length + 2));
      if (length == 0) {
        return all.toByteArray();
      }
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
