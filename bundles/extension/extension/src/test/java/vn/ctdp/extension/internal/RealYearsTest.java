package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ctdp.extension.internal.Fixture.LAI_CHAU;
import static vn.ctdp.extension.internal.Fixture.LAM_DONG;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.aries.jpa.template.TransactionType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.form.IndicatorDefinition;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.IndicatorValue;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.report.ExtensionIndicators.By;
import vn.ctdp.extension.report.Indicator;
import vn.ctdp.extension.report.IndicatorScope;
import vn.ctdp.testing.TestDatabase;

/** Published years, rebuilt from project records to the published totals and rates. */
class RealYearsTest {

  static Stream<Supplier<TestDatabase>> databases() {
    Supplier<TestDatabase> derby = () -> TestDatabase.derby("extension");
    Supplier<TestDatabase> postgres = () -> TestDatabase.postgres("extension");
    return TestDatabase.postgresInstalled() ? Stream.of(derby, postgres) : Stream.of(derby);
  }

  private static final long TRIEU = 1_000_000L;

  private int steps;

  /** Puts a project into a state as its process would have left it, with the step that says so. */
  private void step(Fixture f, Project p, String state, String phase, LocalDate on, Long accepted) {
    steps++;
    f.node.tx(
        TransactionType.Required,
        em -> {
          ProjectEntity e = em.find(ProjectEntity.class, p.id().toString());
          StepEntity s = new StepEntity();
          s.id = e.id + ":" + steps;
          s.project = e.id;
          s.pos = steps;
          s.fromState = e.state;
          s.toState = state;
          s.actVi = state;
          s.actEn = state;
          s.doneOn = on;
          s.document = "QĐ " + steps;
          s.amount = accepted;
          s.recordedBy = "test";
          s.recordedAt = java.time.Instant.EPOCH;
          em.persist(s);
          if (e.approvedOn == null) {
            e.approvedOn = on;
            e.approvedSupport = e.kcqg + e.kcdp;
          }
          if (accepted != null) {
            e.acceptedValue = accepted;
          }
          e.state = state;
          e.phase = phase;
          e.stateSince = on;
        });
  }

  private Project approved(
      Fixture f, AnnualPlan plan, String name, String content, long support, long counterpart) {
    Project p = f.save(project(plan, name, content, support, counterpart));
    step(f, p, "PHE_DUYET", "DA_DUYET", LocalDate.of(plan.year(), 1, 10), null);
    return p;
  }

  private void accepted(Fixture f, Project p, LocalDate on, long value) {
    step(f, p, "THUC_HIEN", "THUC_HIEN", LocalDate.of(on.getYear(), 2, 1), null);
    step(f, p, "NGHIEM_THU", "HOAN_THANH", on, value);
  }

  private static Map<String, Indicator> of(Fixture f, IndicatorScope scope) {
    return new IndicatorService(f.node, f.work, f.money)
        .indicators(OFFICER, scope).stream().collect(Collectors.toMap(Indicator::id, i -> i));
  }

  private static IndicatorScope year(int year, LocalDate cutoff) {
    return new IndicatorScope(year, cutoff, null, null, null);
  }

  private static void value(Map<String, Indicator> all, String id, String expected) {
    BigDecimal wanted = new BigDecimal(expected);
    assertThat(all.get(id).value().setScale(wanted.scale(), RoundingMode.HALF_UP))
        .as(id)
        .isEqualByComparingTo(wanted);
  }

  /** 120 tỷ đồng for 262 national projects, among them 11 of clusters with 19.398 tỷ. */
  @ParameterizedTest
  @MethodSource("databases")
  void theNationalYear2018(Supplier<TestDatabase> made) {
    try (Fixture f = new Fixture(made.get())) {
      f.province = Optional.empty();
      AnnualPlan plan = f.plan(FundLevel.KCQG, 2018, LocalDate.of(2018, 1, 5));
      long clusters = 19_398 * TRIEU;
      for (int i = 0; i < 11; i++) {
        approved(f, plan, "Cụm " + i, "ND7.4", part(clusters, 11, i), 0);
      }
      long others = 120_000 * TRIEU - clusters;
      for (int i = 0; i < 251; i++) {
        approved(f, plan, "Đề án " + i, i % 2 == 0 ? "ND3.1" : "ND1.1", part(others, 251, i), 0);
      }
      LocalDate end = LocalDate.of(2018, 12, 31);
      Map<String, Indicator> all = of(f, year(2018, end));
      value(all, "KC-A1", "262");
      value(all, "KC-A2", "120000000000");
      value(all, "KC-A3", "120000000000");
      value(all, "KC-A8", "100");
      assertThat(all.get("KC-A2").value().divide(all.get("KC-A1").value(), 0, RoundingMode.HALF_UP))
          .isEqualByComparingTo("458015267");
      Map<String, Indicator> cluster =
          of(f, new IndicatorScope(2018, end, FundLevel.KCQG, "ND7", null));
      value(cluster, "KC-A1", "11");
      value(cluster, "KC-A2", "19398000000");
      assertThat(
              new IndicatorService(f.node, f.work, f.money)
                  .breakdown(OFFICER, year(2018, end), "KC-A1", By.CONTENT).entrySet().stream()
                      .map(e -> e.getKey() + " " + e.getValue().value()))
          .containsExactly("ND1 125", "ND3 126", "ND7 11");
      assertThat(
              new IndicatorService(f.node, f.work, f.money)
                  .breakdown(OFFICER, year(2018, end), "KC-A2", By.PROVINCE)
                  .keySet())
          .containsExactly(LAI_CHAU.toString());
      // Before the decision nothing was approved.
      value(of(f, year(2018, LocalDate.of(2018, 1, 9))), "KC-A1", "0");
      // How many statements it takes does not depend on how many projects there are.
      f.node.statements();
      of(f, year(2018, end));
      assertThat(f.node.statements()).isLessThanOrEqualTo(12);
    }
  }

