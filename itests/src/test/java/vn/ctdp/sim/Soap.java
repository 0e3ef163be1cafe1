package vn.ctdp.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages as SOAP 1.2, written from the contract. */
public final class Soap {

  /** Where the centre takes reports. */
  public static final String PATH = "/soap/intake";

  /** Content type of a request. */
  public static final String CONTENT_TYPE =
      "application/soap+xml; charset=utf-8; action=\"urn:ctdp:exchange:1/submitReport\"";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DIGEST = Pattern.compile("<(?:\\w+:)?digest>([0-9a-f]{64})</");
  private static final Pattern REPEATED =
      Pattern.compile("<(?:\\w+:)?repeated>\\s*(true|1|false|0)\\s*</");

  private Soap() {}

  /** The request for a message. */
  public static byte[] request(Message message) {
    try {
      JsonNode c = JSON.readTree(message.content());
      StringBuilder out = new StringBuilder(message.content().length * 2);
      element(out, "schema", c.get("schema"));
      element(out, "messageId", c.get("messageId"));
      out.append("<sender>");
      element(out, "instance", c.at("/sender/instance"));
      element(out, "organisation", c.at("/sender/organisation"));
      element(out, "province", c.at("/sender/province"));
      out.append("</sender><form>");
      element(out, "id", c.at("/form/id"));
      element(out, "version", c.at("/form/version"));
      out.append("</form>");
      for (String name : new String[] {"period", "revision", "sequence", "cutoff", "drawnUpAt"}) {
        element(out, name, c.get(name));
      }
      if (c.path("approval").isObject()) {
        out.append("<approval>");
        element(out, "by", c.at("/approval/by"));
        element(out, "at", c.at("/approval/at"));
        out.append("</approval>");
      }
      element(out, "previousDigest", c.get("previousDigest"));
      for (JsonNode cell : c.get("cells")) {
        out.append("<cell>");
        for (String name :
            new String[] {
              "row", "unit", "value", "computed", "source", "reason", "note", "unknown"
            }) {
          element(out, name, cell.get(name));
        }
        out.append("</cell>");
      }
      for (JsonNode x : c.get("explanations")) {
        out.append("<explanation>");
        element(out, "check", x.get("check"));
        element(out, "text", x.get("text"));
        out.append("</explanation>");
      }
      String body =
          "<submitReport xmlns=\"urn:ctdp:exchange:1\"><content>"
              + out
              + "</content>"
              + (message.signature().isEmpty()
                  ? ""
                  : "<signature>" + message.signature() + "</signature>")
              + "</submitReport>";
      return envelope(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An envelope around any body. */
  public static byte[] envelope(String body) {
    return ("<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body>"
            + body
            + "</e:Body></e:Envelope>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void element(StringBuilder out, String name, JsonNode value) {
    if (value == null || value.isNull() || value.isMissingNode()) {
      return;
    }
    out.append('<').append(name).append('>');
    String text = value.asText();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '\r' -> out.append("&#13;");
        default -> out.append(c);
      }
    }
    out.append("</").append(name).append('>');
  }

  /** The digest that a receipt names; empty when the answer is none. */
  public static String digest(Line.Answer answer) {
    Matcher m = DIGEST.matcher(answer.text());
    return answer.success() && m.find() ? m.group(1) : "";
  }

  /** Whether the receipt is one given before. */
  public static boolean repeated(Line.Answer answer) {
    Matcher m = REPEATED.matcher(answer.text());
    return m.find() && (m.group(1).equals("true") || m.group(1).equals("1"));
  }
}
