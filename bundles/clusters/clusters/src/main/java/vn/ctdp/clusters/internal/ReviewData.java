package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.review.FactConflict;
import vn.ctdp.core.territory.UnitRef;

/**
 * What the checks look at, read in a fixed number of statements however many clusters there are.
 *
 * @param day the day judged
 * @param clusters clusters with all their facts up to that day
 * @param plan plan entries of the province, those out of force included
 * @param conflicts open conflicts
 * @param declared published figures up to that day, newest first
 * @param explanations explanations, newest first
 */
record ReviewData(
    LocalDate day,
    List<Timeline> clusters,
    List<PlanEntryEntity> plan,
    List<ConflictEntity> conflicts,
    List<DeclaredEntity> declared,
    List<ExplanationEntity> explanations) {

  /** A cluster with its facts in the order in which they came to hold. */
  static final class Timeline {
    private final Cluster cluster;
    private final List<FactEntity> facts;
    private final Map<LocalDate, ClusterSnapshot> read = new HashMap<>();

    Timeline(ClusterEntity cluster, List<FactEntity> facts) {
      this.cluster = ClusterStore.cluster(cluster);
      this.facts = facts;
    }

    Cluster cluster() {
      return cluster;
    }

    ClusterSnapshot at(LocalDate day) {
      return read.computeIfAbsent(day, this::snapshot);
    }

    private ClusterSnapshot snapshot(LocalDate day) {
      Map<FactKey, ClusterFact> at = new EnumMap<>(FactKey.class);
      for (FactEntity f : facts) {
        if (f.effectiveFrom.isAfter(day)) {
          break;
        }
        FactKey key = FactKey.valueOf(f.key);
        if (f.retracted) {
          at.remove(key);
        } else {
          at.put(key, ClusterStore.fact(f));
        }
      }
      return new ClusterSnapshot(cluster, day, at);
    }

    /** The values of a key one after the other, the last one recorded for each day. */
    List<ClusterFact> history(FactKey key) {
      List<ClusterFact> history = new ArrayList<>();
      for (FactEntity f : facts) {
        if (!f.key.equals(key.name())) {
          continue;
        }
        int last = history.size() - 1;
        if (last >= 0 && history.get(last).effectiveFrom().equals(f.effectiveFrom)) {
          history.remove(last);
        }
        if (!f.retracted) {
          history.add(ClusterStore.fact(f));
        }
      }
      return history;
    }
  }

  /** Clusters of a province, or all, as they stood on a day: two statements however many. */
  static List<ClusterSnapshot> snapshots(
      EntityManager em, Optional<UnitRef> province, LocalDate day) {
    String p = province.map(UnitRef::toString).orElse(null);
    List<ClusterEntity> clusters = ClusterStore.all(em, p);
    return timelines(clusters, facts(em, p, day)).stream().map(t -> t.at(day)).toList();
  }

  private static List<FactEntity> facts(EntityManager em, String province, LocalDate day) {
    TypedQuery<FactEntity> facts =
        em.createQuery(
            "select f from FactEntity f where f.effectiveFrom <= :day"
                + (province == null
                    ? ""
                    : " and f.cluster in (select c.id from ClusterEntity c where c.province ="
                        + " :province)")
                + " order by f.effectiveFrom, f.id",
            FactEntity.class);
    facts.setParameter("day", day);
    if (province != null) {
      facts.setParameter("province", province);
    }
    return facts.getResultList();
  }

  /** A whole province, or all there is: six statements. */
  static ReviewData province(EntityManager em, Optional<UnitRef> province, LocalDate day) {
    String p = province.map(UnitRef::toString).orElse(null);
    List<ClusterEntity> clusters = ClusterStore.all(em, p);
    String whose = p == null ? "" : " and %s.province = :province";
    TypedQuery<PlanEntryEntity> plan =
        em.createQuery(
            "select p from PlanEntryEntity p where 1 = 1"
                + whose.formatted("p")
                + " order by p.nameSort, p.id",
            PlanEntryEntity.class);
    TypedQuery<ConflictEntity> conflicts =
        em.createQuery(
            "select x from ConflictEntity x where x.state = :state" + whose.formatted("x"),
            ConflictEntity.class);
    conflicts.setParameter("state", FactConflict.State.OPEN.name());
    TypedQuery<DeclaredEntity> declared =
        em.createQuery(
            "select d from DeclaredEntity d where d.day <= :day"
                + whose.formatted("d")
                + " order by d.day desc, d.recordedAt desc, d.id",
            DeclaredEntity.class);
    declared.setParameter("day", day);
    TypedQuery<ExplanationEntity> explanations =
        em.createQuery(
            "select e from ExplanationEntity e where 1 = 1"
                + whose.formatted("e")
                + " order by e.explainedAt desc, e.id",
            ExplanationEntity.class);
    if (p != null) {
      for (TypedQuery<?> query : List.of(plan, conflicts, declared, explanations)) {
        query.setParameter("province", p);
      }
    }
    return new ReviewData(
        day,
        timelines(clusters, facts(em, p, day)),
        plan.getResultList(),
        conflicts.getResultList(),
        declared.getResultList(),
        explanations.getResultList());
  }

  /** One cluster: five statements. */
  static Optional<ReviewData> cluster(EntityManager em, UUID id, LocalDate day) {
    ClusterEntity cluster = em.find(ClusterEntity.class, id.toString());
    if (cluster == null) {
      return Optional.empty();
    }
    List<FactEntity> facts =
        em.createQuery(
                "select f from FactEntity f where f.cluster = :id and f.effectiveFrom <= :day order"
                    + " by f.effectiveFrom, f.id",
                FactEntity.class)
            .setParameter("id", cluster.id)
            .setParameter("day", day)
            .getResultList();
    List<PlanEntryEntity> plan =
        em.createQuery(
                "select p from PlanEntryEntity p where p.cluster = :id", PlanEntryEntity.class)
            .setParameter("id", cluster.id)
            .getResultList();
    List<ConflictEntity> conflicts =
        em.createQuery(
                "select x from ConflictEntity x where x.cluster = :id and x.state = :state",
                ConflictEntity.class)
            .setParameter("id", cluster.id)
            .setParameter("state", FactConflict.State.OPEN.name())
            .getResultList();
    List<ExplanationEntity> explanations =
        em.createQuery(
                "select e from ExplanationEntity e where e.subjectId = :id order by e.explainedAt"
                    + " desc, e.id",
                ExplanationEntity.class)
            .setParameter("id", cluster.id)
            .getResultList();
    return Optional.of(
        new ReviewData(
            day, timelines(List.of(cluster), facts), plan, conflicts, List.of(), explanations));
  }

  private static List<Timeline> timelines(List<ClusterEntity> clusters, List<FactEntity> facts) {
    Map<String, List<FactEntity>> of =
        facts.stream().collect(Collectors.groupingBy(f -> f.cluster));
    return clusters.stream().map(c -> new Timeline(c, of.getOrDefault(c.id, List.of()))).toList();
  }

  /** The part of one province. */
  ReviewData of(UnitRef province) {
    String p = province.toString();
    return new ReviewData(
        day,
        clusters.stream().filter(t -> t.cluster().province().equals(province)).toList(),
        plan.stream().filter(e -> e.province.equals(p)).toList(),
        conflicts.stream().filter(e -> e.province.equals(p)).toList(),
        declared.stream().filter(e -> e.province.equals(p)).toList(),
        explanations.stream().filter(e -> e.province.equals(p)).toList());
  }

  /** Plan entries in force on a day that count as planned. */
  List<PlanEntryEntity> planned(LocalDate at) {
    return plan.stream()
        .filter(e -> !e.validFrom.isAfter(at) && (e.validTo == null || !e.validTo.isBefore(at)))
        .filter(ClusterStore::planned)
        .toList();
  }

  static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
