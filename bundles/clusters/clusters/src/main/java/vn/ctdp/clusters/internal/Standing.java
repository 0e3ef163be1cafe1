package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;

/** Communes, developers and plan entries of clusters on a day, each in one statement. */
final class Standing {

  /**
   * What the plan says of a cluster.
   *
   * @param area planned area; null without an entry that counts as planned
   * @param action what it does with it; null without an entry
   */
  record Plan(BigDecimal area, PlanAction action) {
    static final Plan NONE = new Plan(null, null);
  }

  private Standing() {}

  /**
   * Communes on a day, by cluster, in their order. A cluster of which no commune was ever dated is
   * absent: its own row tells.
   */
  static Map<String, List<CommuneEntity>> communes(
      EntityManager em, Collection<String> clusters, LocalDate day) {
    return Among.rows(
            em,
            CommuneEntity.class,
            "select e from CommuneEntity e where {e.cluster in :clusters} order by e.position,"
                + " e.id",
            Map.of(),
            clusters,
            e -> e.cluster)
        .stream()
        .collect(
            Collectors.groupingBy(
                e -> e.cluster,
                Collectors.filtering(
                    e -> holds(e.validFrom, e.validTo, day), Collectors.toList())));
  }

  /** Developers on a day, by cluster; empty where there was none, absent as with communes. */
  static Map<String, Optional<DeveloperEntity>> developers(
      EntityManager em, Collection<String> clusters, LocalDate day) {
    return Among.rows(
            em,
            DeveloperEntity.class,
            "select e from DeveloperEntity e where {e.cluster in :clusters}",
            Map.of(),
            clusters,
            e -> e.cluster)
        .stream()
        .collect(
            Collectors.groupingBy(
                e -> e.cluster,
                Collectors.filtering(
                    e -> holds(e.validFrom, e.validTo, day),
                    Collectors.reducing(Standing::later))));
  }

  /** The developer of one cluster on a day; null when none is recorded. */
  static DeveloperEntity developer(EntityManager em, String cluster, LocalDate day) {
    return developers(em, List.of(cluster), day)
        .getOrDefault(cluster, Optional.empty())
        .orElse(null);
  }

  private static boolean holds(LocalDate from, LocalDate to, LocalDate day) {
    return (from == null || !from.isAfter(day)) && (to == null || !to.isBefore(day));
  }

  private static DeveloperEntity later(DeveloperEntity a, DeveloperEntity b) {
    if (a.validFrom == null || b.validFrom == null) {
      return a.validFrom == null ? b : a;
    }
    return b.validFrom.isAfter(a.validFrom) ? b : a;
  }

  static Map<String, Plan> plans(EntityManager em, Collection<String> clusters, LocalDate day) {
    Map<String, Plan> plans = new HashMap<>();
    for (Object[] row :
        Among.columns(
            em,
            "select e.cluster, e.area, e.action from PlanEntryEntity e where {e.cluster in"
                + " :clusters} and e.cluster is not null and e.validFrom <= :day and (e.validTo is"
                + " null or e.validTo >= :day) order by e.validFrom",
            Map.of("day", day),
            clusters,
            0)) {
      PlanAction action = PlanAction.valueOf((String) row[2]);
      BigDecimal area = action.planned() ? (BigDecimal) row[1] : null;
      plans.merge((String) row[0], new Plan(area, action), Standing::both);
    }
    return plans;
  }

  // An entry that stands counts over one that is withdrawn beside it.
  private static Plan both(Plan earlier, Plan later) {
    if (earlier.area == null || later.area == null) {
      return later.area == null && earlier.area != null ? earlier : later;
    }
    return new Plan(earlier.area.add(later.area), later.action);
  }

  /** The kind of developer is that of the developer recorded, where one is. */
  static void developerType(
      Map<FactKey, ClusterFact> facts, DeveloperEntity developer, LocalDate day) {
    if (developer == null || developer.type == null) {
      return;
    }
    LocalDate from = since(developer);
    ClusterFact fact = facts.get(FactKey.DEVELOPER_TYPE);
    // The same, told by a source of its own, keeps that source.
    boolean told =
        fact != null
            && developer.type.equals(fact.code())
            && (developer.validFrom == null || !fact.effectiveFrom().isBefore(from));
    if (told || from.isAfter(day)) {
      return;
    }
    facts.put(
        FactKey.DEVELOPER_TYPE,
        new ClusterFact(
            FactKey.DEVELOPER_TYPE,
            from,
            developer.validFrom != null,
            null,
            developer.type,
            developer.document == null ? null : UUID.fromString(developer.document),
            developer.documentText == null ? developer.name : developer.documentText,
            developer.illustrative,
            developer.recordedBy,
            developer.recordedAt));
  }

  /** Since when it is known: the day it was recorded, where its first day is not. */
  private static LocalDate since(DeveloperEntity developer) {
    return developer.validFrom != null
        ? developer.validFrom
        : developer.recordedAt.atZone(RegisterService.ZONE).toLocalDate();
  }
}