  private static long part(long sum, int parts, int which) {
    return sum / parts + (which < sum % parts ? 1 : 0);
  }

  /** Đắk Nông: 8 national projects with 7,040 triệu; 14 of 15 local ones with 3,362 triệu. */
  @ParameterizedTest
  @MethodSource("databases")
  void dakNong2022And2023(Supplier<TestDatabase> made) {
    try (Fixture f = new Fixture(made.get())) {
      int national = 0;
      int local = 0;
      for (int year : new int[] {2022, 2023}) {
        AnnualPlan nation = f.plan(FundLevel.KCQG, year, LocalDate.of(year, 1, 5));
        AnnualPlan province = f.plan(FundLevel.KCDP, year, LocalDate.of(year, 1, 5));
        for (int i = 0; i < 4; i++) {
          Project p = approved(f, nation, "QG " + year + i, "ND3.3", 880 * TRIEU, 2_000 * TRIEU);
          accepted(f, p, LocalDate.of(year, 11, 20), 880 * TRIEU);
          national++;
        }
        // 14 were done: 13 of 240 triệu and one of 242; the last one stopped.
        for (int i = 0; i < 7; i++) {
          long support = (year == 2023 && i == 6 ? 242 : 240) * TRIEU;
          Project p = approved(f, province, "ĐP " + year + i, "ND3.3", support, 500 * TRIEU);
          accepted(f, p, LocalDate.of(year, 10, 5), support);
          local++;
        }
        if (year == 2023) {
          Project stopped = approved(f, province, "Dừng", "ND1.1", 200 * TRIEU, 0);
          step(f, stopped, "NGUNG", "NGUNG", LocalDate.of(2023, 9, 1), null);
        }
      }
      assertThat(national).isEqualTo(8);
      assertThat(local).isEqualTo(14);
      Map<String, Indicator> first = of(f, year(2022, LocalDate.of(2022, 12, 31)));
      Map<String, Indicator> second = of(f, year(2023, LocalDate.of(2023, 12, 31)));
      assertThat(sum(f, FundLevel.KCQG, "KC-A6")).isEqualByComparingTo("7040000000");
      assertThat(sum(f, FundLevel.KCQG, "KC-A1")).isEqualByComparingTo("8");
      assertThat(sum(f, FundLevel.KCDP, "KC-A6")).isEqualByComparingTo("3362000000");
      BigDecimal done = sum(f, FundLevel.KCDP, "KC-A4");
      BigDecimal approved = sum(f, FundLevel.KCDP, "KC-A1");
      assertThat(done + "/" + approved).isEqualTo("14/15");
      assertThat(done.multiply(BigDecimal.valueOf(100)).divide(approved, 2, RoundingMode.HALF_UP))
          .isEqualByComparingTo("93.33");
      // Of the year with the stop: 7 of 8 approved, 7 of the 7 that are in force.
      Map<String, Indicator> localYear =
          of(f, new IndicatorScope(2023, LocalDate.of(2023, 12, 31), FundLevel.KCDP, null, null));
      value(localYear, "KC-A5-DUYET", "87.50");
      value(localYear, "KC-A5", "100");
      value(localYear, "KC-A10-NG", "12.50");
      value(first, "KC-A7-QG", "100");
      value(first, "KC-A9-HS", "2.21");
      assertThat(second.get("KC-A6-GN").value()).isNull();
      assertThat(second.get("KC-A6-GN").numerator().unknown()).isEqualTo(12);
      // Nothing was liquidated: all of 2022 is overdue on 23 January 2023, nothing the day before.
      value(of(f, year(2022, LocalDate.of(2023, 1, 22))), "KC-A14", "0");
      value(of(f, year(2022, LocalDate.of(2023, 1, 23))), "KC-A14", "11");
      assertThat(
              new IndicatorService(f.node, f.work, f.money)
                  .records(
                      OFFICER,
                      year(2023, LocalDate.of(2023, 12, 31)),
                      "KC-A5-DUYET",
                      true,
                      PageRequest.first(5))
                  .total())
          .isEqualTo(12);
      report(f);
    }
  }

