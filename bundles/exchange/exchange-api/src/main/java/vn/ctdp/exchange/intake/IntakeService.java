package vn.ctdp.exchange.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;

/**
 * The one door for reports at the centre; REST, SOAP and files are thin bindings of it. The key
 * (sender, form, period, revision) is the idempotency key, for ever: the same content again brings
 * the original receipt, other content under the same key is refused and recorded. Thread-safe, and
 * safe with several centre nodes on one database.
 */
@ProviderType
public interface IntakeService {

  /**
   * Checks and stores a report, wholly or not at all.
   *
   * @param caller the sender's machine account, with {@code exchange.intake.send} for the province
   *     named in the envelope
   * @param envelope signed document ({@code ctdp-signed-1}) around the envelope, at most the
   *     configured size; the bare envelope where the centre's configuration allows it
   * @return the receipt; when it returns, the report is durably stored
   * @throws vn.ctdp.core.error.CtdpException when refused, with the cells concerned; the refusal is
   *     in the ledger
   */
  default Receipt accept(Caller caller, byte[] envelope) {
    return take(caller, envelope).receipt();
  }

  /**
   * Like {@link #accept}, and says whether the report was there before.
   *
   * @throws RefusedException when refused for good, with the signed refusal
   */
  default Acceptance take(Caller caller, byte[] envelope) {
    return take(caller, envelope, Optional.empty());
  }

  /**
   * Like {@link #take(Caller, byte[])}, for a road that names the message beside it.
   *
   * @param messageId the id that a header gave, which must be that of the report; empty when there
   *     was none
   * @throws RefusedException when refused for good, with the signed refusal
   */
  Acceptance take(Caller caller, byte[] envelope, Optional<String> messageId);

  /**
   * Like {@link #take(Caller, byte[], Optional)}, reading no more than the configured size, and
   * only when the sender may come in: a sender with too many deliveries at once, or all of them
   * together, are answered with status 429 and {@code retryAfterSeconds}.
   *
   * @throws IOException when the body breaks off
   */
  Acceptance take(Caller caller, InputStream envelope, Optional<String> messageId)
      throws IOException;

  /**
   * Like {@link #take(Caller, byte[])} for a report that somebody else brings: its signature says
   * who sends, and is required whatever the configuration says.
   *
   * @param caller who brings it, with {@code exchange.intake.carry}
   */
  Acceptance takeCarried(Caller caller, byte[] document);

  /**
   * What became of a delivery.
   *
   * @param receipt the receipt; for a repeated delivery the original one
   * @param repeated whether the same content was stored before
   */
  record Acceptance(Receipt receipt, boolean repeated) {}

  /**
   * The receipt once given for a key; needs {@code exchange.intake.send} for the province or {@code
   * exchange.national.view}.
   *
   * @param revision 1, 2, 3 …; 0 for the latest
   */
  Optional<Receipt> receipt(
      Caller caller, UnitRef province, String formId, Period period, int revision);

  /** The largest envelope that is read, in bytes. */
  int maxBytes();
}
