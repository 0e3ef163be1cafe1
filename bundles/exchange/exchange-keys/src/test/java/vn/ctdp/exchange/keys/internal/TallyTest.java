package vn.ctdp.exchange.keys.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TallyTest {

  private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

  private final Tally tally = new Tally(Duration.ofMinutes(10));

  @Test
  void saysTheFirstAtOnceAndTheOthersTogether() {
    assertThat(tally.next(AT)).isEqualTo(1);
    for (int i = 1; i < 600; i++) {
      assertThat(tally.next(AT.plusSeconds(i))).isZero();
    }
    assertThat(tally.next(AT.plusSeconds(600))).isEqualTo(600);
    assertThat(tally.next(AT.plusSeconds(601))).isZero();
  }

  @Test
  void aClockThatWasSetBackDoesNotSilenceIt() {
    tally.next(AT);
    assertThat(tally.next(AT.minus(Duration.ofDays(400)))).isEqualTo(1);
  }
}
