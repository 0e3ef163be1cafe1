package vn.ctdp.core.security.internal.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.security.internal.SecuritySettings;

/**
 * Credentials of REST and SOAP that were right a short while ago, so that a machine's request does
 * not cost a password check each time. Kept under an HMAC with a key that lives as long as this
 * object; what was wrong is never kept. A machine that keeps coming is remembered on, so that those
 * of all provinces need not be checked again and again in the same minute; after {@link #LONGEST}
 * times as long its password is checked all the same. Thread-safe.
 */
@Component(service = VerifiedCredentials.class)
public final class VerifiedCredentials {

  private static final int MOST = 10_000;

  /** How many times as long a machine is remembered at most: an hour, with the usual setting. */
  static final int LONGEST = 12;

  /**
   * A verified credential.
   *
   * @param account whose
   * @param session mark of the account then
   * @param until when it is forgotten, unless it comes again
   * @param last when it is forgotten whatever comes
   */
  record Verified(UUID account, String session, Instant until, Instant last) {}

  private final Clock clock;
  private final Duration life;
  private final SecretKeySpec key;
  private final Map<String, Verified> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
          return size() > MOST;
        }
      };

  /** With none known. */
  @Activate
  public VerifiedCredentials(@Reference Clock clock, @Reference SecuritySettings settings) {
    this.clock = clock;
    life = settings.values().rememberFor();
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, "HmacSHA256");
  }

  /** The key under which a credential is kept. */
  String keyOf(String username, byte[] password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] name = username.getBytes(StandardCharsets.UTF_8);
      // The length keeps "ab" + "c" apart from "a" + "bc".
      mac.update((name.length + ":").getBytes(StandardCharsets.US_ASCII));
      mac.update(name);
      return HexFormat.of().formatHex(mac.doFinal(password));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not available", e);
    }
  }

  Optional<Verified> find(String credential) {
    synchronized (known) {
      Verified verified = known.get(credential);
      if (verified == null) {
        return Optional.empty();
      }
      Instant now = clock.instant();
      if (!now.isBefore(verified.until)) {
        known.remove(credential);
        return Optional.empty();
      }
      Instant next = now.plus(life);
      if (next.isAfter(verified.last)) {
        next = verified.last;
      }
      if (next.isAfter(verified.until)) {
        verified = new Verified(verified.account, verified.session, next, verified.last);
        known.put(credential, verified);
      }
      return Optional.of(verified);
    }
  }

  /**
   * Remembers what was right just now.
   *
   * @param machine whether it is a machine's, which is remembered on while it keeps coming
   */
  void remember(String credential, UUID account, String session, boolean machine) {
    if (life.isZero()) {
      return;
    }
    Instant now = clock.instant();
    Instant last = now.plus(machine ? life.multipliedBy(LONGEST) : life);
    synchronized (known) {
      known.put(credential, new Verified(account, session, now.plus(life), last));
    }
  }

  /** Forgets an account's credentials, when anything about it changes. */
  public void forget(UUID account) {
    synchronized (known) {
      known.values().removeIf(v -> v.account.equals(account));
    }
  }
}
