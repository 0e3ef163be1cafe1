package vn.ctdp.core.store.internal.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.organisation.Organisation;
import vn.ctdp.core.organisation.OrganisationListener;
import vn.ctdp.core.organisation.OrganisationName;
import vn.ctdp.core.organisation.OrganisationService;
import vn.ctdp.core.organisation.OrganisationType;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.store.internal.audit.AuditWriter;
import vn.ctdp.core.store.internal.common.Access;
import vn.ctdp.core.store.internal.common.ListQuery;
import vn.ctdp.core.store.internal.common.Problems;
import vn.ctdp.core.store.internal.common.Refs;
import vn.ctdp.core.store.internal.common.Saving;
import vn.ctdp.core.store.internal.common.Transactions;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;

/** {@link OrganisationService} on the tables {@code core.organisation…}. */
@Component(service = {OrganisationService.class, OrganisationServiceImpl.class})
public final class OrganisationServiceImpl implements OrganisationService {

  static final String VIEW = "core.organisation.view";
  static final String MANAGE = "core.organisation.manage";
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** The name of the day: the last one that has begun, else the first. */
  private static final String NAME_OF_DAY =
      "n.ordinal = (select max(m.ordinal) from OrganisationName m where m.organisationId = e.id"
          + " and (m.ordinal = 0 or m.validFrom <= :today))";

  private final JpaTemplate jpa;
  private final Transactions transactions;
  private final Access access;
  private final AuditWriter audit;
  private final TerritoryService territory;
  private final Clock clock;

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile Collection<OrganisationListener> listeners = List.of();

