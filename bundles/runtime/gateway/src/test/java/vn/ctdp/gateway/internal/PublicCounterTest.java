package vn.ctdp.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PublicCounterTest {

  private final AtomicLong now = new AtomicLong();
  private final PublicCounter counter =
      new PublicCounter(
          new Clock() {
            @Override
            public java.time.ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return Instant.ofEpochMilli(now.get());
            }
          });

  @Test
  void oneAddressCannotTakeTheShareOfOthers() {
    for (int i = 0; i < PublicCounter.EACH; i++) {
      assertThat(counter.admit("192.0.2.1")).isTrue();
    }
    assertThat(counter.admit("192.0.2.1")).isFalse();
    assertThat(counter.admit("192.0.2.2")).isTrue();
    now.addAndGet(60_000);
    assertThat(counter.admit("192.0.2.1")).isTrue();
  }

  @Test
  void manyAddressesTogetherAreBoundedToo() {
    int admitted = 0;
    for (int i = 0; i < 2 * PublicCounter.ALL; i++) {
      admitted += counter.admit("198.51.100." + i) ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(PublicCounter.ALL);
  }
}
