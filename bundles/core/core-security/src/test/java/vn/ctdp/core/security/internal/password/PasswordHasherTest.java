package vn.ctdp.core.security.internal.password;

import static org.assertj.core.api.Assertions.assertThat;

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
    long known = Long.MAX_VALUE;
    long nobody = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long begun = System.nanoTime();
      hasher.verify(PASSWORD, hash);
      long between = System.nanoTime();
      assertThat(hasher.verifyNobody(PASSWORD)).isFalse();
      known = Math.min(known, between - begun);
      nobody = Math.min(nobody, System.nanoTime() - between);
    }

    assertThat((double) nobody / known).isBetween(0.4, 2.5);
  }
}
