package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
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
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.PlanPhase;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.territory.UnitRef;

/** Queries and mapping; everything runs in the transaction of the caller. */
final class ClusterStore {

  private ClusterStore() {}

  /**
   * Snapshots of the given clusters, in their order. Five statements, however many clusters: facts,
   * communes, developers, plan entries, projects. Of many clusters those that did not change since
   * they were last asked for are not read, see {@link Snapshots}.
   */
  static List<ClusterSnapshot> snapshots(
      EntityManager em, List<ClusterEntity> clusters, LocalDate day) {
    if (clusters.isEmpty()) {
      return List.of();
    }
    return Snapshots.of(em, Snapshots.Kind.WHOLE, clusters, day, some -> read(em, some, day));
  }

  /**
   * The given clusters with their communes and facts as they were told: counts of projects and the
   * like are those of the facts. Two statements, and as with {@link #snapshots} only for those that
   * changed.
   */
  static List<ClusterSnapshot> told(EntityManager em, List<ClusterEntity> clusters, LocalDate day) {
    return Snapshots.of(
        em,
        Snapshots.Kind.TOLD,
        clusters,
        day,
        some -> {
          List<String> ids = some.stream().map(c -> c.id).toList();
          Map<String, Map<FactKey, ClusterFact>> facts = facts(em, ids, day);
          Map<String, List<CommuneEntity>> communes = Standing.communes(em, ids, day);
          return some.stream()
              .map(
                  c ->
                      new ClusterSnapshot(
                          cluster(c, communes(c, communes), c.developerName),
                          day,
                          facts.getOrDefault(c.id, new EnumMap<>(FactKey.class))))
              .toList();
        });
  }

  private static List<UnitRef> communes(
      ClusterEntity cluster, Map<String, List<CommuneEntity>> dated) {
    return dated.containsKey(cluster.id)
        ? dated.get(cluster.id).stream().map(u -> UnitRef.parse(u.unit)).toList()
        : units(cluster.communes);
  }

  private static List<ClusterSnapshot> read(
      EntityManager em, List<ClusterEntity> clusters, LocalDate day) {
    List<String> ids = clusters.stream().map(c -> c.id).toList();
    Map<String, Map<FactKey, ClusterFact>> facts = facts(em, ids, day);
    Map<String, List<CommuneEntity>> communes = Standing.communes(em, ids, day);
    Map<String, Optional<DeveloperEntity>> developers = Standing.developers(em, ids, day);
    Map<String, Standing.Plan> plans = Standing.plans(em, ids, day);
    Map<String, ProjectCounts> projects = ProjectCounts.read(em, ids, day);
    return clusters.stream()
        .map(
            c -> {
              Map<FactKey, ClusterFact> own =
                  facts.getOrDefault(c.id, new EnumMap<>(FactKey.class));
              DeveloperEntity developer =
                  developers.getOrDefault(c.id, Optional.empty()).orElse(null);
              Standing.developerType(own, developer, day);
              if (projects.containsKey(c.id)) {
                projects.get(c.id).into(own, day);
              }
              Standing.Plan plan = plans.getOrDefault(c.id, Standing.Plan.NONE);
              return new ClusterSnapshot(
                  cluster(
                      c,
                      communes(c, communes),
                      developers.containsKey(c.id)
                          ? developer == null ? null : developer.name
                          : c.developerName),
                  day,
                  own,
                  plan.area(),
                  plan.action());
            })
        .toList();
  }

  private static Map<String, Map<FactKey, ClusterFact>> facts(
      EntityManager em, Collection<String> clusters, LocalDate day) {
    if (clusters.isEmpty()) {
      return Map.of();
    }
    Map<String, Map<FactKey, ClusterFact>> result = new HashMap<>();
    // In order of day and recording, so that the last one put counts. Columns, not entities: a
    // province has tens of thousands, and nobody changes them here.
    for (Object[] f :
        Among.columns(
            em,
            COLUMNS
                + " where {f.cluster in :clusters} and f.effectiveFrom <="
                + " :day and f.supersededOn > :day order by f.effectiveFrom, f.id",
            Map.of("day", day),
            clusters,
            0)) {
      Map<FactKey, ClusterFact> of =
          result.computeIfAbsent((String) f[0], id -> new EnumMap<>(FactKey.class));
      FactKey key = FactKey.valueOf((String) f[1]);
      if ((Boolean) f[2]) {
        of.remove(key);
      } else {
        of.put(key, fact(key, f));
      }
    }
    return result;
  }

  private static final String COLUMNS =
      "select f.cluster, f.key, f.retracted, f.effectiveFrom, f.exactDate, f.number, f.code,"
          + " f.document, f.source, f.illustrative, f.recordedBy, f.recordedAt from FactEntity f";

