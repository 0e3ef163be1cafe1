package vn.ctdp.exchange.report;

import java.time.Duration;
import java.util.Optional;
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

  /** No receipt came. */
  class TransportException extends Exception {

    private static final long serialVersionUID = 1L;

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
