package vn.ctdp.exchange.province.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.StreamCodec;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.exchange.report.ReportTransport.TransportException;

/** A question to the centre and its good answer; everything else is one exception. */
final class Question {

  private Question() {}

  /** Reads a document below {@code /api}. */
  static byte[] get(CentreLine line, String path) throws Unanswered {
    return ask(line, "GET", path, null);
  }

  /** Sends a JSON document and gives the answer. */
  static byte[] post(CentreLine line, String path, byte[] json) throws Unanswered {
    return ask(line, "POST", path, json);
  }

  private static byte[] ask(CentreLine line, String method, String path, byte[] body)
      throws Unanswered {
    CentreLine.Reply reply;
    try {
      reply =
          line.send(
              method,
              "/api" + path,
              body == null
                  ? Map.of("Accept", "application/json, application/problem+json")
                  : Map.of(
                      "Accept",
                      "application/json, application/problem+json",
                      "Content-Type",
                      "application/json"),
              body);
    } catch (TransportException e) {
      throw new Unanswered(e.getMessage(), e);
    }
    if (reply.status() / 100 != 2) {
      throw new Unanswered(sentence(reply), null);
    }
    return reply.body();
  }

  private static String sentence(CentreLine.Reply reply) {
    if (reply.status() == 401) {
      return "Trung tâm không nhận tài khoản của tỉnh: sai tên hoặc mật khẩu, hoặc bị khóa.";
    }
    String detail = "";
    String text = new String(reply.body(), StandardCharsets.UTF_8);
    if (text.startsWith("{")) {
      try {
        JsonNode problem = StreamCodec.object(reply.body());
        detail = problem.path("detail").asText("");
      } catch (InvalidDocumentException e) {
        // Some proxy's page: the status says enough.
        detail = "";
      }
    }
    return detail.isEmpty()
        ? "Trung tâm trả lời mã " + reply.status() + "."
        : detail.startsWith("Trung tâm") ? detail : "Trung tâm: " + detail;
  }

  /** No good answer came; the message is a sentence for people. */
  static final class Unanswered extends Exception {

    private static final long serialVersionUID = 1L;

    Unanswered(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
