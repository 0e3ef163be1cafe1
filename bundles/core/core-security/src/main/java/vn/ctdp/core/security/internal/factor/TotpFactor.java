package vn.ctdp.core.security.internal.factor;

import dev.samstevens.totp.code.CodeGenerator;
import dev.samstevens.totp.code.DefaultCodeGenerator;
import dev.samstevens.totp.code.HashingAlgorithm;
import dev.samstevens.totp.exceptions.CodeGenerationException;
import dev.samstevens.totp.secret.DefaultSecretGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.instance.InstanceInfo;

/**
 * The second factor: codes of six digits from a shared secret and the time (RFC 6238, SHA-1, 30 s,
 * as every authenticator knows it), and recovery codes that replace it. Keeps nothing. Thread-safe.
 */
@Component(service = TotpFactor.class)
public final class TotpFactor {

  /** How many recovery codes an account gets. */
  public static final int RECOVERY_CODES = 10;

  private static final int STEP_SECONDS = 30;
  private static final int DIGITS = 6;
  private static final int SECRET_CHARS = 32;

  /** Without what is mistaken for one another: 0 and O, 1 and I and L. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int RECOVERY_GROUPS = 3;
  private static final int RECOVERY_GROUP = 4;

  private final CodeGenerator codes = new DefaultCodeGenerator(HashingAlgorithm.SHA1, DIGITS);
  private final SecureRandom random = new SecureRandom();
  private final String issuer;

  /** For the given instance, whose id an authenticator shows. */
  @Activate
  public TotpFactor(@Reference InstanceInfo instance) {
    issuer = "CTDP " + instance.id();
  }

  /** A new secret of 160 bits, base32. */
  public String newSecret() {
    return new DefaultSecretGenerator(SECRET_CHARS).generate();
  }

  /** The address behind the QR code. */
  public String uri(String username, String secret) {
    return "otpauth://totp/"
        + encode(issuer + ":" + username)
        + "?secret="
        + secret
        + "&issuer="
        + encode(issuer)
        + "&algorithm=SHA1&digits="
        + DIGITS
        + "&period="
        + STEP_SECONDS;
  }

  /** Whether the text looks like a code of the authenticator rather than a recovery code. */
  public boolean looksLikeCode(String text) {
    return text.length() == DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * The time step that a code belongs to: this one, the one before or the one after, for clocks
   * that differ a little.
   *
   * @param newerThan step of the last code used; codes up to it are refused
   * @return empty when the code fits none
   */
  public OptionalLong match(String secret, String code, Instant now, long newerThan) {
    long present = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long step = present - 1; step <= present + 1; step++) {
      boolean equal =
          MessageDigest.isEqual(
              generate(secret, step).getBytes(StandardCharsets.US_ASCII),
              code.getBytes(StandardCharsets.UTF_8));
      if (equal && step > newerThan && found.isEmpty()) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** New recovery codes of the form {@code ABCD-EFGH-JKMN}, 59 bits each. */
  public List<String> newRecoveryCodes() {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      list.add(groups(RECOVERY_GROUPS, RECOVERY_GROUP, ALPHABET));
    }
    return list;
  }

  /** A recovery code as it is compared: upper case, without hyphens and blanks. */
  public static String canonical(String recoveryCode) {
    return recoveryCode.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  /** A password for one sign-in, 79 bits, easy to read out: {@code k7mq-2xvn-9hrt-4wbd}. */
  public String newPassword() {
    return groups(4, 4, ALPHABET.toLowerCase(Locale.ROOT));
  }

  private String groups(int count, int size, String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count * size; i++) {
      if (i > 0 && i % size == 0) {
        text.append('-');
      }
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private String generate(String secret, long step) {
    try {
      return codes.generate(secret, step);
    } catch (CodeGenerationException e) {
      throw new IllegalStateException("the second factor's code cannot be computed", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
