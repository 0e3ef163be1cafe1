package vn.ctdp.core.store.internal.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.store.internal.testing.Fixture.TestClock;

class CachedTest {

  private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

  private final TestClock clock = new TestClock(START);
  private final AtomicInteger reads = new AtomicInteger();
  private final Cached<Integer> cached = new Cached<>(clock, reads::incrementAndGet);

  @Test
  void readsOnceWhileNothingChanges() {
    assertThat(cached.get()).isEqualTo(1);
    clock.set(START.plus(Cached.OLD));
    assertThat(cached.get()).isEqualTo(1);
  }

  @Test
  void aChangeHereCountsAtOnce() {
    cached.get();
    cached.drop();
    assertThat(cached.get()).isEqualTo(2);
    assertThat(cached.get()).isEqualTo(2);
  }

  @Test
  void aChangeElsewhereCountsWhenTheValueHasGrownOld() {
    cached.get();
    clock.set(START.plus(Cached.OLD).plusMillis(1));
    assertThat(cached.get()).isEqualTo(2);
    assertThat(cached.get()).isEqualTo(2);
  }

  @Test
  void aClockThatWasPutBackDoesNotKeepAValueForEver() {
    cached.get();
    clock.set(START.minusSeconds(86_400));
    assertThat(cached.get()).isEqualTo(2);
    assertThat(cached.get()).isEqualTo(2);
  }

  @Test
  void aChangeWhileItIsReadIsNotLost() {
    AtomicInteger values = new AtomicInteger();
    Cached<?>[] self = new Cached<?>[1];
    Cached<Integer> changing =
        new Cached<>(
            clock,
            () -> {
              int value = values.incrementAndGet();
              if (value == 1) {
                self[0].drop();
              }
              return value;
            });
    self[0] = changing;
    assertThat(changing.get()).isEqualTo(1);
    assertThat(changing.get()).isEqualTo(2);
  }
}
