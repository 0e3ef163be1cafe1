package vn.ctdp.exchange.record;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/** The centre's door for shared records. Thread-safe, and safe with several centre nodes. */
@ProviderType
public interface RecordIntake {

  /**
   * Takes a batch in. Needs {@code exchange.intake.send} in the province.
   *
   * @param batch signed document {@code ctdp-records-1}
   * @return the signed answer
   * @throws vn.ctdp.core.error.CtdpException when it cannot be read, is not signed by the province
   *     that it names, or there are too many at once; nothing is stored then
   */
  Answer take(Caller caller, InputStream batch) throws IOException;

  /**
   * What became of a batch.
   *
   * @param outcome what
   * @param document signed document {@code ctdp-records-receipt-1}
   */
  record Answer(Outcome outcome, byte[] document) {}

  /** What becomes of a batch. */
  enum Outcome {
    /** Stored now. */
    STORED,
    /** Stored before, with the same content: the original receipt. */
    KNOWN,
    /** Batches before it are missing: send from the one after {@code last}. */
    SEND,
    /** Its number or one of its versions was used for other content; nothing is stored. */
    CONFLICT
  }
}
