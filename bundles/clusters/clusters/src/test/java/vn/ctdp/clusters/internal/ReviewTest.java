package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.clusters.internal.ReviewFixture.LAO_CAI;
import static vn.ctdp.clusters.internal.ReviewFixture.OFFICER;
import static vn.ctdp.clusters.internal.ReviewFixture.REPORT_DAY;
import static vn.ctdp.clusters.internal.ReviewFixture.TODAY;
import static vn.ctdp.clusters.internal.ReviewFixture.code;
import static vn.ctdp.clusters.internal.ReviewFixture.decided;
import static vn.ctdp.clusters.internal.ReviewFixture.fact;
import static vn.ctdp.clusters.internal.ReviewFixture.gone;
import static vn.ctdp.clusters.internal.ReviewFixture.reported;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.aries.jpa.template.TransactionType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterKind;
import vn.ctdp.clusters.ClusterLease;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.DeveloperType;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.review.CheckDefinition;
import vn.ctdp.clusters.review.DeclaredFigure;
import vn.ctdp.clusters.review.EstablishmentTest;
import vn.ctdp.clusters.review.EstablishmentTest.Result;
import vn.ctdp.clusters.review.Finding;
import vn.ctdp.clusters.review.ProvinceFigure;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.ErrorCode;
import vn.ctdp.core.error.Severity;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.testing.TestDatabase;

class ReviewTest {

  private static final FactKey EST = FactKey.ESTABLISHED_AREA;
  private static final FactKey PLAN = FactKey.DETAILED_PLAN_AREA;
  private static final FactKey LAND = FactKey.IND_LAND_TOTAL;
  private static final FactKey LEASED = FactKey.IND_LAND_LEASED;
  private static final FactKey READY = FactKey.IND_LAND_READY;
  private static final FactKey COMMITTED = FactKey.IND_LAND_COMMITTED;
  private static final FactKey PAID = FactKey.INVESTMENT_PAID;

  private ReviewFixture f;
  private int names;

  /** Where the module stores; {@link PostgresTest} runs the same tests on another database. */
  TestDatabase database() {
    return TestDatabase.derby("clusters");
  }

  @BeforeEach
  void open() {
    f = new ReviewFixture(database());
  }

  @AfterEach
  void close() {
    f.close();
  }

  private List<String> found(UUID cluster) {
    return f.review().check(OFFICER, cluster, TODAY).stream()
        .map(x -> x.severity() + " " + x.check())
        .toList();
  }

  private List<String> found(ClusterFact... facts) {
    UUID id = f.cluster("CCN " + ++names);
    f.record(id, facts);
    return found(id);
  }

  private List<String> province() {
    return f.review().findings(OFFICER, PageRequest.first(1000), TODAY).rows().stream()
        .filter(x -> x.scope() == CheckDefinition.Scope.PROVINCE)
        .map(x -> x.severity() + " " + x.check())
        .toList();
  }

  @Test
  void everyCheckSaysWhereItComesFromInBothLanguages() {
    assertThat(f.review().checks())
        .hasSizeGreaterThan(25)
        .allSatisfy(
            c -> {
              assertThat(c.legal()).isNotBlank();
              assertThat(c.title().vi()).isNotBlank();
              assertThat(c.title().en()).isNotBlank();
            });
    assertThat(f.review().checks()).extracting(CheckDefinition::id).doesNotHaveDuplicates();
    assertThat(f.review().checks())
        .extracting(CheckDefinition::code)
        .containsAll(IntStream.rangeClosed(1, 16).mapToObj(n -> "V-CCN-" + n).toList());
  }

  @Test
  void theMaximumIsThatOfTheDecision() {
    assertThat(found(decided(EST, "75", "2024-06-01"))).isEmpty();
    assertThat(found(decided(EST, "75.0001", "2024-06-01"))).containsExactly("ERROR 1.max");
    assertThat(found(decided(EST, "50.01", "2015-01-01"))).containsExactly("ERROR 1.max");
    // Known from a source only, so nobody can say by which rule it was decided.
    assertThat(found(reported(EST, "80"))).containsExactly("WARNING 1.max");
    // Expanded under the decision of 2009, which allowed 75 ha then.
    assertThat(found(decided(EST, "50", "2010-01-01"), decided(EST, "75", "2015-01-01"))).isEmpty();
  }

