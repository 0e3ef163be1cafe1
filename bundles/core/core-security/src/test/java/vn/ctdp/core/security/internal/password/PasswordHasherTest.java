package vn.ctdp.core.security.internal.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.security.internal.SecurityError;
import vn.ctdp.core.security.internal.SecuritySettings;
import vn.ctdp.core.security.internal.World;

class PasswordHasherTest {

  private static final byte[] PASSWORD = "mật khẩu dài".getBytes(StandardCharsets.UTF_8);

  private final PasswordHasher hasher =
      new PasswordHasher(new SecuritySettings(World.values(true)));

  @Test
  void knowsThePasswordOfAHashAndNoOther() {
    String hash = hasher.hash(PASSWORD);

    assertThat(hasher.verify(PASSWORD, hash)).isTrue();
    assertThat(hasher.verify(new byte[] {1}, hash)).isFalse();
    assertThat(hasher.outdated(hash)).isFalse();
  }

  @Test
  void whoFindsNoSeatIsToldWhenToComeBackAndThoseWhoWaitGetTheirTurn() throws Exception {
    PasswordHasher small =
        new PasswordHasher(new SecuritySettings(World.values(true)), 1, 2, Duration.ofSeconds(60));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    List<CompletableFuture<String>> inside = new ArrayList<>();
    inside.add(
        CompletableFuture.supplyAsync(
            () ->
                small.bounded(
                    () -> {
                      begun.countDown();
                      await(end);
                      return "first";
                    })));
    await(begun);
    for (String name : List.of("second", "third")) {
      int before = small.waiting();
      CompletableFuture<String> next = new CompletableFuture<>();
      new Thread(() -> next.complete(small.bounded(() -> name))).start();
      inside.add(next);
      while (small.waiting() == before) {
        Thread.onSpinWait();
      }
    }

    assertThatThrownBy(() -> small.bounded(() -> "fourth"))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> {
              assertThat(e.errorCode()).isEqualTo(SecurityError.BUSY);
              assertThat(e.retryAfterSeconds().orElseThrow()).isBetween(5, 15);
            });
    end.countDown();
    assertThat(inside.stream().map(f -> f.orTimeout(60, TimeUnit.SECONDS).join()))
        .containsExactly("first", "second", "third");
    assertThat(small.bounded(() -> "fifth")).isEqualTo("fifth");
  }

  @Test
  void nobodyWaitsForEver() {
    PasswordHasher impatient =
        new PasswordHasher(new SecuritySettings(World.values(true)), 1, 2, Duration.ofMillis(20));

    String answer =
        impatient.bounded(
            () -> {
              CompletableFuture<String> second =
                  CompletableFuture.supplyAsync(() -> impatient.bounded(() -> "in"));
              assertThatThrownBy(() -> second.get(60, TimeUnit.SECONDS))
                  .hasCauseInstanceOf(CtdpException.class);
              return "out";
            });

    assertThat(answer).isEqualTo("out");
    assertThat(impatient.waiting()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aNameThatDoesNotExistCostsAsMuchAsOneThatDoes() {
    String hash = hasher.hash(PASSWORD);
    hasher.verify(PASSWORD, hash);
    hasher.verifyNobody(PASSWORD);
    // The thread's own processor time, so that other work on the machine does not count.
    ThreadMXBean work = ManagementFactory.getThreadMXBean();
    long known = Long.MAX_VALUE;
    long nobody = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long begun = work.getCurrentThreadCpuTime();
      hasher.verify(PASSWORD, hash);
      long between = work.getCurrentThreadCpuTime();
      assertThat(hasher.verifyNobody(PASSWORD)).isFalse();
      known = Math.min(known, between - begun);
      nobody = Math.min(nobody, work.getCurrentThreadCpuTime() - between);
    }

    assertThat((double) nobody / known).isBetween(0.4, 2.5);
  }
}
