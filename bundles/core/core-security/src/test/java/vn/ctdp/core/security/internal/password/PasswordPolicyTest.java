package vn.ctdp.core.security.internal.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.security.internal.SecuritySettings;
import vn.ctdp.core.security.internal.World;

class PasswordPolicyTest {

  private final SecuritySettings settings = new SecuritySettings(World.values(true));
  private final PasswordPolicy policy = new PasswordPolicy(settings);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sông núi mây gió xanh",
        "correct horse battery staple",
        "k7mq-2xvn-9hrt-4wbd",
        "Trà Ô Long 3 vườn đồi",
        "xvb8Q!tzr2Lm",
        "toi thich an pho bo vao sang thu hai"
      })
  void longAndUnrelatedIsTaken(String password) {
    assertThatCode(() -> check(password)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "short1!, SEC-PW-SHORT",
    "aaaaaaaaaaaaaaaa, SEC-PW-REPEAT",
    "abababababababab, SEC-PW-REPEAT",
    "123456789012, SEC-PW-COMMON",
    "qwertyuiop123, SEC-PW-COMMON",
    "P@ssw0rd2026!, SEC-PW-COMMON",
    "MậtKhẩu123456, SEC-PW-COMMON",
    "matkhau@12345, SEC-PW-COMMON",
    "Admin@123456789, SEC-PW-COMMON",
    "SoCongThuong2026, SEC-PW-COMMON",
    "password-password, SEC-PW-COMMON",
    "poiuytrewq0987, SEC-PW-COMMON",
    "nguyenvanlan-8x!qz, SEC-PW-NAME"
  })
  void whatIsGuessedFirstIsRefused(String password, String code) {
    CtdpException e = catchThrowableOfType(CtdpException.class, () -> check(password));
    assertThat(e).as(password).isNotNull();
    assertThat(e.problems()).extracting(p -> p.code()).contains(code);
  }

  @Test
  void veryLongIsRefusedQuickly() {
    // Nothing in it repeats, so that searching it for words would take minutes.
    String password =
        new Random(7)
            .ints(30_000, 'a', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    CtdpException e =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> catchThrowableOfType(CtdpException.class, () -> check(password)));
    assertThat(e.problems()).extracting(p -> p.code()).containsExactly("SEC-PW-LONG");
  }

  @Test
  void aCheckByTheStandardCostIsArgon2id() {
    SecuritySettings.Values v = World.values(true);
    PasswordHasher hasher =
        new PasswordHasher(
            new SecuritySettings(
                new SecuritySettings.Values(
                    v.minLength(),
                    19_456,
                    2,
                    v.accountFailures(),
                    v.addressFailures(),
                    v.addressDecay(),
                    v.addressesExempt(),
                    v.firstLock(),
                    v.longestLock(),
                    v.forgetAfter(),
                    v.stepLife(),
                    v.rememberFor(),
                    true)));
    byte[] password = "sông núi".getBytes(StandardCharsets.UTF_8);
    String hash = hasher.hash(password);
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(130);
    assertThat(hasher.hash(password)).isNotEqualTo(hash);
    assertThat(hasher.verify(password, hash)).isTrue();
    assertThat(hasher.verify("sông nui".getBytes(StandardCharsets.UTF_8), hash)).isFalse();
    assertThat(hasher.verifyNobody(password)).isFalse();
  }

  private void check(String password) {
    try (PasswordText text = PasswordText.take(password.toCharArray())) {
      policy.check(text, "nguyenvanlan", "Nguyễn Văn Lan");
    }
  }
}
