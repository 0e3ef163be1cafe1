package vn.ctdp.core.store.internal.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class SystemClockTest {

  private static Instant machine() {
    return Clock.systemUTC().instant();
  }

  @Test
  void isTheMachinesClock() {
    SystemClock clock = new SystemClock(null, null);

    assertThat(clock.instant()).isCloseTo(machine(), within(5, ChronoUnit.SECONDS));
    assertThat(clock.check().message().en()).startsWith("Server time");
  }

  @Test
  void isWrongOnPurposeForAnExerciseAndSaysSo() {
    SystemClock clock = new SystemClock("-P1D", "true");

    assertThat(clock.instant())
        .isCloseTo(machine().minus(Duration.ofDays(1)), within(5, ChronoUnit.SECONDS));
    assertThat(clock.check().message().en()).startsWith("EXERCISE").contains("-24H");
    assertThat(clock.check().message().vi()).startsWith("DIỄN TẬP");
  }

  @Test
  void isNotWrongUnlessThatIsMeant() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SystemClock("P1D", null));
    assertThatIllegalArgumentException().isThrownBy(() -> new SystemClock("P1D", "yes"));
    assertThatIllegalArgumentException().isThrownBy(() -> new SystemClock("P11D", "true"));
    assertThatIllegalArgumentException().isThrownBy(() -> new SystemClock("a day", "true"));
  }
}
