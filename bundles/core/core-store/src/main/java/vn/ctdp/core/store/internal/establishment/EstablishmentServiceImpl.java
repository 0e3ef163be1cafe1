package vn.ctdp.core.store.internal.establishment;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.EstablishmentService;
import vn.ctdp.core.establishment.OwnerType;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.store.internal.audit.AuditWriter;
import vn.ctdp.core.store.internal.common.Access;
import vn.ctdp.core.store.internal.common.ListQuery;
import vn.ctdp.core.store.internal.common.Problems;
import vn.ctdp.core.store.internal.common.Refs;
import vn.ctdp.core.store.internal.common.Saving;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitShare;
import vn.ctdp.core.text.VietnameseText;

/** {@link EstablishmentService} on the table {@code core.establishment}. */
@Component(service = {EstablishmentService.class, EstablishmentServiceImpl.class})
public final class EstablishmentServiceImpl implements EstablishmentService {

  static final String VIEW = "core.establishment.view";
  static final String MANAGE = "core.establishment.manage";
  private static final int CHUNK = 500;
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** Names that share fewer letter pairs are not worth a question. */
  private static final int ALIKE = 45;

  private static final int CANDIDATES = 500;

  private final JpaTemplate jpa;
  private final Access access;
  private final AuditWriter audit;
  private final TerritoryService territory;
  private final Clock clock;

  @Activate
  public EstablishmentServiceImpl(
      @Reference(target = "(osgi.unit.name=core)") JpaTemplate jpa,
      @Reference Access access,
      @Reference AuditWriter audit,
      @Reference TerritoryService territory,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.territory = territory;
    this.clock = clock;
  }

