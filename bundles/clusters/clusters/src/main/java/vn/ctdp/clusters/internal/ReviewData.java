package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.ProjectStatus;
import vn.ctdp.clusters.review.CheckDefinition;
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

  /**
   * Land of a cluster by its contracts and projects on a day.
   *
   * @param leases sum of the lease contracts in force, ha; null without any
   * @param projects sum of the projects whose area is known, ha; null without any
   * @param withoutArea projects whose area nobody recorded
   * @param count projects that count
   * @param foreign those with foreign capital
   * @param begun whether one of them has begun
   */
  record Let(
      BigDecimal leases,
      BigDecimal projects,
      long withoutArea,
      long count,
      long foreign,
      boolean begun) {
    static final Let NONE = new Let(null, null, 0, 0, 0, false);

    private Let leased(BigDecimal area) {
      return new Let(area, projects, withoutArea, count, foreign, begun);
    }

    private Let project(BigDecimal area, boolean ofForeignCapital, boolean hasBegun) {
      return new Let(
          leases,
          area == null || projects == null ? (area == null ? projects : area) : projects.add(area),
          withoutArea + (area == null ? 1 : 0),
          count + 1,
          foreign + (ofForeignCapital ? 1 : 0),
          begun || hasBegun);
    }
  }

  /** A cluster with its facts in the order in which they came to hold. */
  static final class Timeline {
    private final Cluster cluster;
    private final List<ClusterStore.Told> facts;
    private final Map<LocalDate, ClusterSnapshot> read = new HashMap<>();
    private final Let let;

    /**
     * A cluster.
     *
     * @param facts those whose history matters, all of them where sources disagree
     * @param at the cluster as it stood on the days that matter; on other days only its facts tell
     */
    Timeline(Cluster cluster, List<ClusterStore.Told> facts, List<ClusterSnapshot> at, Let let) {
      this.cluster = cluster;
      this.facts = facts;
      this.let = let;
      at.forEach(s -> read.put(s.day(), s));
    }

    /** What its contracts and projects say about its land. */
    Let let() {
      return let;
    }

    Cluster cluster() {
      return cluster;
    }

    ClusterSnapshot at(LocalDate day) {
      return read.computeIfAbsent(day, this::snapshot);
    }

    private ClusterSnapshot snapshot(LocalDate day) {
      Map<FactKey, ClusterFact> at = new EnumMap<>(FactKey.class);
      for (ClusterStore.Told t : facts) {
        if (t.fact().effectiveFrom().isAfter(day)) {
          break;
        }
        if (t.retracted()) {
          at.remove(t.fact().key());
        } else {
          at.put(t.fact().key(), t.fact());
        }
      }
      return new ClusterSnapshot(cluster, day, at);
    }

    /** The values of a key one after the other, the last one recorded for each day. */
    List<ClusterFact> history(FactKey key) {
      List<ClusterFact> history = new ArrayList<>();
      for (ClusterStore.Told t : facts) {
        if (t.fact().key() != key) {
          continue;
        }
        int last = history.size() - 1;
        if (last >= 0 && history.get(last).effectiveFrom().equals(t.fact().effectiveFrom())) {
          history.remove(last);
        }
        if (!t.retracted()) {
          history.add(t.fact());
        }
      }
      return history;
    }
  }

  /** A published figure older than the latest so many days is compared with facts alone. */
  private static final int DECLARED_DAYS = 3;

  /**
   * A whole province, or all there is: a fixed number of statements, and five for each day; of the
   * clusters themselves only those that changed since they were last asked for are read.
   */
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
    List<DeclaredEntity> published = declared.getResultList();
    List<ConflictEntity> open = conflicts.getResultList();
    return new ReviewData(
        day,
        timelines(em, clusters, open, days(published), day),
        plan.getResultList(),
        open,
        published,
        explanations.getResultList());
  }

  /** Days of which a published figure is judged: the latest of each kind and source. */
  private static List<LocalDate> days(List<DeclaredEntity> newestFirst) {
    Set<String> seen = new HashSet<>();
    return newestFirst.stream()
        .filter(d -> seen.add(String.join("\n", d.province, d.figure, d.source)))
        .map(d -> d.day)
        .distinct()
        .toList();
  }

  /** Facts whose history a check follows, or which it asks for on the day of a decision. */
  private static final Set<FactKey> FOLLOWED = followed();

  private static Set<FactKey> followed() {
    Set<FactKey> keys = EnumSet.of(FactKey.ESTABLISHED_AREA);
    for (CheckDefinition check : ReviewEngine.CHECKS) {
      if (check.kind() == CheckDefinition.Kind.MONOTONE) {
        keys.add(FactKey.valueOf(check.left()));
      } else if (check.kind() == CheckDefinition.Kind.EXPANDED) {
        for (String term : (check.left() + "+" + check.right()).split("\\+")) {
          keys.add(FactKey.valueOf(term.replace("?", "")));
        }
      }
    }
    return keys;
  }

  private static List<Timeline> timelines(
      EntityManager em,
      List<ClusterEntity> clusters,
      List<ConflictEntity> conflicts,
      List<LocalDate> published,
      LocalDate day) {
    List<List<ClusterSnapshot>> byDay = new ArrayList<>();
    byDay.add(ClusterStore.snapshots(em, clusters, day));
    for (int i = 0; i < published.size(); i++) {
      LocalDate other = published.get(i);
      if (!other.equals(day)) {
        byDay.add(
            i < DECLARED_DAYS
                ? ClusterStore.snapshots(em, clusters, other)
                : ClusterStore.told(em, clusters, other));
      }
    }
    List<List<ClusterStore.Told>> histories =
        Snapshots.of(
            em,
            Snapshots.Kind.HISTORY,
            clusters,
            day,
            some -> {
              List<String> ids = some.stream().map(c -> c.id).toList();
              Map<String, List<ClusterStore.Told>> told =
                  ClusterStore.history(em, ids, FOLLOWED, day);
              return ids.stream().map(id -> told.getOrDefault(id, List.of())).toList();
            });
    // The day of a conflict may be any, its fact too.
    Set<String> disputed = conflicts.stream().map(c -> c.cluster).collect(Collectors.toSet());
    Map<String, List<ClusterStore.Told>> whole = ClusterStore.history(em, disputed, Set.of(), day);
    List<Let> let = let(em, clusters, day);
    List<Timeline> timelines = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      int index = i;
      List<ClusterSnapshot> at = byDay.stream().map(all -> all.get(index)).toList();
      timelines.add(
          new Timeline(
              at.get(0).cluster(),
              whole.getOrDefault(clusters.get(i).id, histories.get(i)),
              at,
              let.get(i)));
    }
    return timelines;
  }

  /**
   * Land by contracts and projects, in the order of the clusters: two statements, and of many only
   * for those that changed.
   */
  static List<Let> let(EntityManager em, List<ClusterEntity> clusters, LocalDate day) {
    return Snapshots.of(
        em,
        Snapshots.Kind.LET,
        clusters,
        day,
        some -> {
          List<String> ids = some.stream().map(c -> c.id).toList();
          Map<String, Let> let = read(em, ids, day);
          return ids.stream().map(id -> let.getOrDefault(id, Let.NONE)).toList();
        });
  }

  private static Map<String, Let> read(EntityManager em, List<String> clusters, LocalDate day) {
    Map<String, Let> let = new HashMap<>();
    if (clusters.isEmpty()) {
      return let;
    }
    for (Object[] row :
        ProjectCounts.last(
            Among.columns(
                em,
                "select p.id, p.cluster, s.status, p.foreignCapital, p.area from ProjectEntity p"
                    + " left join ProjectStatusEntity s on s.project = p.id and s.effectiveFrom <="
                    + " :day where {p.cluster in :clusters} and p.validFrom <= :day and (p.validTo"
                    + " is null or p.validTo >= :day) order by s.effectiveFrom, s.id",
                Map.of("day", day),
                clusters,
                1))) {
      ProjectStatus status = row[2] == null ? null : ProjectStatus.valueOf((String) row[2]);
      if (status == null || status.counts()) {
        let.merge(
            (String) row[1],
            Let.NONE.project(
                (BigDecimal) row[4],
                (Boolean) row[3],
                status != null && status != ProjectStatus.DANG_KY),
            (a, b) -> a.project((BigDecimal) row[4], (Boolean) row[3], b.begun()));
      }
    }
    for (Object[] row :
        Among.columns(
            em,
            "select x.cluster, sum(x.area) from LeaseEntity x where {x.cluster in :clusters} and"
                + " x.startsOn <= :day and (x.endsOn is null or x.endsOn >= :day) and"
                + " (x.terminatedOn is null or x.terminatedOn > :day) group by x.cluster",
            Map.of("day", day),
            clusters,
            0)) {
      let.put(
          (String) row[0], let.getOrDefault((String) row[0], Let.NONE).leased((BigDecimal) row[1]));
    }
    return let;
  }

  /** One cluster: a fixed number of statements. */
  static Optional<ReviewData> cluster(EntityManager em, UUID id, LocalDate day) {
    ClusterEntity cluster = em.find(ClusterEntity.class, id.toString());
    if (cluster == null) {
      return Optional.empty();
    }
    ClusterSnapshot at = ClusterStore.snapshots(em, List.of(cluster), day).get(0);
    Timeline timeline =
        new Timeline(
            at.cluster(),
            ClusterStore.history(em, List.of(cluster.id), Set.of(), day)
                .getOrDefault(cluster.id, List.of()),
            List.of(at),
            let(em, List.of(cluster), day).get(0));
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
        new ReviewData(day, List.of(timeline), plan, conflicts, List.of(), explanations));
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
    return planned(plan, at);
  }

  static List<PlanEntryEntity> planned(List<PlanEntryEntity> plan, LocalDate at) {
    return plan.stream()
        .filter(e -> !e.validFrom.isAfter(at) && (e.validTo == null || !e.validTo.isBefore(at)))
        .filter(ClusterStore::planned)
        .toList();
  }

  static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
