package vn.ctdp.core.security.internal.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.security.internal.SecurityError;
import vn.ctdp.core.security.internal.SecuritySettings;
import vn.ctdp.core.security.internal.store.AccountStore;
import vn.ctdp.core.security.internal.store.AccountStore.Failures;

/**
 * Slows down guessing. After a few failures under one name, or from one address, sign-in is refused
 * for a while that doubles with each further failure. Names that do not exist are counted the same
 * way. A name starts afresh after a full sign-in; an address forgets one failure every few minutes,
 * so that a success under one's own name does not pay for guesses under others. Counted in the
 * database: a restart forgives nothing. Thread-safe.
 */
@Component(service = Lockout.class)
public final class Lockout {

  private static final Logger LOG = LoggerFactory.getLogger(Lockout.class);

  private static final int MAX_DOUBLINGS = 20;
  private static final int PURGE_EVERY = 200;

  private final AccountStore store;
  private final Clock clock;
  private final SecuritySettings.Values settings;

  /** Ends of present locks known here by subject, so that checking costs no statement. */
  private final Map<String, Instant> locks = new ConcurrentHashMap<>();

  private final Map<String, Integer> inFlight = new ConcurrentHashMap<>();
  private int sincePurge;

  /** With the locks that outlived a restart. */
  @Activate
  public Lockout(
      @Reference AccountStore store, @Reference Clock clock, @Reference SecuritySettings settings) {
    this.store = store;
    this.clock = clock;
    this.settings = settings.values();
    locks.putAll(store.locksAfter(clock.instant()));
  }

  /** One try to sign in. Closing it without a word means that it neither failed nor succeeded. */
  public final class Attempt implements AutoCloseable {

    private final String account;
    private final String address;

    private Attempt(String account, String address) {
      this.account = account;
      this.address = address;
    }

    /**
     * Counts a failure.
     *
     * @param also what belongs into the same transaction; is told whether the name is now locked
     * @return whether the name is now locked, for the first time or longer
     */
    public boolean failed(BiConsumer<AccountStore.Writer, Boolean> also) {
      return alone(
          writer -> {
            boolean locked = count(writer, account, address);
            also.accept(writer, locked);
            return locked;
          });
    }

    /**
     * The name starts afresh.
     *
     * @param also what belongs into the same transaction
     */
    public void succeeded(Consumer<AccountStore.Writer> also) {
      alone(
          writer -> {
            writer.forget(account);
            also.accept(writer);
            return true;
          });
      locks.remove(account);
    }

    @Override
    public void close() {
      inFlight.compute(account, (k, n) -> n == null || n <= 1 ? null : n - 1);
    }
  }

  /**
   * Lets a try begin.
   *
   * @throws CtdpException {@code SEC-429} while the name or the address is locked, or while as many
   *     tries under the name are being checked as are left
   */
  public Attempt admit(String username, String address) {
    String account = accountKey(username);
    String from = addressKey(address);
    checkLocked(account, from);
    int running = inFlight.merge(account, 1, Integer::sum);
    Attempt attempt = new Attempt(account, from);
    try {
      Map<String, Failures> counted = store.failures(List.of(account, from));
      // Another node on the same database may have locked since.
      check(counted.values().stream().map(Failures::lockedUntil).filter(Objects::nonNull));
      int left =
          Math.max(1, settings.accountFailures() - known(counted.get(account), clock.instant()));
      if (running > left) {
        throw locked(Duration.ofSeconds(1));
      }
      return attempt;
    } catch (RuntimeException e) {
      attempt.close();
      throw e;
    }
  }

  /**
   * Refuses while the name or the address is locked; costs no statement.
   *
   * @throws CtdpException {@code SEC-429}
   */
  public void check(String username, String address) {
    checkLocked(accountKey(username), addressKey(address));
  }

  /** Ends of the locks of names, by name; unlocked names are absent. */
  public Map<String, Instant> lockedUntil(Collection<String> usernames) {
    Instant now = clock.instant();
    Map<String, Instant> result = new HashMap<>();
    for (String username : usernames) {
      Instant end = locks.get(accountKey(username));
      if (end != null && end.isAfter(now)) {
        result.put(username, end);
      }
    }
    return result;
  }

  /**
   * Ends the lock of a name.
   *
   * @param also what belongs into the same transaction
   */
  public void unlock(String username, Consumer<AccountStore.Writer> also) {
    String key = accountKey(username);
    alone(
        writer -> {
          writer.forget(key);
          also.accept(writer);
          return true;
        });
    locks.remove(key);
  }

  /** One counting transaction after the other, commit included: no failure overwrites another. */
  private synchronized <R> R alone(Function<AccountStore.Writer, R> work) {
    try {
      return store.write(work);
    } catch (CtdpException e) {
      throw e;
    } catch (RuntimeException e) {
      // Another node wrote the first failure of the same name or address at the same moment.
      LOG.debug("counted once more", e);
      return store.write(work);
    }
  }

  private boolean count(AccountStore.Writer writer, String account, String address) {
    Instant now = clock.instant();
    boolean locked =
        count(
            writer,
            account,
            settings.accountFailures(),
            known(writer.failures(account).orElse(null), now),
            now);
    if (!address.isEmpty()) {
      count(
          writer,
          address,
          settings.addressFailures(),
          decayed(writer.failures(address).orElse(null), now),
          now);
    }
    if (++sincePurge >= PURGE_EVERY) {
      sincePurge = 0;
      writer.forgetBefore(now.minus(settings.forgetAfter()));
    }
    return locked;
  }

  private void checkLocked(String... keys) {
    check(Stream.of(keys).map(locks::get).filter(Objects::nonNull));
  }

  private void check(Stream<Instant> ends) {
    Instant now = clock.instant();
    ends.filter(end -> end.isAfter(now))
        .max(Comparator.naturalOrder())
        .ifPresent(
            end -> {
              throw locked(Duration.between(now, end));
            });
  }

  private static CtdpException locked(Duration remaining) {
    return new CtdpException(
        SecurityError.LOCKED_OUT, Math.max(1, (remaining.toMillis() + 999) / 1000));
  }

  private boolean count(
      AccountStore.Writer writer, String key, int threshold, int before, Instant now) {
    int failures = before + 1;
    Instant until = null;
    if (failures >= threshold) {
      long factor = 1L << Math.min(MAX_DOUBLINGS, failures - threshold);
      Duration length = settings.firstLock().multipliedBy(factor);
      until =
          now.plus(length.compareTo(settings.longestLock()) > 0 ? settings.longestLock() : length);
      locks.put(key, until);
      locks.values().removeIf(end -> end.isBefore(now));
    }
    writer.failures(key, new Failures(failures, now, until));
    return until != null;
  }

  private int known(Failures failures, Instant now) {
    if (failures == null || failures.last().plus(settings.forgetAfter()).isBefore(now)) {
      return 0;
    }
    return failures.count();
  }

  private int decayed(Failures failures, Instant now) {
    if (failures == null) {
      return 0;
    }
    long forgotten =
        Math.max(0, Duration.between(failures.last(), now).dividedBy(settings.addressDecay()));
    return (int) Math.max(0, failures.count() - forgotten);
  }

  private static String accountKey(String username) {
    return "a:" + digest(username);
  }

  /** Empty for an address that is never locked. */
  private String addressKey(String address) {
    return settings.addressesExempt().contains(address) ? "" : "i:" + digest(address);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
