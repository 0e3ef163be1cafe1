package vn.ctdp.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import vn.ctdp.sim.Line;
import vn.ctdp.sim.Message;
import vn.ctdp.sim.Soap;

/** How a message travels, and what its answer means. */
interface Road {

  ObjectMapper JSON = new ObjectMapper();

  String name();

  /** The body that goes out; made before anything is measured. */
  byte[] body(Message message);

  String contentType();

  String path();

  /**
   * Whether the answer is what the message deserves.
   *
   * @return what is wrong; null when nothing is
   */
  String problem(Message message, Line.Answer answer) throws IOException;

  /** The signed document over REST, or the bare envelope as long as senders have no keys. */
  record Rest(String path) implements Road {

    @Override
    public String name() {
      return "REST";
    }

    @Override
    public byte[] body(Message message) {
      return message.document();
    }

    @Override
    public String contentType() {
      return "application/json";
    }

    @Override
    public String problem(Message message, Line.Answer answer) throws IOException {
      if (message.kind() == Message.Kind.INVALID) {
        return answer.status() == 422 ? null : unexpected(message, answer);
      }
      int expected = message.kind() == Message.Kind.DUPLICATE ? 200 : 201;
      if (answer.status() != expected) {
        return unexpected(message, answer);
      }
      // Only looked for: reading the whole receipt would take the server's share of the machine.
      return answer.text().contains("\"digest\":\"" + message.digest() + "\"") ? null : "a receipt for other content: " + unexpected(message, answer);
    }
  }

  /** Typed SOAP 1.2. */
  record SoapRoad() implements Road {

    @Override
    public String name() {
      return "SOAP";
    }

    @Override
    public byte[] body(Message message) {
      return Soap.request(message);
    }

    @Override
    public String contentType() {
      return Soap.CONTENT_TYPE;
    }

    @Override
    public String path() {
      return Soap.PATH;
    }

    @Override
    public String problem(Message message, Line.Answer answer) {
      if (message.kind() == Message.Kind.INVALID) {
        return answer.status() == 422 ? null : unexpected(message, answer);
      }
      boolean right =
          Soap.digest(answer).equals(message.digest()) && Soap.repeated(answer) == (message.kind() == Message.Kind.DUPLICATE);
      return right ? null : unexpected(message, answer);
    }
  }

  /** The plain service: the envelope without signature; it has no receipts. */
  record Plain(String path) implements Road {

    @Override
    public String name() {
      return "JSON";
    }

    @Override
    public byte[] body(Message message) {
      return message.content();
    }

    @Override
    public String contentType() {
      return "application/json";
    }

    @Override
    public String problem(Message message, Line.Answer answer) {
      int expected = message.kind() == Message.Kind.INVALID ? 422 : 201;
      return answer.status() == expected ? null : unexpected(message, answer);
    }
  }

  static String unexpected(Message m, Line.Answer answer) {
    String text = answer.text();
    return "%s %s %s revision %d (%s): %d %s"
        .formatted(m.province(), m.form(), m.period(), m.revision(), m.kind(), answer.status(), text.substring(0, Math.min(600, text.length())));
  }
}
