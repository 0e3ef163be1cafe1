package vn.ctdp.clusters.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import vn.ctdp.clusters.ClusterLease;
import vn.ctdp.core.identity.Caller;

/** Stores the projects, enterprises and leases of an import. For one transaction. */
final class ImportTenancyStore {

  /** Types of the records in the lines of an import. */
  static final String PROJECT = ReportingInvestors.TYPE;

  static final String TENANT = "cluster-tenant";
  static final String LEASE = "cluster-lease";

  /** A status that the import recorded for a project that was there before; empty when none. */
  static final String STATUS_FROM = "statusFrom";

  private static final String STATUS = "projectStatus";

  private final EntityManager em;
  private final Caller caller;
  private final ImportEntity of;
  private final Instant now;
  private final Map<String, ClusterRow> owners = new HashMap<>();
  private final Map<ImportLineEntity, ClusterRow> lines = new LinkedHashMap<>();
  private final List<Audited> audits = new ArrayList<>();

  /** What a line of the log will say. */
  private record Audited(
      String action,
      String cluster,
      Map.Entry<String, String> title,
      Map<String, String> before,
      Map<String, String> after) {}

  ImportTenancyStore(EntityManager em, Caller caller, ImportEntity of, Instant now) {
    this.em = em;
    this.caller = caller;
    this.of = of;
    this.now = now;
  }

  /** Stores all steps; statements do not grow with the rows but by the batches of inserts. */
  void store(List<ImportPlan.Step> steps, Writing writing) {
    Set<String> clusters = new LinkedHashSet<>();
    steps.forEach(s -> clusters.add(s.tenancy().cluster()));
    ClusterChanges.touchedAll(em, ClusterSubjects.CLUSTER, clusters, Set.of());
    // One table after the other: rows of one table go in batches.
    steps.stream().filter(s -> s.tenancy().tenant() == null).forEach(s -> owner(s.tenancy()));
    steps.stream().filter(s -> s.tenancy().tenant() != null).forEach(s -> owner(s.tenancy()));
    // Leases and statuses name projects and enterprises that must be there.
    em.flush();
    for (ImportPlan.Step step : steps) {
      ImportPlan.Tenancy t = step.tenancy();
      if (t.statusFrom() != null) {
        ProjectEntity project = (ProjectEntity) owners.get(t.owner());
        em.persist(
            ProjectService.status(caller, project, t.project().status(), t.statusFrom(), now));
      }
    }
    steps.stream().filter(s -> s.tenancy().lease() != null).forEach(s -> lease(s.tenancy()));
    em.flush();
    lines.forEach(
        (line, row) -> {
          line.leftVersion = row.version();
          em.persist(line);
        });
    em.flush();
    for (Audited a : audits) {
      writing.audit(caller, a.action, a.cluster, a.title, a.before, a.after);
    }
  }

  private void owner(ImportPlan.Tenancy t) {
    if (t.project() != null) {
      ProjectEntity e = t.stored() ? em.find(ProjectEntity.class, t.owner()) : new ProjectEntity();
      Map<String, String> before = t.stored() ? ProjectService.image(e, t.statusBefore()) : null;
      if (!t.stored()) {
        e.id = UUID.randomUUID().toString();
        e.cluster = t.cluster();
      }
      ProjectService.fill(e, t.project());
      Map<String, String> after = ProjectService.image(e, t.project().status());
      if (before != null) {
        before.put(STATUS_FROM, t.statusFrom() == null ? "" : t.statusFrom().toString());
      }
      stored(PROJECT, "project", e, e.name, before, after, t);
    } else if (t.tenant() != null) {
      TenantEntity e = t.stored() ? em.find(TenantEntity.class, t.owner()) : new TenantEntity();
      Map<String, String> before = t.stored() ? TenantService.image(e) : null;
      if (!t.stored()) {
        e.id = UUID.randomUUID().toString();
        e.cluster = t.cluster();
      }
      TenantService.fill(e, t.tenant());
      stored(TENANT, "tenant", e, e.name, before, TenantService.image(e), t);
    } else if (t.stored() && !owners.containsKey(t.owner())) {
      // Only a lease is new: of a project, or else of an enterprise, that was there before.
      owners.put(
          t.owner(),
          t.lease().project() != null
              ? em.find(ProjectEntity.class, t.owner())
              : em.find(TenantEntity.class, t.owner()));
    }
  }

  private void stored(
      String type,
      String what,
      ClusterRow row,
      String name,
      Map<String, String> before,
      Map<String, String> after,
      ImportPlan.Tenancy t) {
    if (before == null) {
      em.persist(row);
    }
    owners.put(t.owner(), row);
    said(type, what, row, name, name, before, after);
  }

  private void said(
      String type,
      String what,
      ClusterRow row,
      String name,
      String title,
      Map<String, String> before,
      Map<String, String> after) {
    lines.put(ImportService.line(of, lines.size(), type, row.id(), name, before), row);
    Map<String, String> was = new LinkedHashMap<>(before == null ? Map.of() : before);
    was.remove(STATUS_FROM);
    Map<String, String> is = new LinkedHashMap<>(after);
    is.put("import", of.fileName);
    audits.add(
        new Audited(
            Writing.action(what, before == null), row.cluster(), Map.entry(what, title), was, is));
  }

  private void lease(ImportPlan.Tenancy t) {
    ClusterLease lease = t.lease();
    ClusterRow owner = owners.get(t.owner());
    LeaseEntity e =
        lease.id() == null ? new LeaseEntity() : em.find(LeaseEntity.class, lease.id().toString());
    Map<String, String> before = lease.id() == null ? null : TenantService.image(e);
    TenantService.fill(e, lease);
    e.project = owner instanceof ProjectEntity ? owner.id() : null;
    e.tenant = owner instanceof TenantEntity ? owner.id() : null;
    if (lease.id() == null) {
      e.id = UUID.randomUUID().toString();
      e.cluster = t.cluster();
      em.persist(e);
    }
    String name = owner instanceof ProjectEntity p ? p.name : ((TenantEntity) owner).name;
    said(LEASE, "lease", e, e.number, e.number + " – " + name, before, TenantService.image(e));
  }

  static String status(Map<String, String> image) {
    return image.getOrDefault(STATUS, "");
  }
}