  private static ClusterFact fact(FactKey key, Object[] f) {
    return new ClusterFact(
        key,
        (LocalDate) f[3],
        (Boolean) f[4],
        (BigDecimal) f[5],
        (String) f[6],
        uuid((String) f[7]),
        (String) f[8],
        (Boolean) f[9],
        (String) f[10],
        (Instant) f[11]);
  }

  /**
   * What was told of a cluster.
   *
   * @param retracted from its day on it is as unknown as it was before
   */
  record Told(ClusterFact fact, boolean retracted) {}

  /**
   * Everything told of clusters up to a day, what was overruled included, in the order in which it
   * came to hold: one statement.
   *
   * @param keys of these alone; empty for all
   */
  static Map<String, List<Told>> history(
      EntityManager em, Collection<String> clusters, Set<FactKey> keys, LocalDate day) {
    if (clusters.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> parameters = new HashMap<>(Map.of("day", day));
    if (!keys.isEmpty()) {
      parameters.put("keys", keys.stream().map(Enum::name).toList());
    }
    Map<String, List<Told>> result = new HashMap<>();
    for (Object[] f :
        Among.columns(
            em,
            COLUMNS
                + " where {f.cluster in :clusters} and f.effectiveFrom <= :day"
                + (keys.isEmpty() ? "" : " and f.key in :keys")
                + " order by f.effectiveFrom, f.id",
            parameters,
            clusters,
            0)) {
      result
          .computeIfAbsent((String) f[0], id -> new ArrayList<>())
          .add(new Told(fact(FactKey.valueOf((String) f[1]), f), (Boolean) f[2]));
    }
    return result;
  }

  /** All clusters of a province, in Vietnamese order. */
  static List<ClusterEntity> all(EntityManager em, String province) {
    TypedQuery<ClusterEntity> query =
        em.createQuery(
            "select c from ClusterEntity c"
                + (province == null ? "" : " where c.province = :province")
                + " order by c.nameSort, c.id",
            ClusterEntity.class);
    if (province != null) {
      query.setParameter("province", province);
    }
    return query.getResultList();
  }

  /** Plan entries of a province in force on a day. */
  static List<PlanEntryEntity> plan(EntityManager em, String province, LocalDate day) {
    TypedQuery<PlanEntryEntity> query =
        em.createQuery(
            "select p from PlanEntryEntity p where p.validFrom <= :day and (p.validTo is null or"
                + " p.validTo >= :day)"
                + (province == null ? "" : " and p.province = :province")
                + " order by p.nameSort, p.id",
            PlanEntryEntity.class);
    query.setParameter("day", day);
    if (province != null) {
      query.setParameter("province", province);
    }
    return query.getResultList();
  }

  static boolean planned(PlanEntryEntity entry) {
    return PlanAction.valueOf(entry.action).planned();
  }

  static PlanEntry planEntry(PlanEntryEntity e) {
    return new PlanEntry(
        UUID.fromString(e.id),
        e.name,
        UnitRef.parse(e.province),
        units(e.communes),
        new Area(e.area),
        e.sectors,
        e.phase == null ? null : PlanPhase.valueOf(e.phase),
        PlanAction.valueOf(e.action),
        uuid(e.planDocument),
        e.planDocumentText,
        e.validFrom,
        e.validTo,
        uuid(e.cluster),
        e.illustrative,
        e.note,
        e.version);
  }

  /** The cluster as it stands open, without a day. */
  static Cluster cluster(ClusterEntity e) {
    return cluster(e, units(e.communes), e.developerName);
  }

  private static Cluster cluster(ClusterEntity e, List<UnitRef> communes, String developer) {
    return new Cluster(
        UUID.fromString(e.id),
        e.code,
        e.name,
        e.oldNames.isEmpty() ? List.of() : e.oldNames.lines().toList(),
        UnitRef.parse(e.province),
        communes,
        e.legacy,
        developer,
        e.illustrative,
        e.note,
        e.version);
  }

  static ClusterFact fact(FactEntity f) {
    return new ClusterFact(
        FactKey.valueOf(f.key),
        f.effectiveFrom,
        f.exactDate,
        f.number,
        f.code,
        uuid(f.document),
        f.source,
        f.illustrative,
        f.recordedBy,
        f.recordedAt);
  }

  static String communes(List<UnitRef> units) {
    return units.stream().map(UnitRef::toString).collect(Collectors.joining(","));
  }

  /** Adds the communes of a record to others. */
  static void into(String communes, Collection<String> all) {
    if (!communes.isEmpty()) {
      all.addAll(Arrays.asList(communes.split(",")));
    }
  }

  private static List<UnitRef> units(String text) {
    return text.isEmpty() ? List.of() : Arrays.stream(text.split(",")).map(UnitRef::parse).toList();
  }

  private static UUID uuid(String text) {
    return text == null ? null : UUID.fromString(text);
  }
}
