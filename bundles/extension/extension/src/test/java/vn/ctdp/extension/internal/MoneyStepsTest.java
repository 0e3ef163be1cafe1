package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.ExtensionAssessments;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Progress;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.money.Booking;
import vn.ctdp.extension.money.Budget;
import vn.ctdp.extension.money.BudgetOverview;
import vn.ctdp.extension.money.BudgetStatus;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.MoneyKind;
import vn.ctdp.extension.money.MoneyLevel;
import vn.ctdp.extension.money.MoneyOffer;
import vn.ctdp.extension.money.ProjectMoney;
import vn.ctdp.testing.TestDatabase;

/** The steps of a project ask the ledger, and published cases come out of it; on each database. */
class MoneyStepsTest {

  private static final long MILLION = 1_000_000L;

  private Fixture f;
  private LifecycleService lifecycle;

  static Stream<Supplier<TestDatabase>> databases() {
    Supplier<TestDatabase> derby = () -> TestDatabase.derby("extension");
    Supplier<TestDatabase> postgres = () -> TestDatabase.postgres("extension");
    return TestDatabase.postgresInstalled() ? Stream.of(derby, postgres) : Stream.of(derby);
  }

  private Fixture on(Supplier<TestDatabase> database) {
    f = new Fixture(database.get());
    ExtensionAssessments none =
        Fixture.fake(
            ExtensionAssessments.class,
            (name, args) -> {
              throw new IllegalStateException("nothing is assessed here");
            });
    lifecycle =
        new LifecycleService(
            f.node,
            f.work,
            f.access,
            none,
            Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC));
    return f;
  }

  private Budget budget(int year, FundSource source) {
    return f.money.saveBudget(
        OFFICER, new Budget(null, year, source, null, BudgetStatus.GIAO, "CV 1", null, null, 0));
  }

  private void above(
      MoneyKind kind, Budget b, MoneyLevel level, UUID project, String content, long amount) {
    f.money.book(
        OFFICER,
        new Booking(
            kind,
            b.id(),
            level,
            project,
            null,
            null,
            level == MoneyLevel.DE_AN || f.province.isPresent() ? null : Fixture.LAI_CHAU,
            content,
            amount,
            LocalDate.of(b.year(), 1, 5),
            "QĐ",
            null,
            null,
            null,
            List.of(),
            null,
            null));
  }

  private void book(MoneyKind kind, UUID project, long amount, LocalDate on, Long vouchers) {
    f.money.book(
        OFFICER,
        new Booking(
            kind, null, null, project, null, null, null, null, amount, on, "VB", null, null,
            vouchers, List.of(), null, "lý do"));
  }

  private void state(UUID project, String state, Phase phase) {
    f.database.sql(
        "UPDATE extension.project SET state = '"
            + state
            + "', phase = '"
            + phase
            + "', state_since = DATE('2026-01-10') WHERE id = '"
            + project
            + "'");
  }

  private Progress move(UUID project, String to, LocalDate on, Long amount) {
    return lifecycle.move(
        OFFICER,
        project,
        new Progress.Act(
            to,
            on,
            "12/QĐ",
            on,
            Map.of(),
            amount,
            "ý kiến",
            f.projects.project(OFFICER, project).orElseThrow().version()));
  }

  private static List<FieldProblem> problems(Runnable act) {
    List<FieldProblem> found = new ArrayList<>();
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(CtdpException.class, e -> found.addAll(e.problems()));
    return found;
  }

  private Project local(long support) {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026, LocalDate.of(2026, 1, 2));
    Project p = f.save(project(plan, "Đề án", "ND5", support, support));
    state(p.id(), "GIAO_KH", Phase.DA_DUYET);
    return p;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void stepsAskTheLedgerSoThatMoneyIsEnteredOnce(Supplier<TestDatabase> database) {
    try (Fixture made = on(database)) {
      assertThat(made).isSameAs(f);
      UUID id = local(100 * MILLION).id();
      Budget b = budget(2026, FundSource.KCDP);
      LocalDate feb = LocalDate.of(2026, 2, 1);
      // Contract: shown as missing before, refused when tried.
      assertThat(lifecycle.progress(OFFICER, id).next())
          .filteredOn(n -> n.to().code().equals("KY_HD"))
          .singleElement()
          .satisfies(n -> assertThat(n.missing().get(0).vi()).contains("Chưa ghi hợp đồng"));
      assertThat(problems(() -> move(id, "KY_HD", feb, null)))
          .extracting(FieldProblem::code)
          .containsExactly("KC-TT-4");
      above(MoneyKind.DU_TOAN, b, null, null, null, 100 * MILLION);
      above(MoneyKind.PHAN_BO, b, MoneyLevel.NOI_DUNG, null, "ND5", 100 * MILLION);
      above(MoneyKind.PHAN_BO, b, MoneyLevel.DE_AN, id, null, 100 * MILLION);
      book(MoneyKind.CAM_KET, id, 90 * MILLION, feb, null);
      move(id, "KY_HD", feb, null);
      move(id, "THUC_HIEN", feb, null);
      book(MoneyKind.TAM_UNG, id, 60 * MILLION, LocalDate.of(2026, 3, 1), null);
      // Accepted at more than the contract, though within the support.
      LocalDate sep = LocalDate.of(2026, 9, 1);
      assertThat(problems(() -> move(id, "NGHIEM_THU", sep, 90 * MILLION + 1)))
          .extracting(FieldProblem::code)
          .containsExactly("V-KC-7");
      Progress accepted = move(id, "NGHIEM_THU", sep, 85 * MILLION);
      assertThat(accepted.acceptedValue()).isEqualTo(85 * MILLION);
      // The step wrote it into the ledger: nobody enters it twice.
      Figures now = f.money.totals(OFFICER, List.of(id), null).get(id);
      assertThat(now.accepted()).isEqualTo(85 * MILLION);
      // Settlement.
      assertThat(problems(() -> move(id, "QUYET_TOAN", LocalDate.of(2026, 9, 10), null)))
          .singleElement()
          .satisfies(x -> assertThat(x.vi()).contains("Chưa ghi quyết toán"));
      book(MoneyKind.QUYET_TOAN, id, 80 * MILLION, LocalDate.of(2026, 9, 10), 80 * MILLION);
      move(id, "QUYET_TOAN", LocalDate.of(2026, 9, 10), null);
      // Liquidation: nothing left to pay.
      assertThat(problems(() -> move(id, "THANH_LY", LocalDate.of(2026, 10, 1), null)))
          .singleElement()
          .satisfies(
              x ->
                  assertThat(x.vi()).contains("V-KC-7").contains("còn phải thanh toán 20.000.000"));
      book(MoneyKind.THANH_TOAN, id, 20 * MILLION, LocalDate.of(2026, 9, 30), null);
      Progress closed = move(id, "THANH_LY", LocalDate.of(2026, 10, 1), null);
      assertThat(closed.state().phase()).isEqualTo(Phase.THANH_LY);
      assertThat(f.money.account(OFFICER, id, null).offers().stream().filter(MoneyOffer::open))
          .extracting(MoneyOffer::kind)
          .containsOnly(MoneyKind.THU_HOI, MoneyKind.CHUYEN_DI);
      everythingIsRead(b, id);
    }
  }

  /** Each statement of reading once. */
  private void everythingIsRead(Budget b, UUID id) {
    LocalDate day = LocalDate.of(2026, 6, 30);
    for (LocalDate at : new LocalDate[] {null, day}) {
      assertThat(
              f.money.rows(
                  OFFICER,
                  new ProjectMoney.Query(
                      List.of(id),
                      2026,
                      FundSource.KCDP,
                      Fixture.LAM_DONG,
                      f.projects.project(OFFICER, id).orElseThrow().plan()),
                  at))
          .hasSize(1);
      assertThat(f.money.overview(OFFICER, b.id(), at).projects()).hasSize(1);
      assertThat(f.money.account(OFFICER, id, at).rows()).isNotEmpty();
    }
    assertThat(f.money.entries(OFFICER, b.id(), PageRequest.first(2)).rows()).hasSize(2);
    assertThat(
            f.money
                .budgets(
                    OFFICER,
                    new PageRequest(0, 5, List.of(), "", Map.of("year", "2026", "source", "KCDP")))
                .total())
        .isEqualTo(1);
    UUID last = f.money.entries(OFFICER, b.id(), PageRequest.first(1)).rows().get(0).id();
    assertThat(problems(() -> f.money.reverse(OFFICER, last, Fixture.TODAY, "thử")))
        .extracting(FieldProblem::code)
        .contains("KC-TC-2");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aStoppedProjectIsLiquidatedOnceItsAdvanceIsBack(Supplier<TestDatabase> database) {
    try (Fixture made = on(database)) {
      assertThat(made).isSameAs(f);
      UUID id = local(100 * MILLION).id();
      Budget b = budget(2026, FundSource.KCDP);
      above(MoneyKind.DU_TOAN, b, null, null, null, 100 * MILLION);
      above(MoneyKind.PHAN_BO, b, MoneyLevel.NOI_DUNG, null, "ND5", 100 * MILLION);
      above(MoneyKind.PHAN_BO, b, MoneyLevel.DE_AN, id, null, 100 * MILLION);
      book(MoneyKind.CAM_KET, id, 100 * MILLION, LocalDate.of(2026, 2, 1), null);
      move(id, "KY_HD", LocalDate.of(2026, 2, 1), null);
      move(id, "THUC_HIEN", LocalDate.of(2026, 2, 1), null);
      book(MoneyKind.TAM_UNG, id, 70 * MILLION, LocalDate.of(2026, 3, 1), null);
      move(id, "NGUNG", LocalDate.of(2026, 6, 1), null);
      assertThat(problems(() -> move(id, "TL_PHAN_DA_LAM", LocalDate.of(2026, 7, 1), null)))
          .singleElement()
          .satisfies(x -> assertThat(x.vi()).contains("V-KC-11").contains("thu hồi 70.000.000"));
      // What was done before the stop is accepted and stays.
      book(MoneyKind.NGHIEM_THU, id, 25 * MILLION, LocalDate.of(2026, 6, 10), null);
      book(MoneyKind.THU_HOI, id, 44 * MILLION, LocalDate.of(2026, 6, 20), null);
      assertThat(problems(() -> move(id, "TL_PHAN_DA_LAM", LocalDate.of(2026, 7, 1), null)))
          .singleElement()
          .satisfies(x -> assertThat(x.vi()).contains("thu hồi 1.000.000"));
      book(MoneyKind.THU_HOI, id, MILLION, LocalDate.of(2026, 6, 21), null);
      assertThat(move(id, "TL_PHAN_DA_LAM", LocalDate.of(2026, 7, 1), null).acceptedValue())
          .isEqualTo(25 * MILLION);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void yearsFromBeforeTheLedgerAreNotHeldUp(Supplier<TestDatabase> database) {
    try (Fixture made = on(database)) {
      assertThat(made).isSameAs(f);
      UUID id = local(100 * MILLION).id();
      LocalDate feb = LocalDate.of(2026, 2, 1);
      assertThat(move(id, "KY_HD", feb, null).state().code()).isEqualTo("KY_HD");
      move(id, "THUC_HIEN", feb, null);
      assertThat(move(id, "NGHIEM_THU", LocalDate.of(2026, 9, 1), 90 * MILLION).acceptedValue())
          .isEqualTo(90 * MILLION);
      assertThat(f.money.account(OFFICER, id, null).kept()).isFalse();
      assertThat(f.money.totals(OFFICER, List.of(id), null)).isEmpty();
    }
  }

  /** Đắk Nông 2022–2023: 8 national projects, 7,040 triệu; 14 of 15 local ones, 3,362 triệu. */
  @ParameterizedTest
  @MethodSource("databases")
  void dakNongOfTwoYearsComesOutOfItsRecords(Supplier<TestDatabase> database) {
    try (Fixture made = on(database)) {
      assertThat(made).isSameAs(f);
      List<UUID> national = new ArrayList<>();
      List<UUID> local = new ArrayList<>();
      for (int year : List.of(2022, 2023)) {
        national.addAll(year(FundLevel.KCQG, year, 4, 3_520 * MILLION));
        local.addAll(
            year == 2022
                ? year(FundLevel.KCDP, year, 8, 1_802 * MILLION)
                : year(FundLevel.KCDP, year, 7, 1_800 * MILLION));
      }
      national.forEach(this::carriedOut);
      // The fifteenth was approved, got its 240 triệu and was not carried out.
      UUID missed = local.get(local.size() - 1);
      local.stream().filter(id -> !id.equals(missed)).forEach(this::carriedOut);
      LocalDate end = LocalDate.of(2024, 1, 31);
      Map<UUID, Figures> of = f.money.totals(OFFICER, national, end);
      assertThat(of.values().stream().filter(x -> x.settled() > 0)).hasSize(8);
      assertThat(of.values().stream().mapToLong(Figures::disbursed).sum())
          .isEqualTo(7_040 * MILLION);
      assertThat(of.values().stream().mapToLong(Figures::accepted).sum())
          .isEqualTo(7_040 * MILLION);
      Map<UUID, Figures> own = f.money.totals(OFFICER, local, end);
      // V-KC-12: executed at most as many as approved.
      long executed = own.values().stream().filter(x -> x.accepted() > 0).count();
      assertThat(executed).isEqualTo(14);
      assertThat(own.values().stream().mapToLong(Figures::disbursed).sum())
          .isEqualTo(3_362 * MILLION);
      assertThat(own.get(missed).available()).isEqualTo(240 * MILLION);
      assertThat(own.get(missed).disbursed()).isZero();
      assertThat(MoneyRules.percent(rate(executed, 15))).isEqualTo("93,33");
    }
  }

  private static BigDecimal rate(long part, long whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
  }

  /** So many projects of a year with so much money, allocated in full and under contract. */
  private List<UUID> year(FundLevel level, int year, int count, long money) {
    return year(level, year, count, money, "ND5");
  }

  private List<UUID> year(FundLevel level, int year, int count, long money, String content) {
    AnnualPlan plan = f.plan(level, year, LocalDate.of(year, 1, 2));
    Budget b = budget(year, level == FundLevel.KCQG ? FundSource.KCQG : FundSource.KCDP);
    above(MoneyKind.DU_TOAN, b, null, null, null, money);
    if (f.province.isEmpty()) {
      above(MoneyKind.PHAN_BO, b, MoneyLevel.TINH, null, null, money);
    }
    above(MoneyKind.PHAN_BO, b, MoneyLevel.NOI_DUNG, null, content, money);
    return projects(plan, b, count, money, content);
  }

  private List<UUID> projects(AnnualPlan plan, Budget b, int count, long money, String content) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long share = i == count - 1 ? money - (count - 1) * (money / count) : money / count;
      if (count == 7) {
        share = i == 6 ? 240 * MILLION : 260 * MILLION;
      }
      Project p = f.save(project(plan, "Đề án " + i, content, share, 0));
      state(p.id(), "THUC_HIEN", Phase.THUC_HIEN);
      above(MoneyKind.PHAN_BO, b, MoneyLevel.DE_AN, p.id(), null, share);
      ids.add(p.id());
    }
    return ids;
  }

  private void carriedOut(UUID id) {
    Project p = f.projects.project(OFFICER, id).orElseThrow();
    long all = p.funds().support();
    LocalDate feb = LocalDate.of(p.year(), 2, 15);
    book(MoneyKind.CAM_KET, id, all, feb, null);
    book(MoneyKind.TAM_UNG, id, all / 2, feb.plusMonths(1), null);
    book(MoneyKind.NGHIEM_THU, id, all, feb.plusMonths(8), null);
    state(id, "NGHIEM_THU", Phase.HOAN_THANH);
    book(MoneyKind.QUYET_TOAN, id, all, feb.plusMonths(8).plusDays(10), all);
    book(MoneyKind.THANH_TOAN, id, all - all / 2, feb.plusMonths(9), null);
  }

  /** The year 2018: 120 tỷ for 262 national projects, of them 11 for clusters, 19.398 tỷ. */
  @Test
  void theYear2018ComesOutOfItsRecords() {
    try (Fixture made = on(() -> TestDatabase.derby("extension"))) {
      assertThat(made).isSameAs(f);
      f.province = Optional.empty();
      long all = 120_000 * MILLION;
      long clusters = 19_398 * MILLION;
      AnnualPlan plan = f.plan(FundLevel.KCQG, 2018, LocalDate.of(2018, 1, 2));
      Budget b = budget(2018, FundSource.KCQG);
      above(MoneyKind.DU_TOAN, b, null, null, null, all);
      above(MoneyKind.PHAN_BO, b, MoneyLevel.TINH, null, null, all);
      above(MoneyKind.PHAN_BO, b, MoneyLevel.NOI_DUNG, null, "ND7", clusters);
      above(MoneyKind.PHAN_BO, b, MoneyLevel.NOI_DUNG, null, "ND5", all - clusters);
      projects(plan, b, 11, clusters, "ND7.4");
      projects(plan, b, 251, all - clusters, "ND5");
      BudgetOverview over = f.money.overview(OFFICER, b.id(), null);
      assertThat(over.received()).isEqualTo(all);
      assertThat(over.free()).isZero();
      assertThat(over.projects()).hasSize(262);
      assertThat(over.total().allocated()).isEqualTo(all);
      assertThat(over.contents())
          .extracting(BudgetOverview.Share::content, s -> s.figures().allocated())
          .containsExactlyInAnyOrder(tuple("ND7", clusters), tuple("ND5", all - clusters));
      // 458.0 triệu a project, 1.763 tỷ a cluster project.
      assertThat(all / 262 / 100_000).isEqualTo(4_580);
      assertThat(clusters / 11 / MILLION).isEqualTo(1_763);
    }
  }
}
