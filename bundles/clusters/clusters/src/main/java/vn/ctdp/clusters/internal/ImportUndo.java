package vn.ctdp.clusters.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.persistence.EntityManager;
import javax.persistence.metamodel.EntityType;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.review.FactConflict;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.text.Localized;

/** Takes an import back, when nothing later stands on it. For one transaction. */
final class ImportUndo {

  private static final int CHUNK = 500;
  private static final int MOST = 50;

  /** Type of a line that names a claim which the import put into the conflict queue. */
  static final String CLAIM = "fact-claim";

  /** What people call the records that may hang on a cluster; others are "other records". */
  private static final Map<String, Localized> NAMES =
      Map.of(
          "PlanEntryEntity", new Localized("mục trong phương án", "plan entries"),
          "ProjectEntity", new Localized("dự án thứ cấp", "projects"),
          "TenantEntity", new Localized("doanh nghiệp", "tenants"),
          "LeaseEntity", new Localized("hợp đồng thuê đất", "leases"),
          "CommuneEntity", new Localized("địa bàn theo thời gian", "dated communes"),
          "DeveloperEntity", new Localized("chủ đầu tư theo thời gian", "dated developers"),
          "ConflictEntity", new Localized("số liệu chờ đối chiếu", "conflicts"),
          "ObstacleEntity", new Localized("vướng mắc", "obstacles"));

  private final EntityManager em;
  private final ImportEntity of;
  private final List<ImportLineEntity> lines;
  private final ImportTenancyUndo tenancies;
  private final List<ImportLineEntity> claims;
  private final List<FactEntity> facts;
  private final Map<String, ClusterEntity> clusters = new HashMap<>();
  private final Map<String, PlanEntryEntity> plans = new HashMap<>();
  private final Map<String, List<FactEntity>> history = new HashMap<>();
  private final Set<String> created = new LinkedHashSet<>();

  ImportUndo(EntityManager em, ImportEntity of) {
    this.em = em;
    this.of = of;
    List<ImportLineEntity> all =
        em.createQuery(
                "select l from ImportLineEntity l where l.importId = :id order by l.no",
                ImportLineEntity.class)
            .setParameter("id", of.id)
            .getResultList();
    this.claims = all.stream().filter(l -> l.type.equals(CLAIM)).toList();
    this.tenancies =
        new ImportTenancyUndo(em, of, all.stream().filter(ImportTenancyUndo::knows).toList());
    this.lines =
        all.stream().filter(l -> !l.type.equals(CLAIM) && !ImportTenancyUndo.knows(l)).toList();
    this.facts =
        em.createQuery(
                "select f from FactEntity f where f.importId = :id order by f.id", FactEntity.class)
            .setParameter("id", of.id)
            .getResultList();
    Set<String> owners = new LinkedHashSet<>();
    facts.forEach(f -> owners.add(f.cluster));
    Map<String, Set<String>> ids = new HashMap<>();
    for (ImportLineEntity line : lines) {
      ids.computeIfAbsent(line.type, t -> new LinkedHashSet<>()).add(line.record);
      if (line.before == null && line.type.equals(ClusterSubjects.CLUSTER)) {
        created.add(line.record);
      }
    }
    owners.addAll(ids.getOrDefault(ClusterSubjects.CLUSTER, Set.of()));
    each(
        owners,
        some -> {
          for (ClusterEntity e : all("ClusterEntity", "id", ClusterEntity.class, some)) {
            clusters.put(e.id, e);
          }
          for (FactEntity f : all("FactEntity", "cluster", FactEntity.class, some)) {
            history.computeIfAbsent(f.cluster + "|" + f.key, k -> new ArrayList<>()).add(f);
          }
        });
    each(
        ids.getOrDefault(ClusterSubjects.PLAN, Set.of()),
        some ->
            all("PlanEntryEntity", "id", PlanEntryEntity.class, some)
                .forEach(e -> plans.put(e.id, e)));
  }

