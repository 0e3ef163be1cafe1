package vn.ctdp.core.security.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.security.internal.SecuritySettings;
import vn.ctdp.core.security.internal.World;

class VerifiedCredentialsTest {

  private static final byte[] PASSWORD = "mật khẩu của máy".getBytes(StandardCharsets.UTF_8);

  private final World.TestClock clock = new World.TestClock(Instant.parse("2026-11-22T03:00:00Z"));
  private final SecuritySettings settings = new SecuritySettings(World.values(true));
  private final VerifiedCredentials verified = new VerifiedCredentials(clock, settings);
  private final Duration life = settings.values().rememberFor();
  private final Duration nearly = life.minusSeconds(1);
  private final UUID account = UUID.randomUUID();
  private final String credential = verified.keyOf("tinh-68", PASSWORD);

  @Test
  void aMachineThatKeepsComingIsRememberedOnButNotForEver() {
    verified.remember(credential, account, "s1", true);
    Instant first = clock.instant();
    Instant last = first.plus(life.multipliedBy(VerifiedCredentials.LONGEST));

    while (clock.instant().plus(nearly).isBefore(last)) {
      clock.turn(nearly);
      assertThat(verified.find(credential)).isPresent();
    }
    clock.turn(Duration.between(clock.instant(), last));

    assertThat(verified.find(credential)).isEmpty();
  }

  @Test
  void aMachineThatStaysAwayIsForgotten() {
    verified.remember(credential, account, "s1", true);
    clock.turn(life);

    assertThat(verified.find(credential)).isEmpty();
  }

  @Test
  void aPersonIsForgottenInTimeHoweverOftenThePersonComes() {
    verified.remember(credential, account, "s1", false);
    clock.turn(nearly);
    assertThat(verified.find(credential)).isPresent();
    clock.turn(Duration.ofSeconds(1));

    assertThat(verified.find(credential)).isEmpty();
  }

  @Test
  void aChangedAccountIsForgottenAtOnceAlsoWhenItKeptComing() {
    verified.remember(credential, account, "s1", true);
    clock.turn(nearly);
    assertThat(verified.find(credential)).isPresent();
    verified.forget(account);

    assertThat(verified.find(credential)).isEmpty();
  }

  @Test
  void anotherPasswordOrNameIsAnotherCredential() {
    assertThat(verified.keyOf("tinh-68", new byte[] {1})).isNotEqualTo(credential);
    assertThat(verified.keyOf("tinh-6", PASSWORD)).isNotEqualTo(credential);
    assertThat(new VerifiedCredentials(clock, settings).keyOf("tinh-68", PASSWORD))
        .isNotEqualTo(credential);
  }
}
