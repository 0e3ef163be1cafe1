package vn.ctdp.core.security.internal.access;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.PermissionDefinition;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.identity.RoleCode;
import vn.ctdp.core.security.internal.store.AccountStore;

/**
 * The rights declared now, and which role has which. {@link PermissionCollector} fills it: so
 * whoever declares rights may itself depend on access control. What administrators decided counts
 * at once on their node, and {@link AccountDirectory#OLD} later at most on others that share the
 * database. Thread-safe.
 */
@Component(service = PermissionBook.class)
public final class PermissionBook {

  private record Entry(PermissionSource source, String module, List<PermissionDefinition> rights) {}

  private record View(
      Map<String, PermissionDefinition> byId,
      Map<String, List<PermissionDefinition>> byModule,
      Map<RoleCode, Set<String>> byRole) {}

  private final AccountStore store;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private final AtomicLong generation = new AtomicLong();
  private final List<Entry> entries = new ArrayList<>();
  private Map<RoleCode, Map<String, Boolean>> decisions;
  private volatile Instant readAt;
  private volatile View view;

  /** With the decisions of administrators. */
  @Activate
  public PermissionBook(@Reference AccountStore store, @Reference Clock clock) {
    this.store = store;
    this.clock = clock;
    readAt = clock.instant();
    decisions = store.rolePermissions();
    view = build();
  }

  synchronized void add(PermissionSource source) {
    entries.add(new Entry(source, source.moduleId(), List.copyOf(source.permissions())));
    entries.sort(
        Comparator.comparing((Entry e) -> !e.module.equals("core")).thenComparing(Entry::module));
    view = build();
  }

  synchronized void remove(PermissionSource source) {
    entries.removeIf(e -> e.source == source);
    view = build();
  }

  /** Reads the decisions again, after they were changed. */
  public void reload() {
    generation.incrementAndGet();
    read(clock.instant());
  }

  /** Reads before it locks: a lock held while the database is asked could wait for a writer. */
  private void read(Instant now) {
    long before = generation.get();
    Map<RoleCode, Map<String, Boolean>> found = store.rolePermissions();
    synchronized (this) {
      if (generation.get() == before) {
        readAt = now;
        if (!found.equals(decisions)) {
          decisions = found;
          view = build();
        }
      }
    }
  }

  /** What holds now; one of those who ask reads it again when it has grown old. */
  private View current() {
    Instant now = clock.instant();
    Instant since = readAt;
    boolean old = now.isBefore(since) || !now.isBefore(since.plus(AccountDirectory.OLD));
    if (old && reading.compareAndSet(false, true)) {
      try {
        read(now);
      } finally {
        reading.set(false);
      }
    }
    return view;
  }

  /** The right, when some module declares it now. */
  public Optional<PermissionDefinition> find(String permission) {
    return Optional.ofNullable(current().byId.get(permission));
  }

  /** Rights by module id, the core first. */
  public Map<String, List<PermissionDefinition>> byModule() {
    return current().byModule;
  }

  /** Ids of the rights that a role has. */
  public Set<String> of(RoleCode role) {
    return current().byRole.get(role);
  }

  private View build() {
    Map<String, PermissionDefinition> byId = new HashMap<>();
    Map<String, List<PermissionDefinition>> byModule = new LinkedHashMap<>();
    for (Entry entry : entries) {
      for (PermissionDefinition right : entry.rights) {
        if (byId.putIfAbsent(right.id(), right) == null) {
          byModule.computeIfAbsent(entry.module, m -> new ArrayList<>()).add(right);
        }
      }
    }
    byModule.replaceAll((module, rights) -> List.copyOf(rights));
    Map<RoleCode, Set<String>> byRole = new EnumMap<>(RoleCode.class);
    for (RoleCode role : RoleCode.values()) {
      Map<String, Boolean> decided = decisions.getOrDefault(role, Map.of());
      Set<String> has = new TreeSet<>();
      for (PermissionDefinition right : byId.values()) {
        if (decided.getOrDefault(right.id(), right.defaultRoles().contains(role))) {
          has.add(right.id());
        }
      }
      byRole.put(role, Set.copyOf(has));
    }
    return new View(Map.copyOf(byId), Collections.unmodifiableMap(byModule), Map.copyOf(byRole));
  }
}
