package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.review.Finding;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/** The register on JPA. */
@Component(service = ClusterRegister.class)
public class RegisterService implements ClusterRegister {

  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Map<String, String> PLAN_SORTS =
      Map.of("name", "p.nameSort", "area", "p.area", "validFrom", "p.validFrom");
  private static final Map<String, String> CLUSTER_SORTS =
      Map.of("name", "c.nameSort", "code", "c.code");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final RuleService rules;
  private final InstanceInfo instance;
  private final Clock clock;
  private final CommunesInForce communesInForce;

  /** Made by the component runtime. */
  @Activate
  public RegisterService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference RuleService rules,
      @Reference InstanceInfo instance,
      @Reference TerritoryService territory,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.rules = rules;
    this.instance = instance;
    this.clock = clock;
    communesInForce = new CommunesInForce(territory, clock);
  }

  @Override
  public Page<PlanEntry> planEntries(Caller caller, PageRequest request) {
    requireView(caller);
    Lists.known(request, PLAN_SORTS.keySet(), Set.of("action", "phase", "day", "province"));
    StringBuilder where = new StringBuilder(" where 1 = 1");
    Map<String, Object> parameters = new HashMap<>();
    provinceOnly(where, parameters, "p");
    provinces(where, parameters, "p", request);
    search(where, parameters, "p", request.search());
    String day = request.filters().getOrDefault("day", today().toString());
    if (!"all".equals(day)) {
      where.append(" and p.validFrom <= :day and (p.validTo is null or p.validTo >= :day)");
      parameters.put("day", day(day));
    }
    for (String filter : List.of("action", "phase")) {
      if (request.filters().containsKey(filter)) {
        where.append(" and p.").append(filter).append(" = :").append(filter);
        parameters.put(filter, request.filters().get(filter));
      }
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          long total =
              Lists.bind(
                      em.createQuery("select count(p) from PlanEntryEntity p" + where, Long.class),
                      parameters)
                  .getSingleResult();
          List<PlanEntry> rows =
              Lists.bind(
                      em.createQuery(
                          "select p from PlanEntryEntity p"
                              + where
                              + Lists.order(request, PLAN_SORTS, "p.nameSort", "p.id"),
                          PlanEntryEntity.class),
                      parameters)
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList()
                  .stream()
                  .map(ClusterStore::planEntry)
                  .toList();
          return new Page<>(rows, total);
        });
  }

  @Override
  public Optional<PlanEntry> planEntry(Caller caller, UUID id) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(PlanEntryEntity.class, id.toString()))
                .map(ClusterStore::planEntry));
  }

  @Override
  public PlanEntry savePlanEntry(Caller caller, PlanEntry entry) {
    Input input = input(entry);
    input.done();
    requireEdit(caller, entry.province());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          PlanEntryEntity e =
              entry.id() == null
                  ? new PlanEntryEntity()
                  : locked(em, PlanEntryEntity.class, entry.id(), entry.version());
          communesInForce(
              input,
              entry.communes(),
              entry.validFrom().equals(e.validFrom) ? e.communes : null,
              entry.province(),
              entry.validFrom(),
              entry.validTo());
          Map<String, String> before = e.id == null ? Map.of() : image(ClusterStore.planEntry(e));
          if (entry.cluster() != null
              && em.find(ClusterEntity.class, entry.cluster().toString()) == null) {
            throw new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", entry.cluster());
          }
          String id = e.id == null ? UUID.randomUUID().toString() : e.id;
          ClusterChanges.planTouched(em, id);
          for (String cluster : distinct(e.cluster, text(entry.cluster()))) {
            ClusterChanges.touched(em, cluster);
          }
          if (e.id == null) {
            e.id = id;
          } else {
            requireEdit(caller, UnitRef.parse(e.province));
          }
          fill(e, entry);
          if (entry.id() == null) {
            em.persist(e);
          }
          em.flush();
          PlanEntry saved = ClusterStore.planEntry(e);
          if (!stands(before).equals(stands(image(saved)))) {
            em.persist(status(caller, e, clock.instant()));
          }
          audit(caller, "planEntry", e.id, before, image(saved));
          return saved;
        });
  }

  @Override
  public Page<ClusterSnapshot> clusters(Caller caller, PageRequest request, LocalDate day) {
    requireView(caller);
    Set<String> filters = new HashSet<>(ClusterFilters.NAMES);
    filters.addAll(Set.of("stage", "legacy", "province"));
    Lists.known(request, CLUSTER_SORTS.keySet(), filters);
    StringBuilder where = new StringBuilder(" where 1 = 1");
    Map<String, Object> parameters = new HashMap<>();
    provinceOnly(where, parameters, "c");
    provinces(where, parameters, "c", request);
    search(where, parameters, "c", request.search());
    if (request.filters().containsKey("legacy")) {
      where.append(" and c.legacy = :legacy");
      parameters.put("legacy", Boolean.parseBoolean(request.filters().get("legacy")));
    }
    ClusterFilters.add(where, parameters, request, day, slowMonths(day));
    String select =
        "select c from ClusterEntity c"
            + where
            + Lists.order(request, CLUSTER_SORTS, "c.nameSort", "c.id");
    String stage = request.filters().get("stage");
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          TypedQuery<ClusterEntity> query =
              Lists.bind(em.createQuery(select, ClusterEntity.class), parameters);
          if (stage == null) {
            long total =
                Lists.bind(
                        em.createQuery("select count(c) from ClusterEntity c" + where, Long.class),
                        parameters)
                    .getSingleResult();
            query.setFirstResult(request.offset()).setMaxResults(request.limit());
            return new Page<>(ClusterStore.snapshots(em, query.getResultList(), day), total);
          }
          // The stage is computed from facts, so it is filtered after them.
          Predicate<ClusterSnapshot> wanted = s -> s.stage().name().equals(stage);
          List<ClusterSnapshot> all =
              ClusterStore.snapshots(em, query.getResultList(), day).stream()
                  .filter(wanted)
                  .toList();
          return new Page<>(
              all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
        });
  }

  /** The first limit beyond which a cluster without construction is slow; 24 where none is set. */
  private int slowMonths(LocalDate day) {
    return rules
        .parameter("clusters", "ccn.slow.months", day, instance.province().orElse(null))
        .map(p -> p.number().intValueExact())
        .orElse(24);
  }

  @Override
  public Optional<ClusterSnapshot> cluster(Caller caller, UUID id, LocalDate day) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ClusterEntity e = em.find(ClusterEntity.class, id.toString());
          return e == null
              ? Optional.<ClusterSnapshot>empty()
              : Optional.of(ClusterStore.snapshots(em, List.of(e), day).get(0));
        });
  }

  @Override
  public Cluster saveCluster(Caller caller, Cluster cluster) {
    String name = VietnameseText.normalise(cluster.name());
    Input input = input(cluster);
    input.done();
    requireEdit(caller, cluster.province());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity e =
              cluster.id() == null
                  ? new ClusterEntity()
                  : locked(em, ClusterEntity.class, cluster.id(), cluster.version());
          communesInForce(input, cluster.communes(), e.communes, cluster.province(), null, null);
          Map<String, String> before = e.id == null ? Map.of() : image(ClusterStore.cluster(e));
          String province = cluster.province().toString();
          // Two at the same moment would both see a name or the next code as free.
          String id = e.id == null ? UUID.randomUUID().toString() : e.id;
          ClusterChanges.touched(em, id);
          if (!name.equals(e.name)) {
            refuseDuplicate(em, province, name, e.id);
          }
          if (cluster.code() != null && !cluster.code().isBlank()) {
            refuseDuplicateCode(em, province, VietnameseText.normalise(cluster.code()), e.id);
          }
          if (e.id == null) {
            e.id = id;
          } else {
            requireEdit(caller, UnitRef.parse(e.province));
          }
          e.code =
              cluster.code() == null || cluster.code().isBlank()
                  ? Optional.ofNullable(e.code).orElseGet(() -> nextCode(em, province))
                  : VietnameseText.normalise(cluster.code());
          fill(e, cluster);
          if (cluster.id() == null) {
            em.persist(e);
            em.flush();
          }
          Opening opening = new Opening(em, caller, e, today(), clock.instant());
          opening.communes(cluster.communes());
          opening.developer(VietnameseText.normalise(cluster.developerName()));
          em.flush();
          Cluster saved = ClusterStore.cluster(e);
          audit(caller, "cluster", e.id, before, image(saved));
          return saved;
        });
  }

  @Override
  public ClusterSnapshot record(Caller caller, UUID cluster, List<ClusterFact> facts) {
    Input input = new Input();
    for (int i = 0; i < facts.size(); i++) {
      input.fact(i, facts.get(i));
    }
    if (facts.isEmpty()) {
      input.add("facts", "CCN-IN-1", "Chưa có số liệu nào.", "There is no fact.");
    }
    input.done();
    Instant now = clock.instant();
    LocalDate latest =
        facts.stream().map(ClusterFact::effectiveFrom).max(LocalDate::compareTo).orElseThrow();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity owner = em.find(ClusterEntity.class, cluster.toString());
          if (owner == null) {
            throw new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", cluster);
          }
          requireEdit(caller, UnitRef.parse(owner.province));
          ClusterChanges.touched(em, owner.id);
          ClusterSnapshot before = ClusterStore.snapshots(em, List.of(owner), latest).get(0);
          FactBases.check(em, owner.id, facts);
          for (ClusterFact fact : facts) {
            em.persist(row(caller, owner.id, fact, now));
          }
          FactSpans.renew(em, List.of(owner.id));
          Map<String, String> was = new LinkedHashMap<>();
          Map<String, String> is = new LinkedHashMap<>();
          for (ClusterFact fact : facts) {
            was.put(fact.key().name(), shown(before.facts().get(fact.key())));
            is.put(fact.key().name(), shown(fact));
          }
          audit(caller, "cluster", owner.id, was, is);
          return ClusterStore.snapshots(em, List.of(owner), latest).get(0);
        });
  }

  @Override
  public List<ClusterFact> history(Caller caller, UUID cluster) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery(
                    "select f from FactEntity f where f.cluster = :cluster order by"
                        + " f.effectiveFrom desc, f.id desc",
                    FactEntity.class)
                .setParameter("cluster", cluster.toString())
                .getResultList()
                .stream()
                .map(ClusterStore::fact)
                .toList());
  }

  @Override
  public List<FieldProblem> check(Caller caller, UUID cluster, LocalDate day) {
    requireView(caller);
    return jpa
        .txExpr(
            TransactionType.Supports,
            em ->
                ReviewData.cluster(em, cluster, day)
                    .map(d -> ReviewEngine.clusters(rules, d))
                    .orElseThrow(
                        () -> new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", cluster)))
        .stream()
        .map(Finding::problem)
        .toList();
  }

  @Override
  public Totals totals(Caller caller, LocalDate day) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          List<PlanEntryEntity> plan =
              ClusterStore.plan(em, province(), day).stream()
                  .filter(ClusterStore::planned)
                  .toList();
          FactTotals facts = FactTotals.read(em, province(), day);
          return new Totals(
              plan.size(),
              plan.stream().map(p -> p.area).reduce(BigDecimal.ZERO, BigDecimal::add),
              facts.holding(FactKey.ESTABLISHED_AREA),
              facts.sum(FactKey.ESTABLISHED_AREA),
              facts.holding(FactKey.DETAILED_PLAN_AREA),
              facts.holding(FactKey.OPERATING),
              facts.clusters() - facts.recorded(FactKey.OPERATING),
              facts.sumWhere(FactKey.OPERATING, FactKey.IND_LAND_LEASED),
              facts.sumWhere(FactKey.OPERATING, FactKey.IND_LAND_TOTAL));
        });
  }

  /** What the history of an entry follows. */
  private static Map<String, String> stands(Map<String, String> image) {
    Map<String, String> stands = new LinkedHashMap<>(image);
    stands
        .keySet()
        .retainAll(Set.of("action", "area", "phase", "validFrom", "validTo", "planDocument"));
    return stands;
  }

  /** What the plan says about an entry from now on. */
  static PlanStatusEntity status(Caller caller, PlanEntryEntity e, Instant now) {
    PlanStatusEntity s = new PlanStatusEntity();
    s.planEntry = e.id;
    s.action = e.action;
    s.area = e.area;
    s.phase = e.phase;
    s.validFrom = e.validFrom;
    s.validTo = e.validTo;
    s.document = e.planDocument;
    s.documentText = e.planDocumentText;
    s.recordedBy = caller.username();
    s.recordedAt = now;
    return s;
  }

  /**
   * A commune that was recorded in its time stays right when something else of the record changes,
   * be it that the division has changed meanwhile.
   *
   * @param recorded communes that stand already; may be null
   */
  private void communesInForce(
      Input input,
      List<UnitRef> communes,
      String recorded,
      UnitRef province,
      LocalDate from,
      LocalDate to) {
    Set<String> stand = recorded == null ? Set.of() : new HashSet<>(List.of(recorded.split(",")));
    for (int i = 0; i < communes.size(); i++) {
      if (stand.contains(communes.get(i).toString())) {
        continue;
      }
      communesInForce.check(input, "communes[" + i + "]", communes.get(i), from, to, province);
    }
    input.done();
  }

  /** What is wrong with a plan entry, whoever brings it. */
  static Input input(PlanEntry entry) {
    Input input = new Input();
    input.text("name", VietnameseText.normalise(entry.name()), 200, true);
    input.area("area", entry.area() == null ? null : entry.area().ha());
    input.text("sectors", entry.sectors(), 1000, false);
    input.text("planDocumentText", entry.planDocumentText(), 300, false);
    input.text("note", entry.note(), 1000, false);
    input.day("validFrom", entry.validFrom(), true);
    input.day("validTo", entry.validTo(), false);
    input.order("validTo", entry.validFrom(), entry.validTo());
    if (entry.action() == null) {
      input.add("action", "CCN-IN-1", "Cần chọn hướng xử lý.", "Choose what the plan does.");
    }
    input.province(entry.province());
    input.communes(entry.communes());
    return input;
  }

  /** What is wrong with a cluster, whoever brings it. */
  static Input input(Cluster cluster) {
    Input input = new Input();
    input.text("name", VietnameseText.normalise(cluster.name()), 200, true);
    input.text("code", cluster.code(), 20, false);
    input.text("developerName", cluster.developerName(), 300, false);
    input.text("note", cluster.note(), 1000, false);
    input.text("oldNames", String.join("\n", cluster.oldNames()), 1000, false);
    input.province(cluster.province());
    input.communes(cluster.communes());
    return input;
  }

  /** Writes a checked plan entry into its row. */
  static void fill(PlanEntryEntity e, PlanEntry entry) {
    String name = VietnameseText.normalise(entry.name());
    e.name = name;
    e.nameSearch = VietnameseText.searchKey(name);
    e.nameSort = VietnameseText.sortKey(name);
    e.province = entry.province().toString();
    e.communes = ClusterStore.communes(entry.communes());
    e.area = entry.area().ha();
    e.sectors = VietnameseText.normalise(entry.sectors());
    e.phase = entry.phase() == null ? null : entry.phase().name();
    e.action = entry.action().name();
    e.planDocument = text(entry.planDocument());
    e.planDocumentText = VietnameseText.normalise(entry.planDocumentText());
    e.validFrom = entry.validFrom();
    e.validTo = entry.validTo();
    e.cluster = text(entry.cluster());
    e.illustrative = entry.illustrative();
    e.note = VietnameseText.normalise(entry.note());
  }

  /** Writes a checked cluster into its row; its code is given by the register. */
  static void fill(ClusterEntity e, Cluster cluster) {
    String name = VietnameseText.normalise(cluster.name());
    e.name = name;
    e.nameSearch = VietnameseText.searchKey(name);
    e.nameSort = VietnameseText.sortKey(name);
    e.oldNames = String.join("\n", cluster.oldNames());
    e.province = cluster.province().toString();
    e.communes = ClusterStore.communes(cluster.communes());
    e.legacy = cluster.legacy();
    e.developerName = VietnameseText.normalise(cluster.developerName());
    e.illustrative = cluster.illustrative();
    e.note = VietnameseText.normalise(cluster.note());
  }

  /** A row of a checked fact. */
  static FactEntity row(Caller caller, String cluster, ClusterFact fact, Instant now) {
    FactEntity row = new FactEntity();
    row.cluster = cluster;
    row.key = fact.key().name();
    row.effectiveFrom = fact.effectiveFrom();
    row.exactDate = fact.exactDate();
    row.number = fact.number();
    row.code = fact.code();
    row.document = text(fact.document());
    row.source = VietnameseText.normalise(fact.source());
    row.illustrative = fact.illustrative();
    row.recordedBy = caller.username();
    row.recordedAt = now;
    return row;
  }

  private static void refuseDuplicateCode(
      EntityManager em, String province, String code, String ownId) {
    boolean taken =
        em
            .createQuery(
                "select c.id from ClusterEntity c where c.province = :province and c.code = :code",
                String.class)
            .setParameter("province", province)
            .setParameter("code", code)
            .getResultList()
            .stream()
            .anyMatch(id -> !id.equals(ownId));
    if (taken) {
      throw new CtdpException(
          ClustersError.DUPLICATE_CODE,
          List.of(
              FieldProblem.error(
                  "code",
                  "CCN-409-CODE",
                  "Tỉnh đã có cụm công nghiệp mang mã này.",
                  "The province already has a cluster of this code.")),
          null,
          code);
    }
  }

  private static void refuseDuplicate(
      EntityManager em, String province, String name, String ownId) {
    em
        .createQuery(
            "select c.id, c.name, c.code from ClusterEntity c where c.province = :province",
            Object[].class)
        .setParameter("province", province)
        .getResultList()
        .stream()
        .filter(c -> !c[0].equals(ownId) && ClusterNames.same((String) c[1], name))
        .findFirst()
        .ifPresent(
            c -> {
              String found = "“" + c[1] + "” (" + c[2] + ")";
              throw new CtdpException(
                  ClustersError.DUPLICATE_NAME,
                  List.of(
                      FieldProblem.error(
                          "name",
                          "CCN-409",
                          "Tỉnh đã có cụm công nghiệp tên này: "
                              + found
                              + "; chữ hoa, dấu cách, “CCN” hay “Cụm công nghiệp” không làm"
                              + " thành tên khác.",
                          "The province already has a cluster of this name: "
                              + found
                              + "; capitals, spaces, “CCN” or “Cụm công nghiệp” do not make"
                              + " another name.")),
                  null,
                  c[1]);
            });
  }

  private static String nextCode(EntityManager em, String province) {
    return "CCN-%03d".formatted(lastCode(em, province) + 1);
  }

  /** The highest number that the register has given in a code; 0 when none. */
  static int lastCode(EntityManager em, String province) {
    return em
        .createQuery(
            "select c.code from ClusterEntity c where c.province = :province and c.code like"
                + " 'CCN-%'",
            String.class)
        .setParameter("province", province)
        .getResultList()
        .stream()
        .map(code -> code.substring(4))
        .filter(digits -> digits.matches("\\d{1,6}"))
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(0);
  }

  private static <T> T locked(EntityManager em, Class<T> type, UUID id, long version) {
    T entity = em.find(type, id.toString(), LockModeType.OPTIMISTIC);
    if (entity == null) {
      throw new CtdpException(CoreError.NOT_FOUND, "bản ghi", id);
    }
    long current =
        entity instanceof ClusterEntity c ? c.version : ((PlanEntryEntity) entity).version;
    if (current != version) {
      throw new CtdpException(CoreError.CONFLICT);
    }
    return entity;
  }

  private void audit(
      Caller caller,
      String type,
      String id,
      Map<String, String> before,
      Map<String, String> after) {
    Map<String, String> details = new LinkedHashMap<>();
    after.forEach(
        (field, value) -> {
          String was = before.getOrDefault(field, "");
          if (!was.equals(value)) {
            details.put(field + ".before", was);
            details.put(field + ".after", value);
          }
        });
    if (!details.isEmpty()) {
      String action = before.isEmpty() ? "create" : "update";
      audit.append(caller, "clusters." + type + "." + action, subject(type, id), details);
    }
  }

  private static SubjectRef subject(String type, String id) {
    return new SubjectRef(
        "cluster".equals(type) ? ClusterSubjects.CLUSTER : ClusterSubjects.PLAN, id);
  }

  private static Map<String, String> image(PlanEntry p) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("name", p.name());
    image.put("communes", ClusterStore.communes(p.communes()));
    image.put("area", p.area().ha().stripTrailingZeros().toPlainString());
    image.put("sectors", Objects.toString(p.sectors(), ""));
    image.put("phase", Objects.toString(p.phase(), ""));
    image.put("action", p.action().name());
    image.put("planDocument", Objects.toString(p.planDocumentText(), ""));
    image.put("validFrom", p.validFrom().toString());
    image.put("validTo", Objects.toString(p.validTo(), ""));
    image.put("cluster", Objects.toString(p.cluster(), ""));
    image.put("note", Objects.toString(p.note(), ""));
    return image;
  }

  private static Map<String, String> image(Cluster c) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("code", c.code());
    image.put("name", c.name());
    image.put("oldNames", String.join("; ", c.oldNames()));
    image.put("communes", ClusterStore.communes(c.communes()));
    image.put("legacy", Boolean.toString(c.legacy()));
    image.put("developerName", Objects.toString(c.developerName(), ""));
    image.put("note", Objects.toString(c.note(), ""));
    return image;
  }

  private static String shown(ClusterFact fact) {
    if (fact == null || !fact.present()) {
      return "";
    }
    String value =
        fact.number() == null ? fact.code() : fact.number().stripTrailingZeros().toPlainString();
    return value + " (" + fact.effectiveFrom() + ")";
  }

  private static List<String> distinct(String first, String second) {
    return Stream.of(first, second).filter(Objects::nonNull).distinct().toList();
  }

  private static String text(UUID id) {
    return id == null ? null : id.toString();
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(ZONE));
  }

  /** The instance's province; null at the centre, which may see all. */
  private String province() {
    return instance.province().map(UnitRef::toString).orElse(null);
  }

  private void requireView(Caller caller) {
    access.require(
        caller,
        ClusterPermissions.VIEW,
        instance.province().map(Target::of).orElse(Target.INSTANCE));
  }

  private void requireEdit(Caller caller, UnitRef province) {
    ClusterChanges.requireProvince(instance);
    access.require(caller, ClusterPermissions.EDIT, Target.of(province));
  }

  private void provinceOnly(StringBuilder where, Map<String, Object> parameters, String alias) {
    if (province() != null) {
      where.append(" and ").append(alias).append(".province = :province");
      parameters.put("province", province());
    }
  }

  /** One province or several, separated by commas. */
  private static void provinces(
      StringBuilder where, Map<String, Object> parameters, String alias, PageRequest request) {
    String provinces = request.filters().get("province");
    if (provinces != null && !provinces.isBlank()) {
      where.append(" and ").append(alias).append(".province in (:provinces)");
      parameters.put("provinces", List.of(provinces.split(",")));
    }
  }

  private static void search(
      StringBuilder where, Map<String, Object> parameters, String alias, String text) {
    if (!text.isBlank()) {
      where.append(" and ").append(alias).append(".nameSearch like :search escape '!'");
      parameters.put("search", Lists.pattern(text));
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new CtdpException(ClustersError.UNKNOWN_FILTER, List.of(), e, "day=" + text);
    }
  }
}
