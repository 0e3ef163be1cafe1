package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.clusters.internal.ReviewFixture.fake;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.ctdp.clusters.Cluster;
import vn.ctdp.clusters.ClusterCommune;
import vn.ctdp.clusters.ClusterDeveloper;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterLease;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.ClusterTenant;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.FundingSource;
import vn.ctdp.clusters.Occupancy;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.PlanEntry;
import vn.ctdp.clusters.ProjectStatus;
import vn.ctdp.clusters.Stage;
import vn.ctdp.clusters.TenantFigures;
import vn.ctdp.clusters.WastewaterStatus;
import vn.ctdp.clusters.WastewaterStep;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.quantity.Area;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** Communes, developers, plan, wastewater, projects, tenants and leases, each on its day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingTest {

  private static final UnitRef LAM_DONG = UnitRef.parse("34:68");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Caller OFFICER = Caller.system("officer");

  private TestDatabase database;
  private Node node;
  private int made;

  private final List<String> audited = new ArrayList<>();
  private final Territory territory = new Territory();
  private boolean denied;
  private RegisterService register;
  private StandingService standing;
  private ProjectService projects;
  private TenantService tenants;
  private UUID cluster;

  /** Where the module stores; {@link PostgresTest} runs the same tests on another database. */
  TestDatabase database() {
    return TestDatabase.derby("clusters");
  }

  @BeforeAll
  void open() {
    database = database();
    node = database.node();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void start() {
    denied = false;
    AccessControl access =
        fake(
            AccessControl.class,
            (name, args) -> {
              if ("require".equals(name) && denied && ClusterPermissions.EDIT.equals(args[1])) {
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
    RuleService rules = fake(RuleService.class, (name, args) -> Optional.empty());
    InstanceInfo instance =
        fake(
            InstanceInfo.class,
            (name, args) -> "province".equals(name) ? Optional.of(LAM_DONG) : null);
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);
    Lists lists = new Lists(access, instance);
    register = new RegisterService(node, access, audit, rules, instance, territory, clock);
    standing = new StandingService(node, access, audit, instance, territory, clock);
    projects = new ProjectService(node, access, audit, lists, clock);
    tenants = new TenantService(node, access, audit, lists, clock);
    cluster = cluster(null);
    audited.clear();
  }

  @Test
  void aClusterLiesInTheCommunesOfTheDay() {
    territory.commune("63:24673", "Thuận An", null, LocalDate.of(2025, 6, 30));
    territory.commune("34:24664", "Đắk Mil", LocalDate.of(2025, 7, 1), null);
    territory.commune("34:24670", "Đức Lập", LocalDate.of(2025, 7, 1), null);
    standing.saveCommune(OFFICER, commune("63:24673", "2015-01-01", "2025-06-30"));
    standing.saveCommune(OFFICER, commune("34:24664", "2025-07-01", null));
    standing.saveCommune(OFFICER, commune("34:24670", "2026-01-01", null));
    assertThat(on("2014-12-31").cluster().communes()).isEmpty();
    assertThat(on("2025-06-30").cluster().communes()).containsExactly(UnitRef.parse("63:24673"));
    assertThat(on("2025-07-01").cluster().communes()).containsExactly(UnitRef.parse("34:24664"));
    assertThat(on("2026-01-01").cluster().communes())
        .containsExactly(UnitRef.parse("34:24664"), UnitRef.parse("34:24670"));
    assertThat(audited).hasSize(3).allMatch(a -> a.startsWith("clusters.commune.create"));
  }

  @Test
  void aCommuneThatDidNotExistOnTheDayIsRefusedByName() {
    territory.commune("63:24673", "Thuận An", null, LocalDate.of(2025, 6, 30));
    territory.commune("34:24664", "Đắk Mil", LocalDate.of(2025, 7, 1), null);
    refused(
        () -> standing.saveCommune(OFFICER, commune("34:24664", "2020-05-01", null)),
        "commune",
        "Xã Đắk Mil (34:24664) không tồn tại vào ngày 01/05/2020; có từ 01/07/2025.");
    refused(
        () -> standing.saveCommune(OFFICER, commune("63:24673", "2020-05-01", null)),
        "commune",
        "Xã Thuận An (63:24673) không tồn tại vào ngày 22/11/2026; đến 30/06/2025.");
    refused(
        () -> standing.saveCommune(OFFICER, commune("34:99999", null, null)),
        "commune",
        "Không có xã mang mã 34:99999 trong danh mục đơn vị hành chính.");
    refused(
        () -> standing.saveCommune(OFFICER, commune("34:24664", "2026-05-01", "2026-04-01")),
        "to",
        "Ngày kết thúc trước ngày bắt đầu.");
    assertThat(standing.communes(OFFICER, cluster)).isEmpty();
  }

  @Test
  void whatIsTypedWithTheClusterIsItsStandingWithoutADay() {
    territory.commune("34:24664", "Đắk Mil", LocalDate.of(2025, 7, 1), null);
    Cluster c = on("2026-11-22").cluster();
    Cluster saved =
        register.saveCluster(
            OFFICER, with(c, List.of(UnitRef.parse("34:24664")), "Công ty cổ phần A"));
    assertThat(saved.developerName()).isEqualTo("Công ty cổ phần A");
    assertThat(standing.communes(OFFICER, cluster)).hasSize(1);
    assertThat(standing.developers(OFFICER, cluster))
        .singleElement()
        .matches(d -> d.name().equals("Công ty cổ phần A") && d.from() == null);
    Cluster none = register.saveCluster(OFFICER, with(saved, List.of(), null));
    assertThat(none.communes()).isEmpty();
    assertThat(none.developerName()).isNull();
    assertThat(standing.developers(OFFICER, cluster)).isEmpty();
  }

  @Test
  void theKindOfDeveloperFollowsTheDeveloperOfTheDay() {
    fact(FactKey.DEVELOPER_TYPE, null, "CHUA_CO", "2010-01-01");
    standing.saveDeveloper(OFFICER, developer("UBND xã", DeveloperType.UBND_XA, "2012-01-01"));
    standing.saveDeveloper(OFFICER, developer("Công ty B", DeveloperType.DN, "2020-03-01"));
    assertThat(on("2011-01-01").code(FactKey.DEVELOPER_TYPE)).contains("CHUA_CO");
    assertThat(on("2012-01-01").code(FactKey.DEVELOPER_TYPE)).contains("UBND_XA");
    assertThat(on("2020-02-29").cluster().developerName()).isEqualTo("UBND xã");
    assertThat(on("2020-03-01").cluster().developerName()).isEqualTo("Công ty B");
    assertThat(on("2026-11-22").code(FactKey.DEVELOPER_TYPE)).contains("DN");
    assertThat(standing.developers(OFFICER, cluster))
        .extracting(d -> d.name() + " " + d.to())
        .containsExactly("Công ty B null", "UBND xã 2020-02-29");
    assertThatThrownBy(() -> fact(FactKey.DEVELOPER_TYPE, null, "HTX", "2021-01-01"))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .matches(p -> p.code().equals("CCN-IN-23") && p.vi().contains("Công ty B")));
    refused(
        () ->
            standing.saveDeveloper(OFFICER, developer("Công ty C", DeveloperType.DN, "2015-01-01")),
        "from",
        "Trùng thời gian với chủ đầu tư “UBND xã” (01/01/2012 – 29/02/2020).");
  }

  @Test
  void thePlanKeepsWhatItSaidAndTellsTheAreaAndTheStage() {
    PlanEntry first = plan(null, "50", PlanAction.GIU, 0);
    PlanEntry changed = plan(first.id(), "75", PlanAction.MO_RONG, first.version());
    assertThat(on("2026-11-22").plannedArea()).isEqualByComparingTo("75");
    assertThat(on("2026-11-22").stage()).isEqualTo(Stage.QUY_HOACH);
    plan(first.id(), "75", PlanAction.RUT, changed.version());
    assertThat(on("2026-11-22").plannedArea()).isNull();
    assertThat(on("2026-11-22").stage()).isEqualTo(Stage.RUT_QUY_HOACH);
    assertThat(standing.planHistory(OFFICER, first.id()))
        .extracting(s -> s.action() + " " + s.area().stripTrailingZeros().toPlainString())
        .containsExactly("RUT 75", "MO_RONG 75", "GIU 50");
    assertThat(standing.planEntries(OFFICER, cluster)).hasSize(1);
  }

  @Test
  void theStageFollowsIndependentFacts() {
    assertThat(on("2026-11-22").stage()).isEqualTo(Stage.QUY_HOACH);
    fact(FactKey.DETAILED_PLAN_AREA, "30", null, "2020-01-01");
    assertThat(on("2026-11-22").stage()).isEqualTo(Stage.QHCT);
    fact(FactKey.ESTABLISHED_AREA, "30", null, "2021-01-01");
    assertThat(on("2026-11-22").stage()).isEqualTo(Stage.CHUAN_BI);
    fact(FactKey.PROJECT_AREA, "30", null, "2021-06-01");
    assertThat(on("2026-11-22").stage()).isEqualTo(Stage.DA_DUYET_DU_AN);
    fact(FactKey.IND_LAND_CLEARED, "5", null, "2022-01-01");
    assertThat(on("2026-11-22").stage()).isEqualTo(Stage.GPMB);
    fact(FactKey.CONSTRUCTION_STARTED, "1", null, "2022-06-01");
    assertThat(on("2026-11-22").stage()).isEqualTo(Stage.XAY_DUNG);
    projects.saveProject(OFFICER, project("Xưởng điều", ProjectStatus.HOAT_DONG, "2023-01-01"));
    assertThat(on("2026-11-22").stage()).isEqualTo(Stage.HOAT_DONG);
    fact(FactKey.EXPANSION_AREA, "10", null, "2024-01-01");
    assertThat(on("2026-11-22").stage()).isEqualTo(Stage.MO_RONG);
    fact(FactKey.SUSPENDED, "1", null, "2025-01-01");
    assertThat(on("2026-11-22").stage()).isEqualTo(Stage.TAM_DUNG);
    assertThat(on("2022-02-01").stage()).isEqualTo(Stage.GPMB);
  }

  @Test
  void aDecisionIsNotOlderThanItsBase() {
    fact(FactKey.ESTABLISHED_AREA, "30", null, "2021-01-01");
    assertThatThrownBy(() -> fact(FactKey.EXPANSION_AREA, "10", null, "2020-12-31"))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .matches(
                        p ->
                            p.code().equals("CCN-IN-22")
                                && p.field().equals("facts[0].effectiveFrom")
                                && p.vi().contains("31/12/2020")
                                && p.vi().contains("01/01/2021")));
    assertThat(on("2026-11-22").holds(FactKey.EXPANSION_AREA)).isFalse();
  }

  @Test
  void projectsAreCountedByTheirStatusOnTheDayAndApartFromEnterprises() {
    fact(FactKey.PROJECTS_TOTAL, "9", null, "2024-01-01");
    ClusterProject cashew =
        projects.saveProject(OFFICER, project("Xưởng điều", ProjectStatus.DANG_KY, "2024-02-01"));
    projects.saveProject(OFFICER, with(cashew, ProjectStatus.HOAT_DONG, LocalDate.of(2025, 1, 1)));
    projects.saveProject(OFFICER, project("Xưởng gỗ", ProjectStatus.XAY_DUNG, "2025-06-01"));
    // No tax code is no tax code, however it is left out.
    assertThat(tenants.saveTenant(OFFICER, tenant("Hộ kinh doanh Mai", " ")).taxCode()).isNull();
    // The same enterprise as the investor of the projects.
    tenants.saveTenant(OFFICER, tenant("Công ty Điều Xanh", "6400 123456"));
    assertThat(on("2024-01-15").number(FactKey.PROJECTS_TOTAL).orElseThrow())
        .isEqualByComparingTo("9");
    assertThat(on("2025-07-01").number(FactKey.PROJECTS_TOTAL).orElseThrow())
        .isEqualByComparingTo("2");
    assertThat(on("2025-07-01").facts().get(FactKey.PROJECTS_TOTAL).source()).contains("9");
    assertThat(on("2025-07-01").number(FactKey.PROJECTS_OPERATING).orElseThrow())
        .isEqualByComparingTo("1");
    Occupancy now = tenants.occupancy(OFFICER, cluster, TODAY);
    assertThat(now.projects()).isEqualTo(2);
    assertThat(now.operating()).isEqualTo(1);
    assertThat(now.enterprises()).isEqualTo(2);
    assertThat(now.tenants()).isEqualTo(1);
    assertThat(projects.statuses(OFFICER, cashew.id())).hasSize(2);
    node.statements();
    assertThat(
            projects
                .projects(OFFICER, cluster, PageRequest.first(50), LocalDate.of(2024, 3, 1))
                .rows())
        .singleElement()
        .matches(p -> p.status() == ProjectStatus.DANG_KY);
    assertThat(node.statements()).isEqualTo(3);
    PageRequest operating =
        new PageRequest(0, 10, List.of(), "dieu", Map.of("status", "HOAT_DONG"));
    assertThat(projects.projects(OFFICER, cluster, operating, TODAY).total()).isEqualTo(1);
  }

  @Test
  void leasesHoldFromTheirFirstDayToTheirLast() {
    ClusterProject p =
        projects.saveProject(OFFICER, project("Xưởng điều", ProjectStatus.HOAT_DONG, "2024-02-01"));
    ClusterLease lease =
        tenants.saveLease(OFFICER, lease("01/HĐ", "2024-02-10", "2024-03-01", "2.5", p.id()));
    assertThat(lease.lessee()).isEqualTo("Xưởng điều");
    assertThat(tenants.occupancy(OFFICER, cluster, LocalDate.of(2024, 2, 29)).leasedArea())
        .isZero();
    assertThat(tenants.occupancy(OFFICER, cluster, TODAY).leasedArea()).isEqualByComparingTo("2.5");
    refused(
        () -> tenants.saveLease(OFFICER, lease("01/hđ", "2024-02-10", "2024-03-01", "1", p.id())),
        "number",
        "Cụm đã có hợp đồng mang số này.");
    refused(
        () -> tenants.saveLease(OFFICER, lease("02/HĐ", "2024-02-10", "2024-02-01", "1", p.id())),
        "from",
        "Thời hạn thuê bắt đầu (01/02/2024) trước ngày ký hợp đồng (10/02/2024).");
    refused(
        () -> tenants.saveLease(OFFICER, lease("02/HĐ", "2024-02-10", "2024-03-01", "0", p.id())),
        "area",
        "Diện tích phải lớn hơn 0.");
    refused(
        () ->
            tenants.saveLease(
                OFFICER, lease("02/HĐ", "2024-02-10", "2024-03-01", "1000000000", p.id())),
        "area",
        "Diện tích trên 10.000 ha: kiểm tra lại đơn vị (ha, không phải m²).");
    refused(
        () ->
            tenants.saveLease(
                OFFICER, lease("02/HĐ", "2024-02-10", "2024-03-01", "1", UUID.randomUUID())),
        "project",
        "Dự án hoặc doanh nghiệp này không có trong cụm.");
    node.statements();
    assertThat(tenants.leases(OFFICER, cluster, PageRequest.first(20), TODAY).rows()).hasSize(1);
    assertThat(node.statements()).isEqualTo(2);
    tenants.removeLease(OFFICER, cluster, lease.id(), lease.version());
    assertThat(tenants.leases(OFFICER, cluster, PageRequest.first(20), TODAY).total()).isZero();
  }

  @Test
  void figuresOfAPeriodReplaceThoseThatWereReadAndNoOthers() {
    ClusterProject p =
        projects.saveProject(OFFICER, project("Xưởng điều", ProjectStatus.HOAT_DONG, "2024-02-01"));
    TenantFigures half = tenants.saveFigures(OFFICER, figures(p.id(), "2026-H1", 120, 0));
    tenants.saveFigures(OFFICER, figures(p.id(), "2026-H1", 125, half.version()));
    assertThatThrownBy(() -> tenants.saveFigures(OFFICER, figures(p.id(), "2026-H1", 99, 0)))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.CONFLICT));
    assertThat(tenants.figures(OFFICER, cluster, p.id()))
        .singleElement()
        .matches(f -> f.workers() == 125);
    refused(
        () -> tenants.saveFigures(OFFICER, figures(p.id(), "2026-Q1", 1, 0)),
        "period",
        "Số liệu theo 6 tháng hoặc năm.");
  }

  @Test
  void form01IsFilledFromTheFiguresOfTheVeryPeriod() {
    ClusterProject p =
        projects.saveProject(OFFICER, project("Xưởng điều", ProjectStatus.HOAT_DONG, "2024-02-01"));
    tenants.saveFigures(OFFICER, figures(p.id(), "2025-H2", 120, 0));
    tenants.saveFigures(OFFICER, figures(p.id(), "2025", 125, 0));
    AccessControl all = fake(AccessControl.class, (name, args) -> true);
    TenantIndicators indicators = new TenantIndicators(node, all);
    for (Map.Entry<String, String> expected : Map.of("2025-H2", "120", "2025", "125").entrySet()) {
      Period period = Period.parse(expected.getKey());
      IndicatorValue workers =
          indicators
              .compute(
                  OFFICER,
                  new IndicatorQuery(
                      LAM_DONG,
                      Optional.of(new SubjectRef("cluster-project", p.id().toString())),
                      period.closingTo(),
                      period.closingFrom(),
                      period.closingTo(),
                      Set.of("clusters.tenant.workers")))
              .get("clusters.tenant.workers");
      assertThat(workers.value()).isEqualByComparingTo(expected.getValue());
      assertThat(workers.origins()).hasSize(1);
    }
  }

  @Test
  void form02IsDrawnFromTheRecordsOfTheCluster() {
    DeveloperIndicators source =
        new DeveloperIndicators(node, fake(AccessControl.class, (name, args) -> true));
    assertThat(asked(source, "clusters.developer.projects").value()).isNull();
    assertThat(asked(source, "clusters.developer.land-leased").value()).isNull();
    ClusterProject p =
        projects.saveProject(OFFICER, project("Xưởng điều", ProjectStatus.HOAT_DONG, "2024-02-01"));
    tenants.saveLease(OFFICER, lease("01/HĐ", "2024-02-10", "2024-03-01", "2.5", p.id()));
    assertThat(asked(source, "clusters.developer.projects").value()).isEqualByComparingTo("1");
    assertThat(asked(source, "clusters.developer.projects-operating").value())
        .isEqualByComparingTo("1");
    IndicatorValue leased = asked(source, "clusters.developer.land-leased");
    assertThat(leased.value()).isEqualByComparingTo("2.5");
    assertThat(leased.origins().get(0).note()).startsWith("Cộng 1 hợp đồng thuê còn hiệu lực");
    register.record(
        OFFICER,
        cluster,
        List.of(
            recorded(FactKey.INVESTMENT_TOTAL, "90000000000"),
            recorded(FactKey.IND_LAND_LEASED, "3"),
            recorded(FactKey.WASTEWATER_INVESTED, "0")));
    assertThat(asked(source, "clusters.developer.land-leased").value()).isEqualByComparingTo("3");
    assertThat(asked(source, "clusters.developer.investment-total").value())
        .isEqualByComparingTo("90000000000");
    assertThat(asked(source, "clusters.developer.wastewater-invested").value()).isZero();
    assertThat(asked(source, "clusters.developer.wastewater-compliant").value()).isNull();
  }

  @Test
  void revenueIsSummedWithHowManyHaveFigures() {
    TenantSums source = new TenantSums(node, fake(AccessControl.class, (name, args) -> true));
    ClusterProject p =
        projects.saveProject(OFFICER, project("Xưởng điều", ProjectStatus.HOAT_DONG, "2024-02-01"));
    tenants.saveTenant(OFFICER, tenant("Cơ sở cơ khí", null));
    assertThat(asked(source, "clusters.tenants.workers").value()).isNull();
    assertThat(asked(source, "clusters.tenants.workers").unknown()).isEqualTo(2);
    tenants.saveFigures(OFFICER, figures(p.id(), "2026-H1", 120, 0));
    tenants.saveFigures(OFFICER, figures(p.id(), "2026", 130, 0));
    IndicatorValue workers = asked(source, "clusters.tenants.workers");
    assertThat(workers.value()).isEqualByComparingTo("120");
    assertThat(workers.unknown()).isEqualTo(1);
    assertThat(workers.origins().get(0).note()).startsWith("1/2 dự án, doanh nghiệp có số liệu");
  }

  private IndicatorValue asked(vn.ctdp.exchange.form.IndicatorSource source, String id) {
    Period period = Period.parse("2026-H1");
    return source
        .compute(
            OFFICER,
            new IndicatorQuery(
                LAM_DONG,
                Optional.of(new SubjectRef("cluster", cluster.toString())),
                period.closingTo(),
                period.closingFrom(),
                period.closingTo(),
                Set.of(id)))
        .get(id);
  }

  private static ClusterFact recorded(FactKey key, String number) {
    return new ClusterFact(
        key,
        LocalDate.of(2026, 1, 1),
        false,
        new BigDecimal(number),
        null,
        null,
        "Báo cáo",
        false,
        null,
        null);
  }

  @Test
  void theRoadmapHasOneLineAYear() {
    WastewaterStep step = standing.saveStep(OFFICER, step(2028, WastewaterStatus.KE_HOACH, null));
    refused(
        () -> standing.saveStep(OFFICER, step(2028, WastewaterStatus.KE_HOACH, null)),
        "year",
        "Lộ trình đã có năm 2028: sửa dòng đã có.");
    refused(
        () -> standing.saveStep(OFFICER, step(2029, WastewaterStatus.HOAN_THANH, null)),
        "doneOn",
        "Cần nhập ngày hoàn thành.");
    refused(
        () -> standing.saveStep(OFFICER, step(1999, WastewaterStatus.KE_HOACH, null)),
        "year",
        "Năm phải từ 2015 đến 2050.");
    assertThat(standing.roadmap(OFFICER, cluster)).hasSize(1);
    standing.removeStep(OFFICER, cluster, step.id(), step.version());
    assertThat(standing.roadmap(OFFICER, cluster)).isEmpty();
  }

  @Test
  void whoMayNotEditChangesNothing() {
    denied = true;
    for (ThrowingCallable write :
        List.<ThrowingCallable>of(
            () -> standing.saveCommune(OFFICER, commune("34:24664", null, null)),
            () -> standing.saveDeveloper(OFFICER, developer("A", DeveloperType.DN, "2020-01-01")),
            () -> standing.saveStep(OFFICER, step(2028, WastewaterStatus.KE_HOACH, null)),
            () -> projects.saveProject(OFFICER, project("P", null, "2024-01-01")),
            () -> tenants.saveTenant(OFFICER, tenant("T", null)),
            () ->
                tenants.saveLease(
                    OFFICER, lease("1", "2024-01-01", "2024-01-01", "1", UUID.randomUUID())),
            () -> tenants.saveFigures(OFFICER, figures(UUID.randomUUID(), "2026-H1", 1, 0)))) {
      assertThatThrownBy(write)
          .isInstanceOfSatisfying(
              CtdpException.class,
              e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
    }
    assertThat(audited).isEmpty();
  }

  private static void refused(ThrowingCallable write, String field, String sentence) {
    assertThatThrownBy(write)
        .isInstanceOfSatisfying(
            CtdpException.class,
            e ->
                assertThat(e.problems())
                    .anySatisfy(
                        p -> {
                          assertThat(p.field()).isEqualTo(field);
                          assertThat(p.vi()).isEqualTo(sentence);
                        }));
  }

  private ClusterSnapshot on(String day) {
    return register.cluster(OFFICER, cluster, LocalDate.parse(day)).orElseThrow();
  }

  private UUID cluster(String developer) {
    return register
        .saveCluster(
            OFFICER,
            new Cluster(
                null,
                null,
                "CCN " + ++made,
                List.of(),
                LAM_DONG,
                List.of(),
                false,
                developer,
                false,
                null,
                0))
        .id();
  }

  private static Cluster with(Cluster c, List<UnitRef> communes, String developer) {
    return new Cluster(
        c.id(),
        c.code(),
        c.name(),
        c.oldNames(),
        c.province(),
        communes,
        c.legacy(),
        developer,
        c.illustrative(),
        c.note(),
        c.version());
  }

  private ClusterCommune commune(String unit, String from, String to) {
    return new ClusterCommune(
        null, cluster, UnitRef.parse(unit), day(from), day(to), "QĐ 12/QĐ-UBND", null, 0);
  }

  private ClusterDeveloper developer(String name, DeveloperType type, String from) {
    return new ClusterDeveloper(
        null,
        cluster,
        name,
        type,
        null,
        null,
        null,
        day(from),
        null,
        null,
        "QĐ 15/QĐ-UBND",
        null,
        false,
        0);
  }

  private PlanEntry plan(UUID id, String area, PlanAction action, long version) {
    return register.savePlanEntry(
        OFFICER,
        new PlanEntry(
            id,
            "CCN trong phương án",
            LAM_DONG,
            List.of(),
            Area.of(area),
            null,
            null,
            action,
            null,
            "QĐ 1757/QĐ-TTg",
            LocalDate.of(2023, 12, 31),
            null,
            cluster,
            false,
            null,
            version));
  }

  private void fact(FactKey key, String number, String code, String from) {
    register.record(
        OFFICER,
        cluster,
        List.of(
            new ClusterFact(
                key,
                day(from),
                true,
                number == null ? null : new BigDecimal(number),
                code,
                null,
                "Quyết định",
                false,
                null,
                null)));
  }

  private ClusterProject project(String name, ProjectStatus status, String from) {
    return new ClusterProject(
        null,
        cluster,
        name,
        "Công ty Điều Xanh",
        "6400123456",
        false,
        day(from),
        null,
        null,
        0,
        null,
        "Chế biến",
        new BigDecimal("1.5"),
        10_000_000_000L,
        null,
        status,
        null,
        null,
        "GCN 12",
        false);
  }

  private static ClusterProject with(ClusterProject p, ProjectStatus status, LocalDate from) {
    return new ClusterProject(
        p.id(),
        p.cluster(),
        p.name(),
        p.investor(),
        p.taxCode(),
        p.foreignCapital(),
        p.from(),
        p.to(),
        p.note(),
        p.version(),
        p.establishment(),
        p.sector(),
        p.area(),
        p.capitalRegistered(),
        p.capitalDone(),
        status,
        from,
        p.document(),
        p.documentText(),
        p.illustrative());
  }

  private ClusterTenant tenant(String name, String taxCode) {
    return new ClusterTenant(null, cluster, name, null, taxCode, null, null, null, null, false, 0);
  }

  private ClusterLease lease(String number, String signed, String from, String area, UUID project) {
    return new ClusterLease(
        null,
        cluster,
        number,
        day(signed),
        day(from),
        null,
        null,
        new BigDecimal(area),
        project,
        null,
        null,
        null,
        null,
        null,
        false,
        0);
  }

  private TenantFigures figures(UUID project, String period, int workers, long version) {
    return new TenantFigures(
        null,
        cluster,
        project,
        null,
        Period.parse(period),
        workers,
        8_500_000L,
        12_000_000_000L,
        300_000_000L,
        null,
        "báo cáo",
        false,
        null,
        null,
        version);
  }

  private WastewaterStep step(int year, WastewaterStatus status, LocalDate doneOn) {
    return new WastewaterStep(
        null,
        cluster,
        year,
        new BigDecimal("500"),
        status,
        FundingSource.NSDP,
        null,
        new BigDecimal("40"),
        false,
        doneOn,
        null,
        false,
        0);
  }

  private static LocalDate day(String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
