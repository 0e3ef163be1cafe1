package vn.ctdp.core.security.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationListener;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;

/**
 * What scopes are measured against: the tree of organisations and the lineage of provinces, kept in
 * memory. Both come from the core's store, which itself asks access control; so they are lent by
 * {@link OrganisationLender} and {@link TerritoryLender} when they are there, and until then an
 * organisation is below nothing but itself and a province is nothing but itself. Thread-safe.
 */
@Component(service = {Surroundings.class, OrganisationListener.class})
public final class Surroundings implements OrganisationListener {

  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** For the case that a change was not told. */
  private static final Duration TREE_LIFE = Duration.ofSeconds(60);

  private static final int CHUNK = 10_000;
  private static final Caller SELF = Caller.system("core-security");

  private record Tree(
      Instant readAt, long generation, Map<UUID, UUID> parents, Map<UUID, UnitRef> provinces) {}

  private final Clock clock;
  private final Map<UnitRef, Set<UnitRef>> lineage = new ConcurrentHashMap<>();
  private volatile OrganisationService organisations;
  private volatile TerritoryService territory;
  private volatile long generation;
  private volatile Tree tree;

  /** With nothing lent yet. */
  @Activate
  public Surroundings(@Reference Clock clock) {
    this.clock = clock;
  }

  /** Today in Vietnam. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  synchronized void lend(OrganisationService service) {
    organisations = service;
    generation++;
  }

  synchronized void lend(TerritoryService service) {
    territory = service;
    lineage.clear();
  }

  @Override
  public synchronized void organisationsChanged() {
    generation++;
  }

  /** Whether an organisation is the given one or below it. */
  public boolean within(UUID organisation, UUID root) {
    if (organisation.equals(root)) {
      return true;
    }
    Map<UUID, UUID> parents = tree().parents;
    Set<UUID> seen = new HashSet<>();
    UUID at = organisation;
    while (at != null && seen.add(at)) {
      if (at.equals(root)) {
        return true;
      }
      at = parents.get(at);
    }
    return false;
  }

  /** The organisation and all those below it. */
  public Set<UUID> subtree(UUID root) {
    Map<UUID, List<UUID>> children = new HashMap<>();
    tree()
        .parents
        .forEach(
            (child, parent) -> children.computeIfAbsent(parent, p -> new ArrayList<>()).add(child));
    Set<UUID> found = new HashSet<>();
    List<UUID> queue = new ArrayList<>(List.of(root));
    while (!queue.isEmpty()) {
      UUID at = queue.remove(queue.size() - 1);
      if (found.add(at)) {
        queue.addAll(children.getOrDefault(at, List.of()));
      }
    }
    return Set.copyOf(found);
  }

  /** The province of an organisation, where it is known. */
  public Optional<UnitRef> provinceOf(UUID organisation) {
    return Optional.ofNullable(tree().provinces.get(organisation));
  }

  /** Whether the organisation is unknown; false as well while nobody can tell. */
  public boolean unknown(UUID organisation) {
    OrganisationService service = organisations;
    return service != null && service.find(SELF, organisation).isEmpty();
  }

  /**
   * The province and those former ones that went into it wholly: who is in charge of a province is
   * in charge of what it inherited.
   */
  public Set<UnitRef> withPredecessors(UnitRef province) {
    Set<UnitRef> known = lineage.get(province);
    TerritoryService service = territory;
    if (known != null || service == null) {
      return known == null ? Set.of(province) : known;
    }
    Set<UnitRef> all = new HashSet<>(Set.of(province));
    for (UnitRef former : service.predecessors(province)) {
      List<UnitShare> went = service.restate(former, today());
      if (went.size() == 1 && went.get(0).unit().equals(province)) {
        all.add(former);
      }
    }
    Set<UnitRef> result = Set.copyOf(all);
    lineage.put(province, result);
    return result;
  }

  private Tree tree() {
    Tree present = tree;
    Instant now = clock.instant();
    if (present != null
        && present.generation == generation
        && now.isBefore(present.readAt.plus(TREE_LIFE))) {
      return present;
    }
    long before = generation;
    Tree fresh = read(now, before);
    tree = fresh;
    return fresh;
  }

  private Tree read(Instant now, long at) {
    OrganisationService service = organisations;
    Map<UUID, UUID> parents = new HashMap<>();
    Map<UUID, UnitRef> provinces = new HashMap<>();
    int offset = 0;
    long total = service == null ? 0 : 1;
    while (offset < total) {
      Page<Organisation> page =
          service.page(SELF, new PageRequest(offset, CHUNK, List.of(), "", Map.of()));
      for (Organisation o : page.rows()) {
        o.parent().ifPresent(parent -> parents.put(o.id(), parent));
        o.province().ifPresent(province -> provinces.put(o.id(), province));
      }
      total = page.total();
      offset += CHUNK;
    }
    return new Tree(now, at, parents, provinces);
  }
}