  @Override
  public Page<Establishment> page(Caller caller, PageRequest request) {
    access.requireAnywhere(caller, VIEW);
    AccessControl.Reach reach = access.reach(caller, VIEW);
    ListQuery<EstablishmentEntity> query =
        new ListQuery<>(EstablishmentEntity.class, "Establishment e", request);
    query.filters(Set.of("ownerType", "commune", "province"));
    if (!reach.everything()) {
      query.where("e.provinceRef in :provinces").set("provinces", Refs.inList(provinces(reach)));
    }
    OwnerType ownerType = query.enumFilter("ownerType", OwnerType.class);
    if (ownerType != null) {
      query.where("e.ownerType = :ownerType").set("ownerType", ownerType.name());
    }
    if (query.filter("commune") != null) {
      query.where("e.communeRef = :commune").set("commune", query.filter("commune"));
    }
    if (query.filter("province") != null) {
      query.where("e.provinceRef = :province").set("province", query.filter("province"));
    }
    // A code may be typed with blanks and dots; its digits are what is stored.
    String digits = request.search().replaceAll("[\\s.]", "");
    if (digits.matches("[\\d-]+")) {
      query
          .where("e.businessCode like :digits escape '!' or e.search like :name escape '!'")
          .set("digits", ListQuery.contains(digits))
          .set("name", ListQuery.contains(VietnameseText.searchKey(request.search())));
    } else {
      query.search("e.search like :search escape '!'");
    }
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Page<EstablishmentEntity> page =
              query.run(
                  em, Map.of("name", "e.sort", "businessCode", "e.businessCode"), "e.sort", "e.id");
          return new Page<>(
              page.rows().stream().map(EstablishmentServiceImpl::record).toList(), page.total());
        });
  }

  private Set<UnitRef> provinces(AccessControl.Reach reach) {
    return Access.withPredecessors(reach.provinces(), territory::predecessors);
  }

  private boolean visible(AccessControl.Reach reach, Establishment e) {
    return reach.everything() || provinces(reach).contains(e.province());
  }

  @Override
  public Optional<Establishment> find(Caller caller, UUID id) {
    access.requireAnywhere(caller, VIEW);
    AccessControl.Reach reach = access.reach(caller, VIEW);
    return jpa.txExpr(
            TransactionType.Required,
            em ->
                Optional.ofNullable(em.find(EstablishmentEntity.class, id.toString()))
                    .map(EstablishmentServiceImpl::record))
        .filter(e -> visible(reach, e));
  }

  @Override
  public Optional<Establishment> findByBusinessCode(Caller caller, String businessCode) {
    access.requireAnywhere(caller, VIEW);
    Optional<String> code = BusinessCode.normalise(businessCode);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    AccessControl.Reach reach = access.reach(caller, VIEW);
    return jpa.txExpr(
            TransactionType.Required,
            em ->
                em
                    .createQuery(
                        "select e from Establishment e where e.businessCode = :code",
                        EstablishmentEntity.class)
                    .setParameter("code", code.get())
                    .getResultList()
                    .stream()
                    .map(EstablishmentServiceImpl::record)
                    .findFirst())
        .filter(e -> visible(reach, e));
  }

  @Override
  public Map<String, Establishment> byBusinessCodes(Caller caller, Collection<String> codes) {
    Set<String> asked = new HashSet<>();
    codes.forEach(c -> BusinessCode.normalise(c).ifPresent(asked::add));
    Map<String, Establishment> found = new HashMap<>();
    visible(caller, "e.businessCode", asked).forEach(e -> found.put(e.businessCode(), e));
    return found;
  }

  @Override
  public Map<String, List<Establishment>> byNames(Caller caller, Collection<String> names) {
    Map<String, List<Establishment>> bySort = new HashMap<>();
    Set<String> asked = new HashSet<>();
    names.forEach(n -> asked.add(VietnameseText.sortKey(VietnameseText.normalise(n))));
    visible(caller, "e.sort", asked)
        .forEach(
            e ->
                bySort
                    .computeIfAbsent(VietnameseText.sortKey(e.name()), k -> new ArrayList<>())
                    .add(e));
    Map<String, List<Establishment>> found = new HashMap<>();
    for (String name : names) {
      List<Establishment> same = bySort.get(VietnameseText.sortKey(VietnameseText.normalise(name)));
      if (same != null) {
        found.put(name, List.copyOf(same));
      }
    }
    return found;
  }

  /** Those that the caller may see among many, by five hundreds. */
  private List<Establishment> visible(Caller caller, String column, Set<String> values) {
    access.requireAnywhere(caller, VIEW);
    AccessControl.Reach reach = access.reach(caller, VIEW);
    List<String> all = new ArrayList<>(values);
    List<Establishment> found = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<String> some = all.subList(from, Math.min(all.size(), from + CHUNK));
      jpa
          .txExpr(
              TransactionType.Required,
              em ->
                  em
                      .createQuery(
                          "select e from Establishment e where " + column + " in :values",
                          EstablishmentEntity.class)
                      .setParameter("values", some)
                      .getResultList()
                      .stream()
                      .map(EstablishmentServiceImpl::record)
                      .toList())
          .stream()
          .filter(e -> visible(reach, e))
          .forEach(found::add);
    }
    return found;
  }

  @Override
  public List<Establishment> similar(Caller caller, String name, int limit) {
    access.requireAnywhere(caller, VIEW);
    List<String> words = Similarity.words(name);
    if (words.isEmpty()) {
      return List.of();
    }
    AccessControl.Reach reach = access.reach(caller, VIEW);
    StringBuilder jpql = new StringBuilder("select e from Establishment e where (");
    for (int i = 0; i < words.size(); i++) {
      jpql.append(i == 0 ? "" : " or ").append("e.search like :w").append(i).append(" escape '!'");
    }
    jpql.append(")");
    if (!reach.everything()) {
      jpql.append(" and e.provinceRef in :provinces");
    }
    jpql.append(" order by e.sort, e.id");
    record Ranked(Establishment establishment, int percent) {}
    return jpa
        .txExpr(
            TransactionType.Required,
            em -> {
              TypedQuery<EstablishmentEntity> query =
                  em.createQuery(jpql.toString(), EstablishmentEntity.class);
              for (int i = 0; i < words.size(); i++) {
                query.setParameter("w" + i, ListQuery.contains(words.get(i)));
              }
              if (!reach.everything()) {
                query.setParameter("provinces", Refs.inList(provinces(reach)));
              }
              return query.setMaxResults(CANDIDATES).getResultList().stream()
                  .map(EstablishmentServiceImpl::record)
                  .toList();
            })
        .stream()
        .map(e -> new Ranked(e, Similarity.percent(name, e.name())))
        .filter(r -> r.percent() >= ALIKE)
        .sorted(Comparator.comparingInt(Ranked::percent).reversed())
        .limit(Math.max(0, limit))
        .map(Ranked::establishment)
        .toList();
  }

  /** Names of those among the ids that the caller may see, in one statement. */
  public Map<UUID, String> visibleNames(Caller caller, Collection<UUID> ids) {
    AccessControl.Reach reach = access.reach(caller, VIEW);
    Set<UnitRef> provinces = provinces(reach);
    return names(ids, p -> reach.everything() || provinces.contains(p));
  }

  @Override
  public Map<UUID, String> names(Collection<UUID> ids) {
    return names(ids, p -> true);
  }

  private Map<UUID, String> names(Collection<UUID> ids, Predicate<UnitRef> province) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<UUID, String> names = new HashMap<>();
          for (List<UUID> part : Refs.chunks(new HashSet<>(ids))) {
            em
                .createQuery(
                    "select e.id, e.name, e.provinceRef from Establishment e where e.id in :ids",
                    Object[].class)
                .setParameter("ids", Refs.inList(part))
                .getResultList()
                .stream()
                .filter(r -> province.test(UnitRef.parse((String) r[2])))
                .forEach(r -> names.put(UUID.fromString((String) r[0]), (String) r[1]));
          }
          return names;
        });
  }

  @Override
  public Establishment save(Caller caller, Establishment input) {
    Problems problems = new Problems();
    Establishment checked = checked(input, problems);
    return Saving.guard(
        () ->
            jpa.txExpr(
                TransactionType.Required,
                em -> {
                  EstablishmentEntity e = null;
                  if (checked.id() != null) {
                    e = em.find(EstablishmentEntity.class, checked.id().toString());
                    if (e == null) {
                      throw new CtdpException(
                          CoreError.NOT_FOUND, "cơ sở", checked.id().toString());
                    }
                    requireManage(caller, Refs.unit(e.provinceRef));
                  }
                  requireManage(caller, checked.province());
                  problems.check();
                  if (e != null && e.version != checked.version()) {
                    throw new CtdpException(CoreError.CONFLICT);
                  }
                  boolean isNew = e == null;
                  String id = isNew ? UUID.randomUUID().toString() : e.id;
                  if (em.createQuery(
                              "select count(e) from Establishment e"
                                  + " where e.businessCode = :code and e.id <> :id",
                              Long.class)
                          .setParameter("code", checked.businessCode())
                          .setParameter("id", id)
                          .getSingleResult()
                      > 0) {
                    throw new CtdpException(
                        CoreError.DUPLICATE, "Mã số doanh nghiệp", checked.businessCode());
                  }
                  Map<String, String> details = new LinkedHashMap<>();
                  if (isNew) {
                    e = new EstablishmentEntity();
                    e.id = id;
                    details.put("businessCode", checked.businessCode());
                    details.put("name", checked.name());
                  } else {
                    differences(details, record(e), checked);
                  }
                  copy(checked, e);
                  if (isNew) {
                    em.persist(e);
                  }
                  em.flush();
                  audit.append(
                      caller,
                      isNew ? "core.establishment.create" : "core.establishment.update",
                      new SubjectRef("establishment", id),
                      Saving.bounded(details));
                  return record(e);
                }));
  }

  private void requireManage(Caller caller, UnitRef province) {
    if (province == null) {
      access.requireAnywhere(caller, MANAGE);
      return;
    }
    List<UnitShare> now = territory.restate(province, LocalDate.now(clock.withZone(ZONE)));
    access.require(caller, MANAGE, Target.of(now.size() == 1 ? now.get(0).unit() : province));
  }

  private Establishment checked(Establishment e, Problems problems) {
    String code = BusinessCode.normalise(e.businessCode()).orElse(null);
    if (code == null) {
      problems.error(
          "businessCode",
          "V-CORE-30",
          "Mã số gồm 8–12 chữ số, hoặc 10 chữ số và 3 chữ số của đơn vị phụ thuộc.",
          "The code has 8 to 12 digits, or 10 and 3 for a dependent unit.");
    }
    String name = problems.required("name", e.name(), 255);
    problems.notNull("ownerType", e.ownerType());
    problems.notNull("province", e.province());
    LocalDate today = LocalDate.now(clock.withZone(ZONE));
    if (e.province() != null
        && territory
            .find(e.province(), today)
            .filter(u -> u.level() == UnitLevel.PROVINCE)
            .isEmpty()) {
      problems.error(
          "province", "V-CORE-31", "Không có tỉnh, thành phố này.", "There is no such province.");
    }
    if (e.commune() != null
        && territory
            .find(e.commune(), today)
            .filter(u -> u.level() == UnitLevel.COMMUNE)
            .isEmpty()) {
      problems.error(
          "commune", "V-CORE-32", "Không có xã, phường này.", "There is no such commune.");
    }
    String sector = problems.optional("sector", e.sector(), 5);
    if (sector != null && !Set.of("a", "b", "c", "d", "đ", "e", "g").contains(sector)) {
      problems.error(
          "sector",
          "V-CORE-33",
          "Ngành nghề khuyến công là một trong a, b, c, d, đ, e, g.",
          "The sector is one of a, b, c, d, đ, e, g.");
    }
    String vsic = problems.optional("vsic", e.vsic(), 10);
    if (vsic != null && !vsic.matches("[A-Z]?\\d{1,5}")) {
      problems.error(
          "vsic", "V-CORE-34", "Mã VSIC gồm 1–5 chữ số.", "A VSIC code has one to five digits.");
    }
    count("workersTotal", e.workersTotal(), problems);
    count("workersFemale", e.workersFemale(), problems);
    if (e.workersTotal() != null
        && e.workersFemale() != null
        && e.workersFemale() > e.workersTotal()) {
      problems.error(
          "workersFemale",
          "V-CORE-35",
          "Lao động nữ không thể nhiều hơn tổng số lao động.",
          "There cannot be more women than workers in all.");
    }
    return new Establishment(
        e.id(),
        code,
        name,
        e.ownerType(),
        problems.optional("address", e.address(), 500),
        e.province(),
        e.commune(),
        sector,
        vsic,
        e.workersTotal(),
        e.workersFemale(),
        e.womanOwned(),
        e.ethnicOwned(),
        e.version());
  }

  private static void count(String field, Integer value, Problems problems) {
    if (value != null && value < 0) {
      problems.error(field, "V-CORE-36", "Số lao động từ 0 trở lên.", "Workers are 0 or more.");
    }
  }

  private static void differences(
      Map<String, String> details, Establishment before, Establishment after) {
    Saving.difference(details, "businessCode", before.businessCode(), after.businessCode());
    Saving.difference(details, "name", before.name(), after.name());
    Saving.difference(details, "ownerType", before.ownerType(), after.ownerType());
    Saving.difference(details, "address", before.address(), after.address());
    Saving.difference(details, "province", before.province(), after.province());
    Saving.difference(details, "commune", before.commune(), after.commune());
    Saving.difference(details, "sector", before.sector(), after.sector());
    Saving.difference(details, "vsic", before.vsic(), after.vsic());
    Saving.difference(details, "workersTotal", before.workersTotal(), after.workersTotal());
    Saving.difference(details, "workersFemale", before.workersFemale(), after.workersFemale());
    Saving.difference(details, "womanOwned", before.womanOwned(), after.womanOwned());
    Saving.difference(details, "ethnicOwned", before.ethnicOwned(), after.ethnicOwned());
  }

  private static void copy(Establishment r, EstablishmentEntity e) {
    e.businessCode = r.businessCode();
    e.name = r.name();
    e.search = VietnameseText.searchKey(r.name());
    e.sort = VietnameseText.sortKey(r.name());
    e.ownerType = r.ownerType().name();
    e.address = r.address();
    e.provinceRef = Refs.text(r.province());
    e.communeRef = Refs.text(r.commune());
    e.sector = r.sector();
    e.vsic = r.vsic();
    e.workersTotal = r.workersTotal();
    e.workersFemale = r.workersFemale();
    e.womanOwned = r.womanOwned();
    e.ethnicOwned = r.ethnicOwned();
  }

  private static Establishment record(EstablishmentEntity e) {
    return new Establishment(
        UUID.fromString(e.id),
        e.businessCode,
        e.name,
        OwnerType.valueOf(e.ownerType),
        e.address,
        Refs.unit(e.provinceRef),
        Refs.unit(e.communeRef),
        e.sector,
        e.vsic,
        e.workersTotal,
        e.workersFemale,
        e.womanOwned,
        e.ethnicOwned,
        e.version);
  }
}
