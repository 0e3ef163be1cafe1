package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterCommune;
import vn.ctdp.clusters.ClusterDeveloper;
import vn.ctdp.clusters.ClusterStanding;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FundingSource;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.PlanEntryStatus;
import vn.ctdp.clusters.PlanPhase;
import vn.ctdp.clusters.WastewaterStatus;
import vn.ctdp.clusters.WastewaterStep;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.quantity.VnNumbers;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/** {@link ClusterStanding} on the database. */
@Component(service = ClusterStanding.class)
public final class StandingService implements ClusterStanding {

  private static final String COMMUNE = "commune";
  private static final String DEVELOPER = "developer";
  private static final String STEP = "wastewater";
  private static final int FIRST_YEAR = 2015;
  private static final int LAST_YEAR = 2050;

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final Writing writing;
  private final CommunesInForce communesInForce;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public StandingService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference InstanceInfo instance,
      @Reference TerritoryService territory,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    writing = new Writing(access, audit, instance);
    communesInForce = new CommunesInForce(territory, clock);
    this.clock = clock;
  }

  @Override
  public List<ClusterCommune> communes(Caller caller, UUID cluster) {
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          writing.seen(em, caller, cluster);
          return rows(em, CommuneEntity.class, cluster, "e.validFrom, e.position").stream()
              .sorted(
                  Comparator.comparing(
                      (CommuneEntity e) -> e.validFrom,
                      Comparator.nullsFirst(Comparator.naturalOrder())))
              .map(StandingService::commune)
              .toList();
        });
  }

  @Override
  public ClusterCommune saveCommune(Caller caller, ClusterCommune commune) {
    Input input = new Input();
    input.day("from", commune.from(), false);
    input.day("to", commune.to(), false);
    input.order("to", commune.from(), commune.to());
    input.text("documentText", commune.documentText(), 300, false);
    input.text("note", commune.note(), 1000, false);
    input.commune(COMMUNE, commune.commune());
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, commune.cluster());
          communesInForce.check(
              input,
              COMMUNE,
              commune.commune(),
              commune.from(),
              commune.to(),
              UnitRef.parse(owner.province));
          new Opening(em, caller, owner, today(), clock.instant()).dated();
          List<CommuneEntity> all = rows(em, CommuneEntity.class, commune.cluster(), "e.position");
          boolean twice =
              all.stream()
                  .filter(e -> !e.id.equals(Writing.text(commune.id())))
                  .filter(e -> e.unit.equals(commune.commune().toString()))
                  .anyMatch(e -> overlap(e.validFrom, e.validTo, commune.from(), commune.to()));
          if (twice) {
            input.add(
                COMMUNE,
                "CCN-IN-21",
                "Xã này đã được ghi cho cụm trong khoảng thời gian đó.",
                "This commune is recorded for the cluster in that time already.");
          }
          input.done();
          CommuneEntity e;
          Map<String, String> before = Map.of();
          if (commune.id() == null) {
            e = new CommuneEntity();
            e.id = UUID.randomUUID().toString();
            e.cluster = owner.id;
            e.position = all.stream().mapToInt(c -> c.position).max().orElse(0) + 1;
          } else {
            e =
                Writing.row(
                    em,
                    CommuneEntity.class,
                    "xã của cụm",
                    commune.cluster(),
                    commune.id(),
                    commune.version());
            before = image(e);
          }
          e.unit = commune.commune().toString();
          e.validFrom = commune.from();
          e.validTo = commune.to();
          e.documentText = VietnameseText.normalise(commune.documentText());
          e.note = VietnameseText.normalise(commune.note());
          if (commune.id() == null) {
            em.persist(e);
          }
          em.flush();
          openCommunes(em, owner, today());
          writing.audit(
              caller,
              Writing.action(COMMUNE, commune.id() == null),
              owner.id,
              Map.entry(COMMUNE, e.unit),
              before,
              image(e));
          return commune(e);
        });
  }

  @Override
  public void removeCommune(Caller caller, UUID cluster, UUID id, long version) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, cluster);
          CommuneEntity e =
              Writing.row(em, CommuneEntity.class, "xã của cụm", cluster, id, version);
          em.remove(e);
          em.flush();
          openCommunes(em, owner, today());
          writing.audit(
              caller,
              "clusters.commune.remove",
              owner.id,
              Map.entry(COMMUNE, e.unit),
              image(e),
              Map.of());
        });
  }

  /** Keeps the copy of what stands open in the cluster's own row. */
  static void openCommunes(EntityManager em, ClusterEntity owner, LocalDate today) {
    owner.communes =
        String.join(
            ",",
            Standing.communes(em, List.of(owner.id), today)
                .getOrDefault(owner.id, List.of())
                .stream()
                .map(e -> e.unit)
                .toList());
  }

  @Override
  public List<ClusterDeveloper> developers(Caller caller, UUID cluster) {
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          writing.seen(em, caller, cluster);
          return newestFirst(rows(em, DeveloperEntity.class, cluster, "e.id")).stream()
              .map(StandingService::developer)
              .toList();
        });
  }

  @Override
  public ClusterDeveloper saveDeveloper(Caller caller, ClusterDeveloper developer) {
    String name = VietnameseText.normalise(developer.name());
    Input input = new Input();
    input.text("name", name, 300, true);
    input.text("taxCode", developer.taxCode(), 20, false);
    input.text("documentText", developer.documentText(), 300, false);
    input.text("note", developer.note(), 1000, false);
    input.day("from", developer.from(), false);
    input.day("to", developer.to(), false);
    input.order("to", developer.from(), developer.to());
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, developer.cluster());
          new Opening(em, caller, owner, today(), clock.instant()).dated();
          List<DeveloperEntity> others =
              rows(em, DeveloperEntity.class, developer.cluster(), "e.validFrom, e.id").stream()
                  .filter(e -> !e.id.equals(Writing.text(developer.id())))
                  .toList();
          if (developer.id() == null && developer.from() != null) {
            others.stream()
                .filter(e -> e.validTo == null)
                .filter(e -> e.validFrom == null || e.validFrom.isBefore(developer.from()))
                .forEach(e -> succeeded(caller, e, developer.from()));
          }
          Optional<DeveloperEntity> beside =
              others.stream()
                  .filter(e -> overlap(e.validFrom, e.validTo, developer.from(), developer.to()))
                  .findFirst();
          beside.ifPresent(
              e ->
                  input.add(
                      "from",
                      "CCN-IN-24",
                      "Trùng thời gian với chủ đầu tư “%s” (%s)."
                          .formatted(e.name, range(e.validFrom, e.validTo)),
                      "Overlaps with the developer “%s” (%s)."
                          .formatted(e.name, range(e.validFrom, e.validTo))));
          input.done();
          DeveloperEntity e;
          Map<String, String> before = Map.of();
          if (developer.id() == null) {
            e = new DeveloperEntity();
            e.id = UUID.randomUUID().toString();
            e.cluster = owner.id;
          } else {
            e =
                Writing.row(
                    em,
                    DeveloperEntity.class,
                    "chủ đầu tư",
                    developer.cluster(),
                    developer.id(),
                    developer.version());
            before = image(e);
          }
          e.name = name;
          e.type = developer.type() == null ? null : developer.type().name();
          e.organisation = Writing.text(developer.organisation());
          e.establishment = Writing.text(developer.establishment());
          e.taxCode = TaxCode.of(developer.taxCode());
          e.validFrom = developer.from();
          e.validTo = developer.to();
          e.document = Writing.text(developer.document());
          e.documentText = VietnameseText.normalise(developer.documentText());
          e.note = VietnameseText.normalise(developer.note());
          e.illustrative = developer.illustrative();
          if (developer.id() == null) {
            e.recordedBy = caller.username();
            e.recordedAt = clock.instant();
            em.persist(e);
          }
          em.flush();
          openDeveloper(em, owner, today());
          writing.audit(
              caller,
              Writing.action(DEVELOPER, developer.id() == null),
              owner.id,
              Map.entry(DEVELOPER, e.name),
              before,
              image(e));
          return developer(e);
        });
  }

  private void succeeded(Caller caller, DeveloperEntity former, LocalDate from) {
    Map<String, String> before = image(former);
    former.validTo = from.minusDays(1);
    writing.audit(
        caller,
        Writing.action(DEVELOPER, false),
        former.cluster,
        Map.entry(DEVELOPER, former.name),
        before,
        image(former));
  }

  @Override
  public void removeDeveloper(Caller caller, UUID cluster, UUID id, long version) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, cluster);
          DeveloperEntity e =
              Writing.row(em, DeveloperEntity.class, "chủ đầu tư", cluster, id, version);
          em.remove(e);
          em.flush();
          openDeveloper(em, owner, today());
          writing.audit(
              caller,
              "clusters.developer.remove",
              owner.id,
              Map.entry(DEVELOPER, e.name),
              image(e),
              Map.of());
        });
  }

  /** Keeps the copy of the name that stands open in the cluster's own row. */
  static void openDeveloper(EntityManager em, ClusterEntity owner, LocalDate today) {
    DeveloperEntity now = Standing.developer(em, owner.id, today);
    owner.developerName = now == null ? null : now.name;
  }

  @Override
  public List<PlanEntry> planEntries(Caller caller, UUID cluster) {
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          writing.seen(em, caller, cluster);
          return em
              .createQuery(
                  "select p from PlanEntryEntity p where p.cluster = :cluster order by p.validFrom"
                      + " desc, p.id",
                  PlanEntryEntity.class)
              .setParameter("cluster", cluster.toString())
              .getResultList()
              .stream()
              .map(ClusterStore::planEntry)
              .toList();
        });
  }

  @Override
  public List<PlanEntryStatus> planHistory(Caller caller, UUID planEntry) {
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          PlanEntryEntity entry = em.find(PlanEntryEntity.class, planEntry.toString());
          if (entry == null) {
            throw new CtdpException(CoreError.NOT_FOUND, "mục phương án", planEntry);
          }
          access.require(caller, ClusterPermissions.VIEW, Target.of(UnitRef.parse(entry.province)));
          return em
              .createQuery(
                  "select s from PlanStatusEntity s where s.planEntry = :entry order by"
                      + " s.recordedAt desc, s.id desc",
                  PlanStatusEntity.class)
              .setParameter("entry", entry.id)
              .getResultList()
              .stream()
              .map(StandingService::status)
              .toList();
        });
  }

  @Override
  public List<WastewaterStep> roadmap(Caller caller, UUID cluster) {
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          writing.seen(em, caller, cluster);
          return rows(em, StepEntity.class, cluster, "e.year").stream()
              .map(StandingService::step)
              .toList();
        });
  }

  @Override
  public WastewaterStep saveStep(Caller caller, WastewaterStep step) {
    Input input = new Input();
    if (step.year() < FIRST_YEAR || step.year() > LAST_YEAR) {
      input.add(
          "year",
          "CCN-IN-25",
          "Năm phải từ %d đến %d.".formatted(FIRST_YEAR, LAST_YEAR),
          "The year must be %d to %d.".formatted(FIRST_YEAR, LAST_YEAR));
    }
    input.decimal("capacity", step.capacity(), 2, new BigDecimal("1000000"));
    input.decimal("collectedPercent", step.collectedPercent(), 2, new BigDecimal("100"));
    input.text("fundingNote", step.fundingNote(), 300, false);
    input.text("note", step.note(), 1000, false);
    input.day("doneOn", step.doneOn(), false);
    if (step.status() == null) {
      input.add("status", "CCN-IN-1", "Cần chọn tình trạng.", "Choose the status.");
    } else if (step.status() == WastewaterStatus.HOAN_THANH && step.doneOn() == null) {
      input.add("doneOn", "CCN-IN-1", "Cần nhập ngày hoàn thành.", "Enter the day of completion.");
    } else if (step.status() != WastewaterStatus.HOAN_THANH && step.doneOn() != null) {
      input.add(
          "doneOn",
          "CCN-IN-26",
          "Có ngày hoàn thành nhưng tình trạng không phải là hoàn thành.",
          "There is a day of completion, but the status is not done.");
    }
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, step.cluster());
          boolean twice =
              rows(em, StepEntity.class, step.cluster(), "e.year").stream()
                  .anyMatch(e -> e.year == step.year() && !e.id.equals(Writing.text(step.id())));
          if (twice) {
            input.add(
                "year",
                "CCN-IN-27",
                "Lộ trình đã có năm %d: sửa dòng đã có.".formatted(step.year()),
                "The roadmap has the year %d already: change that line.".formatted(step.year()));
            input.done();
          }
          StepEntity e;
          Map<String, String> before = Map.of();
          if (step.id() == null) {
            e = new StepEntity();
            e.id = UUID.randomUUID().toString();
            e.cluster = owner.id;
          } else {
            e =
                Writing.row(
                    em, StepEntity.class, "lộ trình", step.cluster(), step.id(), step.version());
            before = image(e);
          }
          e.year = step.year();
          e.capacity = step.capacity();
          e.status = step.status().name();
          e.funding = step.funding() == null ? null : step.funding().name();
          e.fundingNote = VietnameseText.normalise(step.fundingNote());
          e.collectedPercent = step.collectedPercent();
          e.autoMonitor = step.autoMonitor();
          e.doneOn = step.doneOn();
          e.note = VietnameseText.normalise(step.note());
          e.illustrative = step.illustrative();
          if (step.id() == null) {
            em.persist(e);
          }
          em.flush();
          writing.audit(
              caller,
              Writing.action(STEP, step.id() == null),
              owner.id,
              Map.entry("year", Integer.toString(e.year)),
              before,
              image(e));
          return step(e);
        });
  }

  @Override
  public void removeStep(Caller caller, UUID cluster, UUID id, long version) {
    jpa.tx(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = writing.changed(em, caller, cluster);
          StepEntity e = Writing.row(em, StepEntity.class, "lộ trình", cluster, id, version);
          em.remove(e);
          em.flush();
          writing.audit(
              caller,
              "clusters.wastewater.remove",
              owner.id,
              Map.entry("year", Integer.toString(e.year)),
              image(e),
              Map.of());
        });
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(RegisterService.ZONE));
  }

  private static <T> List<T> rows(EntityManager em, Class<T> type, UUID cluster, String order) {
    return em.createQuery(
            "select e from "
                + type.getSimpleName()
                + " e where e.cluster = :cluster order by "
                + order,
            type)
        .setParameter("cluster", cluster.toString())
        .getResultList();
  }

  // Where nulls sort differs between databases; lists are short.
  private static List<DeveloperEntity> newestFirst(List<DeveloperEntity> all) {
    return all.stream()
        .sorted(
            Comparator.comparing(
                (DeveloperEntity e) -> e.validFrom,
                Comparator.nullsLast(Comparator.reverseOrder())))
        .toList();
  }

  static boolean overlap(LocalDate from1, LocalDate to1, LocalDate from2, LocalDate to2) {
    return (to1 == null || from2 == null || !to1.isBefore(from2))
        && (to2 == null || from1 == null || !to2.isBefore(from1));
  }

  private static String range(LocalDate from, LocalDate to) {
    return (from == null ? "…" : VnDates.show(from))
        + " – "
        + (to == null ? "…" : VnDates.show(to));
  }

  private static Map<String, String> image(CommuneEntity e) {
    return Writing.image(
        "from",
        e.validFrom,
        "to",
        e.validTo,
        "commune",
        e.unit,
        "documentText",
        e.documentText,
        "note",
        e.note);
  }

  private static Map<String, String> image(DeveloperEntity e) {
    return Writing.image(
        "name",
        e.name,
        "DEVELOPER_TYPE",
        e.type,
        "taxCode",
        e.taxCode,
        "from",
        e.validFrom,
        "to",
        e.validTo,
        "documentText",
        e.documentText,
        "note",
        e.note);
  }

  private static Map<String, String> image(StepEntity e) {
    return Writing.image(
        "capacity",
        e.capacity == null ? null : VnNumbers.formatTrimmed(e.capacity, 2),
        "status",
        e.status,
        "funding",
        e.funding,
        "fundingNote",
        e.fundingNote,
        "collectedPercent",
        e.collectedPercent,
        "autoMonitor",
        e.autoMonitor,
        "doneOn",
        e.doneOn,
        "note",
        e.note);
  }

  private static ClusterCommune commune(CommuneEntity e) {
    return new ClusterCommune(
        UUID.fromString(e.id),
        UUID.fromString(e.cluster),
        UnitRef.parse(e.unit),
        e.validFrom,
        e.validTo,
        e.documentText,
        e.note,
        e.version);
  }

  private static ClusterDeveloper developer(DeveloperEntity e) {
    return new ClusterDeveloper(
        UUID.fromString(e.id),
        UUID.fromString(e.cluster),
        e.name,
        e.type == null ? null : DeveloperType.valueOf(e.type),
        Writing.uuid(e.organisation),
        Writing.uuid(e.establishment),
        e.taxCode,
        e.validFrom,
        e.validTo,
        Writing.uuid(e.document),
        e.documentText,
        e.note,
        e.illustrative,
        e.version);
  }

  private static PlanEntryStatus status(PlanStatusEntity s) {
    return new PlanEntryStatus(
        UUID.fromString(s.planEntry),
        PlanAction.valueOf(s.action),
        s.area,
        s.phase == null ? null : PlanPhase.valueOf(s.phase),
        s.validFrom,
        s.validTo,
        Writing.uuid(s.document),
        s.documentText,
        s.recordedBy,
        s.recordedAt);
  }

  private static WastewaterStep step(StepEntity e) {
    return new WastewaterStep(
        UUID.fromString(e.id),
        UUID.fromString(e.cluster),
        e.year,
        e.capacity,
        WastewaterStatus.valueOf(e.status),
        e.funding == null ? null : FundingSource.valueOf(e.funding),
        e.fundingNote,
        e.collectedPercent,
        e.autoMonitor,
        e.doneOn,
        e.note,
        e.illustrative,
        e.version);
  }
}