  @Test
  void aProvinceMayHaveItsOwnLimit() {
    f.overrides.put("ccn.size.max", "60");
    assertThat(found(decided(EST, "61", "2024-06-01"))).containsExactly("ERROR 1.max");
    assertThat(found(decided(EST, "60", "2024-06-01"))).isEmpty();
  }

  @Test
  void theMinimumDependsOnDayKindAndPlace() {
    ClusterFact general = code(FactKey.CLUSTER_KIND, ClusterKind.DA_NGANH);
    ClusterFact flat = reported(FactKey.MOUNTAIN, "0");
    assertThat(found(decided(EST, "10", "2024-06-01"), general, flat)).isEmpty();
    assertThat(found(decided(EST, "9.9999", "2024-06-01"), general, flat))
        .containsExactly("ERROR 1.min");
    assertThat(found(decided(EST, "5", "2026-09-15"), general, flat)).isEmpty();
    assertThat(found(decided(EST, "4.99", "2026-09-15"), general, flat))
        .containsExactly("ERROR 1.min");
    assertThat(
            found(
                decided(EST, "5", "2024-06-01"),
                code(FactKey.CLUSTER_KIND, ClusterKind.LANG_NGHE),
                flat))
        .isEmpty();
    assertThat(found(decided(EST, "5", "2024-06-01"), general, reported(FactKey.MOUNTAIN, "1")))
        .isEmpty();
    assertThat(found(decided(EST, "4.9", "2024-06-01"), general, reported(FactKey.MOUNTAIN, "1")))
        .containsExactly("ERROR 1.min");
    // Nobody said whether it is a craft village or in the mountains.
    assertThat(found(decided(EST, "7", "2024-06-01"))).containsExactly("WARNING 1.min");
    // Decided in 2010, when there was no minimum: below today's is only a warning.
    assertThat(found(decided(EST, "4", "2010-01-01"), general, flat))
        .containsExactly("WARNING 1.min");
  }

  @Test
  void aLegacyClusterMayBeUnderTheMinimum() {
    UUID old = f.legacy("CCN Đông Phố Mới");
    f.record(old, decided(EST, "3.5", "2024-06-01"), decided(PLAN, "3.5", "2008-01-01"));
    assertThat(found(old)).containsExactly("WARNING 1.min");
    assertThat(f.review().check(OFFICER, old, TODAY).get(0).sentence().vi())
        .contains("3,5 ha", "5 ha", "trước Quy chế");
    // Without a decision its detailed plan is looked at, and never more than warned about.
    UUID plan = f.legacy("CCN Bắc Duyên Hải");
    f.record(plan, decided(PLAN, "3.5", "2008-01-01"));
    assertThat(found(plan)).containsExactly("WARNING 1.min");
  }

  @Test
  void landPlanAndDecisionFitEachOther() {
    assertThat(found(reported(LAND, "52"), reported(PLAN, "52"))).isEmpty();
    assertThat(found(reported(LAND, "52.01"), reported(PLAN, "52")))
        .containsExactly("ERROR 2.land-plan");
    assertThat(found(decided(EST, "50", "2024-06-01"), reported(PLAN, "55"))).isEmpty();
    assertThat(found(decided(EST, "50", "2024-06-01"), reported(PLAN, "55.01")))
        .containsExactly("ERROR 2.plan-established");
    // A detailed plan without a decision is no error.
    assertThat(found(reported(PLAN, "50"))).isEmpty();
    UUID old = f.legacy("CCN cũ");
    f.record(old, decided(EST, "50", "2024-06-01"), reported(PLAN, "70"));
    assertThat(found(old)).containsExactly("WARNING 2.plan-established");
  }