  static void each(Set<String> ids, Consumer<List<String>> run) {
    List<String> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += CHUNK) {
      run.accept(all.subList(from, Math.min(all.size(), from + CHUNK)));
    }
  }

  private <T> List<T> all(String entity, String column, Class<T> type, List<String> ids) {
    return em.createQuery("select e from " + entity + " e where e." + column + " in :ids", type)
        .setParameter("ids", ids)
        .getResultList();
  }

  List<FieldProblem> obstacles() {
    List<FieldProblem> result = new ArrayList<>();
    for (ImportLineEntity line : lines) {
      Long version = version(line);
      if (version == null) {
        result.add(problem(line.name, "đã bị xóa", "is gone"));
      } else if (version != line.leftVersion) {
        result.add(problem(line.name, "đã sửa sau lần nhập này", "was changed after this import"));
      }
    }
    for (FactEntity f : facts) {
      boolean later =
          history.getOrDefault(f.cluster + "|" + f.key, List.of()).stream()
              .anyMatch(
                  o ->
                      o.id > f.id
                          && !of.id.equals(o.importId)
                          && !o.effectiveFrom.isBefore(f.effectiveFrom));
      if (later) {
        FactKey key = FactKey.valueOf(f.key);
        result.add(
            FieldProblem.error(
                clusters.get(f.cluster).name,
                "CCN-NH-91",
                "“%s” đã có số liệu ghi sau lần nhập này.".formatted(key.label().vi()),
                "“%s” was recorded again after this import.".formatted(key.label().en())));
      }
    }
    for (List<FactEntity> all : history.values()) {
      for (FactEntity f : all) {
        if (created.contains(f.cluster) && !of.id.equals(f.importId)) {
          result.add(
              problem(
                  clusters.get(f.cluster).name,
                  "đã có số liệu ghi sau lần nhập này",
                  "has figures recorded after this import"));
          break;
        }
      }
    }
    if (!created.isEmpty()) {
      dependents(result);
    }
    tenancies.obstacles(result);
    openClaims(result);
    return result.size() > MOST ? result.subList(0, MOST) : result;
  }

  /**
   * Claims of the import that still wait for a decision.
   *
   * @param result takes what was decided meanwhile; null when nobody wants to know
   */
  private List<String> openClaims(List<FieldProblem> result) {
    Map<String, String> names = new HashMap<>();
    claims.forEach(l -> names.put(l.record, l.name));
    List<String> open = new ArrayList<>();
    each(
        names.keySet(),
        some -> {
          for (Object[] row :
              em.createQuery(
                      "select c.id, x.state from ClaimEntity c, ConflictEntity x where x.id ="
                          + " c.conflict and c.id in :ids order by c.id",
                      Object[].class)
                  .setParameter("ids", some)
                  .getResultList()) {
            String claim = (String) row[0];
            if (FactConflict.State.OPEN.name().equals(row[1])) {
              open.add(claim);
            } else if (result != null) {
              result.add(
                  problem(
                      names.get(claim),
                      "đã có quyết định về số liệu của lần nhập này trong hàng đợi đối chiếu",
                      "has a decision about this import's figures in the conflict queue"));
            }
          }
        });
    return open;
  }

  /** Whatever the module keeps about a cluster stands in the way of its never having been. */
  private void dependents(List<FieldProblem> result) {
    for (EntityType<?> type : em.getMetamodel().getEntities()) {
      boolean hangs =
          type.getAttributes().stream()
              .anyMatch(a -> a.getName().equals("cluster") && a.getJavaType() == String.class);
      if (!hangs || type.getJavaType() == FactEntity.class) {
        continue;
      }
      Localized name =
          NAMES.getOrDefault(type.getName(), new Localized("bản ghi khác", "other records"));
      each(
          created,
          some -> {
            for (Object[] row :
                em.createQuery(
                        "select e.cluster, count(e) from "
                            + type.getName()
                            + " e where e.cluster in :ids group by e.cluster",
                        Object[].class)
                    .setParameter("ids", some)
                    .getResultList()) {
              result.add(
                  problem(
                      clusters.get((String) row[0]).name,
                      "đã có " + row[1] + " " + name.vi(),
                      "has " + row[1] + " " + name.en()));
            }
          });
    }
  }

  static FieldProblem problem(String name, String vi, String en) {
    return FieldProblem.error(
        name, "CCN-NH-90", "“" + name + "” " + vi + ".", "“" + name + "” " + en + ".");
  }

  private Long version(ImportLineEntity line) {
    if (line.type.equals(ClusterSubjects.CLUSTER)) {
      ClusterEntity e = clusters.get(line.record);
      return e == null ? null : Long.valueOf(e.version);
    }
    if (line.type.equals(ClusterSubjects.PLAN)) {
      PlanEntryEntity e = plans.get(line.record);
      return e == null ? null : Long.valueOf(e.version);
    }
    throw new IllegalStateException(line.type);
  }

  /**
   * Does it.
   *
   * @param withdraw takes a claim back from the conflict queue
   * @return clusters that are still there and were changed
   */
  Set<String> run(
      Caller caller,
      Instant now,
      LocalDate today,
      Consumer<String> withdraw,
      BiFunction<Cluster, Map<String, String>, Cluster> formerCluster,
      BiFunction<PlanEntry, Map<String, String>, PlanEntry> formerPlan) {
    Set<String> touched = new LinkedHashSet<>(clusters.keySet());
    touched.addAll(tenancies.clusters());
    ClusterChanges.touchedAll(em, ClusterSubjects.CLUSTER, touched, Set.of());
    ClusterChanges.touchedAll(em, ClusterSubjects.PLAN, plans.keySet(), Set.of());
    openClaims(null).forEach(withdraw);
    tenancies.run(caller, now);
    // The last fact of a key and day that was there before counts again.
    Map<String, FactEntity> done = new LinkedHashMap<>();
    for (FactEntity f : facts) {
      String place = f.cluster + "|" + f.key + "|" + f.effectiveFrom;
      if (!created.contains(f.cluster) && done.putIfAbsent(place, f) == null) {
        em.persist(restored(caller, f, now));
      }
    }
    for (ImportLineEntity line : lines) {
      if (line.before == null) {
        continue;
      }
      Map<String, String> was = ImportJson.texts(line.before);
      if (line.type.equals(ClusterSubjects.CLUSTER)) {
        ClusterEntity e = clusters.get(line.record);
        RegisterService.fill(e, formerCluster.apply(ClusterStore.cluster(e), was));
      } else {
        PlanEntryEntity e = plans.get(line.record);
        RegisterService.fill(e, formerPlan.apply(ClusterStore.planEntry(e), was));
        em.persist(RegisterService.status(caller, e, now));
      }
    }
    for (ImportLineEntity line : lines) {
      if (line.before == null && !line.type.equals(ClusterSubjects.CLUSTER)) {
        em.createQuery("delete from PlanStatusEntity s where s.planEntry = :id")
            .setParameter("id", line.record)
            .executeUpdate();
        em.remove(plans.get(line.record));
      }
    }
    em.flush();
    List<ClusterEntity> restored =
        lines.stream()
            .filter(l -> l.before != null && l.type.equals(ClusterSubjects.CLUSTER))
            .map(l -> clusters.get(l.record))
            .toList();
    ImportService.reopen(em, caller, restored, created, today, now);
    // What never was has no history either.
    each(
        created,
        some -> {
          em.createQuery("delete from FactEntity f where f.cluster in :ids")
              .setParameter("ids", some)
              .executeUpdate();
          em.createQuery("delete from ClusterEntity c where c.id in :ids")
              .setParameter("ids", some)
              .executeUpdate();
        });
    touched.removeAll(created);
    FactSpans.renew(em, clusters.keySet().stream().filter(touched::contains).toList());
    return touched;
  }

  private FactEntity restored(Caller caller, FactEntity f, Instant now) {
    FactEntity before =
        history.getOrDefault(f.cluster + "|" + f.key, List.of()).stream()
            .filter(
                o ->
                    !o.effectiveFrom.isAfter(f.effectiveFrom)
                        && o.id < f.id
                        && !Objects.equals(o.importId, of.id))
            .max(
                Comparator.comparing((FactEntity o) -> o.effectiveFrom)
                    .thenComparing((FactEntity o) -> o.id))
            .orElse(null);
    FactEntity row = new FactEntity();
    row.cluster = f.cluster;
    row.key = f.key;
    row.effectiveFrom = f.effectiveFrom;
    // What held from an earlier day on is in force again, without a claim for this day.
    row.exactDate =
        before != null && before.exactDate && before.effectiveFrom.equals(f.effectiveFrom);
    row.number = before == null ? null : before.number;
    row.code = before == null ? null : before.code;
    row.document = before == null ? null : before.document;
    row.source =
        before == null ? "Hoàn tác lần nhập “" + shortened(of.fileName) + "”" : before.source;
    row.illustrative = before != null && before.illustrative;
    // As unknown as it was: not "no longer".
    row.retracted = before == null || before.retracted;
    row.recordedBy = caller.username();
    row.recordedAt = now;
    return row;
  }

  private static String shortened(String name) {
    return name.length() > 200 ? name.substring(0, 200) : name;
  }
}
