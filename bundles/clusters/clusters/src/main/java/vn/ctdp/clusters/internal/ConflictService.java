package vn.ctdp.clusters.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.review.Claimed;
import vn.ctdp.clusters.review.ClusterConflicts;
import vn.ctdp.clusters.review.FactConflict;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.VietnameseText;

/** {@link ClusterConflicts} on the database. */
@Component(service = ClusterConflicts.class)
public final class ConflictService implements ClusterConflicts {

  private static final int LONGEST_REASON = 1000;
  private static final Map<String, String> SORTS =
      Map.of("cluster", "c.nameSort", "day", "x.day", "openedAt", "x.openedAt");
  private static final Set<String> FILTERS = Set.of("state", "cluster", "key");

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final InstanceInfo instance;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public ConflictService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference InstanceInfo instance,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public List<Claimed> claim(Caller caller, UUID cluster, List<ClusterFact> facts) {
    return claimAll(caller, Map.of(cluster, facts)).get(cluster);
  }

  @Override
  public Map<UUID, List<Claimed>> claimAll(Caller caller, Map<UUID, List<ClusterFact>> facts) {
    Input input = new Input();
    for (List<ClusterFact> of : facts.values()) {
      for (int i = 0; i < of.size(); i++) {
        input.fact(i, of.get(i));
      }
      if (of.isEmpty()) {
        input.add("facts", "CCN-IN-1", "Chưa có số liệu nào.", "There is no fact.");
      }
    }
    input.done();
    writable();
    Instant now = clock.instant();
    Set<String> ids =
        facts.keySet().stream()
            .map(UUID::toString)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          Map<UUID, List<Claimed>> outcome = new HashMap<>();
          List<ClusterEntity> owners = new ArrayList<>();
          ImportUndo.each(ids, some -> owners.addAll(owners(em, some)));
          Map<String, ClusterEntity> byId =
              owners.stream().collect(Collectors.toMap(o -> o.id, o -> o));
          for (UUID cluster : facts.keySet()) {
            if (!byId.containsKey(cluster.toString())) {
              throw new CtdpException(CoreError.NOT_FOUND, "cụm công nghiệp", cluster);
            }
          }
          owners.stream()
              .map(o -> o.province)
              .distinct()
              .forEach(
                  p ->
                      access.require(caller, ClusterPermissions.EDIT, Target.of(UnitRef.parse(p))));
          ClusterChanges.touchedAll(em, ClusterSubjects.CLUSTER, ids, Set.of());
          ImportUndo.each(
              ids,
              some ->
                  claims(em, caller, some.stream().map(byId::get).toList(), facts, now, outcome));
          return outcome;
        });
  }

  private static List<ClusterEntity> owners(EntityManager em, List<String> ids) {
    return em.createQuery("select c from ClusterEntity c where c.id in :ids", ClusterEntity.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  private void claims(
      EntityManager em,
      Caller caller,
      List<ClusterEntity> owners,
      Map<UUID, List<ClusterFact>> facts,
      Instant now,
      Map<UUID, List<Claimed>> outcome) {
    List<String> ids = owners.stream().map(o -> o.id).toList();
    Set<String> keys =
        owners.stream()
            .flatMap(o -> keys(facts.get(UUID.fromString(o.id))).stream())
            .collect(Collectors.toSet());
    Map<String, List<FactEntity>> known =
        known(em, ids, keys).stream().collect(Collectors.groupingBy(f -> f.cluster));
    Map<String, Map<FactKey, ConflictEntity>> open = openOf(em, ids);
    List<String> disputes =
        open.values().stream().flatMap(m -> m.values().stream()).map(x -> x.id).toList();
    Map<String, List<ClaimEntity>> claims =
        disputes.isEmpty()
            ? new HashMap<>()
            : new HashMap<>(
                claims(em, disputes).stream().collect(Collectors.groupingBy(x -> x.conflict)));
    New fresh = new New(new ArrayList<>(), new ArrayList<>());
    for (ClusterEntity owner : owners) {
      List<FactEntity> of = known.getOrDefault(owner.id, new ArrayList<>());
      Map<FactKey, ConflictEntity> conflicts = open.getOrDefault(owner.id, new HashMap<>());
      List<Claimed> answers = new ArrayList<>();
      for (ClusterFact fact : facts.get(UUID.fromString(owner.id))) {
        answers.add(one(em, caller, owner, fact, of, conflicts, claims, fresh, now));
      }
      outcome.put(UUID.fromString(owner.id), answers);
    }
    fresh.persist(em);
    FactSpans.renew(em, ids);
  }

  private Claimed one(
      EntityManager em,
      Caller caller,
      ClusterEntity owner,
      ClusterFact fact,
      List<FactEntity> known,
      Map<FactKey, ConflictEntity> open,
      Map<String, List<ClaimEntity>> allClaims,
      New fresh,
      Instant now) {
    FactKey key = fact.key();
    Optional<FactEntity> inForce = inForce(known, owner.id, key, fact.effectiveFrom());
    ConflictEntity conflict = open.get(key);
    if (conflict == null && inForce.isEmpty()) {
      FactEntity row = row(owner.id, fact, fact.effectiveFrom(), fact.exactDate(), caller, now);
      fresh.facts().add(row);
      known.add(row);
      log(caller, "clusters.cluster.update", owner.id, key, "", shown(fact));
      return new Claimed(key, Claimed.Outcome.RECORDED, null, null);
    }
    if (conflict == null && same(inForce.get(), fact)) {
      return new Claimed(key, Claimed.Outcome.AGREES, null, null);
    }
    List<ClaimEntity> claims;
    if (conflict == null) {
      conflict = new ConflictEntity();
      conflict.id = UUID.randomUUID().toString();
      conflict.cluster = owner.id;
      conflict.province = owner.province;
      conflict.key = key.name();
      conflict.day = fact.effectiveFrom();
      conflict.state = FactConflict.State.OPEN.name();
      conflict.reason = "";
      conflict.openedBy = caller.username();
      conflict.openedAt = now;
      conflict.decidedBy = "";
      em.persist(conflict);
      open.put(key, conflict);
      claims = allClaims.computeIfAbsent(conflict.id, id -> new ArrayList<>());
      claims.add(fresh.claim(of(inForce.get(), conflict, 1)));
    } else {
      claims = allClaims.computeIfAbsent(conflict.id, id -> new ArrayList<>());
      Optional<ClaimEntity> again = claims.stream().filter(c -> repeats(c, fact)).findFirst();
      if (again.isPresent()) {
        return disputed(key, conflict, again.get());
      }
      if (fact.effectiveFrom().isAfter(conflict.day)) {
        conflict.day = fact.effectiveFrom();
      }
    }
    int number = claims.stream().mapToInt(c -> c.number).max().orElse(0) + 1;
    ClaimEntity added = fresh.claim(of(fact, conflict, number, caller, now));
    claims.add(added);
    log(
        caller,
        "clusters.conflict.claim",
        owner.id,
        key,
        inForce.map(ConflictService::shown).orElse(""),
        shown(fact));
    return disputed(key, conflict, added);
  }

  private static Claimed disputed(FactKey key, ConflictEntity conflict, ClaimEntity claim) {
    return new Claimed(
        key, Claimed.Outcome.DISPUTED, UUID.fromString(conflict.id), UUID.fromString(claim.id));
  }

  /** Rows of one kind are written together: kinds in turn would be a statement each. */
  private record New(List<FactEntity> facts, List<ClaimEntity> claims) {
    ClaimEntity claim(ClaimEntity claim) {
      claims.add(claim);
      return claim;
    }

    void persist(EntityManager em) {
      facts.forEach(em::persist);
      claims.forEach(em::persist);
    }
  }

  @Override
  public Page<FactConflict> conflicts(Caller caller, PageRequest request) {
    requireView(caller);
    List<String> unknown = new ArrayList<>();
    request.sorts().stream()
        .map(Sort::property)
        .filter(s -> !SORTS.containsKey(s))
        .forEach(unknown::add);
    request.filters().keySet().stream().filter(f -> !FILTERS.contains(f)).forEach(unknown::add);
    if (!unknown.isEmpty()) {
      throw new CtdpException(ClustersError.UNKNOWN_FILTER, String.join(", ", unknown));
    }
    StringBuilder where =
        new StringBuilder(" from ConflictEntity x, ClusterEntity c where c.id = x.cluster");
    Map<String, Object> parameters = new HashMap<>();
    instance
        .province()
        .ifPresent(
            p -> {
              where.append(" and x.province = :province");
              parameters.put("province", p.toString());
            });
    for (String filter : FILTERS) {
      String value = request.filters().get(filter);
      if (value != null) {
        where.append(" and x.").append(filter).append(" = :").append(filter);
        parameters.put(filter, value);
      }
    }
    if (!request.search().isBlank()) {
      where.append(" and c.nameSearch like :search escape '!'");
      parameters.put(
          "search",
          "%" + VietnameseText.searchKey(request.search()).replaceAll("([!%_])", "!$1") + "%");
    }
    StringBuilder order = new StringBuilder(" order by ");
    for (Sort sort : request.sorts()) {
      order.append(SORTS.get(sort.property())).append(sort.ascending() ? " asc, " : " desc, ");
    }
    order.append("x.openedAt desc, x.id");
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          TypedQuery<Long> count = em.createQuery("select count(x)" + where, Long.class);
          TypedQuery<ConflictEntity> rows =
              em.createQuery("select x" + where + order, ConflictEntity.class);
          parameters.forEach(count::setParameter);
          parameters.forEach(rows::setParameter);
          rows.setFirstResult(request.offset()).setMaxResults(request.limit());
          return new Page<>(read(em, rows.getResultList()), count.getSingleResult());
        });
  }

  @Override
  public Optional<FactConflict> conflict(Caller caller, UUID id) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            Optional.ofNullable(em.find(ConflictEntity.class, id.toString()))
                .map(e -> read(em, List.of(e)).get(0)));
  }

  @Override
  public long open(Caller caller) {
    requireView(caller);
    return jpa.txExpr(TransactionType.Supports, em -> countOpen(em, instance.province()));
  }

  static long countOpen(EntityManager em, Optional<UnitRef> province) {
    TypedQuery<Long> query =
        em.createQuery(
            "select count(x) from ConflictEntity x where x.state = :state"
                + (province.isPresent() ? " and x.province = :province" : ""),
            Long.class);
    query.setParameter("state", FactConflict.State.OPEN.name());
    province.ifPresent(p -> query.setParameter("province", p.toString()));
    return query.getSingleResult();
  }

  @Override
  public FactConflict decide(Caller caller, UUID id, long version, UUID claim, String reason) {
    String why = reason(reason);
    writable();
    Instant now = clock.instant();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ConflictEntity e = locked(em, caller, id, version, ClusterPermissions.DECIDE);
          if (!FactConflict.State.OPEN.name().equals(e.state)) {
            throw new CtdpException(ReviewError.ALREADY_DECIDED);
          }
          FactKey key = FactKey.valueOf(e.key);
          Optional<FactEntity> inForce =
              inForce(known(em, List.of(e.cluster), Set.of(e.key)), e.cluster, key, e.day);
          String was = inForce.map(ConflictService::shown).orElse("");
          String is = was;
          if (claim != null) {
            ClaimEntity chosen = em.find(ClaimEntity.class, claim.toString());
            if (chosen == null || !chosen.conflict.equals(e.id)) {
              throw new CtdpException(CoreError.NOT_FOUND, "số liệu của nguồn", claim);
            }
            ClusterFact fact = fact(key, chosen);
            is = shown(fact);
            if (inForce.isEmpty() || !same(inForce.get(), fact)) {
              LocalDate from =
                  inForce
                      .map(f -> f.effectiveFrom)
                      .filter(d -> d.isAfter(fact.effectiveFrom()))
                      .orElse(fact.effectiveFrom());
              em.persist(
                  row(
                      e.cluster,
                      fact,
                      from,
                      fact.exactDate() && from.equals(fact.effectiveFrom()),
                      caller,
                      now));
            }
          }
          e.chosen = claim == null ? null : claim.toString();
          close(e, FactConflict.State.DECIDED, why, caller, now);
          FactSpans.renew(em, List.of(e.cluster));
          log(caller, "clusters.conflict.decide", e.cluster, key, was, is, why);
          return read(em, List.of(e)).get(0);
        });
  }

  @Override
  public FactConflict reopen(Caller caller, UUID id, long version, String reason) {
    String why = reason(reason);
    writable();
    Instant now = clock.instant();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ConflictEntity e = locked(em, caller, id, version, ClusterPermissions.DECIDE);
          if (FactConflict.State.OPEN.name().equals(e.state)) {
            throw new CtdpException(ReviewError.NOT_DECIDED);
          }
          if (openOf(em, e.cluster).containsKey(FactKey.valueOf(e.key))) {
            // Another one about the same fact was opened since: that one is to be decided.
            throw new CtdpException(CoreError.CONFLICT);
          }
          e.chosen = null;
          close(e, FactConflict.State.OPEN, why, caller, now);
          em.flush();
          log(caller, "clusters.conflict.reopen", e.cluster, FactKey.valueOf(e.key), "", "", why);
          return read(em, List.of(e)).get(0);
        });
  }

  @Override
  public FactConflict withdraw(Caller caller, UUID claim, String reason) {
    String why = reason(reason);
    writable();
    Instant now = clock.instant();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClaimEntity taken = em.find(ClaimEntity.class, claim.toString());
          if (taken == null) {
            throw new CtdpException(CoreError.NOT_FOUND, "số liệu của nguồn", claim);
          }
          ConflictEntity e =
              locked(em, caller, UUID.fromString(taken.conflict), -1, ClusterPermissions.EDIT);
          if (!FactConflict.State.OPEN.name().equals(e.state)) {
            throw new CtdpException(ReviewError.ALREADY_DECIDED);
          }
          FactKey key = FactKey.valueOf(e.key);
          log(
              caller,
              "clusters.conflict.withdraw",
              e.cluster,
              key,
              shown(fact(key, taken)),
              "",
              why);
          em.remove(taken);
          em.flush();
          if (claims(em, List.of(e.id)).size() < 2) {
            close(e, FactConflict.State.WITHDRAWN, why, caller, now);
            em.flush();
          }
          return read(em, List.of(e)).get(0);
        });
  }

  private static void close(
      ConflictEntity e, FactConflict.State state, String reason, Caller caller, Instant now) {
    e.state = state.name();
    e.reason = reason;
    e.decidedBy = caller.username();
    e.decidedAt = now;
  }

  /** Takes the register's turn before reading what is judged. */
  private ConflictEntity locked(
      EntityManager em, Caller caller, UUID id, long version, String permission) {
    ConflictEntity e = em.find(ConflictEntity.class, id.toString());
    if (e == null) {
      throw new CtdpException(CoreError.NOT_FOUND, "số liệu chưa thống nhất", id);
    }
    access.require(caller, permission, Target.of(UnitRef.parse(e.province)));
    ClusterChanges.touched(em, e.cluster);
    em.refresh(e);
    if (version >= 0 && e.version != version) {
      throw new CtdpException(CoreError.CONFLICT);
    }
    return e;
  }

  /** Conflicts with their claims and the figures in force: three statements for a whole page. */
  private static List<FactConflict> read(EntityManager em, List<ConflictEntity> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, List<ClaimEntity>> claims =
        claims(em, rows.stream().map(r -> r.id).toList()).stream()
            .collect(Collectors.groupingBy(c -> c.conflict));
    Set<String> clusters = rows.stream().map(r -> r.cluster).collect(Collectors.toSet());
    Map<String, String> names = new HashMap<>();
    em.createQuery("select c.id, c.name from ClusterEntity c where c.id in :ids", Object[].class)
        .setParameter("ids", clusters)
        .getResultList()
        .forEach(r -> names.put((String) r[0], (String) r[1]));
    List<FactEntity> known =
        known(em, clusters, rows.stream().map(r -> r.key).collect(Collectors.toSet()));
    return rows.stream()
        .map(
            r ->
                record(
                    r,
                    names.getOrDefault(r.cluster, ""),
                    claims.getOrDefault(r.id, List.of()),
                    inForce(known, r.cluster, FactKey.valueOf(r.key), r.day)))
        .toList();
  }

  private static FactConflict record(
      ConflictEntity e, String name, List<ClaimEntity> claims, Optional<FactEntity> inForce) {
    FactKey key = FactKey.valueOf(e.key);
    return new FactConflict(
        UUID.fromString(e.id),
        UUID.fromString(e.cluster),
        name,
        UnitRef.parse(e.province),
        key,
        e.day,
        FactConflict.State.valueOf(e.state),
        claims.stream()
            .map(
                c ->
                    new FactConflict.FactClaim(
                        UUID.fromString(c.id),
                        fact(key, c),
                        inForce.filter(f -> same(f, fact(key, c))).isPresent()))
            .toList(),
        inForce.map(ClusterStore::fact),
        e.chosen == null ? null : UUID.fromString(e.chosen),
        e.reason,
        e.openedBy,
        e.openedAt,
        e.decidedBy,
        e.decidedAt,
        e.version);
  }

  private static List<ClaimEntity> claims(EntityManager em, Collection<String> conflicts) {
    return em.createQuery(
            "select c from ClaimEntity c where c.conflict in :ids order by c.number",
            ClaimEntity.class)
        .setParameter("ids", conflicts)
        .getResultList();
  }

  private static Map<FactKey, ConflictEntity> openOf(EntityManager em, String cluster) {
    return openOf(em, List.of(cluster)).getOrDefault(cluster, Map.of());
  }

  private static Map<String, Map<FactKey, ConflictEntity>> openOf(
      EntityManager em, Collection<String> clusters) {
    Map<String, Map<FactKey, ConflictEntity>> open = new HashMap<>();
    em.createQuery(
            "select x from ConflictEntity x where x.cluster in :clusters and x.state = :state",
            ConflictEntity.class)
        .setParameter("clusters", clusters)
        .setParameter("state", FactConflict.State.OPEN.name())
        .getResultList()
        .forEach(
            x ->
                open.computeIfAbsent(x.cluster, c -> new HashMap<>())
                    .put(FactKey.valueOf(x.key), x));
    return open;
  }

  /** Facts in the order in which they count: the last one of a day is in force from it. */
  private static List<FactEntity> known(
      EntityManager em, Collection<String> clusters, Collection<String> keys) {
    return new ArrayList<>(
        em.createQuery(
                "select f from FactEntity f where f.cluster in :clusters and f.key in :keys order by"
                    + " f.effectiveFrom, f.id",
                FactEntity.class)
            .setParameter("clusters", clusters)
            .setParameter("keys", keys)
            .getResultList());
  }

  private static Set<String> keys(List<ClusterFact> facts) {
    return facts.stream().map(f -> f.key().name()).collect(Collectors.toSet());
  }

  private static Optional<FactEntity> inForce(
      List<FactEntity> known, String cluster, FactKey key, LocalDate day) {
    return known.stream()
        .filter(f -> f.cluster.equals(cluster) && f.key.equals(key.name()))
        .filter(f -> !f.effectiveFrom.isAfter(day))
        .reduce((a, b) -> b.effectiveFrom.isBefore(a.effectiveFrom) ? a : b)
        .filter(f -> !f.retracted);
  }

  private static boolean same(FactEntity a, ClusterFact b) {
    return sameNumber(a.number, b.number()) && Objects.equals(a.code, b.code());
  }

  private static boolean sameNumber(BigDecimal a, BigDecimal b) {
    return a == null || b == null ? a == b : a.compareTo(b) == 0;
  }

  private static boolean repeats(ClaimEntity claim, ClusterFact fact) {
    return sameNumber(claim.value, fact.number())
        && Objects.equals(claim.code, fact.code())
        && claim.effectiveFrom.equals(fact.effectiveFrom())
        && claim.source.equals(VietnameseText.normalise(fact.source()));
  }

  private static ClaimEntity of(FactEntity fact, ConflictEntity conflict, int number) {
    ClaimEntity claim = new ClaimEntity();
    claim.id = UUID.randomUUID().toString();
    claim.conflict = conflict.id;
    claim.number = number;
    claim.effectiveFrom = fact.effectiveFrom;
    claim.exactDate = fact.exactDate;
    claim.value = fact.number;
    claim.code = fact.code;
    claim.document = fact.document;
    claim.source = fact.source;
    claim.illustrative = fact.illustrative;
    claim.recordedBy = fact.recordedBy;
    claim.recordedAt = fact.recordedAt;
    return claim;
  }

  private static ClaimEntity of(
      ClusterFact fact, ConflictEntity conflict, int number, Caller caller, Instant now) {
    return of(
        row(conflict.cluster, fact, fact.effectiveFrom(), fact.exactDate(), caller, now),
        conflict,
        number);
  }

  private static FactEntity row(
      String cluster, ClusterFact fact, LocalDate from, boolean exact, Caller caller, Instant now) {
    FactEntity row = RegisterService.row(caller, cluster, fact, now);
    row.effectiveFrom = from;
    row.exactDate = exact;
    return row;
  }

  private static ClusterFact fact(FactKey key, ClaimEntity c) {
    return new ClusterFact(
        key,
        c.effectiveFrom,
        c.exactDate,
        c.value,
        c.code,
        c.document == null ? null : UUID.fromString(c.document),
        c.source,
        c.illustrative,
        c.recordedBy,
        c.recordedAt);
  }

  private static String shown(FactEntity f) {
    return shown(ClusterStore.fact(f));
  }

  private static String shown(ClusterFact f) {
    String value =
        f.number() != null
            ? f.number().stripTrailingZeros().toPlainString()
            : Objects.toString(f.code(), "");
    return value + " (" + f.effectiveFrom() + "; " + f.source() + ")";
  }

  private void log(Caller caller, String action, String cluster, FactKey key, String... values) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put(key.name() + ".before", values[0]);
    details.put(key.name() + ".after", values[1]);
    if (values.length > 2) {
      details.put("reason", values[2]);
    }
    audit.append(caller, action, new SubjectRef(ClusterSubjects.CLUSTER, cluster), details);
  }

  private static String reason(String reason) {
    String text = VietnameseText.normalise(reason);
    Input input = new Input();
    input.text("reason", text, LONGEST_REASON, true);
    input.done();
    return text;
  }

  private void requireView(Caller caller) {
    access.require(
        caller,
        ClusterPermissions.VIEW,
        instance.province().map(Target::of).orElse(Target.INSTANCE));
  }

  private void writable() {
    if (instance.province().isEmpty()) {
      throw new CtdpException(ReviewError.NOT_AT_CENTRE);
    }
  }
}
