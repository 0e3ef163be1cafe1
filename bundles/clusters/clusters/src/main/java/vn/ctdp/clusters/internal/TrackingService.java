package vn.ctdp.clusters.internal;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.Stage;
import vn.ctdp.clusters.tracking.ClusterTracking;
import vn.ctdp.clusters.tracking.Obstacle;
import vn.ctdp.clusters.tracking.SlowCluster;
import vn.ctdp.clusters.tracking.TrackingEntry;
import vn.ctdp.clusters.tracking.TrackingRow;
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
import vn.ctdp.core.query.SortColumns;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.core.work.WorkItemSource;

/** Tracking on JPA. */
@Component(service = {ClusterTracking.class, WorkItemSource.class})
public class TrackingService implements ClusterTracking, WorkItemSource {

  private static final Comparator<SlowCluster> BY_NAME =
      Comparator.comparing(s -> s.snapshot().cluster().name(), VietnameseText.order());

  private final JpaTemplate jpa;
  private final AccessControl access;
  private final AuditLog audit;
  private final RuleService rules;
  private final InstanceInfo instance;
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public TrackingService(
      @Reference(target = "(osgi.unit.name=clusters)") JpaTemplate jpa,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference RuleService rules,
      @Reference InstanceInfo instance,
      @Reference Clock clock) {
    this.jpa = jpa;
    this.access = access;
    this.audit = audit;
    this.rules = rules;
    this.instance = instance;
    this.clock = clock;
  }

  // --- weekly list ------------------------------------------------------------------------

  @Override
  public Page<TrackingRow> week(Caller caller, PageRequest request, LocalDate week) {
    requireView(caller);
    for (String filter : request.filters().keySet()) {
      if (!Set.of("state", "scope").contains(filter)) {
        throw SortColumns.unknown("filters." + filter);
      }
    }
    boolean descending = false;
    for (Sort sort : request.sorts()) {
      if (!"name".equals(sort.property())) {
        throw SortColumns.unknown("sorts." + sort.property());
      }
      descending = !sort.ascending();
    }
    String state = request.filters().get("state");
    boolean all = "ALL".equals(request.filters().get("scope"));
    String search = VietnameseText.searchKey(request.search());
    List<TrackingRow> rows =
        new ArrayList<>(
            rows(monday(week)).stream()
                .filter(r -> all || r.entry().isPresent() || r.before().isPresent())
                .filter(r -> VietnameseText.searchKey(r.cluster().name()).contains(search))
                .filter(r -> inState(r, state))
                .toList());
    if (descending) {
      java.util.Collections.reverse(rows);
    }
    return new Page<>(
        rows.stream().skip(request.offset()).limit(request.limit()).toList(), rows.size());
  }

  private static boolean inState(TrackingRow row, String state) {
    if (state == null) {
      return true;
    }
    return switch (state) {
      case "MISSING" -> row.entry().map(TrackingEntry::copied).orElse(true);
      case "CHANGED" -> !row.changed().isEmpty();
      case "OBSTACLE" ->
          row.entry()
              .or(row::before)
              .map(TrackingEntry::obstacles)
              .filter(o -> !o.isBlank())
              .isPresent();
      default -> throw SortColumns.unknown("filters.state");
    };
  }

  /** Every cluster with this week's entry and the one before: three statements. */
  private List<TrackingRow> rows(LocalDate week) {
    return jpa.txExpr(TransactionType.Supports, em -> rows(em, week));
  }

  private List<TrackingRow> rows(EntityManager em, LocalDate week) {
    Map<String, TrackingEntity> now = new HashMap<>();
    em.createQuery("select t from TrackingEntity t where t.week = :week", TrackingEntity.class)
        .setParameter("week", week)
        .getResultList()
        .forEach(t -> now.put(t.cluster, t));
    Map<String, TrackingEntity> before = earlier(em, week);
    return ClusterStore.all(em, Doors.province(instance)).stream()
        .map(c -> row(c, now.get(c.id), before.get(c.id)))
        .toList();
  }

