package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.ProjectStatus;
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
   */
  record Let(BigDecimal leases, BigDecimal projects, long withoutArea, long count, long foreign) {
    static final Let NONE = new Let(null, null, 0, 0, 0);
  }

  /** A cluster with its facts in the order in which they came to hold. */
  static final class Timeline {
    private final Cluster cluster;
    private final List<FactEntity> facts;
    private final Map<LocalDate, ClusterSnapshot> read = new HashMap<>();
    private final Let let;

    /**
     * A cluster.
     *
     * @param at the cluster as it stood on the days that matter; on other days only its facts tell
     */
    Timeline(Cluster cluster, List<FactEntity> facts, List<ClusterSnapshot> at, Let let) {
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

  /**
   * Clusters of a province, or all, with their communes and facts on a day; counts of projects and
   * the like are those of the facts. Three statements however many.
   */
  static List<ClusterSnapshot> snapshots(
      EntityManager em, Optional<UnitRef> province, LocalDate day) {
    String p = province.map(UnitRef::toString).orElse(null);
    List<ClusterEntity> clusters = ClusterStore.all(em, p);
    if (clusters.isEmpty()) {
      return List.of();
    }
    Map<String, List<FactEntity>> facts =
        facts(em, p, day, true).stream().collect(Collectors.groupingBy(f -> f.cluster));
    Map<String, List<CommuneEntity>> communes =
        Standing.communes(em, clusters.stream().map(c -> c.id).toList(), day);
    return clusters.stream()
        .map(
            c -> {
              Cluster cluster = ClusterStore.cluster(c);
              List<CommuneEntity> dated = communes.get(c.id);
              return new Timeline(
                      dated == null
                          ? cluster
                          : in(cluster, dated.stream().map(u -> UnitRef.parse(u.unit)).toList()),
                      facts.getOrDefault(c.id, List.of()),
                      List.of(),
                      Let.NONE)
                  .at(day);
            })
        .toList();
  }

  private static Cluster in(Cluster c, List<UnitRef> communes) {
    return new Cluster(
        c.id(),
        c.code(),
        c.name(),
        c.oldNames(),
        c.province(),
        communes,
        c.legacy(),
        c.developerName(),
        c.illustrative(),
        c.note(),
        c.version());
  }

  private static List<FactEntity> facts(
      EntityManager em, String province, LocalDate day, boolean inForce) {
    TypedQuery<FactEntity> facts =
        em.createQuery(
            "select f from FactEntity f where f.effectiveFrom <= :day"
                + (inForce ? " and f.supersededOn > :day" : "")
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

  /** A published figure older than the latest so many days is compared with facts alone. */
  private static final int DECLARED_DAYS = 3;

  /** A whole province, or all there is: a fixed number of statements, and five for each day. */
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
    List<LocalDate> days =
        Stream.concat(
                Stream.of(day), published.stream().map(d -> d.day).distinct().limit(DECLARED_DAYS))
            .distinct()
            .toList();
    return new ReviewData(
        day,
        timelines(em, clusters, facts(em, p, day, false), days, let(em, p, null, day)),
        plan.getResultList(),
        conflicts.getResultList(),
        published,
        explanations.getResultList());
  }

  /** Land by contracts and projects, by cluster: two statements. */
  static Map<String, Let> let(EntityManager em, String province, String cluster, LocalDate day) {
    String whose =
        cluster != null
            ? " and x.cluster = :id"
            : province != null
                ? " and x.cluster in (select c.id from ClusterEntity c where c.province ="
                    + " :province)"
                : "";
    TypedQuery<Object[]> leases =
        em.createQuery(
            "select x.cluster, sum(x.area) from LeaseEntity x where x.startsOn <= :day and (x.endsOn"
                + " is null or x.endsOn >= :day) and (x.terminatedOn is null or x.terminatedOn >"
                + " :day)"
                + whose
                + " group by x.cluster",
            Object[].class);
    TypedQuery<Object[]> projects =
        em.createQuery(
            "select x.cluster, sum(x.area), count(x), count(x.area), sum(case when x.foreignCapital ="
                + " true then 1 else 0 end) from ProjectEntity x where"
                + " x.validFrom <= :day and (x.validTo is null or x.validTo >= :day) and not exists"
                + " (select s.id from ProjectStatusEntity s where s.project = x.id and s.status in"
                + " :gone and s.effectiveFrom <= :day and not exists (select t.id from"
                + " ProjectStatusEntity t where t.project = x.id and t.effectiveFrom <= :day and"
                + " (t.effectiveFrom > s.effectiveFrom or (t.effectiveFrom = s.effectiveFrom and"
                + " t.id > s.id))))"
                + whose
                + " group by x.cluster",
            Object[].class);
    projects.setParameter(
        "gone",
        Arrays.stream(ProjectStatus.values()).filter(s -> !s.counts()).map(Enum::name).toList());
    for (TypedQuery<Object[]> query : List.of(leases, projects)) {
      query.setParameter("day", day);
      if (cluster != null) {
        query.setParameter("id", cluster);
      } else if (province != null) {
        query.setParameter("province", province);
      }
    }
    Map<String, Let> let = new HashMap<>();
    for (Object[] row : leases.getResultList()) {
      let.put((String) row[0], new Let((BigDecimal) row[1], null, 0, 0, 0));
    }
    for (Object[] row : projects.getResultList()) {
      let.merge(
          (String) row[0],
          new Let(
              null,
              (BigDecimal) row[1],
              (Long) row[2] - (Long) row[3],
              (Long) row[2],
              ((Number) row[4]).longValue()),
          (a, b) -> new Let(a.leases(), b.projects(), b.withoutArea(), b.count(), b.foreign()));
    }
    return let;
  }

  /** One cluster: a fixed number of statements. */
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
            day,
            timelines(em, List.of(cluster), facts, List.of(day), let(em, null, cluster.id, day)),
            plan,
            conflicts,
            List.of(),
            explanations));
  }

  private static List<Timeline> timelines(
      EntityManager em,
      List<ClusterEntity> clusters,
      List<FactEntity> facts,
      List<LocalDate> days,
      Map<String, Let> let) {
    Map<String, List<FactEntity>> of =
        facts.stream().collect(Collectors.groupingBy(f -> f.cluster));
    List<List<ClusterSnapshot>> byDay =
        days.stream().map(d -> ClusterStore.snapshots(em, clusters, d)).toList();
    List<Timeline> timelines = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      int index = i;
      String id = clusters.get(i).id;
      List<ClusterSnapshot> at = byDay.stream().map(all -> all.get(index)).toList();
      timelines.add(
          new Timeline(
              at.get(0).cluster(),
              of.getOrDefault(id, List.of()),
              at,
              let.getOrDefault(id, Let.NONE)));
    }
    return timelines;
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
