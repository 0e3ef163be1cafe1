package vn.ctdp.sim;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * HTTP/1.1 over one kept connection to loopback, small enough that the sender's share of a measured
 * time is small, and open enough to break the rules where a test wants that. Not for several
 * threads.
 */
public final class Line implements AutoCloseable {

  /** An answer. */
  public record Answer(int status, Map<String, String> headers, byte[] body) {

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public boolean success() {
      return status / 100 == 2;
    }
  }

  private final int port;
  private final int timeoutMillis;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  public Line(int port, int timeoutMillis) {
    this.port = port;
    this.timeoutMillis = timeoutMillis;
  }

  /** Signs in with every request. */
  public Line as(String user, String password) {
    return with(
        "Authorization",
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  /** Sends a header with every request. */
  public Line with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Answer get(String path) throws IOException {
    return exchange("GET", path, null, null);
  }

  public Answer post(String path, String contentType, byte[] body) throws IOException {
    return exchange("POST", path, contentType, body);
  }

  public Answer put(String path, String contentType, byte[] body) throws IOException {
    return exchange("PUT", path, contentType, body);
  }

  private Answer exchange(String method, String path, String contentType, byte[] body)
      throws IOException {
    boolean kept = socket != null;
    try {
      send(method, path, contentType, body, body == null ? 0 : body.length);
      return receive(method);
    } catch (IOException e) {
      close();
      if (kept && e instanceof Closed) {
        // An idle connection may be closed by the server at any time, before it has read anything.
        send(method, path, contentType, body, body == null ? 0 : body.length);
        return receive(method);
      }
      throw e;
    }
  }

  /**
   * Sends a request, or the beginning of one.
   *
   * @param length how many bytes of the body really go out; the header always says them all
   */
  public void send(String method, String path, String contentType, byte[] body, int length)
      throws IOException {
    if (socket == null) {
      socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(timeoutMillis);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      out = socket.getOutputStream();
    }
    StringBuilder head = new StringBuilder(400);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1:");
    head.append(port).append("\r\nAccept: application/json\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (body != null) {
      head.append("Content-Type: ").append(contentType).append("\r\nContent-Length: ");
      head.append(body.length).append("\r\n");
    }
    head.append("\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (body != null) {
      out.write(body, 0, length);
    }
    out.flush();
  }

  /** The connection ended before an answer began. */
  private static final class Closed extends EOFException {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("no answer");
    }
  }

  /** Waits for the answer to what was sent. */
  public Answer receive(String method) throws IOException {
    String status = line();
    if (status == null) {
      close();
      throw new Closed();
    }
    int code = Integer.parseInt(status.split(" ")[1]);
    Map<String, String> said = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header = line(); header != null && !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      said.put(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    if (code == 100) {
      return receive(method);
    }
    byte[] body;
    if ("chunked".equalsIgnoreCase(said.get("Transfer-Encoding"))) {
      body = chunks();
    } else if (said.containsKey("Content-Length")) {
      int length = Integer.parseInt(said.get("Content-Length"));
      body = in.readNBytes(length);
      if (body.length < length) {
        throw new EOFException("half an answer");
      }
    } else {
      body = code == 204 || code == 304 ? new byte[0] : in.readAllBytes();
    }
    if ("close".equalsIgnoreCase(said.get("Connection"))) {
      close();
    }
    return new Answer(code, said, body);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String size = line();
      if (size == null) {
        throw new EOFException("half an answer");
      }
      int length = Integer.parseInt(size.split(";")[0].strip(), 16);
      body.write(in.readNBytes(length));
      line();
      if (length == 0) {
        return body.toByteArray();
      }
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    while (b >= 0 && b != '\n') {
      if (b != '\r') {
        line.write(b);
      }
      b = in.read();
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Ends the connection with a reset, as a broken line does. */
  public void cut() throws IOException {
    if (socket != null) {
      socket.setSoLinger(true, 0);
      close();
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is gone either way.
        in = null;
      }
      socket = null;
    }
  }
}
