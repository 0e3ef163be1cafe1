package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.persistence.metamodel.EntityType;
import vn.ctdp.clusters.ProjectStatus;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;

/** Takes projects, enterprises and leases of an import back. For one transaction. */
final class ImportTenancyUndo {

  private final EntityManager em;
  private final ImportEntity of;
  private final List<ImportLineEntity> lines;
  private final Map<String, ClusterRow> rows = new HashMap<>();

  /** Records that the import made, by type. */
  private final Map<String, Set<String>> created = new LinkedHashMap<>();

  ImportTenancyUndo(EntityManager em, ImportEntity of, List<ImportLineEntity> lines) {
    this.em = em;
    this.of = of;
    this.lines = lines;
    load(ImportTenancyStore.PROJECT, ProjectEntity.class);
    load(ImportTenancyStore.TENANT, TenantEntity.class);
    load(ImportTenancyStore.LEASE, LeaseEntity.class);
  }

  private <T extends ClusterRow> void load(String type, Class<T> entity) {
    Set<String> ids = new LinkedHashSet<>();
    Set<String> fresh = new LinkedHashSet<>();
    for (ImportLineEntity line : lines) {
      if (line.type.equals(type)) {
        ids.add(line.record);
        if (line.before == null) {
          fresh.add(line.record);
        }
      }
    }
    created.put(type, fresh);
    ImportUndo.each(
        ids,
        some ->
            em.createQuery(
                    "select e from " + entity.getSimpleName() + " e where e.id in :ids", entity)
                .setParameter("ids", some)
                .getResultList()
                .forEach(e -> rows.put(type + e.id(), e)));
  }

  /** Whether a line is of this class. */
  static boolean knows(ImportLineEntity line) {
    return line.type.equals(ImportTenancyStore.PROJECT)
        || line.type.equals(ImportTenancyStore.TENANT)
        || line.type.equals(ImportTenancyStore.LEASE);
  }

  /** Clusters in which something is taken back. */
  Set<String> clusters() {
    Set<String> clusters = new LinkedHashSet<>();
    rows.values().forEach(r -> clusters.add(r.cluster()));
    return clusters;
  }

  void obstacles(List<FieldProblem> result) {
    if (lines.isEmpty()) {
      return;
    }
    Map<String, String> names = new HashMap<>();
    for (ImportLineEntity line : lines) {
      names.put(line.record, line.name);
      ClusterRow row = rows.get(line.type + line.record);
      if (row == null) {
        result.add(ImportUndo.problem(line.name, "đã bị xóa", "is gone"));
      } else if (row.version() != line.leftVersion) {
        result.add(
            ImportUndo.problem(
                line.name, "đã sửa sau lần nhập này", "was changed after this import"));
      }
    }
    Set<String> projects = new LinkedHashSet<>();
    lines.stream()
        .filter(l -> l.type.equals(ImportTenancyStore.PROJECT))
        .forEach(l -> projects.add(l.record));
    ImportUndo.each(
        projects,
        some ->
            em.createQuery(
                    "select distinct s.project from ProjectStatusEntity s where s.project in :ids"
                        + " and s.recordedAt > :stored",
                    String.class)
                .setParameter("ids", some)
                .setParameter("stored", of.storedAt)
                .getResultList()
                .forEach(
                    id ->
                        result.add(
                            ImportUndo.problem(
                                names.get(id),
                                "đã đổi tình trạng sau lần nhập này",
                                "has another status since this import"))));
    hanging("project", created.get(ImportTenancyStore.PROJECT), names, result);
    hanging("tenant", created.get(ImportTenancyStore.TENANT), names, result);
  }

  /** Whatever names a project or an enterprise stands in the way of its never having been. */
  private void hanging(
      String attribute, Set<String> owners, Map<String, String> names, List<FieldProblem> result) {
    for (EntityType<?> type : em.getMetamodel().getEntities()) {
      boolean hangs =
          type.getAttributes().stream()
              .anyMatch(a -> a.getName().equals(attribute) && a.getJavaType() == String.class);
      if (!hangs || type.getJavaType() == ProjectStatusEntity.class) {
        continue;
      }
      Set<String> own =
          type.getJavaType() == LeaseEntity.class
              ? created.get(ImportTenancyStore.LEASE)
              : Set.of();
      ImportUndo.each(
          owners,
          some -> {
            Set<String> named = new LinkedHashSet<>();
            for (Object[] row :
                em.createQuery(
                        "select e.id, e."
                            + attribute
                            + " from "
                            + type.getName()
                            + " e where e."
                            + attribute
                            + " in :ids",
                        Object[].class)
                    .setParameter("ids", some)
                    .getResultList()) {
              if (!own.contains(row[0].toString())) {
                named.add((String) row[1]);
              }
            }
            named.forEach(
                id ->
                    result.add(
                        ImportUndo.problem(
                            names.get(id),
                            "đã có hợp đồng thuê đất hoặc số liệu ghi sau lần nhập này",
                            "has leases or figures entered after this import")));
          });
    }
  }

