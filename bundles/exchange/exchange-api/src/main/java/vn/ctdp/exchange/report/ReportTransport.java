package vn.ctdp.exchange.report;

import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.exchange.intake.Receipt;

/**
 * A road to the centre. Every road carries the same bytes and brings back the same receipt.
 * Thread-safe.
 */
@ConsumerType
public interface ReportTransport {

  /** {@code rest}, later {@code soap}, {@code file}. */
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
      super(message, cause);
      this.refused = refused;
      this.nextRevision = nextRevision;
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