  @Test
  void usedLandStaysWithinTheIndustrialLand() {
    assertThat(found(reported(LAND, "52"), reported(LEASED, "52"))).isEmpty();
    assertThat(found(reported(LAND, "52"), reported(LEASED, "52.0001")))
        .containsExactly("ERROR 3.used");
    assertThat(found(reported(LAND, "52"), reported(LEASED, "50"), reported(COMMITTED, "2")))
        .isEmpty();
    assertThat(found(reported(LAND, "52"), reported(LEASED, "50"), reported(COMMITTED, "2.1")))
        .containsExactly("ERROR 3.used");
    assertThat(found(reported(LAND, "52"), reported(READY, "52.1")))
        .containsExactly("ERROR 3.ready");
    assertThat(found(reported(LAND, "52"), reported(READY, "10"), reported(LEASED, "10")))
        .isEmpty();
    assertThat(found(reported(LAND, "52"), reported(READY, "10"), reported(LEASED, "11")))
        .containsExactly("WARNING 3.leased-ready");
  }

  @Test
  void leasedLandIsThatOfTheContractsAndOfTheProjects() {
    Lists lists = new Lists(f.access, f.instance);
    ProjectService projects = new ProjectService(f.node, f.access, f.audit, lists, f.clock);
    TenantService tenants = new TenantService(f.node, f.access, f.audit, lists, f.clock);
    UUID id = f.cluster("CCN Thuận An");
    f.record(id, reported(LAND, "52"), reported(LEASED, "10"));
    UUID first = project(projects, id, "Dự án một", "6");
    assertThat(found(id)).containsExactly("ERROR 5.tenants");
    UUID second = project(projects, id, "Dự án hai", null);
    // One area is not known: only too much would be wrong.
    assertThat(found(id)).isEmpty();
    f.record(id, reported(LEASED, "5.98"));
    assertThat(found(id)).containsExactly("ERROR 5.tenants-known");
    f.record(id, reported(LEASED, "5.99"));
    assertThat(found(id)).isEmpty();
    lease(tenants, id, first, "01", "5.98");
    assertThat(found(id)).isEmpty();
    lease(tenants, id, second, "02", "0.03");
    assertThat(found(id)).containsExactly("ERROR 4.leases");
    assertThat(f.review().check(OFFICER, id, TODAY).get(0).sentence().vi())
        .contains("5,99", "6,01", "chênh -0,02");
  }

  private static UUID project(ProjectService projects, UUID cluster, String name, String area) {
    return projects
        .saveProject(
            OFFICER,
            new ClusterProject(
                null,
                cluster,
                name,
                null,
                null,
                false,
                REPORT_DAY,
                null,
                null,
                0,
                null,
                null,
                area == null ? null : new BigDecimal(area),
                null,
                null,
                null,
                null,
                null,
                null,
                false))
        .id();
  }

  private static void lease(
      TenantService tenants, UUID cluster, UUID project, String number, String area) {
    tenants.saveLease(
        OFFICER,
        new ClusterLease(
            null,
            cluster,
            number,
            REPORT_DAY,
            REPORT_DAY,
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
            0));
  }

  @Test
  void paidWastewaterAndProjects() {
    FactKey total = FactKey.INVESTMENT_TOTAL;
    assertThat(found(reported(total, "100"), reported(PAID, "100"))).isEmpty();
    assertThat(found(reported(total, "100"), reported(PAID, "101")))
        .containsExactly("WARNING 6.paid");
    FactKey compliant = FactKey.WASTEWATER_COMPLIANT;
    assertThat(found(reported(compliant, "1"), reported(FactKey.WASTEWATER_INVESTED, "1")))
        .isEmpty();
    assertThat(found(reported(compliant, "0"))).isEmpty();
    assertThat(found(reported(compliant, "1"))).containsExactly("ERROR 7.wastewater");
    FactKey projects = FactKey.PROJECTS_TOTAL;
    assertThat(found(reported(projects, "5"), reported(FactKey.PROJECTS_FDI, "5"))).isEmpty();
    assertThat(found(reported(projects, "5"), reported(FactKey.PROJECTS_FDI, "6")))
        .containsExactly("ERROR b04.fdi");
    assertThat(found(reported(projects, "5"), reported(FactKey.PROJECTS_OPERATING, "6")))
        .containsExactly("ERROR b04.operating");
  }