  @Activate
  public OrganisationServiceImpl(
      @Reference(target = "(osgi.unit.name=core)") JpaTemplate jpa,
      @Reference Transactions transactions,
      @Reference Access access,
      @Reference AuditWriter audit,
      @Reference TerritoryService territory,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.transactions = transactions;
    this.access = access;
    this.audit = audit;
    this.territory = territory;
    this.clock = clock;
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(ZONE));
  }

  @Override
  public Page<Organisation> page(Caller caller, PageRequest request) {
    access.requireAnywhere(caller, VIEW);
    AccessControl.Reach reach = access.reach(caller, VIEW);
    LocalDate today = today();
    ListQuery<OrganisationEntity> query =
        new ListQuery<>(OrganisationEntity.class, "Organisation e, OrganisationName n", request);
    query.filters(Set.of("type", "province", "active"));
    query.where("n.organisationId = e.id").where(NAME_OF_DAY).set("today", today);
    if (!reach.everything()) {
      query
          .where("e.provinceRef is null or e.provinceRef in :provinces or e.id in :own")
          .set("provinces", Refs.inList(provinces(reach)))
          .set("own", Refs.inList(reach.organisations()));
    }
    OrganisationType type = query.enumFilter("type", OrganisationType.class);
    if (type != null) {
      query.where("e.type = :type").set("type", type.name());
    }
    if (query.filter("province") != null) {
      query.where("e.provinceRef = :province").set("province", query.filter("province"));
    }
    if (query.filter("active") != null) {
      boolean active = Boolean.parseBoolean(query.filter("active"));
      query.where(
          active
              ? "(e.validFrom is null or e.validFrom <= :today)"
                  + " and (e.validTo is null or e.validTo >= :today)"
              : "e.validFrom > :today or e.validTo < :today");
    }
    query.search(
        "lower(e.code) like :search escape '!' or exists (select 1 from OrganisationName x"
            + " where x.organisationId = e.id and x.search like :search escape '!')");
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Page<OrganisationEntity> page =
              query.run(
                  em,
                  Map.of("name", "n.sort", "code", "e.codeSort", "type", "e.type"),
                  "n.sort",
                  "e.id");
          return new Page<>(OrganisationRows.records(em, page.rows()), page.total());
        });
  }

  private Set<UnitRef> provinces(AccessControl.Reach reach) {
    return Access.withPredecessors(reach.provinces(), territory::predecessors);
  }

  @Override
  public Optional<Organisation> find(Caller caller, UUID id) {
    return one(caller, "e.id = :key", id.toString());
  }

  @Override
  public Optional<Organisation> findByCode(Caller caller, String code) {
    return one(caller, "e.code = :key", code);
  }

  private Optional<Organisation> one(Caller caller, String condition, String key) {
    access.requireAnywhere(caller, VIEW);
    Optional<Organisation> found =
        jpa.txExpr(
            TransactionType.Required,
            em -> OrganisationRows.records(em, rows(em, condition, key)).stream().findFirst());
    return found.filter(o -> visible(access.reach(caller, VIEW), o));
  }

  private boolean visible(AccessControl.Reach reach, Organisation o) {
    return reach.everything()
        || o.province().isEmpty()
        || provinces(reach).contains(o.province().get())
        || reach.organisations().contains(o.id());
  }

  private static List<OrganisationEntity> rows(EntityManager em, String condition, String key) {
    return em.createQuery(
            "select e from Organisation e where " + condition, OrganisationEntity.class)
        .setParameter("key", key)
        .getResultList();
  }

  /** Names of those among the ids that the caller may see, in one statement. */
  public Map<UUID, String> visibleNames(Caller caller, Collection<UUID> ids) {
    AccessControl.Reach reach = access.reach(caller, VIEW);
    Set<UnitRef> provinces = provinces(reach);
    return names(
        ids,
        (id, province) ->
            reach.everything()
                || province == null
                || provinces.contains(UnitRef.parse(province))
                || reach.organisations().contains(id));
  }

  @Override
  public Map<UUID, String> names(Collection<UUID> ids) {
    return names(ids, (id, province) -> true);
  }

  private Map<UUID, String> names(Collection<UUID> ids, BiPredicate<UUID, String> wanted) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    LocalDate today = today();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<UUID, String> names = new HashMap<>();
          for (List<UUID> part : Refs.chunks(new HashSet<>(ids))) {
            em
                .createQuery(
                    "select e.id, n.nameVi, e.provinceRef from Organisation e, OrganisationName n"
                        + " where n.organisationId = e.id and e.id in :ids and "
                        + NAME_OF_DAY,
                    Object[].class)
                .setParameter("ids", Refs.inList(part))
                .setParameter("today", today)
                .getResultList()
                .stream()
                .filter(r -> wanted.test(UUID.fromString((String) r[0]), (String) r[2]))
                .forEach(r -> names.put(UUID.fromString((String) r[0]), (String) r[1]));
          }
          return names;
        });
  }

  @Override
  public List<Organisation> children(Caller caller, UUID parent) {
    access.requireAnywhere(caller, VIEW);
    AccessControl.Reach reach = access.reach(caller, VIEW);
    LocalDate today = today();
    return jpa
        .txExpr(
            TransactionType.Required,
            em ->
                OrganisationRows.records(
                    em,
                    em.createQuery(
                            "select e from Organisation e, OrganisationName n"
                                + " where n.organisationId = e.id and e.parentId = :parent and "
                                + NAME_OF_DAY
                                + " order by n.sort, e.id",
                            OrganisationEntity.class)
                        .setParameter("parent", parent.toString())
                        .setParameter("today", today)
                        .getResultList()))
        .stream()
        .filter(o -> visible(reach, o))
        .toList();
  }

  @Override
  public Organisation save(Caller caller, Organisation input) {
    Problems problems = new Problems();
    Organisation o = checked(input, problems);
    LocalDate today = today();
    return Saving.guard(
        () ->
            jpa.txExpr(
                TransactionType.Required,
                em -> {
                  OrganisationEntity e = null;
                  if (o.id() != null) {
                    e = em.find(OrganisationEntity.class, o.id().toString());
                    if (e == null) {
                      throw new CtdpException(CoreError.NOT_FOUND, "đơn vị", o.id().toString());
                    }
                    requireManage(caller, o.id(), Refs.unit(e.provinceRef), today);
                  }
                  requireManage(caller, o.id(), o.province().orElse(null), today);
                  problems.check();
                  if (e != null && e.version != o.version()) {
                    throw new CtdpException(CoreError.CONFLICT);
                  }
                  String id = e == null ? UUID.randomUUID().toString() : e.id;
                  checkTree(em, id, o);
                  checkUnique(em, id, "code", o.code(), "Mã đơn vị");
                  checkUnique(em, id, "electronicId", o.electronicId(), "Mã định danh");
                  Map<String, String> details = new LinkedHashMap<>();
                  boolean isNew = e == null;
                  if (isNew) {
                    e = new OrganisationEntity();
                    e.id = id;
                  } else {
                    Organisation before = OrganisationRows.records(em, List.of(e)).get(0);
                    differences(em, details, before, o);
                    // Names alone do not touch the row, but an editor's version must become stale.
                    em.lock(e, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
                  }
                  OrganisationRows.copy(o, e);
                  if (isNew) {
                    details.put("code", o.code());
                    details.put("name", o.nameOn(today).nameVi());
                    em.persist(e);
                  }
                  em.flush();
                  OrganisationRows.writeNames(em, id, o.names());
                  OrganisationRows.writeSuccessors(em, id, o.successors());
                  em.flush();
                  audit.append(
                      caller,
                      isNew ? "core.organisation.create" : "core.organisation.update",
                      new SubjectRef("organisation", id),
                      Saving.bounded(details));
                  transactions.afterCommit(
                      OrganisationServiceImpl.class,
                      () -> listeners.forEach(OrganisationListener::organisationsChanged));
                  return OrganisationRows.records(em, List.of(e)).get(0);
                }));
  }

  private static void differences(
      EntityManager em, Map<String, String> details, Organisation before, Organisation after) {
    Saving.difference(details, "code", before.code(), after.code());
    Saving.difference(details, "electronicId", before.electronicId(), after.electronicId());
    Saving.difference(details, "names", names(before), names(after));
    Saving.difference(details, "type", before.type(), after.type());
    Saving.difference(
        details,
        "parent",
        codes(em, before.parent().stream().toList()),
        codes(em, after.parent().stream().toList()));
    Saving.difference(details, "province", before.province(), after.province());
    Saving.difference(details, "commune", before.commune(), after.commune());
    Saving.difference(
        details, "successors", codes(em, before.successors()), codes(em, after.successors()));
    Saving.difference(details, "validFrom", before.validFrom(), after.validFrom());
    Saving.difference(details, "validTo", before.validTo(), after.validTo());
    Saving.difference(details, "phone", before.phone(), after.phone());
    Saving.difference(details, "email", before.email(), after.email());
  }

  /** The names as people read them: each with its days. */
  private static String names(Organisation o) {
    return o.names().stream()
        .map(
            n ->
                Stream.of(n.nameVi(), n.shortName(), n.nameEn(), n.note())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" | "))
                    + " ["
                    + Objects.toString(n.validFrom(), "…")
                    + " – "
                    + Objects.toString(n.validTo(), "…")
                    + "]")
        .collect(Collectors.joining("; "));
  }

  private static String codes(EntityManager em, List<UUID> ids) {
    return ids.isEmpty()
        ? null
        : ids.stream()
            .map(id -> em.find(OrganisationEntity.class, id.toString()))
            .map(found -> found == null ? "?" : found.code)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private void requireManage(Caller caller, UUID id, UnitRef province, LocalDate today) {
    UnitRef now = province;
    if (province != null) {
      List<UnitShare> present = territory.restate(province, today);
      now = present.size() == 1 ? present.get(0).unit() : province;
    }
    access.require(
        caller, MANAGE, id == null && now == null ? Target.INSTANCE : Access.target(id, now));
  }

  private Organisation checked(Organisation o, Problems problems) {
    String code = problems.required("code", o.code(), 35);
    if (code != null && !code.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      problems.error(
          "code",
          "V-CORE-20",
          "Mã chỉ gồm chữ không dấu, số, dấu chấm, gạch ngang, gạch dưới.",
          "The code has only unaccented letters, digits, dots, hyphens and underscores.");
    }
    String electronicId = problems.optional("electronicId", o.electronicId(), 35);
    problems.notNull("type", o.type());
    if (o.names().isEmpty()) {
      problems.error("names", "V-CORE-1", "Phải nhập mục này.", "This is required.");
    }
    List<OrganisationName> names = new ArrayList<>();
    for (int i = 0; i < o.names().size(); i++) {
      OrganisationName n = o.names().get(i);
      String at = "names[" + i + "].";
      problems.period(at + "validFrom", n.validFrom(), n.validTo());
      if (i > 0) {
        OrganisationName before = o.names().get(i - 1);
        if (before.validTo() == null
            || n.validFrom() == null
            || !n.validFrom().isAfter(before.validTo())) {
          problems.error(
              at + "validFrom",
              "V-CORE-21",
              "Tên sau phải bắt đầu sau ngày cuối của tên trước.",
              "A name must begin after the last day of the one before.");
        }
      }
      names.add(
          new OrganisationName(
              problems.required(at + "nameVi", n.nameVi(), 255),
              problems.optional(at + "shortName", n.shortName(), 100),
              problems.optional(at + "nameEn", n.nameEn(), 255),
              n.validFrom(),
              n.validTo(),
              problems.optional(at + "note", n.note(), 1000)));
    }
    problems.period("validFrom", o.validFrom(), o.validTo());
    o.province().ifPresent(p -> unit("province", p, problems));
    o.commune().ifPresent(c -> unit("commune", c, problems));
    return new Organisation(
        o.id(),
        code,
        electronicId,
        o.type(),
        names,
        o.parent(),
        o.province(),
        o.commune(),
        o.successors(),
        o.validFrom(),
        o.validTo(),
        problems.optional("phone", o.phone(), 40),
        problems.optional("email", o.email(), 200),
        o.version());
  }

  private void unit(String field, UnitRef ref, Problems problems) {
    if (territory.find(ref, today()).isEmpty()) {
      problems.error(
          field,
          "V-CORE-22",
          "Không có đơn vị hành chính " + ref + ".",
          "There is no administrative unit " + ref + ".");
    }
  }

  private static void checkUnique(
      EntityManager em, String id, String property, String value, String label) {
    if (value != null
        && em.createQuery(
                    "select count(e) from Organisation e where e."
                        + property
                        + " = :value and e.id <> :id",
                    Long.class)
                .setParameter("value", value)
                .setParameter("id", id)
                .getSingleResult()
            > 0) {
      throw new CtdpException(CoreError.DUPLICATE, label, value);
    }
  }

  /** Parents and successors exist, and following them never comes back. */
  private static void checkTree(EntityManager em, String id, Organisation o) {
    Problems problems = new Problems();
    String parent = Refs.text(o.parent());
    Set<String> seen = new HashSet<>(Set.of(id));
    while (parent != null) {
      if (!seen.add(parent)) {
        problems.error(
            "parent",
            "V-CORE-23",
            "Đơn vị cấp trên không được là chính nó hoặc đơn vị bên dưới.",
            "The parent must not be the organisation itself or one below it.");
        break;
      }
      OrganisationEntity e = em.find(OrganisationEntity.class, parent);
      if (e == null) {
        problems.error(
            "parent",
            "V-CORE-24",
            "Không có đơn vị cấp trên này.",
            "There is no such organisation above.");
        break;
      }
      parent = e.parentId;
    }
    for (int i = 0; i < o.successors().size(); i++) {
      String successor = o.successors().get(i).toString();
      if (successor.equals(id) || em.find(OrganisationEntity.class, successor) == null) {
        problems.error(
            "successors[" + i + "]",
            "V-CORE-25",
            "Đơn vị kế thừa không hợp lệ.",
            "The successor is not valid.");
      }
    }
    problems.check();
  }
}
