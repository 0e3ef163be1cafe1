package vn.ctdp.exchange.stream;

import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/** Puts items into the centre's stream. Thread-safe, and safe with several centre nodes. */
@ProviderType
public interface StreamPublisher {

  /**
   * Publishes within the caller's transaction, or in one of its own when there is none: what is
   * rolled back was never published, and its number is taken by the next item. From this call until
   * the transaction ends other publishers wait, so publish last.
   *
   * @return the item's number: 1, 2, 3 … without gaps
   * @throws vn.ctdp.core.error.CtdpException without the right that the kind needs, or when the
   *     content is not a JSON object of permitted size
   */
  long publish(Caller caller, NewItem item);
}
