package vn.ctdp.exchange.centre.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import vn.ctdp.core.error.CtdpException;

/**
 * Who may come in now: so many reports of one sender at once, so that none crowds out the others,
 * and so many together, so that memory stays bounded. Counts what this node is doing at this moment
 * and nothing else. Thread-safe.
 */
final class Admission {

  private final int perSender;
  private final int waitMillis;
  private final Semaphore working;
  private final Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();

  Admission(int perSender, int together, int waitSeconds) {
    this.perSender = Math.max(1, perSender);
    this.waitMillis = Math.max(0, waitSeconds) * 1000;
    this.working = new Semaphore(Math.max(1, together), true);
  }

  /** A place; given back by closing it. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * A place for one more delivery of a sender.
   *
   * @throws CtdpException {@link IntakeError#BUSY} when the sender has as many as it may
   */
  Place enter(String sender) {
    boolean[] in = {false};
    inside.compute(
        sender,
        (s, count) -> {
          AtomicInteger n = count == null ? new AtomicInteger() : count;
          if (n.get() < perSender) {
            n.incrementAndGet();
            in[0] = true;
          }
          return n;
        });
    if (!in[0]) {
      throw new Busy(1 + ThreadLocalRandom.current().nextInt(3));
    }
    return () -> inside.computeIfPresent(sender, (s, n) -> n.decrementAndGet() == 0 ? null : n);
  }

  /**
   * A place among those at work, first come first served.
   *
   * @throws CtdpException {@link IntakeError#BUSY} when none became free in time
   */
  Place work() {
    try {
      if (!working.tryAcquire(waitMillis, TimeUnit.MILLISECONDS)) {
        throw new Busy(2 + ThreadLocalRandom.current().nextInt(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy(5);
    }
    return working::release;
  }

  /** Come again; not a refusal of what was sent. */
  static final class Busy extends CtdpException {

    private static final long serialVersionUID = 1L;

    private final int seconds;

    Busy(int seconds) {
      super(IntakeError.BUSY, Integer.toString(seconds));
      this.seconds = seconds;
    }

    @Override
    public java.util.OptionalInt retryAfterSeconds() {
      return java.util.OptionalInt.of(seconds);
    }
  }
}
