package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.line;
import static vn.ctdp.extension.internal.Fixture.project;
import static vn.ctdp.extension.internal.Fixture.with;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.establishment.Establishment;
import vn.ctdp.core.establishment.OwnerType;
import vn.ctdp.core.rule.Evidence;
import vn.ctdp.core.rule.Parameter;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.territory.AdminUnit;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.core.territory.UnitLevel;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.territory.UnitType;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.Assessment.Check;
import vn.ctdp.extension.Assessment.Outcome;
import vn.ctdp.extension.BudgetLine;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Project;

/** Rules as the core's reference data has them; Đồng Nai is a city from 30/4/2026. */
class AssessmentTest {

  private static final UnitRef DONG_NAI = UnitRef.parse("34:75");
  private static final UnitRef WARD = UnitRef.parse("34:26001");
  private static final UnitRef COMMUNE = UnitRef.parse("34:26002");

  /** Key, first day, last day, value, province. */
  private static final List<String[]> RULES =
      List.of(
          row("kc.rate.machine", "2014-04-08", null, "0.50", null),
          row("kc.cap.machine", "2014-04-08", "2018-05-10", "200000000", null),
          row("kc.cap.machine", "2018-05-11", null, "300000000", null),
          row("kc.cap.line", "2018-05-11", null, "450000000", null),
          row("kc.rate.model", "2014-04-08", null, "0.30", null),
          row("kc.cap.model", "2018-05-11", null, "1000000000", null),
          row("kc.cap.model", "2025-07-01", null, "500000000", "34:12"),
          row("kc.rate.management.unit", "2014-04-08", null, "0.025", null),
          row("kc.factor.priority.max", "2014-04-08", null, "1.5", null),
          row("kc.eligible.city.ward", "2012-07-05", null, "0", null),
          row("kc.eligible.province.ward", "2025-10-15", null, "1", null),
          row("kc.double.years", "2014-04-08", null, "5", null));

  private static Fixture f;
  private static AssessmentService service;

  private static String[] row(String... cells) {
    return cells;
  }

  @BeforeAll
  static void open() {
    f = Fixture.derby();
    RuleService rules =
        Fixture.fake(
            RuleService.class,
            (name, args) ->
                "parameter".equals(name)
                    ? parameter((String) args[1], (LocalDate) args[2], (UnitRef) args[3])
                    : Optional.empty());
    TerritoryService territory =
        Fixture.fake(
            TerritoryService.class,
            (name, args) ->
                "find".equals(name) ? unit((UnitRef) args[0], (LocalDate) args[1]) : List.of());
    service = new AssessmentService(f.node, f.work, rules, f.register, territory);
    f.commune(COMMUNE.toString(), DONG_NAI, UnitType.XA);
  }

  @AfterAll
  static void close() {
    f.close();
  }

  @BeforeEach
  void reset() {
    f.reset();
    f.province = Optional.empty();
  }

  private static Optional<Parameter> parameter(String key, LocalDate day, UnitRef of) {
    Optional<Parameter> own = Optional.empty();
    Optional<Parameter> national = Optional.empty();
    for (String[] r : RULES) {
      if (r[0].equals(key)
          && !day.isBefore(LocalDate.parse(r[1]))
          && (r[2] == null || !day.isAfter(LocalDate.parse(r[2])))) {
        Parameter p =
            new Parameter(
                "kc",
                key,
                r[3],
                "VND",
                Optional.empty(),
                LocalDate.parse(r[1]),
                null,
                r[4] == null ? "TT 28/2018/TT-BTC" : "NQ 18/2025/NQ-HĐND",
                Evidence.VERIFIED,
                null);
        if (r[4] == null) {
          national = Optional.of(p);
        } else if (of != null && r[4].equals(of.toString())) {
          own = Optional.of(p);
        }
      }
    }
    return own.isPresent() ? own : national;
  }

  private static Optional<AdminUnit> unit(UnitRef ref, LocalDate day) {
    boolean city = !day.isBefore(LocalDate.of(2026, 4, 30));
    if (ref.equals(DONG_NAI)) {
      return Optional.of(
          unit(ref, city ? UnitType.THANH_PHO_TW : UnitType.TINH, Optional.empty(), "Đồng Nai"));
    }
    return Optional.of(
        unit(
            ref,
            ref.equals(WARD) ? UnitType.PHUONG : UnitType.XA,
            Optional.of(DONG_NAI),
            ref.equals(WARD) ? "Phường Trấn Biên" : "Xã An Viễn"));
  }

  private static AdminUnit unit(UnitRef ref, UnitType type, Optional<UnitRef> parent, String name) {
    return new AdminUnit(
        ref,
        parent.isEmpty() ? UnitLevel.PROVINCE : UnitLevel.COMMUNE,
        type,
        name,
        name,
        name,
        parent,
        "Nam",
        "Đông Nam Bộ",
        null,
        null,
        null);
  }

