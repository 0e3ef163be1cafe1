package vn.ctdp.exchange.keys.internal;

import java.time.Instant;

/**
 * Lets so many through in a minute. On each node for itself: it spares the processor, the codes
 * have their own limits in the database. Thread-safe.
 */
final class Turnstile {

  private final int most;
  private long minute;
  private int passed;

  Turnstile(int most) {
    this.most = most;
  }

  synchronized boolean pass(Instant now) {
    long present = now.getEpochSecond() / 60;
    if (present != minute) {
      minute = present;
      passed = 0;
    }
    return ++passed <= most;
  }
}
