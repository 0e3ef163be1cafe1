package vn.ctdp.exchange.stream;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/** The stream seen from a province. Thread-safe. */
@ProviderType
public interface StreamInbox {

  /**
   * What came for this province, newest first. Filters: {@code kind}, {@code state}. Needs {@code
   * exchange.inbox.view}.
   */
  Page<ReceivedItem> items(Caller caller, PageRequest request);

  /** The content of an item; needs {@code exchange.inbox.view}. */
  Optional<StreamItem> item(Caller caller, long number);

  /** Where reading stands; needs {@code exchange.inbox.view}. */
  Standing standing(Caller caller);

  /** Asks the centre now instead of at the next look. Needs {@code exchange.inbox.view}. */
  void pullNow(Caller caller);

  /** Hands a failed item over again now. Needs {@code exchange.inbox.manage}. */
  void retry(Caller caller, long number);

  /**
   * Goes on without an item that cannot be carried out. Needs {@code exchange.inbox.manage}.
   *
   * @param reason why; required
   */
  void skip(Caller caller, long number, String reason);

  /**
   * A message to people has been seen and needs nobody's attention. Needs {@code
   * exchange.inbox.view}.
   */
  void acknowledge(Caller caller, long number);

  /**
   * Where reading stands.
   *
   * @param readTo last number verified and stored; 0 when none
   * @param digest digest of that item; empty when none
   * @param head last number that the centre had at the last contact
   * @param lastContact when the centre last answered; null when never
   * @param problemCode why reading stopped: {@code SIGNATURE}, {@code GAP}, {@code CHAIN}, {@code
   *     BODY}, {@code LINE}, {@code PAGE}; empty when all is well
   * @param problem the same for people
   * @param waiting items kept
   * @param failed items that failed
   */
  record Standing(
      long readTo,
      String digest,
      long head,
      Instant lastContact,
      String problemCode,
      String problem,
      int waiting,
      int failed) {}
}
