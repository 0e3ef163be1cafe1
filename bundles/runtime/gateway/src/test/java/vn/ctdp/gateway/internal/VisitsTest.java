package vn.ctdp.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VisitsTest {

  private final Visits visits = new Visits();

  @Test
  void waitsForThoseInsideAndLetsNobodyElseIn() throws Exception {
    assertThat(visits.enter()).isTrue();
    CompletableFuture<Integer> closing =
        CompletableFuture.supplyAsync(() -> visits.close(Duration.ofSeconds(30)));
    while (visits.enter()) {
      visits.leave();
    }
    assertThat(closing).isNotDone();

    visits.leave();

    assertThat(closing.get(10, TimeUnit.SECONDS)).isZero();
    assertThat(visits.enter()).isFalse();
  }

  @Test
  void saysHowManyDidNotFinish() {
    visits.enter();
    visits.enter();

    assertThat(visits.close(Duration.ofMillis(20))).isEqualTo(2);
  }
}
