package vn.ctdp.gateway.internal;

import java.time.Duration;

/** How many requests are being worked on, until nobody is let in any more. Thread-safe. */
final class Visits {

  private int inside;
  private boolean closed;

  /** Lets a request in; false when it is too late. Pair with {@link #leave()}. */
  synchronized boolean enter() {
    if (closed) {
      return false;
    }
    inside++;
    return true;
  }

  /** A request is done. */
  synchronized void leave() {
    inside--;
    notifyAll();
  }

  /**
   * Lets nobody in any more and waits for those inside.
   *
   * @param patience longest time to wait
   * @return how many are still inside
   */
  synchronized int close(Duration patience) {
    closed = true;
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toMillis(); inside > 0 && left > 0; ) {
        wait(left);
        left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return inside;
  }
}
