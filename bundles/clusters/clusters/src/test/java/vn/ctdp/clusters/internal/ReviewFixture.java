package vn.ctdp.clusters.internal;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.territory.Vintage;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** A register of Lào Cai on a real database, with the limits of the law as the core has them. */
final class ReviewFixture implements AutoCloseable {

  static final UnitRef LAO_CAI = UnitRef.parse("34:15");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  static final LocalDate REPORT_DAY = LocalDate.of(2026, 6, 18);
  static final Caller OFFICER = Caller.system("officer");

  final TestDatabase database;
  final Node node;
  final List<String> audited = new ArrayList<>();
  final Set<String> denied = new HashSet<>();
  final Map<String, String> overrides = new HashMap<>();
  final AccessControl access;
  final AuditLog audit;
  final RuleService rules;
  final InstanceInfo instance;
  final Clock clock = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);
  final RegisterService register;
  final TerritoryService territory =
      fake(
          TerritoryService.class,
          (name, args) ->
              args[0] instanceof UnitRef ref ? Optional.of(unit(ref)) : Optional.empty());
  Optional<UnitRef> province = Optional.of(LAO_CAI);

  ReviewFixture(TestDatabase database) {
    this.database = database;
    node = database.node();
    access =
        fake(
            AccessControl.class,
            (name, args) -> {
              if ("require".equals(name) && denied.contains(args[1])) {
                throw new CtdpException(CoreError.ACCESS_DENIED, args[1]);
              }
              return "allowed".equals(name) || "allowedAnywhere".equals(name)
                  ? !denied.contains(args[1])
                  : true;
            });
    audit =
        fake(
            AuditLog.class,
            (name, args) -> {
              audited.add(args[1] + " " + args[3]);
              return null;
            });
    rules =
        fake(
            RuleService.class,
            (name, args) -> parameter((String) args[1], (LocalDate) args[2], (UnitRef) args[3]));
    instance = fake(InstanceInfo.class, (name, args) -> "province".equals(name) ? province : null);
    register = register();
  }

  private RegisterService register() {
    return new RegisterService(node, access, audit, rules, instance, new Territory(), clock);
  }

  /** Key, from, to, value: the rows of rule-parameters.csv that the checks use. */
  private static final List<String[]> RULES =
      List.of(
          row("ccn.size.max", "2009-10-05", "2017-07-14", "50"),
          row("ccn.size.max", "2017-07-15", null, "75"),
          row("ccn.size.max.expanded", "2009-10-05", null, "75"),
          row("ccn.size.min", "2017-07-15", "2026-09-14", "10"),
          row("ccn.size.min", "2026-09-15", null, "5"),
          row("ccn.size.min.mountain", "2024-05-01", null, "5"),
          row("ccn.size.min.craft", "2024-05-01", null, "5"),
          row("ccn.size.tolerance", "2024-05-01", null, "5"),
          row("ccn.fill.expand", "2024-05-01", "2026-09-14", "0.60"),
          row("ccn.fill.expand", "2026-09-15", null, "0.50"),
          row("ccn.fill.establish", "2024-05-01", null, "0.50"),
          row("ccn.stock.max", "2024-05-01", "2026-09-14", "100"),
          row("ccn.stock.max", "2026-09-15", null, "50"),
          row("ccn.test.level", "2024-05-01", "2026-09-14", "DISTRICT"),
          row("ccn.test.level", "2026-09-15", null, "COMMUNE"),
          row("ccn.check.tolerance.area", "2009-10-05", null, "0.01"),
          row("ccn.check.tolerance.fill", "2009-10-05", null, "0.05"),
          row("ccn.slow.months", "2024-05-01", null, "24"));

  private static String[] row(String... cells) {
    return cells;
  }

  private Optional<Parameter> parameter(String key, LocalDate day, UnitRef of) {
    String own = of == null ? null : overrides.get(key);
    return RULES.stream()
        .filter(r -> r[0].equals(key))
        .filter(r -> !day.isBefore(LocalDate.parse(r[1])))
        .filter(r -> r[2] == null || !day.isAfter(LocalDate.parse(r[2])))
        .findFirst()
        .map(
            r ->
                new Parameter(
                    "ccn",
                    key,
                    own == null ? r[3] : own,
                    "ha",
                    own == null ? Optional.empty() : Optional.of(of),
                    LocalDate.parse(r[1]),
                    r[2] == null ? null : LocalDate.parse(r[2]),
                    own == null ? "Nghị định có hiệu lực " + r[1] : "NQ của HĐND tỉnh",
                    Evidence.VERIFIED,
                    null));
  }

  /** Communes of 2025 and before lie in district 63:080, all in the northern mountains. */
  private static AdminUnit unit(UnitRef ref) {
    boolean commune = ref.code().length() == 5;
    boolean old = ref.vintage() == Vintage.V63;
    boolean district = ref.code().length() == 3;
    Optional<UnitRef> parent =
        commune
            ? Optional.of(old ? UnitRef.parse("63:080") : LAO_CAI)
            : district ? Optional.of(UnitRef.parse("63:10")) : Optional.empty();
    String name = (commune ? "Xã " : district ? "Huyện " : "Tỉnh ") + ref.code();
    return new AdminUnit(
        ref,
        commune ? UnitLevel.COMMUNE : district ? UnitLevel.DISTRICT : UnitLevel.PROVINCE,
        UnitType.XA,
        name,
        name,
        name,
        parent,
        "Bắc",
        "Trung du và miền núi phía Bắc",
        null,
        null,
        "test");
  }

  ReviewService review() {
    return new ReviewService(node, access, audit, rules, territory, instance, clock);
  }

  UUID cluster(String name, String... communes) {
    return save(name, false, communes);
  }

  UUID legacy(String name) {
    return save(name, true);
  }

  private UUID save(String name, boolean legacy, String... communes) {
    // Communes of the former division are refused today: they stand from earlier days.
    boolean former = communes.length > 0 && communes[0].startsWith("63:");
    List<UnitRef> now = former ? List.of() : Arrays.stream(communes).map(UnitRef::parse).toList();
    UUID id =
        register
            .saveCluster(
                OFFICER,
                new Cluster(
                    null, null, name, List.of(), LAO_CAI, now, legacy, null, false, null, 0))
            .id();
    if (former) {
      database.sql(
          "UPDATE clusters.cluster SET communes = '%s' WHERE id = '%s'"
              .formatted(String.join(",", communes), id));
    }
    return id;
  }

  void plan(String name, String area, PlanAction action, UUID cluster, String... communes) {
    // The plan of 2023 is read in today's communes, which the register would not take for that day.
    register.savePlanEntry(
        OFFICER,
        new PlanEntry(
            null,
            name,
            LAO_CAI,
            List.of(),
            Area.of(area),
            null,
            null,
            action,
            null,
            "QĐ 1",
            LocalDate.of(2023, 12, 31),
            null,
            cluster,
            false,
            null,
            0));
    if (communes.length > 0) {
      database.sql(
          "UPDATE clusters.plan_entry SET communes = '%s' WHERE name = '%s'"
              .formatted(String.join(",", communes), name));
    }
  }

  void record(UUID cluster, ClusterFact... facts) {
    register.record(OFFICER, cluster, List.of(facts));
  }

  /** A figure of a decision. */
  static ClusterFact decided(FactKey key, String value, String day) {
    return fact(key, value, LocalDate.parse(day), true, "Quyết định");
  }

  /** A figure as the report of 18/6/2026 has it. */
  static ClusterFact reported(FactKey key, String value) {
    return fact(key, value, REPORT_DAY, false, "Báo cáo Sở Công Thương 18/6/2026");
  }

  static ClusterFact code(FactKey key, Enum<?> value) {
    return new ClusterFact(
        key, REPORT_DAY, false, null, value.name(), null, "Báo cáo", false, null, null);
  }

  static ClusterFact gone(FactKey key, String day) {
    return new ClusterFact(
        key, LocalDate.parse(day), true, null, null, null, "QĐ bãi bỏ", false, null, null);
  }

  static ClusterFact fact(FactKey key, String value, LocalDate day, boolean exact, String source) {
    return new ClusterFact(
        key, day, exact, new BigDecimal(value), null, null, source, false, null, null);
  }

  @Override
  public void close() {
    database.close();
  }

  interface Answer {
    Object answer(String name, Object[] args);
  }

  static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                method.getDeclaringClass() == Object.class
                    ? method.getName()
                    : answer.answer(method.getName(), args)));
  }
}
