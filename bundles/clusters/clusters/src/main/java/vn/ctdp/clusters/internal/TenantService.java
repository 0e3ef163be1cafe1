package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterLease;
import vn.ctdp.clusters.ClusterTenant;
import vn.ctdp.clusters.ClusterTenants;
import vn.ctdp.clusters.Occupancy;
import vn.ctdp.clusters.ProjectStatus;
import vn.ctdp.clusters.TenantFigures;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.calendar.PeriodKind;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.text.VietnameseText;

/** {@link ClusterTenants} on the database. */
@Component(service = ClusterTenants.class)
public final class TenantService implements ClusterTenants {

  /** Of records with days of their own, on {@code :day}. */
  static final String IN_FORCE =
      " and (e.validFrom is null or e.validFrom <= :day) and (e.validTo is null or e.validTo >="
          + " :day)";

  /** Of leases, on {@code :day}. */
  static final String LEASE_IN_FORCE =
      " and e.startsOn <= :day and (e.endsOn is null or e.endsOn >= :day) and (e.terminatedOn is"
          + " null or e.terminatedOn > :day)";

  private static final Map<String, String> TENANT_SORTS = Map.of("name", "e.nameSort");
  private static final Map<String, String> LEASE_SORTS =
      Map.of("number", "e.number", "from", "e.startsOn", "until", "e.endsOn", "area", "e.area");

