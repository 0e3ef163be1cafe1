package vn.ctdp.core.security.internal.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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
