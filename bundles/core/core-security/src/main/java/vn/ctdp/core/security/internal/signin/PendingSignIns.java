package vn.ctdp.core.security.internal.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.security.internal.SecurityError;
import vn.ctdp.core.security.internal.SecuritySettings;

/**
 * Sign-ins between two steps. Only hashes of the tokens are in memory; a token is good for one step
 * and a few minutes, and taken out while it is being used, so that two requests cannot use it at
 * once. There are at most five for an account and a thousand in all: the oldest makes room.
 * Thread-safe.
 */
@Component(service = PendingSignIns.class)
public final class PendingSignIns {

  private static final int PER_ACCOUNT = 5;
  private static final int IN_ALL = 1_000;
  private static final int TRIES = 5;
  private static final int TOKEN_BYTES = 32;

  /** What is waited for. */
  enum Step {
    TOTP,
    ENROLMENT,
    PASSWORD
  }

  /**
   * A sign-in between two steps.
   *
   * @param account whose
   * @param session mark of the account when the step began; a reset in between ends it
   * @param step what is waited for
   * @param factorPassed whether the second factor was answered already
   * @param secret of the second factor being set up; null otherwise
   * @param signingIn false when somebody who is signed in sets up a second factor
   * @param expires when it is too late
   * @param failures wrong answers so far
   */
  record Pending(
      UUID account,
      String session,
      Step step,
      boolean factorPassed,
      String secret,
      boolean signingIn,
      Instant expires,
      int failures) {

    @Override
    public String toString() {
      return "Pending[" + account + " " + step + "]";
    }
  }

  private final Clock clock;
  private final SecuritySettings.Values settings;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Pending> waiting = new LinkedHashMap<>();

  /** With none waiting. */
  @Activate
  public PendingSignIns(@Reference Clock clock, @Reference SecuritySettings settings) {
    this.clock = clock;
    this.settings = settings.values();
  }

  /** Begins a step; the answer is its token. */
  synchronized String put(
      UUID account,
      String session,
      Step step,
      boolean factorPassed,
      String secret,
      boolean signingIn) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant expires = clock.instant().plus(settings.stepLife());
    makeRoom(account);
    waiting.put(
        hash(token),
        new Pending(account, session, step, factorPassed, secret, signingIn, expires, 0));
    return token;
  }

  /**
   * Takes the step out.
   *
   * @throws CtdpException {@code SEC-408} when the token is unknown, used, too old or of another
   *     step
   */
  synchronized Pending take(String token, Step step) {
    String key = hash(token == null ? "" : token);
    Pending pending = waiting.get(key);
    if (pending == null || pending.step != step) {
      throw new CtdpException(SecurityError.STEP_EXPIRED);
    }
    waiting.remove(key);
    if (!clock.instant().isBefore(pending.expires)) {
      throw new CtdpException(SecurityError.STEP_EXPIRED);
    }
    return pending;
  }

  /** Puts a step back after an answer that may be corrected; five wrong answers end it. */
  synchronized void putBack(String token, Pending pending, boolean wrong) {
    int failures = pending.failures + (wrong ? 1 : 0);
    if (failures < TRIES) {
      waiting.put(
          hash(token),
          new Pending(
              pending.account,
              pending.session,
              pending.step,
              pending.factorPassed,
              pending.secret,
              pending.signingIn,
              pending.expires,
              failures));
    }
  }

  /** How many are waiting. */
  synchronized int size() {
    return waiting.size();
  }

  private void makeRoom(UUID account) {
    Instant now = clock.instant();
    waiting.values().removeIf(p -> !now.isBefore(p.expires));
    long own = waiting.values().stream().filter(p -> p.account.equals(account)).count();
    Iterator<Pending> oldest = waiting.values().iterator();
    while (own >= PER_ACCOUNT && oldest.hasNext()) {
      if (oldest.next().account.equals(account)) {
        oldest.remove();
        own--;
      }
    }
    Iterator<Pending> first = waiting.values().iterator();
    while (waiting.size() >= IN_ALL && first.hasNext()) {
      first.next();
      first.remove();
    }
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
