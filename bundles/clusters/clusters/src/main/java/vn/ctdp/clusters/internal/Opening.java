package vn.ctdp.clusters.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.territory.UnitRef;

/**
 * Communes and developer as they are typed with the cluster itself, without days: a correction of
 * what stands open. What is dated is entered in the cluster's standing.
 */
final class Opening {

  private final EntityManager em;
  private final Caller caller;
  private final ClusterEntity owner;
  private final LocalDate today;
  private final Instant now;

  Opening(EntityManager em, Caller caller, ClusterEntity owner, LocalDate today, Instant now) {
    this.em = em;
    this.caller = caller;
    this.owner = owner;
    this.today = today;
    this.now = now;
  }

  /** Makes rows of what stands in the cluster's own row only, as it does after an import. */
  void dated() {
    boolean noCommune = none("CommuneEntity");
    boolean noDeveloper = none("DeveloperEntity");
    if (noCommune && !owner.communes.isEmpty()) {
      communes(ClusterStore.cluster(owner).communes());
    }
    if (noDeveloper && owner.developerName != null) {
      developer(owner.developerName);
    }
    em.flush();
  }

  private boolean none(String entity) {
    return em.createQuery(
                "select count(e) from " + entity + " e where e.cluster = :cluster", Long.class)
            .setParameter("cluster", owner.id)
            .getSingleResult()
        == 0;
  }

  void communes(List<UnitRef> wanted) {
    List<CommuneEntity> open =
        new ArrayList<>(
            Standing.communes(em, List.of(owner.id), today).getOrDefault(owner.id, List.of()));
    List<String> codes = wanted.stream().map(UnitRef::toString).distinct().toList();
    open.stream().filter(e -> !codes.contains(e.unit)).forEach(em::remove);
    for (int i = 0; i < codes.size(); i++) {
      String unit = codes.get(i);
      CommuneEntity e =
          open.stream().filter(o -> o.unit.equals(unit)).findFirst().orElseGet(CommuneEntity::new);
      e.position = i + 1;
      if (e.id == null) {
        e.id = UUID.randomUUID().toString();
        e.cluster = owner.id;
        e.unit = unit;
        em.persist(e);
      }
    }
    owner.communes = String.join(",", codes);
  }

  void developer(String name) {
    DeveloperEntity e = Standing.developer(em, owner.id, today);
    boolean none = name == null || name.isBlank();
    if (none) {
      if (e != null) {
        em.remove(e);
      }
    } else if (e == null) {
      e = new DeveloperEntity();
      e.id = UUID.randomUUID().toString();
      e.cluster = owner.id;
      e.name = name;
      e.illustrative = owner.illustrative;
      e.recordedBy = caller.username();
      e.recordedAt = now;
      em.persist(e);
    } else {
      e.name = name;
    }
    owner.developerName = none ? null : name;
  }
}