  @Test
  void cumulativeFiguresFallByDecisionOnly() {
    assertThat(found(decided(EST, "50", "2020-01-01"), decided(EST, "40", "2021-01-01"))).isEmpty();
    assertThat(
            found(
                decided(EST, "50", "2020-01-01"),
                fact(EST, "40", LocalDate.of(2021, 1, 1), false, "Báo cáo")))
        .contains("ERROR 8.established-falls");
    assertThat(found(decided(EST, "50", "2020-01-01"), gone(EST, "2021-01-01"))).isEmpty();
    assertThat(
            found(
                fact(PAID, "9", LocalDate.of(2025, 1, 1), false, "a"),
                fact(PAID, "8", LocalDate.of(2025, 6, 1), false, "b")))
        .containsExactly("ERROR 8.paid-falls");
    // A correction of the same day is no fall.
    assertThat(found(reported(PAID, "9"), reported(PAID, "8"))).isEmpty();
  }

  @Test
  void anEnterpriseDevelopsAnEstablishedCluster() {
    assertThat(found(code(FactKey.DEVELOPER_TYPE, DeveloperType.DN)))
        .containsExactly("WARNING 11.developer");
    assertThat(found(code(FactKey.DEVELOPER_TYPE, DeveloperType.UBND_XA))).isEmpty();
    assertThat(
            found(code(FactKey.DEVELOPER_TYPE, DeveloperType.DN), decided(EST, "50", "2024-06-01")))
        .isEmpty();
    assertThat(province()).contains("WARNING 11.developer-count").hasSize(2);
  }

  @Test
  void anExpansionNeedsAFullCluster() {
    ClusterFact first = decided(EST, "40", "2024-06-01");
    ClusterFact grown = decided(EST, "60", "2026-08-01");
    LocalDate before = LocalDate.of(2026, 7, 1);
    ClusterFact land = fact(LAND, "30", before, false, "a");
    ClusterFact treated = fact(FactKey.WASTEWATER_COMPLIANT, "1", before, false, "a");
    ClusterFact system = fact(FactKey.WASTEWATER_INVESTED, "1", before, false, "a");
    ClusterFact ready = fact(READY, "30", before, false, "a");
    assertThat(
            found(
                first, grown, land, treated, system, ready, fact(LEASED, "18", before, false, "a")))
        .isEmpty();
    assertThat(
            found(
                first,
                grown,
                land,
                treated,
                system,
                ready,
                fact(LEASED, "17.99", before, false, "a")))
        .containsExactly("ERROR 13.expanded");
    // Committed land counts (Điều 2.7).
    assertThat(
            found(
                first,
                grown,
                land,
                treated,
                system,
                ready,
                fact(LEASED, "10", before, false, "a"),
                fact(COMMITTED, "8", before, false, "a")))
        .isEmpty();
    // 50 % is enough since 15/9/2026.
    assertThat(
            found(
                first,
                decided(EST, "60", "2026-09-15"),
                land,
                treated,
                system,
                ready,
                fact(LEASED, "15", before, false, "a")))
        .isEmpty();
    assertThat(found(first, grown))
        .containsExactlyInAnyOrder("WARNING 13.expanded", "WARNING 13.infrastructure");
    // Within the decision: no expansion.
    assertThat(found(first, decided(EST, "45", "2026-08-01"))).isEmpty();
  }