  void run(Caller caller, Instant now) {
    if (lines.isEmpty()) {
      return;
    }
    for (ImportLineEntity line : lines) {
      if (line.before != null) {
        restore(caller, line, ImportJson.texts(line.before), now);
      }
    }
    em.flush();
    delete("LeaseEntity", "id", created.get(ImportTenancyStore.LEASE));
    delete("ProjectStatusEntity", "project", created.get(ImportTenancyStore.PROJECT));
    delete("ProjectEntity", "id", created.get(ImportTenancyStore.PROJECT));
    delete("TenantEntity", "id", created.get(ImportTenancyStore.TENANT));
  }

  private void delete(String entity, String attribute, Set<String> ids) {
    ImportUndo.each(
        ids,
        some ->
            em.createQuery("delete from " + entity + " e where e." + attribute + " in :ids")
                .setParameter("ids", some)
                .executeUpdate());
  }

  private void restore(Caller caller, ImportLineEntity line, Map<String, String> was, Instant now) {
    ClusterRow row = rows.get(line.type + line.record);
    if (row instanceof ProjectEntity e) {
      e.investor = text(was, "investor");
      e.taxCode = text(was, "taxCode");
      e.foreignCapital = Boolean.parseBoolean(was.get("foreignCapital"));
      e.validFrom = day(was, "from");
      e.validTo = day(was, "to");
      e.sector = text(was, "sector");
      e.area = number(was, "area");
      e.capitalRegistered = whole(was, "capitalRegistered");
      e.capitalDone = whole(was, "capitalDone");
      e.documentText = text(was, "documentText");
      e.note = text(was, "note");
      ProjectService.name(e, was.get("name"));
      status(caller, e, was, now);
    } else if (row instanceof TenantEntity e) {
      e.taxCode = text(was, "taxCode");
      e.sector = text(was, "sector");
      e.validFrom = day(was, "from");
      e.validTo = day(was, "to");
      e.note = text(was, "note");
      TenantService.name(e, was.get("name"));
    } else if (row instanceof LeaseEntity e) {
      e.signedOn = day(was, "signedOn");
      e.startsOn = day(was, "from");
      e.endsOn = day(was, "until");
      e.area = number(was, "area");
    }
  }

  /** The former status is recorded again; where there was none, that of the import goes. */
  private void status(Caller caller, ProjectEntity e, Map<String, String> was, Instant now) {
    LocalDate from = day(was, ImportTenancyStore.STATUS_FROM);
    if (from == null) {
      return;
    }
    String status = ImportTenancyStore.status(was);
    if (!status.isEmpty()) {
      em.persist(ProjectService.status(caller, e, ProjectStatus.valueOf(status), from, now));
      return;
    }
    List<ProjectStatusEntity> all =
        new ArrayList<>(
            em.createQuery(
                    "select s from ProjectStatusEntity s where s.project = :id and s.effectiveFrom"
                        + " = :day order by s.id desc",
                    ProjectStatusEntity.class)
                .setParameter("id", e.id)
                .setParameter("day", from)
                .setMaxResults(1)
                .getResultList());
    all.forEach(em::remove);
  }

  private static String text(Map<String, String> image, String field) {
    String text = image.get(field);
    return text == null || text.isEmpty() ? null : text;
  }

  private static LocalDate day(Map<String, String> image, String field) {
    String text = text(image, field);
    return text == null ? null : LocalDate.parse(text);
  }

  private static BigDecimal number(Map<String, String> image, String field) {
    String text = text(image, field);
    return text == null ? null : new BigDecimal(text);
  }

  private static Long whole(Map<String, String> image, String field) {
    String text = text(image, field);
    return text == null ? null : Long.valueOf(text);
  }
}
