package vn.ctdp.exchange.record;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.Localized;

/** Shared records on their way, seen from the province. Thread-safe. */
@ProviderType
public interface RecordOutbox {

  /** How things stand, by type; needs {@code exchange.report.view}. */
  List<Line> lines(Caller caller);

  /** Sends what waits now instead of at the next attempt; needs {@code exchange.outbox.manage}. */
  void sendNow(Caller caller);

  /**
   * How things stand with a type.
   *
   * @param type type
   * @param name for people; the type itself while its module is off
   * @param sent batches that the centre has acknowledged
   * @param lastSentAt when the last one was acknowledged; null when none was
   * @param waiting records that wait
   * @param waitingSince since when; null when none waits
   * @param attempts failed attempts at the first that waits
   * @param nextAttempt next attempt; null when none is due
   * @param problem what the last attempt failed at; empty otherwise
   */
  record Line(
      String type,
      Localized name,
      long sent,
      Instant lastSentAt,
      long waiting,
      Instant waitingSince,
      int attempts,
      Instant nextAttempt,
      String problem) {}
}
