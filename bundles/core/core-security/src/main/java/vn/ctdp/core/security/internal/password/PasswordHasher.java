package vn.ctdp.core.security.internal.password;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.security.internal.SecurityError;
import vn.ctdp.core.security.internal.SecuritySettings;

/**
 * Argon2id hashes of passwords. A check costs tens of milliseconds and {@code
 * password.argon2.memory} KiB; only a few run at once, so that a flood of sign-ins exhausts neither
 * processors nor memory. The others wait their turn, first come first served: machines of all
 * provinces may come at the same moment, after a restart for instance. Only so many wait, because
 * each holds a thread that could answer somebody else; who finds no place or waits too long is told
 * when to come back. Thread-safe.
 */
@Component(service = PasswordHasher.class)
public final class PasswordHasher {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** Half of the threads that the web server has by default. */
  private static final int MOST_WAITING = 100;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final SecureRandom random = new SecureRandom();
  private final Semaphore running;
  private final Semaphore seats;
  private final Duration longestWait;
  private final Argon2Function function;
  private final String prefix;
  private final String dummy;

  /** With the configured cost. */
  @Activate
  public PasswordHasher(@Reference SecuritySettings settings) {
    this(
        settings,
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        MOST_WAITING,
        LONGEST_WAIT);
  }

  PasswordHasher(SecuritySettings settings, int together, int mostWaiting, Duration longestWait) {
    running = new Semaphore(together, true);
    seats = new Semaphore(mostWaiting);
    this.longestWait = longestWait;
    int memory = settings.values().argonMemory();
    int iterations = settings.values().argonIterations();
    // One lane: password4j then uses the calling thread and none of its own.
    function = Argon2Function.getInstance(memory, iterations, 1, HASH_BYTES, Argon2.ID);
    prefix = "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=1$";
    // Not made of any password, which would cost every start a hash: checking it takes as long.
    dummy = prefix + random(SALT_BYTES) + "$" + random(HASH_BYTES);
  }

  private String random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A new hash, with cost and salt in it, at most 130 characters. */
  public String hash(byte[] password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return bounded(() -> function.hash(password, salt).getResult());
  }

  /** Whether the password belongs to the hash, whatever cost the hash was made with. */
  public boolean verify(byte[] password, String hash) {
    Argon2Function made =
        hash.startsWith(prefix) ? function : Argon2Function.getInstanceFromHash(hash);
    return bounded(() -> made.check(password, hash.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Takes as long as {@link #verify} for a name that does not exist; always false. */
  public boolean verifyNobody(byte[] password) {
    verify(password, dummy);
    return false;
  }

  /** Whether the hash was made with another cost than the configured one. */
  public boolean outdated(String hash) {
    return !hash.startsWith(prefix);
  }

  /** Does work while no more than so many others do. */
  <T> T bounded(Supplier<T> work) {
    enter();
    try {
      return work.get();
    } finally {
      running.release();
    }
  }

  private void enter() {
    try {
      // With a time, though none, a fair semaphore does not let late-comers pass those who wait.
      if (running.tryAcquire(0, TimeUnit.SECONDS)) {
        return;
      }
      if (!seats.tryAcquire()) {
        throw new Busy();
      }
      try {
        if (!running.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new Busy();
        }
      } finally {
        seats.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
  }

  /** How many wait at this moment. */
  int waiting() {
    return running.getQueueLength();
  }

  /** Come again, not all at once. */
  private static final class Busy extends CtdpException {

    private static final long serialVersionUID = 1L;

    private final int seconds = 5 + ThreadLocalRandom.current().nextInt(11);

    Busy() {
      super(SecurityError.BUSY);
    }

    @Override
    public OptionalInt retryAfterSeconds() {
      return OptionalInt.of(seconds);
    }
  }
}