  private static Project judged(
      FundLevel level, LocalDate approved, long support, long counterpart, String content) {
    AnnualPlan plan = f.plan(level, approved.getYear(), approved);
    return project(plan, "Đề án", content, support, counterpart);
  }

  private static List<Check> checks(Project project, String code) {
    return service.assess(OFFICER, project).checks().stream()
        .filter(c -> c.code().equals(code))
        .toList();
  }

  @Test
  void managementOfTheUnitHasAShareOfTheEstimate() {
    Project p = f.save(project(f.plan(FundLevel.KCQG, 2026), "Đề án", "ND3.3", 97_500_000L, 0L));
    assertThat(management(p, 2_500_000L))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.outcome()).isEqualTo(Outcome.DAT);
              assertThat(c.steps().get(0).vi())
                  .isEqualTo("Tỷ lệ tối đa × dự toán đề án: 2,5 % × 100.000.000 = 2.500.000 đồng");
              assertThat(c.clause()).isEqualTo("TT 28/2018/TT-BTC");
            });
    assertThat(management(p, 2_600_000L))
        .singleElement()
        .satisfies(c -> assertThat(c.outcome()).isEqualTo(Outcome.KHONG_DAT));
    assertThat(management(p, 0L)).isEmpty();
  }

  private static List<Assessment.Check> management(Project p, long cost) {
    Project with =
        with(
            p,
            c -> {
              c.lines = new ArrayList<>(p.lines());
              c.lines.add(
                  new BudgetLine(
                      "ND3.3",
                      "Chi quản lý",
                      null,
                      BigDecimal.ONE,
                      cost,
                      FundSource.KCQG,
                      null,
                      true));
            });
    return service
        .assess(OFFICER, f.save(with(with, c -> c.version = version(p))).id())
        .checks()
        .stream()
        .filter(c -> c.code().equals("KC-QL-1"))
        .toList();
  }

  private static long version(Project p) {
    return f.projects.project(OFFICER, p.id()).orElseThrow().version();
  }

  @Test
  void theSmallerOfRateAndLargestAmountCounts() {
    LocalDate day = LocalDate.of(2026, 1, 10);
    // 50 % of 600 million is 300 million: exactly what is allowed.
    Check good =
        checks(judged(FundLevel.KCQG, day, 300_000_000L, 300_000_000L, "ND3.3"), "V-KC-2").get(0);
    assertThat(good.outcome()).isEqualTo(Outcome.DAT);
    assertThat(good.clause()).isEqualTo("TT 28/2018/TT-BTC");
    assertThat(good.steps())
        .extracting(Localized::vi)
        .containsExactly(
            "Tỷ lệ hỗ trợ tối đa × chi phí được tính: 50 % × 600.000.000 = 300.000.000 đồng",
            "Mức tối đa × số cơ sở: 300.000.000 × 1 = 300.000.000 đồng",
            "Mức được hỗ trợ là số nhỏ hơn trong (300.000.000; 300.000.000) = 300.000.000 đồng",
            "Kinh phí khuyến công: 300.000.000 ≤ 300.000.000");

    Check overRate =
        checks(judged(FundLevel.KCQG, day, 200_000_001L, 200_000_000L, "ND3.3"), "V-KC-2").get(0);
    assertThat(overRate.outcome()).isEqualTo(Outcome.KHONG_DAT);
    assertThat(overRate.sentence().vi()).isEqualTo("Vượt mức hỗ trợ tối đa 1 đồng.");

    Check overCap =
        checks(judged(FundLevel.KCQG, day, 300_000_001L, 2_000_000_000L, "ND3.3"), "V-KC-2").get(0);
    assertThat(overCap.outcome()).isEqualTo(Outcome.KHONG_DAT);
  }

  @Test
  void ceilingsAreThoseOfTheDayOfApproval() {
    Project before =
        judged(FundLevel.KCQG, LocalDate.of(2018, 5, 10), 300_000_000L, 900_000_000L, "ND3.3");
    Project after =
        judged(FundLevel.KCQG, LocalDate.of(2018, 5, 11), 300_000_000L, 900_000_000L, "ND3.3");
    assertThat(checks(before, "V-KC-2").get(0).outcome()).isEqualTo(Outcome.KHONG_DAT);
    assertThat(checks(after, "V-KC-2").get(0).outcome()).isEqualTo(Outcome.DAT);
  }

  @Test
  void aProvinceLowersTheCeilingOfItsOwnMoneyOnly() {
    f.province = Optional.of(Fixture.LAI_CHAU);
    LocalDate day = LocalDate.of(2026, 1, 10);
    Project local = judged(FundLevel.KCDP, day, 600_000_000L, 1_400_000_000L, "ND3.1");
    Project national = judged(FundLevel.KCQG, day, 600_000_000L, 1_400_000_000L, "ND3.1");
    Check lower = checks(local, "V-KC-2").get(0);
    assertThat(lower.outcome()).isEqualTo(Outcome.KHONG_DAT);
    assertThat(lower.clause()).contains("NQ 18/2025/NQ-HĐND");
    assertThat(checks(national, "V-KC-2").get(0).outcome()).isEqualTo(Outcome.DAT);
  }

  @Test
  void priorityRaisesTheLargestAmountUpToItsLimit() {
    LocalDate day = LocalDate.of(2026, 1, 10);
    Project p = judged(FundLevel.KCQG, day, 450_000_000L, 2_000_000_000L, "ND3.3");
    assertThat(checks(p, "V-KC-2").get(0).outcome()).isEqualTo(Outcome.KHONG_DAT);
    Project prior = with(p, c -> c.priority = new Project.Priority("DB_A", new BigDecimal("1.5")));
    assertThat(checks(prior, "V-KC-2").get(0).outcome()).isEqualTo(Outcome.DAT);
    assertThat(checks(prior, "V-KC-3").get(0).outcome()).isEqualTo(Outcome.DAT);
    Project tooMuch =
        with(p, c -> c.priority = new Project.Priority("DB_A", new BigDecimal("1.501")));
    assertThat(checks(tooMuch, "V-KC-3").get(0).outcome()).isEqualTo(Outcome.KHONG_DAT);
    assertThat(checks(tooMuch, "V-KC-3").get(0).steps().get(0).vi())
        .isEqualTo("Hệ số ưu tiên: 1,501 > 1,5");
    // The ceiling of a line contains the factor already.
    Project line =
        with(
            judged(FundLevel.KCQG, day, 450_000_001L, 2_000_000_000L, "ND3.7"),
            c -> c.priority = new Project.Priority("DB_A", new BigDecimal("1.5")));
    assertThat(checks(line, "V-KC-2").get(0).outcome()).isEqualTo(Outcome.KHONG_DAT);
  }

  @Test
  void eachBeneficiaryIsMeasuredAgainstItsOwnCost() {
    UUID one = at(COMMUNE, "1001", OwnerType.HTX);
    UUID two = at(COMMUNE, "1002", OwnerType.HTX);
    Project p =
        with(
            judged(FundLevel.KCQG, LocalDate.of(2026, 1, 10), 600_000_000L, 700_000_000L, "ND3.3"),
            c ->
                c.beneficiaries =
                    List.of(
                        new Project.Beneficiary(
                            one, "Một", "1001", "ND3.3", 600_000_000L, 300_000_000L, null),
                        new Project.Beneficiary(
                            two, "Hai", "1002", "ND3.3", 599_999_998L, 300_000_000L, null)));
    List<Check> checks = checks(p, "V-KC-2");
    assertThat(checks)
        .extracting(Check::subject, Check::outcome)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("ND3.3", Outcome.DAT),
            org.assertj.core.groups.Tuple.tuple("ND3.3 · Một", Outcome.DAT),
            org.assertj.core.groups.Tuple.tuple("ND3.3 · Hai", Outcome.KHONG_DAT));
  }

  private static UUID at(UnitRef commune, String code, OwnerType owner) {
    UUID id = UUID.randomUUID();
    f.establishments.put(
        id,
        new Establishment(
            id,
            code,
            "Cơ sở " + code,
            owner,
            null,
            DONG_NAI,
            commune,
            "a",
            null,
            null,
            null,
            null,
            null,
            1));
    return id;
  }

  private static Outcome eligible(UUID who, LocalDate approved, String village) {
    Project p =
        with(
            judged(FundLevel.KCQG, approved, 1_000_000L, 9_000_000L, "ND3.3"),
            c ->
                c.beneficiaries =
                    List.of(
                        new Project.Beneficiary(who, null, null, "ND3.3", null, null, village)));
    return checks(p, "V-KC-5").stream().map(Check::outcome).max(Enum::compareTo).orElseThrow();
  }

  @Test
  void aWardIsEntitledByItsProvinceOnTheDay() {
    UUID ward = at(WARD, "2001", OwnerType.DN_NHO);
    assertThat(eligible(ward, LocalDate.of(2025, 10, 14), null)).isEqualTo(Outcome.CANH_BAO);
    assertThat(eligible(ward, LocalDate.of(2025, 10, 15), null)).isEqualTo(Outcome.DAT);
    assertThat(eligible(ward, LocalDate.of(2026, 4, 29), null)).isEqualTo(Outcome.DAT);
    assertThat(eligible(ward, LocalDate.of(2026, 4, 30), null)).isEqualTo(Outcome.KHONG_DAT);
    assertThat(eligible(ward, LocalDate.of(2026, 4, 30), "Gốm Biên Hòa, QĐ 1/QĐ-UBND"))
        .isEqualTo(Outcome.DAT);
    UUID commune = at(COMMUNE, "2002", OwnerType.DN_NHO);
    assertThat(eligible(commune, LocalDate.of(2026, 4, 30), null)).isEqualTo(Outcome.DAT);
    UUID large = at(COMMUNE, "2003", OwnerType.DN_LON);
    assertThat(eligible(large, LocalDate.of(2026, 4, 30), null)).isEqualTo(Outcome.KHONG_DAT);
    UUID nowhere = at(null, "2004", OwnerType.DN_NHO);
    assertThat(eligible(nowhere, LocalDate.of(2026, 4, 30), null)).isEqualTo(Outcome.CHUA_RO);
  }

  @Test
  void supportTwiceIsFoundOverProjectsYearsAndLevels() {
    UUID who = at(COMMUNE, "3001", OwnerType.HTX);
    Project.Beneficiary b =
        new Project.Beneficiary(who, null, null, "ND3.3", null, 1_000_000L, null);
    List<Project.Beneficiary> both = new ArrayList<>(List.of(b));
    Project old =
        with(
            judged(FundLevel.KCQG, LocalDate.of(2019, 1, 10), 1_000_000L, 9_000_000L, "ND3.3"),
            c -> c.beneficiaries = both);
    f.save(old);
    f.province = Optional.of(Fixture.LAI_CHAU);
    Project now =
        with(
            judged(FundLevel.KCDP, LocalDate.of(2026, 1, 10), 1_000_000L, 9_000_000L, "ND3.3"),
            c -> c.beneficiaries = both);
    // Seven years apart: outside the span.
    assertThat(checks(now, "V-KC-4")).isEmpty();
    AnnualPlan of2024 = f.plan(FundLevel.KCQG, 2024, LocalDate.of(2024, 1, 5));
    f.save(
        with(project(of2024, "Đề án 2024", "ND3.3", 1_000_000L, 0), c -> c.beneficiaries = both));
    assertThat(checks(now, "V-KC-4")).extracting(Check::outcome).containsExactly(Outcome.CANH_BAO);
    AnnualPlan of2026 = f.plan(FundLevel.KCQG, 2026, LocalDate.of(2026, 1, 5));
    f.save(
        with(project(of2026, "Đề án 2026", "ND3.3", 1_000_000L, 0), c -> c.beneficiaries = both));
    List<Check> found = checks(now, "V-KC-4");
    assertThat(found)
        .extracting(Check::outcome)
        .containsExactly(Outcome.KHONG_DAT, Outcome.CANH_BAO);
    assertThat(found.get(0).sentence().vi()).contains("cùng năm").contains("Đề án 2026");
    assertThat(found.get(0).clause()).startsWith("TTLT 26/2014/TTLT-BTC-BCT Điều 7");
  }

  @Test
  void aStoredProjectIsJudgedInABoundedNumberOfStatements() {
    UUID who = at(COMMUNE, "4001", OwnerType.HTX);
    Project saved =
        f.save(
            with(
                judged(
                    FundLevel.KCQG, LocalDate.of(2026, 1, 10), 300_000_000L, 900_000_000L, "ND3.3"),
                c ->
                    c.beneficiaries =
                        List.of(
                            new Project.Beneficiary(
                                who, null, null, "ND3.3", 900_000_000L, 300_000_000L, null))));
    f.node.statements();
    Assessment assessment = service.assess(OFFICER, saved.id());
    assertThat(f.node.statements()).isEqualTo(9);
    assertThat(assessment.worst()).isEqualTo(Outcome.DAT);
    assertThat(assessment.day()).isEqualTo(LocalDate.of(2026, 1, 10));
  }

  @Test
  void whatHasNoCeilingIsSaidToHaveNone() {
    Check none =
        checks(judged(FundLevel.KCQG, LocalDate.of(2026, 1, 10), 1_000_000L, 0, "ND9.1"), "V-KC-2")
            .get(0);
    assertThat(none.outcome()).isEqualTo(Outcome.CHUA_RO);
    Project both =
        with(
            judged(FundLevel.KCQG, LocalDate.of(2026, 1, 10), 1_000_000L, 1_000_000L, "ND3"),
            c -> c.lines = List.of(line("ND3", "Chi", 1_000_000L, FundSource.KCQG)));
    assertThat(checks(both, "V-KC-2").get(0).sentence().vi()).contains("mã chi tiết");
  }
}
