package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.aries.jpa.template.TransactionType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.ClusterRegister;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.PlanPhase;
import vn.ctdp.clusters.Stage;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

class RegisterTest {

  private static final UnitRef LAM_DONG = UnitRef.parse("34:68");
  private static final UnitRef LAI_CHAU = UnitRef.parse("34:12");
  private static final LocalDate SOURCE_DAY = LocalDate.of(2025, 5, 16);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Caller OFFICER = Caller.system("officer");

  private final List<String> audited = new ArrayList<>();
  private TestDatabase database;
  private Node node;
  private RegisterService register;
  private ClusterIndicators indicators;
  private ProjectService projects;
  private Set<UnitRef> editable = Set.of(LAM_DONG);

  /** Where the module stores; {@link PostgresTest} runs the same tests on another database. */
  TestDatabase database() {
    return TestDatabase.derby("clusters");
  }

  @BeforeEach
  void open() {
    database = database();
    node = database.node();
    AccessControl access =
        fake(
            AccessControl.class,
            (name, args) -> {
              if ("require".equals(name)
                  && ClusterPermissions.EDIT.equals(args[1])
                  && !editable.contains(((Target) args[2]).province().orElseThrow())) {
                throw new CtdpException(CoreError.ACCESS_DENIED, args[1]);
              }
              return true;
            });
    AuditLog audit =
        fake(
            AuditLog.class,
            (name, args) -> {
              audited.add(args[1] + " " + args[3]);
              return null;
            });
    RuleService rules =
        fake(
            RuleService.class,
            (name, args) ->
                "ccn.size.max".equals(args[1])
                    ? Optional.of(
                        new Parameter(
                            "ccn-nd32-2024",
                            "ccn.size.max",
                            "75",
                            "ha",
                            Optional.empty(),
                            LocalDate.of(2024, 5, 1),
                            null,
                            "NĐ 32/2024/NĐ-CP",
                            Evidence.VERIFIED,
                            null))
                    : Optional.empty());
    InstanceInfo instance =
        fake(
            InstanceInfo.class,
            (name, args) -> "province".equals(name) ? Optional.of(LAM_DONG) : null);
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);
    register = new RegisterService(node, access, audit, rules, instance, new Territory(), clock);
    indicators = new ClusterIndicators(node, access);
    projects = new ProjectService(node, access, audit, new Lists(access, instance), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void drawsTheFiguresOfDakNongFromRecords() {
    dakNong();
    Map<String, IndicatorValue> values =
        figures(
            Period.parse("2026-H1"),
            "clusters.planned.count",
            "clusters.planned.area",
            "clusters.established.count",
            "clusters.established.area",
            "clusters.established-in-period.count",
            "clusters.detailed-plan.count",
            "clusters.detailed-plan.area",
            "clusters.developer-enterprise.count");
    assertThat(value(values, "clusters.planned.count")).isEqualByComparingTo("11");
    assertThat(value(values, "clusters.planned.area")).isEqualByComparingTo("825");
    assertThat(value(values, "clusters.established.count")).isEqualByComparingTo("2");
    assertThat(value(values, "clusters.established.area")).isEqualByComparingTo("89.61");
    // More detailed plans than establishments: real, and not an error.
    assertThat(value(values, "clusters.detailed-plan.count")).isEqualByComparingTo("4");
    assertThat(value(values, "clusters.detailed-plan.area")).isEqualByComparingTo("149.61");
    assertThat(value(values, "clusters.developer-enterprise.count")).isEqualByComparingTo("3");
    // The source gives no day of decision, so nothing is claimed for the period.
    assertThat(value(values, "clusters.established-in-period.count")).isEqualByComparingTo("0");
    assertThat(values.get("clusters.established.area").origins())
        .extracting(o -> o.title() + " " + o.contribution().stripTrailingZeros().toPlainString())
        .containsExactly("CCN BMC 37.41", "CCN Thuận An 52.2");
  }

  @Test
  void readsTheRegisterAsOfAnyDay() {
    UUID id = cluster("CCN Thuận An");
    record(id, area(FactKey.ESTABLISHED_AREA, "50", LocalDate.of(2020, 3, 1), true));
    record(id, area(FactKey.ESTABLISHED_AREA, "52.2", LocalDate.of(2024, 3, 1), true));
    record(
        id,
        new ClusterFact(
            FactKey.ESTABLISHED_AREA,
            LocalDate.of(2026, 2, 1),
            true,
            null,
            null,
            null,
            "QĐ bãi bỏ",
            false,
            null,
            null));

    assertThat(areaOn(id, LocalDate.of(2020, 2, 29))).isEmpty();
    assertThat(areaOn(id, LocalDate.of(2020, 3, 1)))
        .hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo("50"));
    assertThat(areaOn(id, LocalDate.of(2025, 1, 1)))
        .hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo("52.2"));
    assertThat(areaOn(id, TODAY)).isEmpty();
    assertThat(register.cluster(OFFICER, id, TODAY).orElseThrow().stage())
        .isEqualTo(Stage.DA_BAI_BO);
    Map<String, IndicatorValue> period =
        figures(Period.parse("2024-H1"), "clusters.established-in-period.count");
    assertThat(value(period, "clusters.established-in-period.count")).isEqualByComparingTo("1");
  }

  @Test
  void aCorrectionCountsAndTheFormerValueStaysInTheHistory() {
    UUID id = cluster("CCN BMC");
    record(id, area(FactKey.ESTABLISHED_AREA, "3.741", SOURCE_DAY, false));
    record(id, area(FactKey.ESTABLISHED_AREA, "37.41", SOURCE_DAY, false));
    assertThat(areaOn(id, TODAY))
        .hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo("37.41"));
    assertThat(register.history(OFFICER, id)).hasSize(2);
    assertThat(audited).anyMatch(a -> a.contains("3.741") && a.contains("37.41"));
  }

  @Test
  void everyFactKnowsUntilWhenItCountsInWhateverOrderTheyWereRecorded() {
    UUID id = cluster("Cụm");
    record(id, area(FactKey.IND_LAND_LEASED, "3", LocalDate.of(2025, 1, 1), true));
    record(id, area(FactKey.IND_LAND_LEASED, "1", LocalDate.of(2023, 1, 1), true));
    record(id, area(FactKey.IND_LAND_LEASED, "4", LocalDate.of(2025, 1, 1), true));
    record(id, area(FactKey.IND_LAND_LEASED, "5", LocalDate.of(2026, 1, 1), true));

    List<?> spans =
        node.txExpr(
            TransactionType.Supports,
            em ->
                em.createNativeQuery(
                        "SELECT num_value, effective_from, superseded_on FROM clusters.cluster_fact"
                            + " ORDER BY id")
                    .getResultList());

    assertThat(spans.stream().map(row -> Arrays.toString((Object[]) row)))
        .containsExactly(
            "[3.0000, 2025-01-01, 2025-01-01]",
            "[1.0000, 2023-01-01, 2025-01-01]",
            "[4.0000, 2025-01-01, 2026-01-01]",
            "[5.0000, 2026-01-01, 9999-12-31]");
  }

  @Test
  void saysEverythingThatIsWrongAndStoresNothing() {
    UUID id = cluster("CCN Thuận An");
    List<ClusterFact> wrong =
        List.of(
            area(FactKey.ESTABLISHED_AREA, "52.2", SOURCE_DAY, false),
            area(FactKey.IND_LAND_TOTAL, "-1", SOURCE_DAY, false),
            area(FactKey.IND_LAND_READY, "1000000000", SOURCE_DAY, false),
            new ClusterFact(
                FactKey.OPERATING,
                SOURCE_DAY,
                false,
                new BigDecimal("2"),
                null,
                null,
                "x",
                false,
                null,
                null),
            new ClusterFact(
                FactKey.DEVELOPER_TYPE,
                SOURCE_DAY,
                false,
                null,
                "AI",
                null,
                "",
                false,
                null,
                null));
    assertThatThrownBy(() -> register.record(OFFICER, id, wrong))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                assertThat(e.problems())
                    .extracting(FieldProblem::field)
                    .containsExactly(
                        "facts[1].number",
                        "facts[2].number",
                        "facts[3].number",
                        "facts[4].source",
                        "facts[4].code"));
    assertThat(register.history(OFFICER, id)).isEmpty();
  }

  @Test
  void givesEveryClusterACodeOfItsOwnWhenManyAreRegisteredAtOnce() throws Exception {
    ExecutorService officers = Executors.newFixedThreadPool(8);
    try {
      List<Future<UUID>> registered =
          IntStream.range(0, 40)
              .mapToObj(n -> officers.submit(() -> cluster("CCN số " + n)))
              .toList();
      Set<String> codes = new HashSet<>();
      for (Future<UUID> one : registered) {
        codes.add(
            register
                .cluster(OFFICER, one.get(60, TimeUnit.SECONDS), TODAY)
                .orElseThrow()
                .cluster()
                .code());
      }
      assertThat(codes).hasSize(40).contains("CCN-001", "CCN-040");
    } finally {
      officers.shutdownNow();
    }
  }

  @Test
  void refusesASecondClusterOfTheSameCode() {
    cluster("CCN Thuận An");
    Cluster second =
        new Cluster(
            null,
            "CCN-001",
            "CCN Nhân Cơ",
            List.of(),
            LAM_DONG,
            List.of(),
            false,
            null,
            false,
            null,
            0);
    assertThatThrownBy(() -> register.saveCluster(OFFICER, second))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(ClustersError.DUPLICATE_CODE));
  }

  @Test
  void refusesASecondClusterOfTheSameName() {
    cluster("CCN Thuận An");
    assertThatThrownBy(() -> cluster("ccn  THUẬN AN"))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(ClustersError.DUPLICATE_NAME));
    assertThat(cluster("CCN Thuân An")).isNotNull();
    UUID id = cluster("Cụm CN Hòa Bình");
    for (String same :
        List.of("Hòa Bình", "CCN Hoà  Bình", "CỤM CÔNG NGHIỆP HÒA BÌNH", "ccn. hoa binh")) {
      assertThatThrownBy(() -> cluster(same))
          .isInstanceOfSatisfying(
              CtdpException.class,
              e -> {
                assertThat(e.errorCode()).isEqualTo(ClustersError.DUPLICATE_NAME);
                assertThat(e.problems().get(0).vi()).contains("“Cụm CN Hòa Bình” (CCN-");
              });
    }
    // Its own name may be written another way.
    Cluster own = register.cluster(OFFICER, id, TODAY).orElseThrow().cluster();
    assertThat(register.saveCluster(OFFICER, named(own, "CCN Hòa Bình")).name())
        .isEqualTo("CCN Hòa Bình");
  }

  private static Cluster named(Cluster c, String name) {
    return new Cluster(
        c.id(),
        c.code(),
        name,
        c.oldNames(),
        c.province(),
        c.communes(),
        c.legacy(),
        c.developerName(),
        c.illustrative(),
        c.note(),
        c.version());
  }

  @Test
  void saysWhatIsWrongWithPlacesInsteadOfStoringThem() {
    refused(() -> register.saveCluster(OFFICER, at(null, List.of())), "province");
    refused(
        () -> register.saveCluster(OFFICER, at(LAM_DONG, List.of(UnitRef.parse("34:1,x")))),
        "communes[0]");
    refused(
        () ->
            register.record(
                OFFICER, cluster("CCN Đắk Ha"), Collections.singletonList((ClusterFact) null)),
        "facts[0].key");
    assertThatThrownBy(
            () ->
                register.savePlanEntry(
                    OFFICER,
                    new PlanEntry(
                        null,
                        "Mục",
                        LAM_DONG,
                        List.of(),
                        Area.of("75"),
                        null,
                        null,
                        PlanAction.GIU,
                        null,
                        null,
                        LocalDate.of(2023, 12, 31),
                        null,
                        UUID.randomUUID(),
                        false,
                        null,
                        0)))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.NOT_FOUND));
  }

  private static void refused(ThrowingCallable act, String field) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> {
              assertThat(e.errorCode()).isEqualTo(CoreError.INVALID);
              assertThat(e.problems()).extracting(FieldProblem::field).containsExactly(field);
            });
  }

  private static Cluster at(UnitRef province, List<UnitRef> communes) {
    return new Cluster(
        null, null, "CCN", List.of(), province, communes, false, null, false, null, 0);
  }

  @Test
  void theHistoryOfAClusterNamesItsProjectsAndWhatChangedInThem() {
    UUID id = cluster("CCN Thuận An");
    ClusterProject saved =
        projects.saveProject(
            OFFICER,
            new ClusterProject(
                null, id, "Xưởng điều", "Công ty A", null, false, TODAY, null, null, 0));
    audited.clear();
    projects.saveProject(
        OFFICER,
        new ClusterProject(
            saved.id(),
            id,
            "Xưởng điều",
            "Công ty B",
            null,
            false,
            TODAY,
            null,
            null,
            saved.version()));
    assertThat(audited)
        .containsExactly(
            "clusters.project.update {project=Xưởng điều, investor.before=Công ty A,"
                + " investor.after=Công ty B}");
  }

  @Test
  void refusesAStaleVersionAndAnotherProvince() {
    UUID id = cluster("CCN Thuận An");
    Cluster read = register.cluster(OFFICER, id, TODAY).orElseThrow().cluster();
    register.saveCluster(OFFICER, with(read, "lần một"));
    assertThatThrownBy(() -> register.saveCluster(OFFICER, with(read, "lần hai")))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.CONFLICT));
    editable = Set.of(LAI_CHAU);
    assertThatThrownBy(() -> cluster("CCN khác"))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
  }

  @Test
  void saysWhenTheAreaIsAboveTheLimitOfItsTime() {
    UUID id = cluster("CCN lớn");
    record(id, area(FactKey.ESTABLISHED_AREA, "80", LocalDate.of(2024, 6, 1), true));
    record(id, area(FactKey.IND_LAND_TOTAL, "50", LocalDate.of(2024, 6, 1), true));
    record(id, area(FactKey.IND_LAND_LEASED, "51", LocalDate.of(2024, 6, 1), true));
    assertThat(register.check(OFFICER, id, TODAY))
        .extracting(p -> p.severity() + " " + p.code())
        .containsExactly("ERROR V-CCN-1", "ERROR V-CCN-3");
  }

  @Test
  void listsInVietnameseOrderWithABoundedNumberOfStatements() {
    for (String name : List.of("Ea Đar", "Đắk Ha", "Cư Jút", "Đồng An", "An Phú")) {
      record(cluster(name), area(FactKey.DETAILED_PLAN_AREA, "10", SOURCE_DAY, false));
    }
    node.statistics().clear();
    PageRequest byName = new PageRequest(0, 4, List.of(new Sort("name", true)), "", Map.of());
    assertThat(register.clusters(OFFICER, byName, TODAY).rows())
        .extracting(s -> s.cluster().name())
        .containsExactly("An Phú", "Cư Jút", "Đắk Ha", "Đồng An");
    assertThat(node.statistics().getPrepareStatementCount()).isEqualTo(7);
    PageRequest found = new PageRequest(0, 10, List.of(), "dak", Map.of());
    assertThat(register.clusters(OFFICER, found, TODAY).rows())
        .extracting(s -> s.cluster().name())
        .containsExactly("Đắk Ha");
    PageRequest percent = new PageRequest(0, 10, List.of(), "%", Map.of());
    assertThat(register.clusters(OFFICER, percent, TODAY).total()).isZero();
  }

  @Test
  void openingTheListTakesElevenStatementsForAnyNumberOfClusters() {
    dakNong();
    node.statistics().clear();
    ClusterRegister.Totals totals = register.totals(OFFICER, TODAY);
    assertThat(node.statistics().getPrepareStatementCount()).isEqualTo(4);
    for (Class<?> loaded : List.of(ClusterEntity.class, FactEntity.class)) {
      assertThat(node.statistics().getEntityStatistics(loaded.getName()).getLoadCount()).isZero();
    }
    register.clusters(OFFICER, new PageRequest(0, 50, List.of(), "", Map.of()), TODAY);
    assertThat(node.statistics().getPrepareStatementCount()).isEqualTo(11);
    List<ClusterSnapshot> all =
        register.clusters(OFFICER, new PageRequest(0, 50, List.of(), "", Map.of()), TODAY).rows();
    assertThat(totals.established())
        .isEqualTo(all.stream().filter(s -> s.holds(FactKey.ESTABLISHED_AREA)).count());
    assertThat(totals.operatingUnknown())
        .isEqualTo(all.stream().filter(s -> !s.facts().containsKey(FactKey.OPERATING)).count());
  }

  @Test
  void indicatorsTakeTheSameStatementsForAnyNumberOfClusters() {
    dakNong();
    node.statistics().clear();
    figures(
        Period.parse("2026"),
        indicators.indicators().stream().map(d -> d.id()).toArray(String[]::new));
    assertThat(node.statistics().getPrepareStatementCount()).isEqualTo(7);
  }

  @Test
  void whatNobodyRecordedIsNeitherYesNorNo() {
    UUID open = cluster("CCN chưa rõ");
    record(open, area(FactKey.DETAILED_PLAN_AREA, "30", SOURCE_DAY, false));
    Map<String, IndicatorValue> values =
        figures(Period.parse("2026-H1"), "clusters.operating.count", "clusters.project.count");
    assertThat(values.get("clusters.operating.count").value()).isNull();
    assertThat(values.get("clusters.project.count").value()).isNull();

    record(
        open,
        new ClusterFact(
            FactKey.OPERATING,
            SOURCE_DAY,
            false,
            BigDecimal.ZERO,
            null,
            null,
            "báo cáo",
            false,
            null,
            null));
    record(
        open,
        new ClusterFact(
            FactKey.PROJECT_AREA,
            SOURCE_DAY,
            false,
            null,
            null,
            null,
            "chưa có dự án",
            false,
            null,
            null));
    values = figures(Period.parse("2026-H1"), "clusters.operating.count", "clusters.project.count");
    assertThat(value(values, "clusters.operating.count")).isEqualByComparingTo("0");
    assertThat(value(values, "clusters.project.count")).isEqualByComparingTo("0");
  }

  @Test
  void nothingKnownIsNotZero() {
    UUID id = cluster("CCN chưa rõ đất");
    record(
        id,
        new ClusterFact(
            FactKey.OPERATING,
            SOURCE_DAY,
            false,
            BigDecimal.ONE,
            null,
            null,
            "báo cáo",
            false,
            null,
            null));
    Map<String, IndicatorValue> values =
        figures(Period.parse("2026-H1"), "clusters.operating-leased", "clusters.operating.count");
    assertThat(values.get("clusters.operating-leased").value()).isNull();
    assertThat(values.get("clusters.operating-leased").unknown()).isEqualTo(1);
    assertThat(value(values, "clusters.operating.count")).isEqualByComparingTo("1");
  }

  private void dakNong() {
    for (int i = 0; i < 11; i++) {
      register.savePlanEntry(
          OFFICER,
          new PlanEntry(
              null,
              "Mục " + i,
              LAM_DONG,
              List.of(),
              Area.of("75"),
              null,
              PlanPhase.DEN_2030,
              PlanAction.GIU,
              null,
              "QĐ 1757/QĐ-TTg (31/12/2023)",
              LocalDate.of(2023, 12, 31),
              null,
              null,
              false,
              null,
              0));
    }
    register.savePlanEntry(
        OFFICER,
        new PlanEntry(
            null,
            "Mục đã rút",
            LAM_DONG,
            List.of(),
            Area.of("20"),
            null,
            null,
            PlanAction.RUT,
            null,
            null,
            LocalDate.of(2023, 12, 31),
            null,
            null,
            false,
            null,
            0));
    DeveloperType[] developers = {
      DeveloperType.DN, DeveloperType.DN, DeveloperType.DN, DeveloperType.DON_VI_SU_NGHIEP
    };
    String[] names = {"CCN Thuận An", "CCN BMC", "CCN thứ ba", "CCN thứ tư"};
    String[] areas = {"52.20", "37.41", "30", "30"};
    for (int i = 0; i < 4; i++) {
      UUID id = cluster(names[i]);
      List<ClusterFact> facts = new ArrayList<>();
      facts.add(area(FactKey.DETAILED_PLAN_AREA, areas[i], SOURCE_DAY, false));
      facts.add(
          new ClusterFact(
              FactKey.DEVELOPER_TYPE,
              SOURCE_DAY,
              false,
              null,
              developers[i].name(),
              null,
              "bài báo 16/5/2025",
              false,
              null,
              null));
      if (i < 2) {
        facts.add(area(FactKey.ESTABLISHED_AREA, areas[i], SOURCE_DAY, false));
      }
      register.record(OFFICER, id, facts);
    }
  }

  private Map<String, IndicatorValue> figures(Period period, String... ids) {
    return indicators.compute(
        OFFICER,
        new IndicatorQuery(
            LAM_DONG, period.closingTo(), period.closingFrom(), period.closingTo(), Set.of(ids)));
  }

  private static BigDecimal value(Map<String, IndicatorValue> values, String id) {
    return values.get(id).value();
  }

  private Optional<BigDecimal> areaOn(UUID id, LocalDate day) {
    return register.cluster(OFFICER, id, day).orElseThrow().number(FactKey.ESTABLISHED_AREA);
  }

  private UUID cluster(String name) {
    return register
        .saveCluster(
            OFFICER,
            new Cluster(
                null, null, name, List.of(), LAM_DONG, List.of(), false, null, false, null, 0))
        .id();
  }

  private static Cluster with(Cluster c, String note) {
    return new Cluster(
        c.id(),
        c.code(),
        c.name(),
        c.oldNames(),
        c.province(),
        c.communes(),
        c.legacy(),
        c.developerName(),
        c.illustrative(),
        note,
        c.version());
  }

  private void record(UUID id, ClusterFact fact) {
    register.record(OFFICER, id, List.of(fact));
  }

  private static ClusterFact area(FactKey key, String ha, LocalDate from, boolean exact) {
    return new ClusterFact(
        key, from, exact, new BigDecimal(ha), null, null, "bài báo 16/5/2025", false, null, null);
  }

  private interface Answer {
    Object to(String method, Object[] args);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> answer.to(method.getName(), args)));
  }
}
