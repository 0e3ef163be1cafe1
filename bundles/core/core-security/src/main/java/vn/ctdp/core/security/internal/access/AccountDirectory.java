package vn.ctdp.core.security.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.RoleGrant;
import vn.ctdp.core.security.internal.store.AccountStore;
import vn.ctdp.core.security.internal.store.StoredAccount;

/**
 * What every check needs of an account, in memory. A change made here counts at once, because its
 * entry is dropped after the commit; one made by another node on the same database counts when the
 * entry has grown old, {@link #OLD} later at most. Thread-safe.
 */
@Component(service = AccountDirectory.class)
public final class AccountDirectory {

  /**
   * An account without secrets.
   *
   * @param id identity
   * @param username sign-in name
   * @param displayName name to show
   * @param kind person or machine
   * @param organisation the unit the user belongs to
   * @param active whether the account may be used
   * @param session mark of sign-ins that are still good
   * @param grants roles with scopes, in force or not
   */
  public record Entry(
      UUID id,
      String username,
      String displayName,
      Caller.Kind kind,
      Optional<UUID> organisation,
      boolean active,
      String session,
      List<RoleGrant> grants) {

    static Entry of(StoredAccount a) {
      return new Entry(
          a.id(),
          a.username(),
          a.displayName(),
          a.kind(),
          a.organisation(),
          a.active(),
          a.session(),
          a.grants());
    }
  }

  /** After this time an entry is read again. */
  static final Duration OLD = Duration.ofSeconds(5);

  private record Held(Entry entry, Instant since) {}

  private final AccountStore store;
  private final Clock clock;
  private final Map<UUID, Held> entries = new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();

  /** Empty; fills as accounts are asked for. */
  @Activate
  public AccountDirectory(@Reference AccountStore store, @Reference Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The account, or empty when there is none. */
  public Optional<Entry> find(UUID id) {
    Held known = entries.get(id);
    Instant now = clock.instant();
    if (known != null && fresh(known, now)) {
      return Optional.of(known.entry);
    }
    long before = generation.get();
    Optional<Entry> loaded = store.find(id).map(Entry::of);
    if (loaded.isEmpty()) {
      entries.remove(id);
    }
    loaded.ifPresent(
        entry -> {
          Held held = new Held(entry, now);
          entries.put(id, held);
          if (generation.get() != before) {
            // Something changed while it was being read: it may be the old state.
            entries.remove(id, held);
          }
        });
    return loaded;
  }

  /** A clock that was set back makes everything old. */
  private static boolean fresh(Held held, Instant now) {
    return !now.isBefore(held.since) && now.isBefore(held.since.plus(OLD));
  }

  /** The account of a caller; empty for one without an account. */
  public Optional<Entry> find(Caller caller) {
    try {
      return find(UUID.fromString(caller.userId()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Drops an account, after its change is committed. */
  public void changed(UUID id) {
    generation.incrementAndGet();
    entries.remove(id);
  }
}