  @Test
  void aPlannedExpansionIsJudgedByTodaysFigures() {
    UUID id = f.cluster("CCN Minh Quân");
    f.record(
        id,
        reported(LAND, "50"),
        reported(LEASED, "24.9"),
        reported(READY, "50"),
        reported(FactKey.WASTEWATER_COMPLIANT, "1"),
        reported(FactKey.WASTEWATER_INVESTED, "1"));
    assertThat(found(id)).doesNotContain("WARNING 13.planned");
    f.plan("CCN Minh Quân", "75", PlanAction.MO_RONG, id);
    assertThat(found(id)).contains("WARNING 13.planned");
    f.record(id, fact(LEASED, "25", TODAY, false, "b"));
    assertThat(found(id)).doesNotContain("WARNING 13.planned");
  }

  @Test
  void theEstablishmentTestShowsItsNumbers() {
    UUID full = f.cluster("CCN A", "34:00001");
    f.record(full, decided(EST, "75", "2024-06-01"), reported(LAND, "60"), reported(LEASED, "5"));
    UUID other = f.cluster("CCN B", "34:00001");
    f.record(other, decided(EST, "20", "2024-06-01"), reported(LAND, "15"));
    f.plan("CCN C mới", "30", PlanAction.MOI, null, "34:00001", "34:00002");

    EstablishmentTest test = f.review().establishmentTests(OFFICER, TODAY).get(0);
    assertThat(test.name()).isEqualTo("Xã 00001");
    assertThat(test.result()).isEqualTo(Result.FAILED);
    assertThat(test.clusters()).containsExactly("CCN A", "CCN B");
    assertThat(test.missing()).isEqualTo(1);
    assertThat(test.free()).isEqualByComparingTo("55");
    assertThat(test.rate().orElseThrow().percent(2)).contains(new BigDecimal("8.33"));
    assertThat(test.waiting()).containsExactly("CCN C mới");
    assertThat(f.review().establishmentTests(OFFICER, TODAY).get(1).result())
        .isEqualTo(Result.NOT_NEEDED);
    assertThat(findings("V-CCN-14"))
        .singleElement()
        .satisfies(x -> assertThat(x.sentence().vi()).contains("8,33 %", "5 ÷ 60", "55 ha", "50"));

    // Exactly 50 ha free is allowed; 100 ha were before 15/9/2026.
    f.record(full, fact(LEASED, "10", TODAY, false, "b"));
    assertThat(findings("V-CCN-14")).isEmpty();
    assertThat(f.review().establishmentTests(OFFICER, REPORT_DAY).get(0).result())
        .isEqualTo(Result.PASSED);
  }

  @Test
  void beforeTheDistrictsWereAbolishedTheTestIsTheirs() {
    UUID a = f.cluster("CCN A", "63:00001");
    f.record(a, decided(EST, "75", "2024-06-01"), decided(LAND, "150", "2024-06-01"));
    f.record(a, decided(LEASED, "49", "2024-06-01"));
    f.plan("CCN B", "30", PlanAction.MOI, null, "63:00002");
    EstablishmentTest test =
        f.review().establishmentTests(OFFICER, LocalDate.of(2025, 1, 1)).get(0);
    assertThat(test.name()).isEqualTo("Huyện 080");
    assertThat(test.result()).isEqualTo(Result.FAILED);
    assertThat(test.waiting()).containsExactly("CCN B");
  }

  @Test
  void anUndecidedConflictIsAWarningAtItsField() {
    UUID id = f.cluster("CCN Bảo Minh");
    f.record(id, fact(EST, "20", LocalDate.of(2026, 1, 5), false, "Trang"));
    new ConflictService(f.node, f.access, f.audit, f.instance, f.clock)
        .claim(OFFICER, id, List.of(reported(EST, "60")));
    Finding finding = f.review().check(OFFICER, id, TODAY).get(0);
    assertThat(finding.code()).isEqualTo("V-CCN-16");
    assertThat(finding.field()).isEqualTo("ESTABLISHED_AREA");
    assertThat(finding.sentence().vi()).contains("đang dùng 20");
  }

