package vn.ctdp.sim;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One message of a sender.
 *
 * @param province sender, as {@code 63:01}
 * @param sequence the sender's number of it
 * @param period code of the period
 * @param revision revision of the report
 * @param kind what it is for
 * @param content canonical bytes
 * @param digest SHA-256 of the content
 * @param signature detached JWS; empty: sent without one
 * @param figures what it says, by row
 */
public record Message(
    String province,
    long sequence,
    String form,
    String period,
    int revision,
    Kind kind,
    byte[] content,
    String digest,
    String signature,
    Map<String, BigDecimal> figures) {

  /** What a message is for. */
  public enum Kind {
    /** First revision. */
    FIRST,
    /** A later revision with other figures. */
    REVISION,
    /** A later revision without some rows. */
    WITHDRAWAL,
    /** Wrong figures, to be refused. */
    INVALID,
    /** The same bytes once more. */
    DUPLICATE
  }

  /** The bytes to send. */
  public byte[] document() {
    if (signature.isEmpty()) {
      return content;
    }
    return join(content, signature);
  }

  /** A signed document of any content and signature. */
  public static byte[] join(byte[] content, String signature) {
    byte[] head = "{\"content\":".getBytes(StandardCharsets.US_ASCII);
    byte[] tail =
        (",\"schema\":\"ctdp-signed-1\",\"signature\":\"" + signature + "\"}")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] document = new byte[head.length + content.length + tail.length];
    System.arraycopy(head, 0, document, 0, head.length);
    System.arraycopy(content, 0, document, head.length, content.length);
    System.arraycopy(tail, 0, document, head.length + content.length, tail.length);
    return document;
  }

  /** The same message, to be sent once more. */
  public Message again() {
    return new Message(
        province,
        sequence,
        form,
        period,
        revision,
        Kind.DUPLICATE,
        content,
        digest,
        signature,
        figures);
  }
}
