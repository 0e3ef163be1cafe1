package vn.ctdp.exchange.keys.internal;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts what strangers can cause as often as they like, and says now and then how often: somebody
 * who tries codes must not fill the audit log. On each node for itself. Thread-safe.
 */
final class Tally {

  private final Duration silence;
  private Instant lastSaid = Instant.MIN;
  private long unsaid;

  /**
   * @param silence least time between two that are said
   */
  Tally(Duration silence) {
    this.silence = silence;
  }

  /**
   * Counts one more.
   *
   * @return how many there were since it was last said, when it is time to say so again; else 0
   */
  synchronized long next(Instant now) {
    unsaid++;
    if (!now.isBefore(lastSaid) && Duration.between(lastSaid, now).compareTo(silence) < 0) {
      return 0;
    }
    long count = unsaid;
    unsaid = 0;
    lastSaid = now;
    return count;
  }
}
