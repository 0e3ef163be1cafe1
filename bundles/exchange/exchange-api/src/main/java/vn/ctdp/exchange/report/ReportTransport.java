package vn.ctdp.exchange.report;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.exchange.intake.Receipt;

/**
 * A road to the centre. Every road carries the same bytes and brings back the same receipt.
 * Thread-safe.
 */
@ConsumerType
public interface ReportTransport {

  /** {@code rest} or {@code soap}. */
  String id();

  /**
   * Sends an envelope and waits for the receipt.
   *
   * @throws TransportException when no receipt came; the same bytes may be sent again
   */
  Receipt send(byte[] envelope) throws TransportException;

  /**
   * The id of a message, for the log lines of both sides.
   *
   * @param envelope signed document; a quotation mark within a text is escaped there, so what is
   *     found can only be the member itself
   * @return empty when it has none
   */
  static Optional<String> messageId(byte[] envelope) {
    Matcher id = TransportException.ID.matcher(new String(envelope, StandardCharsets.ISO_8859_1));
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }

  /** No receipt came. */
  class TransportException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Pattern ID = Pattern.compile("\"messageId\"\\s*:\\s*\"([0-9a-f-]{36})\"");
    private static final Pattern EXPECTED = Pattern.compile("EXPECTED-(\\d{1,6})");
    private static final Pattern SEND = Pattern.compile("SEND-(\\d{1,15})");

    private final boolean refused;
    private final int nextRevision;
    private final transient Duration retryAfter;
    private final String document;
    private long missing;

    /**
     * @param message one sentence for people
     * @param refused true when the centre answered and refused: sending the same again is useless
     * @param cause for the log, may be null
     */
    public TransportException(String message, boolean refused, Throwable cause) {
      this(message, refused, 0, cause);
    }

    /**
     * @param message one sentence for people
     * @param refused true when the centre answered and refused: sending the same again is useless
     * @param nextRevision the revision that the centre would take next, when it said so; else 0
     * @param cause for the log, may be null
     */
    public TransportException(String message, boolean refused, int nextRevision, Throwable cause) {
      this(message, refused, nextRevision, null, "", cause);
    }

    private TransportException(
        String message,
        boolean refused,
        int nextRevision,
        Duration retryAfter,
        String document,
        Throwable cause) {
      super(message, cause);
      this.document = document;
      this.refused = refused;
      this.nextRevision = nextRevision;
      this.retryAfter = retryAfter;
    }

    /**
     * The centre, or something before it, asks to be left alone for a while.
     *
     * @param message one sentence for people
     * @param retryAfter how long; null when it did not say
     */
    public static TransportException busy(String message, Duration retryAfter) {
      return new TransportException(message, false, 0, retryAfter, "", null);
    }

    /**
     * The centre answered and refused.
     *
     * @param message one sentence for people
     * @param nextRevision the revision that the centre would take next; 0 when it did not say
     * @param document the signed refusal as JSON text; empty when there was none
     */
    public static TransportException refused(String message, int nextRevision, String document) {
      return new TransportException(message, true, nextRevision, null, document, null);
    }

    /**
     * The centre has not taken an earlier message and wants it first.
     *
     * @param message one sentence for people
     * @param number the message's number
     */
    public static TransportException missing(String message, long number) {
      TransportException e = new TransportException(message, false, null);
      e.missing = number;
      return e;
    }

    /**
     * What the centre's answer means, whichever road it came by. Only the intake's own codes refuse
     * a message; whatever else is answered, it keeps its number and its place in the queue.
     *
     * @param status HTTP status
     * @param code error code; may be empty
     * @param sentence one sentence for people, of the centre
     * @param places codes of the places that the answer names
     * @param document the signed refusal as JSON text; empty when there is none
     */
    public static TransportException answered(
        int status, String code, String sentence, List<String> places, String document) {
      boolean intake = code.startsWith("EXC-");
      if (status == 425 && intake && number(SEND, places) > 0) {
        return missing(sentence, number(SEND, places));
      }
      int next = (int) number(EXPECTED, places);
      return intake && (status == 409 || status == 422)
          ? refused(sentence, next, document)
          : new TransportException(sentence, false, next, null);
    }

    private static long number(Pattern pattern, List<String> places) {
      return places.stream()
          .map(pattern::matcher)
          .filter(Matcher::matches)
          .mapToLong(m -> Long.parseLong(m.group(1)))
          .reduce(0, (first, last) -> last);
    }

    /** The number of the message that the centre wants first; 0 when it did not say so. */
    public long missing() {
      return missing;
    }

    /** The signed refusal as JSON text; empty when there is none. */
    public String document() {
      return document;
    }

    /** How long the other side asked to wait before the next attempt. */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }

    /** The revision that the centre would take next; 0 when it did not say. */
    public int nextRevision() {
      return nextRevision;
    }

    /** Whether the centre answered and refused. */
    public boolean refused() {
      return refused;
    }
  }
}