  private static Map<String, TrackingEntity> earlier(EntityManager em, LocalDate week) {
    return em
        .createQuery(
            "select t from TrackingEntity t where t.week = (select max(o.week) from TrackingEntity"
                + " o where o.cluster = t.cluster and o.week < :week)",
            TrackingEntity.class)
        .setParameter("week", week)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(t -> t.cluster, Function.identity()));
  }

  private static TrackingRow row(ClusterEntity c, TrackingEntity now, TrackingEntity before) {
    Optional<TrackingEntry> entry = Optional.ofNullable(now).map(TrackingService::entry);
    Optional<TrackingEntry> earlier = Optional.ofNullable(before).map(TrackingService::entry);
    return new TrackingRow(
        ClusterStore.cluster(c),
        entry,
        earlier,
        entry.map(e -> e.changedSince(earlier.orElse(null))).orElse(Set.of()));
  }

  @Override
  public Optional<TrackingRow> row(Caller caller, UUID cluster, LocalDate week) {
    requireView(caller);
    LocalDate monday = monday(week);
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          ClusterEntity c = em.find(ClusterEntity.class, cluster.toString());
          if (c == null) {
            return Optional.<TrackingRow>empty();
          }
          List<TrackingEntity> upTo =
              em.createQuery(
                      "select t from TrackingEntity t where t.cluster = :cluster and t.week <="
                          + " :week order by t.week desc",
                      TrackingEntity.class)
                  .setParameter("cluster", c.id)
                  .setParameter("week", monday)
                  .setMaxResults(2)
                  .getResultList();
          TrackingEntity now =
              upTo.stream().filter(t -> t.week.equals(monday)).findFirst().orElse(null);
          TrackingEntity before =
              upTo.stream().filter(t -> t.week.isBefore(monday)).findFirst().orElse(null);
          return Optional.of(row(c, now, before));
        });
  }

  @Override
  public List<TrackingEntry> history(Caller caller, UUID cluster) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            em
                .createQuery(
                    "select t from TrackingEntity t where t.cluster = :cluster order by t.week"
                        + " desc",
                    TrackingEntity.class)
                .setParameter("cluster", cluster.toString())
                .getResultList()
                .stream()
                .map(TrackingService::entry)
                .toList());
  }

  @Override
  public TrackingEntry save(Caller caller, TrackingEntry entry) {
    checked(entry);
    LocalDate week = monday(entry.week());
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity owner =
              Doors.editable(
                  em, access, instance, caller, ClusterPermissions.EDIT, entry.cluster());
          ClusterChanges.touched(em, owner.id);
          TrackingEntity e = at(em, owner.id, week);
          if (e == null ? entry.version() != 0 : e.version != entry.version()) {
            throw new CtdpException(CoreError.CONFLICT);
          }
          boolean added = e == null;
          Map<String, String> before = added ? Map.of() : image(e);
          if (added) {
            e = new TrackingEntity();
            e.id = UUID.randomUUID().toString();
            e.cluster = owner.id;
            e.week = week;
            // 0 says "there is none yet".
            e.version = 1;
          }
          take(e, entry);
          e.copied = false;
          e.changedBy = caller.username();
          e.changedAt = clock.instant();
          if (added) {
            em.persist(e);
          }
          em.flush();
          audit(caller, "clusters.tracking.record", e, before);
          return entry(e);
        });
  }

  @Override
  public int copyForward(Caller caller, LocalDate day) {
    LocalDate week = monday(day);
    notToCome(week);
    access.requireAnywhere(caller, ClusterPermissions.EDIT);
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterChanges.awaitTurn(em);
          Set<String> there =
              Set.copyOf(
                  em.createQuery(
                          "select t.cluster from TrackingEntity t where t.week = :week",
                          String.class)
                      .setParameter("week", week)
                      .getResultList());
          int copied = 0;
          for (TrackingEntity last : earlier(em, week).values()) {
            if (there.contains(last.cluster)) {
              continue;
            }
            Doors.editable(
                em,
                access,
                instance,
                caller,
                ClusterPermissions.EDIT,
                UUID.fromString(last.cluster));
            TrackingEntity e = new TrackingEntity();
            e.id = UUID.randomUUID().toString();
            e.cluster = last.cluster;
            e.week = week;
            e.version = 1;
            take(e, entry(last));
            e.copied = true;
            e.changedBy = caller.username();
            e.changedAt = clock.instant();
            em.persist(e);
            copied++;
          }
          if (copied > 0) {
            audit.append(
                caller,
                "clusters.tracking.copy",
                null,
                Map.of("week", week.toString(), "entries", String.valueOf(copied)));
          }
          return copied;
        });
  }

  private static TrackingEntity at(EntityManager em, String cluster, LocalDate week) {
    return em
        .createQuery(
            "select t from TrackingEntity t where t.cluster = :cluster and t.week = :week",
            TrackingEntity.class)
        .setParameter("cluster", cluster)
        .setParameter("week", week)
        .getResultList()
        .stream()
        .findFirst()
        .orElse(null);
  }

  private void checked(TrackingEntry entry) {
    Input input = new Input();
    input.day("week", entry.week(), true);
    input.text("developer", entry.developer(), 300, false);
    input.text("decision", entry.decision(), 300, false);
    input.text("landLeased", entry.landLeased(), 1000, false);
    input.text("construction", entry.construction(), 1000, false);
    input.text("obstacles", entry.obstacles(), 2000, false);
    input.text("request", entry.request(), 1000, false);
    input.text("milestone", entry.milestone(), 500, false);
    input.text("owner", entry.owner(), 200, false);
    input.day("milestoneDay", entry.milestoneDay(), false);
    notNegative(input, "householdsDone", entry.householdsDone());
    notNegative(input, "householdsTotal", entry.householdsTotal());
    notNegative(input, "clearanceCost", entry.clearanceCost());
    if (entry.householdsDone() != null
        && entry.householdsTotal() != null
        && entry.householdsDone() > entry.householdsTotal()) {
      input.add(
          "householdsDone",
          "CCN-TD-1",
          "Số hộ đã bàn giao nhiều hơn tổng số hộ.",
          "More households are done than there are.");
    }
    if (entry.clearedHa() != null && entry.clearedHa().signum() != 0) {
      input.area("clearedHa", entry.clearedHa());
    }
    input.done();
    notToCome(monday(entry.week()));
  }

  private static void notNegative(Input input, String field, Number number) {
    if (number != null && number.longValue() < 0) {
      input.add(field, "CCN-IN-9", "Không được âm.", "Must not be negative.");
    }
  }

  private void notToCome(LocalDate week) {
    if (week.isAfter(monday(today()))) {
      Input input = new Input();
      input.add(
          "week",
          "CCN-TD-2",
          "Tuần này chưa tới: chỉ ghi tuần hiện tại và các tuần trước.",
          "That week is yet to come: record this week and earlier ones only.");
      input.done();
    }
  }

  private static void take(TrackingEntity e, TrackingEntry entry) {
    e.developer = clean(entry.developer());
    e.decision = clean(entry.decision());
    e.landLeased = clean(entry.landLeased());
    e.householdsDone = entry.householdsDone();
    e.householdsTotal = entry.householdsTotal();
    e.clearedHa = entry.clearedHa();
    e.clearanceCost = entry.clearanceCost();
    e.construction = clean(entry.construction());
    e.obstacles = clean(entry.obstacles());
    e.request = clean(entry.request());
    e.milestone = clean(entry.milestone());
    e.milestoneDay = entry.milestoneDay();
    e.owner = clean(entry.owner());
  }

  private static TrackingEntry entry(TrackingEntity e) {
    return new TrackingEntry(
        UUID.fromString(e.id),
        UUID.fromString(e.cluster),
        e.week,
        e.developer,
        e.decision,
        e.landLeased,
        e.householdsDone,
        e.householdsTotal,
        e.clearedHa,
        e.clearanceCost,
        e.construction,
        e.obstacles,
        e.request,
        e.milestone,
        e.milestoneDay,
        e.owner,
        e.copied,
        e.changedBy,
        e.changedAt,
        e.version);
  }

  private static Map<String, String> image(TrackingEntity e) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("developer", Objects.toString(e.developer, ""));
    image.put("decision", Objects.toString(e.decision, ""));
    image.put("landLeased", Objects.toString(e.landLeased, ""));
    image.put("householdsDone", Objects.toString(e.householdsDone, ""));
    image.put("householdsTotal", Objects.toString(e.householdsTotal, ""));
    image.put(
        "clearedHa", e.clearedHa == null ? "" : e.clearedHa.stripTrailingZeros().toPlainString());
    image.put("clearanceCost", Objects.toString(e.clearanceCost, ""));
    image.put("construction", Objects.toString(e.construction, ""));
    image.put("obstacles", Objects.toString(e.obstacles, ""));
    image.put("request", Objects.toString(e.request, ""));
    image.put("milestone", Objects.toString(e.milestone, ""));
    image.put("milestoneDay", Objects.toString(e.milestoneDay, ""));
    image.put("owner", Objects.toString(e.owner, ""));
    return image;
  }

  private void audit(Caller caller, String action, TrackingEntity e, Map<String, String> before) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("week", e.week.toString());
    // Two long texts would fill a line of the log; their beginning tells what was changed.
    image(e).forEach((field, value) -> change(details, field, before.get(field), value));
    audit.append(caller, action, new SubjectRef(ClusterSubjects.CLUSTER, e.cluster), details);
  }

  private static void change(
      Map<String, String> details, String field, String before, String after) {
    String was = before == null ? "" : before;
    if (!was.equals(after)) {
      details.put(field + ".before", beginning(was));
      details.put(field + ".after", beginning(after));
    }
  }

  private static String beginning(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  // --- summary ----------------------------------------------------------------------------

  @Override
  public String summary(Caller caller, LocalDate day) {
    requireView(caller);
    LocalDate week = monday(day);
    LocalDate sunday = week.plusDays(6);
    LocalDate cutoff = sunday.isAfter(today()) ? today() : sunday;
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            new TrackingSummary(instance.name().vi(), week, cutoff)
                .write(
                    rows(em, week),
                    FactTotals.read(em, Doors.province(instance), cutoff),
                    openOn(em, cutoff)));
  }

  private List<Obstacle> openOn(EntityManager em, LocalDate day) {
    return obstacleQuery(
            em,
            " and o.since <= :day and (o.solvedOn is null or o.solvedOn > :day) order by o.since,"
                + " c.nameSort, o.id",
            Map.of("day", day))
        .getResultList()
        .stream()
        .map(TrackingService::obstacle)
        .toList();
  }

  // --- obstacles --------------------------------------------------------------------------

  private TypedQuery<Object[]> obstacleQuery(
      EntityManager em, String rest, Map<String, Object> parameters) {
    String province = Doors.province(instance);
    TypedQuery<Object[]> query =
        em.createQuery(
            "select o, c.name from ObstacleEntity o, ClusterEntity c where c.id = o.cluster"
                + (province == null ? "" : " and c.province = :province")
                + rest,
            Object[].class);
    if (province != null) {
      query.setParameter("province", province);
    }
    parameters.forEach(query::setParameter);
    return query;
  }

  private static Obstacle obstacle(Object[] row) {
    return obstacle((ObstacleEntity) row[0], (String) row[1]);
  }

  private static Obstacle obstacle(ObstacleEntity o, String clusterName) {
    return new Obstacle(
        UUID.fromString(o.id),
        UUID.fromString(o.cluster),
        clusterName,
        o.text,
        o.request,
        o.owner,
        o.since,
        o.solvedOn,
        o.outcome,
        o.changedBy,
        o.changedAt,
        o.version);
  }

  @Override
  public List<Obstacle> obstacles(Caller caller, UUID cluster) {
    requireView(caller);
    return jpa.txExpr(
        TransactionType.Supports,
        em ->
            obstacleQuery(
                    em,
                    " and c.id = :cluster order by o.since desc, o.id",
                    Map.of("cluster", cluster.toString()))
                .getResultList()
                .stream()
                .map(TrackingService::obstacle)
                .sorted(Comparator.comparing((Obstacle o) -> !o.open()))
                .toList());
  }

  @Override
  public Page<Obstacle> obstacles(Caller caller, PageRequest request) {
    requireView(caller);
    StringBuilder where = new StringBuilder();
    Map<String, Object> parameters = new HashMap<>();
    String province = Doors.province(instance);
    request
        .filters()
        .forEach(
            (filter, value) -> {
              if (!"open".equals(filter)) {
                throw SortColumns.unknown("filters." + filter);
              }
              where
                  .append(" and o.solvedOn is ")
                  .append("true".equals(value) ? "" : "not ")
                  .append("null");
            });
    if (!request.search().isBlank()) {
      where.append(" and c.nameSearch like :search escape '!'");
      parameters.put(
          "search",
          "%" + VietnameseText.searchKey(request.search()).replaceAll("([!%_])", "!$1") + "%");
    }
    String order =
        new SortColumns(
                Map.of("since", "o.since", "cluster", "c.nameSort"),
                "case when o.solvedOn is null then 0 else 1 end, o.since",
                "o.id")
            .orderBy(request.sorts());
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          TypedQuery<Long> count =
              em.createQuery(
                  "select count(o) from ObstacleEntity o, ClusterEntity c where c.id = o.cluster"
                      + (province == null ? "" : " and c.province = :province")
                      + where,
                  Long.class);
          if (province != null) {
            count.setParameter("province", province);
          }
          parameters.forEach(count::setParameter);
          List<Obstacle> rows =
              obstacleQuery(em, where + order, parameters)
                  .setFirstResult(request.offset())
                  .setMaxResults(request.limit())
                  .getResultList()
                  .stream()
                  .map(TrackingService::obstacle)
                  .toList();
          return new Page<>(rows, count.getSingleResult());
        });
  }

  @Override
  public Obstacle saveObstacle(Caller caller, Obstacle obstacle) {
    Input input = new Input();
    input.text("text", clean(obstacle.text()), 1000, true);
    input.text("request", obstacle.request(), 1000, false);
    input.text("owner", obstacle.owner(), 200, false);
    input.text("outcome", obstacle.outcome(), 1000, false);
    input.day("since", obstacle.since(), true);
    input.day("solvedOn", obstacle.solvedOn(), false);
    input.order("solvedOn", obstacle.since(), obstacle.solvedOn());
    if (obstacle.solvedOn() != null && obstacle.solvedOn().isAfter(today())) {
      input.add(
          "solvedOn",
          "CCN-TD-3",
          "Ngày tháo gỡ chưa tới.",
          "The day on which it was solved is yet to come.");
    }
    input.done();
    return jpa.txExpr(
        TransactionType.Required,
        em -> {
          ClusterEntity owner =
              Doors.editable(
                  em, access, instance, caller, ClusterPermissions.EDIT, obstacle.cluster());
          ClusterChanges.touched(em, owner.id);
          ObstacleEntity e;
          Map<String, String> before = Map.of();
          boolean added = obstacle.id() == null;
          if (added) {
            e = new ObstacleEntity();
            e.id = UUID.randomUUID().toString();
            e.cluster = owner.id;
          } else {
            e = em.find(ObstacleEntity.class, obstacle.id().toString());
            if (e == null || !e.cluster.equals(owner.id)) {
              throw new CtdpException(CoreError.NOT_FOUND, "vướng mắc", obstacle.id());
            }
            if (e.version != obstacle.version()) {
              throw new CtdpException(CoreError.CONFLICT);
            }
            before = image(e);
          }
          e.text = clean(obstacle.text());
          e.request = clean(obstacle.request());
          e.owner = clean(obstacle.owner());
          e.since = obstacle.since();
          e.solvedOn = obstacle.solvedOn();
          e.outcome = clean(obstacle.outcome());
          e.changedBy = caller.username();
          e.changedAt = clock.instant();
          if (added) {
            em.persist(e);
          }
          em.flush();
          Map<String, String> details = new LinkedHashMap<>();
          Map<String, String> was = before;
          image(e).forEach((field, value) -> change(details, field, was.get(field), value));
          audit.append(
              caller,
              added ? "clusters.obstacle.create" : "clusters.obstacle.update",
              new SubjectRef(ClusterSubjects.CLUSTER, owner.id),
              details);
          return obstacle(e, owner.name);
        });
  }

  private static Map<String, String> image(ObstacleEntity e) {
    Map<String, String> image = new LinkedHashMap<>();
    image.put("obstacle", e.text);
    image.put("request", Objects.toString(e.request, ""));
    image.put("owner", Objects.toString(e.owner, ""));
    image.put("since", e.since.toString());
    image.put("solvedOn", Objects.toString(e.solvedOn, ""));
    image.put("outcome", Objects.toString(e.outcome, ""));
    return image;
  }

  // --- slow clusters ----------------------------------------------------------------------

  @Override
  public List<Parameter> slowLimits(LocalDate day) {
    List<Parameter> limits = new ArrayList<>();
    for (String key : List.of("ccn.slow.months", "ccn.slow.months.long")) {
      rules
          .parameter("clusters", key, day, instance.province().orElse(null))
          .ifPresent(limits::add);
    }
    return limits;
  }

  @Override
  public Page<SlowCluster> slow(Caller caller, PageRequest request, LocalDate day) {
    requireView(caller);
    for (String filter : request.filters().keySet()) {
      if (!"limit".equals(filter)) {
        throw SortColumns.unknown("filters." + filter);
      }
    }
    Comparator<SlowCluster> order = slowOrder(request.sorts());
    String search = VietnameseText.searchKey(request.search());
    String limit = request.filters().get("limit");
    List<SlowCluster> all =
        slow(day).stream()
            .filter(s -> limit == null || String.valueOf(s.limit()).equals(limit))
            .filter(
                s ->
                    search.isEmpty()
                        || VietnameseText.searchKey(s.snapshot().cluster().name()).contains(search))
            .sorted(order)
            .toList();
    return new Page<>(
        all.stream().skip(request.offset()).limit(request.limit()).toList(), all.size());
  }

  private static Comparator<SlowCluster> slowOrder(List<Sort> sorts) {
    Comparator<SlowCluster> slowest = Comparator.comparing(SlowCluster::established);
    if (sorts.isEmpty()) {
      return slowest.thenComparing(BY_NAME);
    }
    Sort sort = sorts.get(0);
    Comparator<SlowCluster> order =
        switch (sort.property()) {
          case "name" -> BY_NAME;
          // The earlier the day, the more months.
          case "months" -> slowest.reversed();
          default -> throw SortColumns.unknown("sorts." + sort.property());
        };
    return (sort.ascending() ? order : order.reversed()).thenComparing(BY_NAME);
  }

  private List<SlowCluster> slow(LocalDate day) {
    List<Integer> limits =
        slowLimits(day).stream().map(p -> p.number().intValueExact()).sorted().toList();
    if (limits.isEmpty()) {
      return List.of();
    }
    return jpa.txExpr(
        TransactionType.Supports,
        em -> {
          List<ClusterSnapshot> waiting =
              ClusterStore.snapshots(em, ClusterStore.all(em, Doors.province(instance)), day)
                  .stream()
                  .filter(TrackingService::notBuilt)
                  .toList();
          if (waiting.isEmpty()) {
            return List.of();
          }
          Map<String, FactEntity> established = established(em, day);
          Map<UUID, Obstacle> last = new HashMap<>();
          openOn(em, day).forEach(o -> last.put(o.cluster(), o));
          List<SlowCluster> result = new ArrayList<>();
          for (ClusterSnapshot s : waiting) {
            UUID id = s.cluster().id();
            FactEntity since = established.get(id.toString());
            ClusterFact fact = s.facts().get(FactKey.ESTABLISHED_AREA);
            LocalDate from = since == null ? fact.effectiveFrom() : since.effectiveFrom;
            boolean exact = since == null ? fact.exactDate() : since.exactDate;
            long months = ChronoUnit.MONTHS.between(from, day);
            limits.stream()
                .filter(l -> months >= l)
                .max(Integer::compareTo)
                .ifPresent(
                    l -> result.add(new SlowCluster(s, from, exact, months, l, last.get(id))));
          }
          return result;
        });
  }

  /**
   * Established, and nothing says that anything is built or works. Clearing land is no building.
   */
  private static boolean notBuilt(ClusterSnapshot s) {
    return s.holds(FactKey.ESTABLISHED_AREA)
        && s.stage() != Stage.CHUYEN_DOI
        && !s.holds(FactKey.INVESTMENT_PAID)
        && !s.holds(FactKey.IND_LAND_READY)
        && !s.holds(FactKey.OPERATING);
  }

  /** The fact by which each cluster has been established without a break: one statement. */
  private static Map<String, FactEntity> established(EntityManager em, LocalDate day) {
    Map<String, FactEntity> first = new HashMap<>();
    em.createQuery(
            "select f from FactEntity f where f.key = :key and f.effectiveFrom <= :day order by"
                + " f.effectiveFrom, f.id",
            FactEntity.class)
        .setParameter("key", FactKey.ESTABLISHED_AREA.name())
        .setParameter("day", day)
        .getResultList()
        .forEach(
            f -> {
              if (f.number == null) {
                first.remove(f.cluster);
              } else {
                first.putIfAbsent(f.cluster, f);
              }
            });
    return first;
  }

  // --- home page --------------------------------------------------------------------------

  @Override
  public List<WorkItem> items(Caller caller) {
    if (instance.role() == vn.ctdp.core.instance.InstanceRole.CENTRE
        || !access.allowed(caller, ClusterPermissions.EDIT, target())) {
      return List.of();
    }
    LocalDate today = today();
    LocalDate week = monday(today);
    // Derby counts distinct values of one expression only.
    long followed =
        jpa.txExpr(
            TransactionType.Supports,
            em ->
                em.createQuery(
                        "select count(distinct t.cluster) from TrackingEntity t where t.week >="
                            + " :month",
                        Long.class)
                    .setParameter("month", week.minusWeeks(4))
                    .getSingleResult());
    long done =
        jpa.txExpr(
            TransactionType.Supports,
            em ->
                em.createQuery(
                        "select count(t) from TrackingEntity t where t.week = :week and t.copied ="
                            + " false",
                        Long.class)
                    .setParameter("week", week)
                    .getSingleResult());
    if (followed == done) {
      return List.of();
    }
    LocalDate friday = week.plusDays(4);
    return List.of(
        new WorkItem(
            "clusters.tracking." + week,
            new Localized("Cập nhật danh sách theo dõi tuần", "Update the weekly tracking list"),
            new Localized(
                "Còn " + (followed - done) + " trên " + followed + " cụm chưa cập nhật tuần này",
                (followed - done) + " of " + followed + " clusters are not updated this week"),
            "clusters/tracking",
            today.isAfter(friday)
                ? WorkItem.Urgency.OVERDUE
                : today.isBefore(friday.minusDays(1))
                    ? WorkItem.Urgency.NORMAL
                    : WorkItem.Urgency.SOON,
            friday));
  }

  private static String clean(String text) {
    String normal = VietnameseText.normalise(text);
    return normal == null || normal.isBlank() ? null : normal;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(RegisterService.ZONE));
  }

  private Target target() {
    return instance.province().map(Target::of).orElse(Target.INSTANCE);
  }

  private void requireView(Caller caller) {
    access.require(caller, ClusterPermissions.VIEW, target());
  }
}