  private static BigDecimal sum(Fixture f, FundLevel level, String id) {
    return Stream.of(2022, 2023)
        .map(
            y ->
                of(f, new IndicatorScope(y, LocalDate.of(y, 12, 31), level, null, null))
                    .get(id)
                    .value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The same records in the report: table 1 by level equals table 2 by content. */
  private static void report(Fixture f) {
    FormIndicators source = new FormIndicators(f.node, f.work, f.money);
    Set<String> ids =
        source.indicators().stream().map(IndicatorDefinition::id).collect(Collectors.toSet());
    LocalDate cutoff = LocalDate.of(2023, 12, 14);
    Map<String, IndicatorValue> v =
        source.compute(
            OFFICER, new IndicatorQuery(LAM_DONG, cutoff, LocalDate.of(2022, 12, 15), cutoff, ids));
    assertThat(v.get("extension.KCQG.money.executed").value()).isEqualByComparingTo("3520000000");
    assertThat(v.get("extension.KCDP.money.executed").value()).isEqualByComparingTo("1682000000");
    assertThat(v.get("extension.KCDP.money.after").value()).isEqualByComparingTo("1682000000");
    assertThat(v.get("extension.KCDP.money.planned").value()).isEqualByComparingTo("1882000000");
    assertThat(v.get("extension.KCDP.planned").value()).isEqualByComparingTo("8");
    assertThat(v.get("extension.KCDP.stopped").value()).isEqualByComparingTo("1");
    assertThat(v.get("extension.KHAC.planned").value()).isEqualByComparingTo("0");
    assertThat(v.get("extension.KCDP.money.paid").value()).isNull();
    assertThat(v.get("extension.KCQG.money.executed").origins()).hasSize(4);
    for (String measure : new String[] {"planned", "money.after", "money.executed"}) {
      BigDecimal byContent = BigDecimal.ZERO;
      for (int i = 1; i <= 9; i++) {
        byContent = byContent.add(v.get("extension.ND" + i + "." + measure).value());
      }
      assertThat(byContent)
          .as(measure)
          .isEqualByComparingTo(
              v.get("extension.KCQG." + measure)
                  .value()
                  .add(v.get("extension.KCDP." + measure).value()));
    }
  }

  /**
   * Central Highlands 2025: plan 60.840 tỷ = 11.375 national + 49.465 local, done 7.775 and 39.242.
   * Published as 12.77 % and 64.5 %, which are shares of the total; of their own plans they are
   * 68.35 % and 79.33 %. Plan of 2024: 52.026, hence growth 16.94 %.
   */
  @ParameterizedTest
  @MethodSource("databases")
  void sharesOfTheTotalAreNotSharesOfTheOwnPlan(Supplier<TestDatabase> made) {
    try (Fixture f = new Fixture(made.get())) {
      f.province = Optional.of(UnitRef.parse("34:68"));
      AnnualPlan before = f.plan(FundLevel.KCDP, 2024, LocalDate.of(2024, 1, 5));
      approved(f, before, "2024", "ND3.3", 52_026 * TRIEU, 0);
      Project national =
          approved(
              f,
              f.plan(FundLevel.KCQG, 2025, LocalDate.of(2025, 1, 5)),
              "QG",
              "ND3.3",
              11_375 * TRIEU,
              0);
      Project local =
          approved(
              f,
              f.plan(FundLevel.KCDP, 2025, LocalDate.of(2025, 1, 5)),
              "ĐP",
              "ND1.1",
              49_465 * TRIEU,
              0);
      accepted(f, national, LocalDate.of(2025, 11, 1), 7_775 * TRIEU);
      accepted(f, local, LocalDate.of(2025, 11, 1), 39_242 * TRIEU);
      Map<String, Indicator> all = of(f, year(2025, LocalDate.of(2025, 11, 30)));
      value(all, "KC-A7-QG", "68.35");
      value(all, "KC-A7-QG-TONG", "12.78");
      value(all, "KC-A7-DP", "79.33");
      value(all, "KC-A7-DP-TONG", "64.50");
      value(all, "KC-A7", "77.28");
      value(all, "KC-A13", "16.94");
      assertThat(all.get("KC-A7-QG").name()).isNotEqualTo(all.get("KC-A7-QG-TONG").name());
      // Asked for national projects only, the share of the total keeps the total below.
      value(
          of(f, new IndicatorScope(2025, LocalDate.of(2025, 11, 30), FundLevel.KCQG, null, null)),
          "KC-A7-QG-TONG",
          "12.78");
    }
  }

  /** Projects of one plan, all approved with a sum and accepted with another. */
  private void year(
      Fixture f,
      FundLevel level,
      int year,
      String content,
      int count,
      long approvedTrieu,
      long acceptedTrieu) {
    AnnualPlan plan = f.plan(level, year, LocalDate.of(year, 1, 5));
    for (int i = 0; i < count; i++) {
      Project p =
          approved(f, plan, level + " " + i, content, part(approvedTrieu * TRIEU, count, i), 0);
      long value = part(acceptedTrieu * TRIEU, count, i);
      if (value > 0) {
        accepted(f, p, LocalDate.of(year, 9, 15), value);
      }
    }
  }

  /**
   * Central Highlands 2024: 43.735 of 52.026 tỷ = 84.06 %, no national project, hence no national
   * rate; South, nine months of 2025: 55.753 tỷ, 21.3 % of it national.
   */
  @ParameterizedTest
  @MethodSource("databases")
  void regionsOf2024And2025(Supplier<TestDatabase> made) {
    try (Fixture f = new Fixture(made.get())) {
      f.province = Optional.of(LAM_DONG);
      year(f, FundLevel.KCDP, 2024, "ND3.3", 10, 52_026, 43_735);
      year(f, FundLevel.KCQG, 2025, "ND3.3", 5, 11_875, 11_875);
      year(f, FundLevel.KCDP, 2025, "ND3.3", 5, 43_878, 43_878);
      Map<String, Indicator> highlands = of(f, year(2024, LocalDate.of(2024, 12, 31)));
      value(highlands, "KC-A6", "43735000000");
      value(highlands, "KC-A7", "84.06");
      value(highlands, "KC-A7-DP", "84.06");
      assertThat(highlands.get("KC-A7-QG").value()).isNull();
      Map<String, Indicator> south = of(f, year(2025, LocalDate.of(2025, 9, 30)));
      value(south, "KC-A6", "55753000000");
      value(south, "KC-A8-TH", "21.3");
    }
  }

  /** Hà Tĩnh: 15.5 tỷ drew 141.6 tỷ; its 8 models of 2.26 tỷ alone drew 108 tỷ. */
  @ParameterizedTest
  @MethodSource("databases")
  void matchingMoneyOfHaTinh(Supplier<TestDatabase> made) {
    try (Fixture f = new Fixture(made.get())) {
      f.province = Optional.of(LAM_DONG);
      // Published as one sum of five years; kept here in the plan of the last one.
      AnnualPlan plan = f.plan(FundLevel.KCDP, 2018, LocalDate.of(2018, 1, 5));
      for (int i = 0; i < 8; i++) {
        approved(
            f,
            plan,
            "Mô hình " + i,
            "ND3.1",
            part(2_260 * TRIEU, 8, i),
            part(108_000 * TRIEU, 8, i));
      }
      long rest = 15_500 - 2_260;
      long drawn = 141_600 - 108_000;
      approved(f, plan, "Khác", "ND1.1", rest * TRIEU, drawn * TRIEU);
      LocalDate end = LocalDate.of(2018, 12, 31);
      Map<String, Indicator> all = of(f, year(2018, end));
      value(all, "KC-A2", "15500000000");
      value(all, "KC-A9", "141600000000");
      value(all, "KC-A9-HS", "9.14");
      Map<String, Indicator> models = of(f, new IndicatorScope(2018, end, null, "ND3", null));
      value(models, "KC-A1", "8");
      value(models, "KC-A9-HS", "47.79");
    }
  }

  /** 2021–2025: 1,436 tỷ approved, 36.6 % of it national, read year by year and added. */
  @ParameterizedTest
  @MethodSource("databases")
  void fiveYearsOfTheNationalProgramme(Supplier<TestDatabase> made) {
    try (Fixture f = new Fixture(made.get())) {
      f.province = Optional.of(LAM_DONG);
      BigDecimal above = BigDecimal.ZERO;
      BigDecimal below = BigDecimal.ZERO;
      for (int i = 0; i < 5; i++) {
        year(f, FundLevel.KCQG, 2021 + i, "ND3.3", 1, part(525_600, 5, i), 0);
        year(f, FundLevel.KCDP, 2021 + i, "ND3.3", 1, part(910_400, 5, i), 0);
        Indicator share = of(f, year(2021 + i, LocalDate.of(2021 + i, 12, 31))).get("KC-A8");
        above = above.add(share.numerator().value());
        below = below.add(share.denominator().value());
      }
      assertThat(below).isEqualByComparingTo("1436000000000");
      assertThat(above.movePointRight(2).divide(below, 1, RoundingMode.HALF_UP))
          .isEqualByComparingTo("36.6");
    }
  }
}