  /** Report of 18/6/2026: 23 detailed plans of 903.78 ha; its two tables add up to 970.46 ha. */
  @Test
  void theHeadlineOfLaoCaiIsShownBesideTheSumOfItsDetails() {
    laoCai();
    declare(ProvinceFigure.DETAILED_PLAN_COUNT, "23");
    declare(ProvinceFigure.DETAILED_PLAN_AREA, "903.78");
    declare(ProvinceFigure.INDUSTRIAL_LAND, "650.32");
    declare(ProvinceFigure.LEASED, "188.75");
    declare(ProvinceFigure.FILL_F1, "29.0");
    assertThat(findings("V-CCN-12")).isEmpty();
    List<Finding> different =
        findings("V-CCN-15").stream().filter(x -> x.check().equals("15.declared")).toList();
    assertThat(different).singleElement();
    assertThat(different.get(0).field()).isEqualTo("DETAILED_PLAN_AREA");
    assertThat(different.get(0).sentence().vi()).contains("903,78 ha", "970,46 ha", "chênh -66,68");
    // More detailed plans (23) than established clusters (13) is no error.
    assertThat(f.review().findings(OFFICER, PageRequest.first(1000), TODAY).rows())
        .noneMatch(x -> x.severity() == Severity.ERROR);
  }

  @Test
  void aPublishedRateIsTheComputedOneWithinItsTolerance() {
    laoCai();
    declare(ProvinceFigure.FILL_F1, "29.07");
    assertThat(findings("V-CCN-12")).isEmpty();
    declare(ProvinceFigure.FILL_F1, "26.96");
    assertThat(findings("V-CCN-12"))
        .singleElement()
        .satisfies(x -> assertThat(x.sentence().vi()).contains("26,96 %", "29,02 %", "-2,06"));
  }

  /** 13 of 23 established; 16 in communes with 460.46 ha, 7 of enterprises with 510 ha. */
  private void laoCai() {
    for (int i = 0; i < 23; i++) {
      UUID id = f.cluster("CCN Lào Cai " + i, "34:" + (10000 + i));
      String plan = i < 15 ? "28" : i == 15 ? "40.46" : i < 22 ? "73" : "72";
      String land = i < 22 ? "28" : "34.32";
      String leased = i < 15 ? "10" : i == 15 ? "25" : i < 22 ? "2" : "1.75";
      f.record(id, reported(PLAN, plan), reported(LAND, land), reported(LEASED, leased));
      if (i < 13) {
        f.record(id, decided(EST, plan, "2024-06-01"));
      }
    }
  }

  private void declare(ProvinceFigure figure, String value) {
    f.review()
        .declare(
            OFFICER,
            new DeclaredFigure(
                null,
                LAO_CAI,
                figure,
                REPORT_DAY,
                new BigDecimal(value),
                "Báo cáo " + value,
                null,
                null));
  }

  @Test
  void theProvinceIsTheSumOfItsCommunesUnlessAClusterLiesInTwoOrNone() {
    UUID one = f.cluster("CCN một xã", "34:00001");
    f.record(one, reported(LAND, "20"));
    assertThat(province()).isEmpty();
    UUID two = f.cluster("CCN hai xã", "34:00001", "34:00002");
    f.record(two, reported(LAND, "30"));
    assertThat(findings("V-CCN-15"))
        .singleElement()
        .satisfies(
            x -> assertThat(x.sentence().vi()).contains("tỉnh 50", "các xã 80", "1 cụm nằm trên"));
  }

  @Test
  void partsOfTheProvinceAddUp() {
    UUID id = f.cluster("CCN", "34:00001");
    f.record(
        id,
        decided(EST, "50", "2026-01-10"),
        reported(FactKey.OPERATING, "1"),
        code(FactKey.CLUSTER_KIND, ClusterKind.LANG_NGHE));
    assertThat(province()).isEmpty();
    Map<ProvinceFigure, BigDecimal> sums =
        f.node.txExpr(
            TransactionType.Supports,
            em -> ProvinceFigures.at(ReviewData.province(em, Optional.of(LAO_CAI), TODAY), TODAY));
    assertThat(sums.get(ProvinceFigure.ESTABLISHED_IN_PERIOD_COUNT)).isEqualByComparingTo("1");
    assertThat(sums.get(ProvinceFigure.OPERATING_CRAFT_COUNT)).isEqualByComparingTo("1");
    assertThat(sums.get(ProvinceFigure.OPERATING_AREA)).isEqualByComparingTo("50");
    assertThat(ProvinceFigures.windowFrom(LocalDate.of(2026, 12, 15)))
        .isEqualTo(LocalDate.of(2026, 12, 15));
    assertThat(ProvinceFigures.windowFrom(LocalDate.of(2026, 12, 14)))
        .isEqualTo(LocalDate.of(2025, 12, 15));
  }