  private final JpaTemplate jpa;
  private final Writing writing;
  private final Lists lists;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public TenantService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference Lists lists,
      @Reference Clock clock) {
    this.jpa = jpa;
    writing = new Writing(access, audit, lists.instance());
    this.lists = lists;
    this.clock = clock;
  }

  @Override
  public Page<ClusterTenant> tenants(
      Caller caller, UUID cluster, PageRequest request, LocalDate day) {
    Lists.known(request, TENANT_SORTS.keySet(), Set.of("all"));
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder where = lists.of(caller, cluster, "e", parameters);
    if (!Boolean.parseBoolean(request.filters().get("all"))) {
      where.append(IN_FORCE);
      parameters.put("day", day);
    }
    if (!request.search().isBlank()) {
      where.append(
          " and (e.nameSearch like :search escape '!' or e.taxCode like :search escape '!')");
      parameters.put("search", Lists.pattern(request.search()));
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            new Page<>(
                Lists.bind(
                        em.createQuery(
                            "select e from TenantEntity e"
                                + where
                                + Lists.order(request, TENANT_SORTS, "e.nameSort", "e.id"),
                            TenantEntity.class),
                        parameters)
                    .setFirstResult(request.offset())
                    .setMaxResults(request.limit())
                    .getResultList()
                    .stream()
                    .map(TenantService::tenant)
                    .toList(),
                Lists.bind(
                        em.createQuery("select count(e) from TenantEntity e" + where, Long.class),
                        parameters)
                    .getSingleResult()));
  }

  @Override
  public ClusterTenant saveTenant(Caller caller, ClusterTenant tenant) {
    Input input = input(tenant);
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, tenant.cluster());
          TenantEntity e;
          Map<String, String> before = Map.of();
          if (tenant.id() == null) {
            e = new TenantEntity();
            e.id = UUID.randomUUID().toString();
            e.cluster = owner.id;
          } else {
            e =
                Writing.row(
                    em,
                    TenantEntity.class,
                    "doanh nghiệp",
                    tenant.cluster(),
                    tenant.id(),
                    tenant.version());
            before = image(e);
          }
          fill(e, tenant);
          if (tenant.id() == null) {
            em.persist(e);
          }
          em.flush();
          writing.audit(
              caller,
              Writing.action("tenant", tenant.id() == null),
              owner.id,
              Map.entry("tenant", e.name),
              before,
              image(e));
          return tenant(e);
        });
  }

  /** What is wrong with an enterprise; every way of storing one asks here. */
  static Input input(ClusterTenant tenant) {
    String name = VietnameseText.normalise(tenant.name());
    Input input = new Input();
    input.text("name", name, 300, true);
    input.text("taxCode", tenant.taxCode(), 20, false);
    input.text("sector", tenant.sector(), 300, false);
    input.text("note", tenant.note(), 1000, false);
    input.day("from", tenant.from(), false);
    input.day("to", tenant.to(), false);
    input.order("to", tenant.from(), tenant.to());
    return input;
  }

  static void fill(TenantEntity e, ClusterTenant tenant) {
    name(e, VietnameseText.normalise(tenant.name()));
    e.establishment = Writing.text(tenant.establishment());
    e.taxCode = TaxCode.of(tenant.taxCode());
    e.sector = VietnameseText.normalise(tenant.sector());
    e.validFrom = tenant.from();
    e.validTo = tenant.to();
    e.note = VietnameseText.normalise(tenant.note());
    e.illustrative = tenant.illustrative();
  }

  static void name(TenantEntity e, String name) {
    e.name = name;
    e.nameSearch = VietnameseText.searchKey(name);
    e.nameSort = VietnameseText.sortKey(name);
  }

  /** What is wrong with a lease by itself; every way of storing one asks here. */
  static Input terms(ClusterLease lease) {
    String number = VietnameseText.normalise(lease.number());
    Input input = new Input();
    input.text("number", number, 100, true);
    input.day("signedOn", lease.signedOn(), true);
    input.day("from", lease.from(), true);
    input.notBefore(
        "from",
        lease.from(),
        lease.signedOn(),
        "Thời hạn thuê bắt đầu",
        "ngày ký hợp đồng",
        "The lease begins",
        "its signature");
    input.day("until", lease.until(), false);
    input.order("until", lease.from(), lease.until());
    input.day("terminatedOn", lease.terminatedOn(), false);
    input.order("terminatedOn", lease.from(), lease.terminatedOn());
    input.area("area", lease.area());
    input.text("documentText", lease.documentText(), 300, false);
    input.text("note", lease.note(), 1000, false);
    return input;
  }

  private static Input input(ClusterLease lease) {
    Input input = terms(lease);
    if ((lease.project() == null) == (lease.tenant() == null)) {
      input.add(
          "project",
          "CCN-IN-28",
          "Chọn bên thuê: một dự án, hoặc một doanh nghiệp không có dự án riêng.",
          "Choose the lessee: a project, or an enterprise without one.");
    }
    return input;
  }

  static void fill(LeaseEntity e, ClusterLease lease) {
    e.number = VietnameseText.normalise(lease.number());
    e.signedOn = lease.signedOn();
    e.startsOn = lease.from();
    e.endsOn = lease.until();
    e.terminatedOn = lease.terminatedOn();
    e.area = lease.area();
    e.project = Writing.text(lease.project());
    e.tenant = Writing.text(lease.tenant());
    e.document = Writing.text(lease.document());
    e.documentText = VietnameseText.normalise(lease.documentText());
    e.note = VietnameseText.normalise(lease.note());
    e.illustrative = lease.illustrative();
  }

  @Override
  public void removeTenant(Caller caller, UUID cluster, UUID id, long version) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, cluster);
          TenantEntity e =
              Writing.row(em, TenantEntity.class, "doanh nghiệp", cluster, id, version);
          if (named(em, "LeaseEntity", e.id) || named(em, "FiguresEntity", e.id)) {
            throw new CtdpException(ClustersError.TENANT_IN_USE, e.name);
          }
          em.remove(e);
          em.flush();
          writing.audit(
              caller,
              "clusters.tenant.remove",
              owner.id,
              Map.entry("tenant", e.name),
              image(e),
              Map.of());
        });
  }

  private static boolean named(EntityManager em, String entity, String tenant) {
    return em.createQuery(
                "select count(e) from " + entity + " e where e.tenant = :tenant", Long.class)
            .setParameter("tenant", tenant)
            .getSingleResult()
        > 0;
  }

  @Override
  public Page<ClusterLease> leases(
      Caller caller, UUID cluster, PageRequest request, LocalDate day) {
    Lists.known(request, LEASE_SORTS.keySet(), Set.of("all"));
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder where = lists.of(caller, cluster, "e", parameters);
    if (!Boolean.parseBoolean(request.filters().get("all"))) {
      where.append(LEASE_IN_FORCE);
      parameters.put("day", day);
    }
    if (!request.search().isBlank()) {
      where.append(
          " and (lower(e.number) like :search escape '!' or p.nameSearch like :search escape '!' or"
              + " t.nameSearch like :search escape '!')");
      parameters.put("search", Lists.pattern(request.search()));
    }
    String from =
        " from LeaseEntity e left join ProjectEntity p on p.id = e.project left join TenantEntity t"
            + " on t.id = e.tenant"
            + where;
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            new Page<>(
                Lists.bind(
                        em.createQuery(
                            "select e, p.name, t.name"
                                + from
                                + Lists.order(request, LEASE_SORTS, "e.startsOn desc", "e.id"),
                            Object[].class),
                        parameters)
                    .setFirstResult(request.offset())
                    .setMaxResults(request.limit())
                    .getResultList()
                    .stream()
                    .map(
                        r ->
                            lease((LeaseEntity) r[0], r[1] == null ? (String) r[2] : (String) r[1]))
                    .toList(),
                Lists.bind(em.createQuery("select count(e)" + from, Long.class), parameters)
                    .getSingleResult()));
  }

  @Override
  public ClusterLease saveLease(Caller caller, ClusterLease lease) {
    String number = VietnameseText.normalise(lease.number());
    Input input = input(lease);
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, lease.cluster());
          String lessee = lessee(em, input, lease.cluster(), lease.project(), lease.tenant());
          boolean twice =
              em
                  .createQuery(
                      "select e.id from LeaseEntity e where e.cluster = :cluster and lower(e.number)"
                          + " = lower(:number)",
                      String.class)
                  .setParameter("cluster", owner.id)
                  .setParameter("number", number)
                  .getResultList()
                  .stream()
                  .anyMatch(id -> !id.equals(Writing.text(lease.id())));
          if (twice) {
            input.add(
                "number",
                "CCN-IN-29",
                "Cụm đã có hợp đồng mang số này.",
                "The cluster has a contract of this number already.");
          }
          input.done();
          LeaseEntity e;
          Map<String, String> before = Map.of();
          if (lease.id() == null) {
            e = new LeaseEntity();
            e.id = UUID.randomUUID().toString();
            e.cluster = owner.id;
          } else {
            e =
                Writing.row(
                    em,
                    LeaseEntity.class,
                    "hợp đồng thuê đất",
                    lease.cluster(),
                    lease.id(),
                    lease.version());
            before = image(e);
          }
          fill(e, lease);
          if (lease.id() == null) {
            em.persist(e);
          }
          em.flush();
          writing.audit(
              caller,
              Writing.action("lease", lease.id() == null),
              owner.id,
              Map.entry("lease", e.number + " – " + lessee),
              before,
              image(e));
          return lease(e, lessee);
        });
  }

  /** Name of the lessee, who must be in the same cluster. */
  private static String lessee(
      EntityManager em, Input input, UUID cluster, UUID project, UUID tenant) {
    if (project != null) {
      ProjectEntity p = em.find(ProjectEntity.class, project.toString());
      if (p != null && p.cluster.equals(cluster.toString())) {
        return p.name;
      }
    } else {
      TenantEntity t = em.find(TenantEntity.class, tenant.toString());
      if (t != null && t.cluster.equals(cluster.toString())) {
        return t.name;
      }
    }
    input.add(
        project != null ? "project" : "tenant",
        "CCN-IN-30",
        "Dự án hoặc doanh nghiệp này không có trong cụm.",
        "This project or enterprise is not in the cluster.");
    return "";
  }

  @Override
  public void removeLease(Caller caller, UUID cluster, UUID id, long version) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, cluster);
          LeaseEntity e =
              Writing.row(em, LeaseEntity.class, "hợp đồng thuê đất", cluster, id, version);
          em.remove(e);
          em.flush();
          writing.audit(
              caller,
              "clusters.lease.remove",
              owner.id,
              Map.entry("lease", e.number),
              image(e),
              Map.of());
        });
  }

  @Override
  public List<TenantFigures> figures(Caller caller, UUID cluster, UUID owner) {
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          writing.seen(em, caller, cluster);
          return em
              .createQuery(
                  "select e from FiguresEntity e where e.cluster = :cluster and (e.project = :owner"
                      + " or e.tenant = :owner) order by e.cutoff desc, e.period",
                  FiguresEntity.class)
              .setParameter("cluster", cluster.toString())
              .setParameter("owner", owner.toString())
              .getResultList()
              .stream()
              .map(TenantService::figures)
              .toList();
        });
  }

  @Override
  public TenantFigures saveFigures(Caller caller, TenantFigures figures) {
    Input input = new Input();
    if ((figures.project() == null) == (figures.tenant() == null)) {
      input.add(
          "project",
          "CCN-IN-28",
          "Chọn một dự án, hoặc một doanh nghiệp không có dự án riêng.",
          "Choose a project, or an enterprise without one.");
    }
    Period period = figures.period();
    if (period == null) {
      input.add("period", "CCN-IN-1", "Cần chọn kỳ.", "Choose the period.");
    } else if (period.kind() != PeriodKind.HALF_YEAR && period.kind() != PeriodKind.YEAR) {
      input.add(
          "period",
          "CCN-IN-31",
          "Số liệu theo 6 tháng hoặc năm.",
          "Figures are of a half-year or a year.");
    }
    input.whole("workers", figures.workers());
    input.whole("averageIncome", figures.averageIncome());
    input.whole("revenue", figures.revenue());
    input.whole("tax", figures.tax());
    input.decimal("wastewater", figures.wastewater(), 2, new BigDecimal("1000000"));
    input.text("source", figures.source(), 300, false);
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, figures.cluster());
          String name = lessee(em, input, figures.cluster(), figures.project(), figures.tenant());
          input.done();
          FiguresEntity e = present(em, figures);
          Map<String, String> before = Map.of();
          boolean isNew = e == null;
          if (isNew) {
            e = new FiguresEntity();
            e.id = UUID.randomUUID().toString();
            e.cluster = owner.id;
            e.project = Writing.text(figures.project());
            e.tenant = Writing.text(figures.tenant());
            e.period = period.code();
            e.cutoff = period.closingTo();
          } else {
            if (e.version != figures.version()) {
              throw new CtdpException(CoreError.CONFLICT);
            }
            before = image(e);
          }
          e.workers = figures.workers();
          e.averageIncome = figures.averageIncome();
          e.revenue = figures.revenue();
          e.tax = figures.tax();
          e.wastewater = figures.wastewater();
          e.source = VietnameseText.normalise(figures.source());
          e.illustrative = figures.illustrative();
          e.recordedBy = caller.username();
          e.recordedAt = clock.instant();
          if (isNew) {
            em.persist(e);
          }
          em.flush();
          writing.audit(
              caller,
              Writing.action("figures", isNew),
              owner.id,
              Map.entry("figures", name + " – " + e.period),
              before,
              image(e));
          return figures(e);
        });
  }

  private static FiguresEntity present(EntityManager em, TenantFigures figures) {
    return em
        .createQuery(
            "select e from FiguresEntity e where e.period = :period and (e.project = :owner or"
                + " e.tenant = :owner)",
            FiguresEntity.class)
        .setParameter("period", figures.period().code())
        .setParameter(
            "owner", Writing.text(figures.project() == null ? figures.tenant() : figures.project()))
        .getResultList()
        .stream()
        .findFirst()
        .orElse(null);
  }

  @Override
  public Occupancy occupancy(Caller caller, UUID cluster, LocalDate day) {
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          writing.seen(em, caller, cluster);
          return count(em, cluster.toString(), day);
        });
  }

  private static Occupancy count(EntityManager em, String cluster, LocalDate day) {
    long projects = 0;
    long foreign = 0;
    long operating = 0;
    long unknown = 0;
    long registered = 0;
    long done = 0;
    Set<String> enterprises = new HashSet<>();
    List<ProjectEntity> found =
        em.createQuery(
                "select p from ProjectEntity p where p.cluster = :cluster and p.validFrom <= :day"
                    + " and (p.validTo is null or p.validTo >= :day)",
                ProjectEntity.class)
            .setParameter("cluster", cluster)
            .setParameter("day", day)
            .getResultList();
    Map<String, ProjectStatusEntity> statuses =
        ProjectService.statuses(em, found.stream().map(p -> p.id).toList(), day);
    for (ProjectEntity p : found) {
      ProjectStatusEntity last = statuses.get(p.id);
      ProjectStatus status = last == null ? null : ProjectStatus.valueOf(last.status);
      if (status != null && !status.counts()) {
        continue;
      }
      projects++;
      foreign += p.foreignCapital ? 1 : 0;
      operating += status == ProjectStatus.HOAT_DONG ? 1 : 0;
      unknown += status == null ? 1 : 0;
      registered += p.capitalRegistered == null ? 0 : p.capitalRegistered;
      done += p.capitalDone == null ? 0 : p.capitalDone;
      enterprises.add(enterprise(p.establishment, p.taxCode, p.investor, p.id));
    }
    List<TenantEntity> tenants =
        em.createQuery(
                "select e from TenantEntity e where e.cluster = :cluster" + IN_FORCE,
                TenantEntity.class)
            .setParameter("cluster", cluster)
            .setParameter("day", day)
            .getResultList();
    long own = enterprises.size();
    tenants.forEach(t -> enterprises.add(enterprise(t.establishment, t.taxCode, t.name, t.id)));
    Object[] leases =
        em.createQuery(
                "select count(e), sum(e.area) from LeaseEntity e where e.cluster = :cluster"
                    + LEASE_IN_FORCE,
                Object[].class)
            .setParameter("cluster", cluster)
            .setParameter("day", day)
            .getSingleResult();
    return new Occupancy(
        day,
        projects,
        foreign,
        operating,
        unknown,
        enterprises.size(),
        enterprises.size() - own,
        (Long) leases[0],
        leases[1] == null ? BigDecimal.ZERO : (BigDecimal) leases[1],
        registered,
        done);
  }

  /** What tells enterprises apart: the tax code, else the register's record, else the name. */
  private static String enterprise(
      String establishment, String taxCode, String name, String otherwise) {
    if (taxCode != null && !taxCode.isBlank()) {
      return "code " + taxCode.replaceAll("[^0-9A-Za-z-]", "");
    }
    if (establishment != null) {
      return "record " + establishment;
    }
    return name == null || name.isBlank()
        ? otherwise
        : "name " + VietnameseText.normalise(name).toLowerCase(Locale.ROOT);
  }

  static Map<String, String> image(TenantEntity e) {
    return Writing.image(
        "name",
        e.name,
        "taxCode",
        e.taxCode,
        "sector",
        e.sector,
        "from",
        e.validFrom,
        "to",
        e.validTo,
        "note",
        e.note);
  }

  static Map<String, String> image(LeaseEntity e) {
    return Writing.image(
        "number",
        e.number,
        "signedOn",
        e.signedOn,
        "from",
        e.startsOn,
        "until",
        e.endsOn,
        "terminatedOn",
        e.terminatedOn,
        "area",
        e.area,
        "documentText",
        e.documentText,
        "note",
        e.note);
  }

  private static Map<String, String> image(FiguresEntity e) {
    return Writing.image(
        "workers",
        e.workers,
        "averageIncome",
        e.averageIncome,
        "revenue",
        e.revenue,
        "tax",
        e.tax,
        "wastewater",
        e.wastewater,
        "source",
        e.source);
  }

  static ClusterTenant tenant(TenantEntity e) {
    return new ClusterTenant(
        UUID.fromString(e.id),
        UUID.fromString(e.cluster),
        e.name,
        Writing.uuid(e.establishment),
        e.taxCode,
        e.sector,
        e.validFrom,
        e.validTo,
        e.note,
        e.illustrative,
        e.version);
  }

  static ClusterLease lease(LeaseEntity e, String lessee) {
    return new ClusterLease(
        UUID.fromString(e.id),
        UUID.fromString(e.cluster),
        e.number,
        e.signedOn,
        e.startsOn,
        e.endsOn,
        e.terminatedOn,
        e.area,
        Writing.uuid(e.project),
        Writing.uuid(e.tenant),
        lessee,
        Writing.uuid(e.document),
        e.documentText,
        e.note,
        e.illustrative,
        e.version);
  }

  private static TenantFigures figures(FiguresEntity e) {
    return new TenantFigures(
        UUID.fromString(e.id),
        UUID.fromString(e.cluster),
        Writing.uuid(e.project),
        Writing.uuid(e.tenant),
        Period.parse(e.period),
        e.workers,
        e.averageIncome,
        e.revenue,
        e.tax,
        e.wastewater,
        e.source,
        e.illustrative,
        e.recordedBy,
        e.recordedAt,
        e.version);
  }
}
