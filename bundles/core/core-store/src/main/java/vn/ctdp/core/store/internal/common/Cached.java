package vn.ctdp.core.store.internal.common;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What was read from the database and serves until it changes. A change made here counts at once; a
 * change by another node on the same database {@link #OLD} later at most, because what has grown
 * old is read again by one of those who ask. Thread-safe.
 *
 * @param <T> an immutable value
 */
public final class Cached<T> {

  /** How long another node's change may go unnoticed. */
  public static final Duration OLD = Duration.ofSeconds(10);

  private record Held<T>(T value, long generation, Instant readAt) {}

  private final Clock clock;
  private final Supplier<T> source;

  /** Counts changes made here; what was read before the last one is not used any more. */
  private final AtomicLong generation = new AtomicLong();

  private final AtomicBoolean renewing = new AtomicBoolean();
  private volatile Held<T> held;

  /**
   * Holds nothing yet.
   *
   * @param clock tells the age
   * @param source reads from the database; called on the thread of whoever asks
   */
  public Cached(Clock clock, Supplier<T> source) {
    this.clock = clock;
    this.source = source;
  }

  /** The value as of now. */
  public T get() {
    Held<T> present = held;
    if (present == null || present.generation() != generation.get()) {
      return read();
    }
    Instant now = clock.instant();
    boolean old = now.isBefore(present.readAt()) || now.isAfter(present.readAt().plus(OLD));
    if (old && renewing.compareAndSet(false, true)) {
      try {
        return read();
      } finally {
        renewing.set(false);
      }
    }
    return present.value();
  }

  /** Something changed here: what is held is not used again. */
  public void drop() {
    generation.incrementAndGet();
  }

  private T read() {
    long before = generation.get();
    Instant at = clock.instant();
    T value = source.get();
    held = new Held<>(value, before, at);
    return value;
  }
}