  @Test
  void anExplanationStaysUntilTheFigureChanges() {
    UUID id = f.cluster("CCN");
    f.record(id, reported(LAND, "52"), reported(READY, "10"), reported(LEASED, "11"));
    Finding warning = f.review().check(OFFICER, id, TODAY).get(0);
    Finding explained = f.review().explain(OFFICER, warning, "Thuê trước khi có hạ tầng");
    assertThat(explained.explanation()).isPresent();
    assertThat(f.review().check(OFFICER, id, TODAY).get(0).explanation().orElseThrow().text())
        .isEqualTo("Thuê trước khi có hạ tầng");
    assertThat(f.review().summary(OFFICER, TODAY).explained()).isEqualTo(1);
    f.record(id, reported(LEASED, "12"));
    assertThat(f.review().check(OFFICER, id, TODAY).get(0).explanation()).isEmpty();
    f.record(id, reported(LEASED, "60"));
    Finding error = f.review().check(OFFICER, id, TODAY).get(0);
    refused(() -> f.review().explain(OFFICER, error, "x"), ReviewError.ERROR_NOT_EXPLAINED);
    refused(() -> f.review().explain(OFFICER, warning, " "), CoreError.INVALID);
    f.denied.add(ClusterPermissions.EDIT);
    refused(() -> f.review().explain(OFFICER, warning, "x"), CoreError.ACCESS_DENIED);
  }

  @Test
  void judgesAProvinceInSixteenStatementsAndReadsAgainOnlyWhatChanged() {
    f.cluster("CCN đầu tiên");
    f.node.statements();
    f.review().findings(OFFICER, PageRequest.first(50), TODAY);
    assertThat(f.node.statements()).isEqualTo(13);
    laoCai();
    f.node.statements();
    f.review().findings(OFFICER, PageRequest.first(50), TODAY);
    assertThat(f.node.statements()).isEqualTo(16);
    f.review().findings(OFFICER, PageRequest.first(50), TODAY);
    assertThat(f.node.statements()).isEqualTo(8);
    UUID late = f.cluster("CCN đến sau");
    f.record(late, decided(EST, "80", "2015-01-01"));
    assertThat(page(Map.of("code", "V-CCN-8"), "den sau")).isEmpty();
    f.record(late, reported(EST, "70"));
    assertThat(page(Map.of("code", "V-CCN-8"), "den sau")).hasSize(1);
  }

  @Test
  void findsBySeverityCodeAndName() {
    UUID id = f.cluster("CCN Đông Phố Mới");
    f.record(id, reported(LAND, "52"), reported(LEASED, "60"), decided(EST, "80", "2015-01-01"));
    assertThat(page(Map.of("severity", "ERROR"), "")).hasSize(2);
    assertThat(page(Map.of("code", "V-CCN-3"), "")).hasSize(1);
    assertThat(page(Map.of("severity", "ERROR"), "dong pho")).hasSize(2);
    assertThat(page(Map.of("severity", "ERROR"), "khác")).isEmpty();
    refused(() -> page(Map.of("x", "y"), ""), ClustersError.UNKNOWN_FILTER);
  }

  private List<Finding> page(Map<String, String> filters, String search) {
    return f.review()
        .findings(OFFICER, new PageRequest(0, 100, List.of(), search, filters), TODAY)
        .rows();
  }

  private List<Finding> findings(String code) {
    return page(Map.of("code", code), "");
  }

  private static void refused(ThrowingCallable act, ErrorCode code) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(code));
  }
}
