package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.project;
import static vn.ctdp.extension.internal.Fixture.with;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.money.Booking;
import vn.ctdp.extension.money.Budget;
import vn.ctdp.extension.money.BudgetOverview;
import vn.ctdp.extension.money.BudgetStatus;
import vn.ctdp.extension.money.Figures;
import vn.ctdp.extension.money.MoneyEntry;
import vn.ctdp.extension.money.MoneyKind;
import vn.ctdp.extension.money.MoneyLevel;
import vn.ctdp.extension.money.MoneyOffer;
import vn.ctdp.extension.money.ProjectAccount;
import vn.ctdp.extension.money.ProjectMoney;

class MoneyTest {

  private static final long MILLION = 1_000_000L;

  private static Fixture f;

  @BeforeAll
  static void open() {
    f = Fixture.derby();
  }

  @AfterAll
  static void close() {
    f.close();
  }

  @BeforeEach
  void reset() {
    f.reset();
  }

  private static LocalDate day(int month, int day) {
    return LocalDate.of(2026, month, day);
  }

  private static Budget budget(FundSource source, BudgetStatus status) {
    return f.money.saveBudget(
        OFFICER, new Budget(null, 2026, source, null, status, "CV 1/BTC", null, null, 0));
  }

  private static Booking above(
      MoneyKind kind, Budget b, MoneyLevel level, UUID project, String content, long amount) {
    return new Booking(
        kind,
        b.id(),
        level,
        project,
        null,
        null,
        null,
        content,
        amount,
        day(1, 5),
        "QĐ 1",
        null,
        null,
        null,
        List.of(),
        null,
        amount < 0 || kind == MoneyKind.CAT_GIAM ? "lý do" : null);
  }

  private static void give(Budget b, String top, long amount) {
    f.money.book(OFFICER, above(MoneyKind.DU_TOAN, b, null, null, null, amount));
    f.money.book(OFFICER, above(MoneyKind.PHAN_BO, b, MoneyLevel.NOI_DUNG, null, top, amount));
  }

  private static void allocate(Budget b, UUID project, long amount) {
    f.money.book(OFFICER, above(MoneyKind.PHAN_BO, b, MoneyLevel.DE_AN, project, null, amount));
  }

  /** A local project of 2026 of a content, with its plan approved and itself under way. */
  private static Project running(String content, long support) {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026, day(1, 2));
    Project p = f.save(project(plan, "Đề án " + content, content, support, support));
    phase(p.id(), Phase.THUC_HIEN);
    return p;
  }

  static void phase(UUID project, Phase phase) {
    f.database.sql(
        "UPDATE extension.project SET phase = '" + phase + "' WHERE id = '" + project + "'");
  }

  private static List<MoneyEntry> book(MoneyKind kind, UUID project, long amount, LocalDate on) {
    return f.money.book(OFFICER, Booking.of(kind, project, amount, on, "HĐ 1"));
  }

  private static List<MoneyEntry> advance(UUID project, long amount, LocalDate on, String done) {
    return f.money.book(
        OFFICER,
        new Booking(
            MoneyKind.TAM_UNG,
            null,
            null,
            project,
            null,
            null,
            null,
            null,
            amount,
            on,
            "ĐN 1",
            "UNC 1",
            done == null ? null : new BigDecimal(done),
            null,
            List.of(),
            null,
            null));
  }

  private static List<MoneyEntry> settle(UUID project, long amount, long vouchers, LocalDate on) {
    return f.money.book(
        OFFICER,
        new Booking(
            MoneyKind.QUYET_TOAN,
            null,
            null,
            project,
            null,
            null,
            null,
            null,
            amount,
            on,
            "QT 1",
            null,
            null,
            vouchers,
            List.of(),
            null,
            null));
  }

  private static List<MoneyEntry> noted(MoneyKind kind, UUID project, long amount, LocalDate on) {
    return f.money.book(
        OFFICER,
        new Booking(
            kind, null, null, project, null, null, null, null, amount, on, "QĐ 9", null, null, null,
            List.of(), null, "lý do"));
  }

  private static List<FieldProblem> problems(Runnable act) {
    List<FieldProblem> found = new ArrayList<>();
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(CtdpException.class, e -> found.addAll(e.problems()));
    return found;
  }

  private static List<String> codes(Runnable act) {
    return problems(act).stream().map(FieldProblem::code).toList();
  }

  private static Figures total(UUID project) {
    return f.money.totals(OFFICER, List.of(project), null).getOrDefault(project, Figures.ZERO);
  }

  private static MoneyOffer offer(UUID project, MoneyKind kind) {
    return f.money.account(OFFICER, project, null).offers().stream()
        .filter(o -> o.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void managementOfTheAgencyHasAShareOfTheYearsBudget() {
    Budget b = budget(FundSource.KCDP, BudgetStatus.GIAO);
    give(b, "ND3", 1_000 * MILLION);
    assertThat(f.money.overview(OFFICER, b.id(), null).checks()).isEmpty();
    assertThat(codes(() -> f.money.saveBudget(OFFICER, managed(b.id(), 15 * MILLION + 1))))
        .containsExactly("KC-QL-2");
    Budget kept = f.money.saveBudget(OFFICER, managed(b.id(), 15 * MILLION));
    assertThat(kept.management()).isEqualTo(15 * MILLION);
    assertThat(f.money.overview(OFFICER, b.id(), null).checks())
        .singleElement()
        .satisfies(c -> assertThat(c.outcome()).isEqualTo(Assessment.Outcome.DAT));
  }

  private static Budget managed(UUID id, long management) {
    Budget b = f.money.budget(OFFICER, id).orElseThrow();
    return new Budget(
        id,
        b.year(),
        b.source(),
        b.province(),
        b.status(),
        b.opinion(),
        b.opinionOn(),
        b.note(),
        b.version(),
        management);
  }

  @Test
  void moneyGoesFromTheBudgetToThePaymentAndEveryDayKnowsItsFigures() {
    Project p = running("ND3.3", 300 * MILLION);
    Budget b = budget(FundSource.KCDP, BudgetStatus.GIAO);
    give(b, "ND3", 500 * MILLION);
    allocate(b, p.id(), 300 * MILLION);
    book(MoneyKind.CAM_KET, p.id(), 290 * MILLION, day(2, 1));
    MoneyOffer first = offer(p.id(), MoneyKind.TAM_UNG);
    assertThat(first.ceiling()).isEqualTo(203 * MILLION);
    assertThat(first.workOver()).isEqualByComparingTo("70");
    assertThat(first.steps().get(0).vi()).contains("70 % × 290.000.000 = 203.000.000");
    advance(p.id(), 203 * MILLION, day(5, 1), "75.5");
    book(MoneyKind.NGHIEM_THU, p.id(), 280 * MILLION, day(9, 1));
    phase(p.id(), Phase.HOAN_THANH);
    // Executed and paid are two figures.
    assertThat(total(p.id()).accepted()).isEqualTo(280 * MILLION);
    assertThat(total(p.id()).disbursed()).isEqualTo(203 * MILLION);
    MoneyOffer rest = offer(p.id(), MoneyKind.TAM_UNG_CON_LAI);
    assertThat(rest.ceiling()).isEqualTo(77 * MILLION);
    assertThat(rest.papers())
        .extracting(MoneyOffer.Paper::code)
        .contains("NGHIEM_THU", "HOA_DON", "BAN_GIAO")
        .doesNotContain("HOC_VIEN");
    f.money.book(
        OFFICER,
        new Booking(
            MoneyKind.TAM_UNG_CON_LAI,
            null,
            null,
            p.id(),
            null,
            null,
            null,
            null,
            50 * MILLION,
            day(9, 5),
            "ĐN 2",
            null,
            null,
            null,
            rest.papers().stream().map(MoneyOffer.Paper::code).toList(),
            null,
            null));
    settle(p.id(), 270 * MILLION, 540 * MILLION, day(9, 10));
    assertThat(offer(p.id(), MoneyKind.THANH_TOAN).ceiling()).isEqualTo(17 * MILLION);
    book(MoneyKind.THANH_TOAN, p.id(), 17 * MILLION, day(9, 20));

    Figures end = new Figures(300, 0, 0, 290, 253, 17, 0, 280, 270);
    assertThat(total(p.id())).isEqualTo(times(end));
    ProjectMoney.YearSource own = new ProjectMoney.YearSource(2026, FundSource.KCDP);
    assertThat(f.money.byYearAndSource(OFFICER, p.id(), day(11, 1))).containsEntry(own, times(end));
    assertThat(f.money.byYearAndSource(OFFICER, p.id(), day(4, 30)))
        .containsEntry(own, times(new Figures(300, 0, 0, 290, 0, 0, 0, 0, 0)));
    assertThat(f.money.rows(OFFICER, ProjectMoney.Query.of(2025, null), null)).isEmpty();
    ProjectAccount account = f.money.account(OFFICER, p.id(), null);
    assertThat(account.entries()).hasSize(7);
    assertThat(account.checks())
        .extracting(Assessment.Check::outcome)
        .containsOnly(Assessment.Outcome.DAT);
    assertThat(account.entries().get(4).rule()).contains("70 % × 290.000.000");
    BudgetOverview then = f.money.overview(OFFICER, b.id(), day(4, 30));
    assertThat(then.received()).isEqualTo(500 * MILLION);
    assertThat(then.total().committed()).isEqualTo(290 * MILLION);
    assertThat(then.total().disbursed()).isZero();
    BudgetOverview now = f.money.overview(OFFICER, b.id(), null);
    assertThat(now.total()).isEqualTo(times(end));
    assertThat(now.contents())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.content()).isEqualTo("ND3");
              assertThat(s.received() - s.handed()).isEqualTo(200 * MILLION);
              assertThat(s.figures()).isEqualTo(times(end));
            });
    assertThat(f.audited).anyMatch(a -> a.startsWith("extension.project.book"));
  }

  private static Figures times(Figures f) {
    return new Figures(
        f.allocated() * MILLION,
        f.carriedIn() * MILLION,
        f.carriedOver() * MILLION,
        f.committed() * MILLION,
        f.advanced() * MILLION,
        f.paid() * MILLION,
        f.recovered() * MILLION,
        f.accepted() * MILLION,
        f.settled() * MILLION);
  }

  /** A local project with a contract of 100 million for a content, in a budget of as much. */
  private static Project contracted(String content) {
    Project p = running(content, 100 * MILLION);
    Budget b = budget(FundSource.KCDP, BudgetStatus.GIAO);
    give(b, content.substring(0, 3), 100 * MILLION);
    allocate(b, p.id(), 100 * MILLION);
    book(MoneyKind.CAM_KET, p.id(), 100 * MILLION, day(2, 1));
    return p;
  }

  @Test
  void nothingIsAllocatedBeforeItIsGivenAndNothingCommittedBeforeItIsAllocated() {
    Project p = running("ND3.3", 300 * MILLION);
    Budget planned = budget(FundSource.KCDP, BudgetStatus.LAP_DU_TOAN);
    assertThat(codes(() -> allocate(planned, p.id(), MILLION))).contains("KC-TC-27");
    Budget b =
        f.money.saveBudget(
            OFFICER,
            new Budget(
                planned.id(),
                2026,
                FundSource.KCDP,
                null,
                BudgetStatus.GIAO,
                null,
                null,
                null,
                planned.version()));
    assertThat(codes(() -> book(MoneyKind.CAM_KET, p.id(), MILLION, day(2, 1))))
        .containsExactly("KC-TC-33");
    f.money.book(OFFICER, above(MoneyKind.DU_TOAN, b, null, null, null, 200 * MILLION));
    assertThat(
            problems(
                () ->
                    f.money.book(
                        OFFICER,
                        above(
                            MoneyKind.PHAN_BO,
                            b,
                            MoneyLevel.NOI_DUNG,
                            null,
                            "ND3",
                            200 * MILLION + 1))))
        .singleElement()
        .satisfies(
            x -> {
              assertThat(x.code()).isEqualTo("KC-TC-1");
              assertThat(x.vi()).contains("200.000.001").contains("200.000.000");
            });
    f.money.book(
        OFFICER, above(MoneyKind.PHAN_BO, b, MoneyLevel.NOI_DUNG, null, "ND3", 200 * MILLION));
    assertThat(codes(() -> allocate(b, p.id(), 200 * MILLION + 1))).contains("KC-TC-1");
    // Not more than the project plans, whatever there is.
    f.money.book(OFFICER, above(MoneyKind.BO_SUNG, b, null, null, null, 200 * MILLION));
    f.money.book(
        OFFICER, above(MoneyKind.PHAN_BO, b, MoneyLevel.NOI_DUNG, null, "ND3", 200 * MILLION));
    assertThat(codes(() -> allocate(b, p.id(), 300 * MILLION + 1))).contains("KC-TC-11");
    allocate(b, p.id(), 250 * MILLION);
    assertThat(codes(() -> book(MoneyKind.CAM_KET, p.id(), 250 * MILLION + 1, day(2, 1))))
        .contains("KC-TC-2");
    // A contract of a day before the money was there.
    assertThat(codes(() -> book(MoneyKind.CAM_KET, p.id(), MILLION, day(1, 4))))
        .contains("KC-TC-2");
    book(MoneyKind.CAM_KET, p.id(), 200 * MILLION, day(2, 1));
    // What is committed is not taken back, what is handed down not cut.
    assertThat(codes(() -> allocate(b, p.id(), -51 * MILLION))).contains("KC-TC-2");
    assertThat(
            codes(
                () ->
                    f.money.book(OFFICER, above(MoneyKind.CAT_GIAM, b, null, null, null, MILLION))))
        .contains("KC-TC-1");
    allocate(b, p.id(), -50 * MILLION);
    f.money.book(
        OFFICER, above(MoneyKind.PHAN_BO, b, MoneyLevel.NOI_DUNG, null, "ND3", -100 * MILLION));
    f.money.book(OFFICER, above(MoneyKind.CAT_GIAM, b, null, null, null, 100 * MILLION));
    BudgetOverview over = f.money.overview(OFFICER, b.id(), null);
    assertThat(over.received()).isEqualTo(300 * MILLION);
    assertThat(over.free()).isZero();
    assertThat(over.contents().get(0).received() - over.contents().get(0).handed())
        .isEqualTo(100 * MILLION);
    // An adjustment does not plan less than was allocated.
    Project now = f.projects.project(OFFICER, p.id()).orElseThrow();
    assertThat(
            codes(
                () ->
                    f.projects.store(
                        OFFICER,
                        with(
                            now,
                            c ->
                                c.lines =
                                    List.of(
                                        Fixture.line(
                                            "ND3.3", "Hỗ trợ", 199 * MILLION, FundSource.KCDP))),
                        ExtensionPermissions.EDIT,
                        (em, e, plan, before, after) -> {})))
        .contains("KC-TC-12");
  }

  @Test
  void advancesKeepToTheRuleOfTheContentAndTheDay() {
    Project model = contracted("ND3.3");
    assertThat(codes(() -> advance(model.id(), 70 * MILLION + 1, day(5, 1), "80")))
        .containsExactly("V-KC-6");
    // Exactly 70 % is not above 70 %.
    assertThat(codes(() -> advance(model.id(), 70 * MILLION, day(5, 1), "70")))
        .containsExactly("V-KC-6");
    assertThat(codes(() -> advance(model.id(), 70 * MILLION, day(5, 1), null)))
        .containsExactly("V-KC-6");
    advance(model.id(), 40 * MILLION, day(5, 1), "70.01");
    assertThat(codes(() -> advance(model.id(), 30 * MILLION + 1, day(6, 1), "80")))
        .containsExactly("V-KC-6");
    // Nor by an earlier day.
    assertThat(codes(() -> advance(model.id(), 30 * MILLION + 1, day(4, 1), "80")))
        .containsExactly("V-KC-6");
    advance(model.id(), 30 * MILLION, day(6, 1), "80");
    assertThat(offer(model.id(), MoneyKind.TAM_UNG).open()).isFalse();
  }

  @Test
  void infrastructureHasThirtyPercentAndAnotherRateTakesADecision() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2024, LocalDate.of(2024, 1, 2));
    Project p = f.save(project(plan, "Hạ tầng", "ND7.4", 100 * MILLION, 0));
    phase(p.id(), Phase.THUC_HIEN);
    Budget b =
        f.money.saveBudget(
            OFFICER,
            new Budget(null, 2024, FundSource.KCDP, null, BudgetStatus.GIAO, null, null, null, 0));
    LocalDate then = LocalDate.of(2024, 3, 1);
    for (Booking x :
        List.of(
            above(MoneyKind.DU_TOAN, b, null, null, null, 100 * MILLION),
            above(MoneyKind.PHAN_BO, b, MoneyLevel.NOI_DUNG, null, "ND7", 100 * MILLION),
            above(MoneyKind.PHAN_BO, b, MoneyLevel.DE_AN, p.id(), null, 100 * MILLION))) {
      f.money.book(OFFICER, on(x, then));
    }
    book(MoneyKind.CAM_KET, p.id(), 100 * MILLION, then);
    assertThat(codes(() -> advance(p.id(), 30 * MILLION + 1, then, "51")))
        .containsExactly("V-KC-6");
    assertThat(codes(() -> advance(p.id(), 30 * MILLION, then, "50"))).containsExactly("V-KC-6");
    advance(p.id(), 30 * MILLION, then, "51");
    Booking other =
        new Booking(
            MoneyKind.TAM_UNG,
            null,
            null,
            p.id(),
            null,
            null,
            null,
            null,
            40 * MILLION + 1,
            then,
            "ĐN",
            null,
            new BigDecimal("60"),
            null,
            List.of(),
            "QĐ 12/QĐ-CT",
            null);
    assertThat(codes(() -> f.money.book(OFFICER, other))).containsExactly("V-KC-6");
    MoneyEntry more =
        f.money
            .book(
                OFFICER,
                new Booking(
                    MoneyKind.TAM_UNG,
                    null,
                    null,
                    p.id(),
                    null,
                    null,
                    null,
                    null,
                    40 * MILLION,
                    then,
                    "ĐN",
                    null,
                    new BigDecimal("60"),
                    null,
                    List.of(),
                    "QĐ 12/QĐ-CT",
                    null))
            .get(0);
    assertThat(more.note()).contains("QĐ 12/QĐ-CT");
    assertThat(more.rule()).contains("Điều 16");
    // Shown as beyond the rate of the content.
    assertThat(f.money.account(OFFICER, p.id(), null).checks())
        .filteredOn(c -> c.code().equals("V-KC-6"))
        .extracting(Assessment.Check::outcome)
        .containsExactly(Assessment.Outcome.CANH_BAO);
  }

  private static Booking on(Booking b, LocalDate day) {
    return new Booking(
        b.kind(),
        b.budget(),
        b.level(),
        b.project(),
        b.year(),
        b.source(),
        b.province(),
        b.content(),
        b.amount(),
        day,
        b.document(),
        null,
        null,
        null,
        List.of(),
        null,
        b.note());
  }

  @Test
  void foundingHasAllOfItOnceAccepted() {
    Project p = contracted("ND2.3");
    assertThat(offer(p.id(), MoneyKind.TAM_UNG).ceiling()).isEqualTo(70 * MILLION);
    assertThat(codes(() -> advance(p.id(), 70 * MILLION + 1, day(5, 1), null)))
        .containsExactly("V-KC-6");
    book(MoneyKind.NGHIEM_THU, p.id(), 100 * MILLION, day(6, 1));
    phase(p.id(), Phase.HOAN_THANH);
    assertThat(codes(() -> advance(p.id(), MILLION, day(7, 1), null))).contains("KC-TC-9");
    MoneyOffer rest = offer(p.id(), MoneyKind.TAM_UNG_CON_LAI);
    assertThat(rest.ceiling()).isEqualTo(100 * MILLION);
    assertThat(rest.papers()).extracting(MoneyOffer.Paper::code).contains("DANG_KY_KD");
    // Each paper that is missing is named.
    assertThat(codes(() -> book(MoneyKind.TAM_UNG_CON_LAI, p.id(), MILLION, day(7, 1))))
        .containsOnly("KC-TC-34")
        .hasSize((int) rest.papers().stream().filter(MoneyOffer.Paper::mandatory).count());
  }

  @Test
  void aGroupProjectNamesItsBeneficiariesBeforeTheFirstAdvance() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026, day(1, 2));
    Project p =
        f.save(
            with(
                project(plan, "Nhóm", "ND5", 100 * MILLION, 0),
                c -> {
                  c.kind = ProjectKind.NHOM;
                  c.places = List.of();
                }));
    phase(p.id(), Phase.THUC_HIEN);
    Budget b = budget(FundSource.KCDP, BudgetStatus.GIAO);
    give(b, "ND5", 100 * MILLION);
    allocate(b, p.id(), 100 * MILLION);
    book(MoneyKind.CAM_KET, p.id(), 100 * MILLION, day(2, 1));
    assertThat(codes(() -> advance(p.id(), MILLION, day(3, 1), null))).containsExactly("V-KC-8");
  }

  @Test
  void nothingIsPaidBeyondWhatWasAcceptedAndSettled() {
    Project p = contracted("ND5");
    advance(p.id(), 70 * MILLION, day(3, 1), null);
    assertThat(codes(() -> book(MoneyKind.THANH_TOAN, p.id(), MILLION, day(4, 1))))
        .contains("KC-TC-9", "V-KC-7");
    assertThat(codes(() -> book(MoneyKind.NGHIEM_THU, p.id(), 100 * MILLION + 1, day(9, 1))))
        .containsExactly("V-KC-7");
    assertThat(codes(() -> settle(p.id(), MILLION, 2 * MILLION, day(9, 1)))).contains("KC-TC-9");
    book(MoneyKind.NGHIEM_THU, p.id(), 90 * MILLION, day(9, 1));
    phase(p.id(), Phase.HOAN_THANH);
    assertThat(codes(() -> book(MoneyKind.THANH_TOAN, p.id(), 20 * MILLION + 1, day(9, 2))))
        .containsExactly("V-KC-7");
    assertThat(codes(() -> settle(p.id(), 90 * MILLION + 1, 200 * MILLION, day(9, 2))))
        .containsExactly("V-KC-7");
    // More than the vouchers show.
    assertThat(codes(() -> settle(p.id(), 85 * MILLION, 85 * MILLION - 1, day(9, 2))))
        .containsExactly("V-KC-7");
    assertThat(codes(() -> book(MoneyKind.QUYET_TOAN, p.id(), MILLION, day(9, 2))))
        .containsExactly("KC-IN-1");
    settle(p.id(), 85 * MILLION, 85 * MILLION, day(9, 20));
    assertThat(codes(() -> book(MoneyKind.THANH_TOAN, p.id(), 15 * MILLION + 1, day(9, 21))))
        .containsExactly("V-KC-7");
    book(MoneyKind.THANH_TOAN, p.id(), 15 * MILLION, day(9, 21));
    // Settled four days late: a warning, not a refusal.
    assertThat(f.money.account(OFFICER, p.id(), null).checks().get(0))
        .satisfies(
            c -> {
              assertThat(c.code()).isEqualTo("KC-TC-15");
              assertThat(c.outcome()).isEqualTo(Assessment.Outcome.CANH_BAO);
              assertThat(c.sentence().vi()).contains("20/09/2026").contains("16/09/2026");
            });
    // Machinery: half of the vouchers.
    f.reset();
    Project m = contracted("ND3.3");
    book(MoneyKind.NGHIEM_THU, m.id(), 100 * MILLION, day(9, 1));
    phase(m.id(), Phase.HOAN_THANH);
    assertThat(problems(() -> settle(m.id(), 100 * MILLION, 199 * MILLION, day(9, 5))))
        .singleElement()
        .satisfies(x -> assertThat(x.vi()).contains("50 % × 199.000.000 = 99.500.000"));
    settle(m.id(), 99_500_000L, 199 * MILLION, day(9, 5));
  }

  @Test
  void whatWasAdvancedAndNotAcceptedComesBackWhenAProjectStops() {
    Project p = contracted("ND5");
    advance(p.id(), 60 * MILLION, day(3, 1), null);
    book(MoneyKind.NGHIEM_THU, p.id(), 20 * MILLION, day(4, 1));
    phase(p.id(), Phase.NGUNG);
    ProjectAccount stopped = f.money.account(OFFICER, p.id(), null);
    assertThat(stopped.checks().get(0))
        .satisfies(
            c -> {
              assertThat(c.code()).isEqualTo("V-KC-11");
              assertThat(c.outcome()).isEqualTo(Assessment.Outcome.KHONG_DAT);
              assertThat(c.sentence().vi()).contains("40.000.000");
            });
    assertThat(codes(() -> advance(p.id(), MILLION, day(5, 1), null))).contains("KC-TC-9");
    assertThat(codes(() -> noted(MoneyKind.THU_HOI, p.id(), 60 * MILLION + 1, day(6, 1))))
        .containsExactly("KC-TC-4");
    assertThat(codes(() -> book(MoneyKind.THU_HOI, p.id(), MILLION, day(6, 1))))
        .containsExactly("KC-IN-1");
    noted(MoneyKind.THU_HOI, p.id(), 40 * MILLION, day(6, 1));
    assertThat(total(p.id()).disbursed()).isEqualTo(20 * MILLION);
    assertThat(total(p.id()).beyondAccepted()).isZero();
    assertThat(f.money.account(OFFICER, p.id(), null).checks())
        .filteredOn(c -> c.code().equals("V-KC-11"))
        .extracting(Assessment.Check::outcome)
        .containsExactly(Assessment.Outcome.DAT);
  }

  @Test
  void whatIsCarriedOverTakesItsContractAlongAndKeepsTheShareOfAdvances() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2025, LocalDate.of(2025, 1, 2));
    Project p = f.save(project(plan, "Đề án 2025", "ND5", 100 * MILLION, 0));
    phase(p.id(), Phase.THUC_HIEN);
    Budget b =
        f.money.saveBudget(
            OFFICER,
            new Budget(null, 2025, FundSource.KCDP, null, BudgetStatus.GIAO, null, null, null, 0));
    LocalDate march = LocalDate.of(2025, 3, 1);
    for (Booking x :
        List.of(
            above(MoneyKind.DU_TOAN, b, null, null, null, 100 * MILLION),
            above(MoneyKind.PHAN_BO, b, MoneyLevel.NOI_DUNG, null, "ND5", 100 * MILLION),
            above(MoneyKind.PHAN_BO, b, MoneyLevel.DE_AN, p.id(), null, 100 * MILLION))) {
      f.money.book(OFFICER, on(x, march));
    }
    book(MoneyKind.CAM_KET, p.id(), 100 * MILLION, march);
    advance(p.id(), 50 * MILLION, LocalDate.of(2025, 6, 1), null);
    LocalDate end = LocalDate.of(2025, 12, 31);
    assertThat(codes(() -> noted(MoneyKind.CHUYEN_DI, p.id(), 50 * MILLION + 1, end)))
        .containsExactly("KC-TC-7");
    assertThat(codes(() -> book(MoneyKind.CHUYEN_DI, p.id(), MILLION, end)))
        .containsExactly("KC-IN-1");
    List<MoneyEntry> carried = noted(MoneyKind.CHUYEN_DI, p.id(), 50 * MILLION, end);
    assertThat(carried)
        .extracting(MoneyEntry::kind)
        .containsExactlyInAnyOrder(
            MoneyKind.CHUYEN_DI, MoneyKind.CAM_KET, MoneyKind.CHUYEN_DEN, MoneyKind.CAM_KET);
    Map<ProjectMoney.YearSource, Figures> sums = f.money.byYearAndSource(OFFICER, p.id(), null);
    assertThat(sums)
        .containsEntry(
            new ProjectMoney.YearSource(2025, FundSource.KCDP),
            times(new Figures(100, 0, 50, 50, 50, 0, 0, 0, 0)))
        .containsEntry(
            new ProjectMoney.YearSource(2026, FundSource.KCDP),
            times(new Figures(0, 50, 0, 50, 0, 0, 0, 0, 0)));
    // 70 % of the whole contract, not 70 % of each year's part once more.
    Booking next =
        new Booking(
            MoneyKind.TAM_UNG,
            null,
            null,
            p.id(),
            2026,
            null,
            null,
            null,
            20 * MILLION + 1,
            day(2, 1),
            "ĐN",
            null,
            null,
            null,
            List.of(),
            null,
            null);
    assertThat(codes(() -> f.money.book(OFFICER, next))).containsExactly("V-KC-6");
    // Back as one act.
    f.money.reverse(OFFICER, carried.get(0).id(), end, "chưa được phép");
    assertThat(f.money.byYearAndSource(OFFICER, p.id(), null))
        .containsEntry(
            new ProjectMoney.YearSource(2025, FundSource.KCDP),
            times(new Figures(100, 0, 0, 100, 50, 0, 0, 0, 0)))
        .containsEntry(new ProjectMoney.YearSource(2026, FundSource.KCDP), Figures.ZERO);
  }

  @Test
  void aMistakeIsTakenBackByAnEntryOfTheOppositeSign() {
    Project p = contracted("ND5");
    MoneyEntry paid = advance(p.id(), 60 * MILLION, day(3, 1), null).get(0);
    MoneyEntry contract =
        f.money.account(OFFICER, p.id(), null).entries().stream()
            .filter(e -> e.kind() == MoneyKind.CAM_KET)
            .findFirst()
            .orElseThrow();
    // What was paid stands on the contract.
    assertThat(codes(() -> f.money.reverse(OFFICER, contract.id(), day(4, 1), "sai")))
        .containsExactly("KC-TC-3");
    assertThat(codes(() -> f.money.reverse(OFFICER, paid.id(), day(2, 28), "sai")))
        .containsExactly("KC-TC-35");
    assertThat(codes(() -> f.money.reverse(OFFICER, paid.id(), day(11, 23), "sai")))
        .containsExactly("KC-TT-1");
    assertThat(codes(() -> f.money.reverse(OFFICER, paid.id(), day(4, 1), " ")))
        .containsExactly("KC-IN-1");
    MoneyEntry back = f.money.reverse(OFFICER, paid.id(), day(4, 1), "ghi nhầm đề án").get(0);
    assertThat(back.amount()).isEqualTo(-60 * MILLION);
    assertThat(back.reverses()).isEqualTo(paid.id());
    assertThat(total(p.id()).disbursed()).isZero();
    // The figure of a day before stays what it was.
    assertThat(f.money.totals(OFFICER, List.of(p.id()), day(3, 15)).get(p.id()).disbursed())
        .isEqualTo(60 * MILLION);
    for (UUID again : List.of(paid.id(), back.id())) {
      assertThatThrownBy(() -> f.money.reverse(OFFICER, again, day(5, 1), "lần nữa"))
          .isInstanceOfSatisfying(
              CtdpException.class,
              e -> assertThat(e.errorCode()).isEqualTo(ExtensionError.ENTRY_REVERSED));
    }
    assertThat(f.money.account(OFFICER, p.id(), null).entries())
        .filteredOn(e -> e.reversedBy() != null)
        .extracting(MoneyEntry::id)
        .containsExactly(paid.id());
    assertThat(f.audited).anyMatch(a -> a.startsWith("extension.project.reverse"));
  }

  @Test
  void theDatabaseItselfRefusesTotalsThatCannotBe() {
    Project p = contracted("ND5");
    for (String wrong :
        List.of(
            "committed = received + 1",
            "advanced = committed + 1",
            "recovered = 1",
            "accepted = committed + 1",
            "settled = 1",
            "paid = -1")) {
      assertThatThrownBy(
              () ->
                  f.database.sql(
                      "UPDATE extension.kc_pot SET "
                          + wrong
                          + " WHERE project_id = '"
                          + p.id()
                          + "'"))
          .as(wrong)
          .hasStackTraceContaining("KC_POT_");
    }
    assertThatThrownBy(
            () ->
                f.database.sql(
                    "UPDATE extension.kc_pot SET handed = received + 1 WHERE pot_level ="
                        + " 'NGAN_SACH'"))
        .hasStackTraceContaining("KC_POT_HANDED");
  }

  @Test
  void eachActNeedsItsRight() {
    Project p = contracted("ND5");
    UUID budget = f.money.budgets(OFFICER, PageRequest.first(1)).rows().get(0).id();
    Budget b = f.money.budget(OFFICER, budget).orElseThrow();
    denied(ExtensionPermissions.MONEY_PAY, () -> advance(p.id(), MILLION, day(3, 1), null));
    denied(
        ExtensionPermissions.APPRAISE,
        () -> book(MoneyKind.NGHIEM_THU, p.id(), MILLION, day(3, 1)));
    denied(ExtensionPermissions.MONEY_ALLOCATE, () -> allocate(b, p.id(), -MILLION));
    denied(ExtensionPermissions.MONEY_ALLOCATE, () -> f.money.saveBudget(OFFICER, b));
    denied(ExtensionPermissions.MONEY_VIEW, () -> f.money.account(OFFICER, p.id(), null));
    denied(ExtensionPermissions.MONEY_VIEW, () -> f.money.overview(OFFICER, budget, null));
    denied(ExtensionPermissions.MONEY_VIEW, () -> total(p.id()));
    // Another province neither sees nor pays.
    f.province = Optional.of(Fixture.LAI_CHAU);
    assertThat(total(p.id())).isEqualTo(Figures.ZERO);
    assertThatThrownBy(() -> f.money.account(OFFICER, p.id(), null))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> f.money.overview(OFFICER, budget, null))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> book(MoneyKind.CAM_KET, p.id(), MILLION, day(3, 1)))
        .isInstanceOf(CtdpException.class);
  }

  private static void denied(String right, Runnable act) {
    f.denied.add(right);
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
    f.denied.remove(right);
  }

  @Test
  void inputThatCannotBeIsRefused() {
    Project p = contracted("ND5");
    assertThat(codes(() -> book(MoneyKind.CAM_KET, p.id(), 0, day(3, 1))))
        .containsExactly("KC-TC-24");
    assertThat(codes(() -> book(MoneyKind.TAM_UNG, p.id(), -1, day(3, 1)))).contains("KC-TC-24");
    assertThat(codes(() -> book(MoneyKind.CHUYEN_DEN, p.id(), 1, day(3, 1))))
        .containsExactly("KC-TC-23");
    assertThat(codes(() -> book(MoneyKind.CAM_KET, p.id(), 1, day(11, 23))))
        .containsExactly("KC-TT-1");
    assertThat(codes(() -> advance(p.id(), 1, day(3, 1), "100.5"))).containsExactly("KC-TC-25");
    assertThat(codes(() -> budget(FundSource.DOI_UNG, BudgetStatus.GIAO)))
        .containsExactly("KC-TC-20");
    assertThat(codes(() -> budget(FundSource.KCDP, BudgetStatus.GIAO))).containsExactly("KC-TC-22");
    assertThat(
            codes(
                () ->
                    f.money.saveBudget(
                        OFFICER,
                        new Budget(
                            null,
                            2026,
                            FundSource.KCQG,
                            null,
                            BudgetStatus.GIAO,
                            null,
                            null,
                            null,
                            0))))
        .containsExactly("KC-TC-21");
    // A closed budget takes nothing.
    Budget b = f.money.budgets(OFFICER, PageRequest.first(1)).rows().get(0);
    f.money.saveBudget(
        OFFICER,
        new Budget(
            b.id(), b.year(), b.source(), null, BudgetStatus.KHOA, null, null, null, b.version()));
    assertThat(codes(() -> advance(p.id(), MILLION, day(3, 1), null))).containsExactly("KC-TC-9");
    assertThat(
            codes(
                () ->
                    f.money.reverse(
                        OFFICER,
                        f.money.account(OFFICER, p.id(), null).entries().get(0).id(),
                        day(6, 1),
                        "sai")))
        .containsExactly("KC-TC-9");
  }

  @Test
  void theNationsBudgetGoesThroughProvincesToProjects() {
    f.province = Optional.empty();
    AnnualPlan plan = f.plan(FundLevel.KCQG, 2026, day(1, 2));
    Project p = f.save(with(project(plan, "Đề án Lai Châu", "ND3.3", 100 * MILLION, 0), c -> {}));
    phase(p.id(), Phase.DA_DUYET);
    Budget b = budget(FundSource.KCQG, BudgetStatus.GIAO);
    f.money.book(OFFICER, above(MoneyKind.DU_TOAN, b, null, null, null, 500 * MILLION));
    Booking province =
        new Booking(
            MoneyKind.PHAN_BO,
            b.id(),
            MoneyLevel.TINH,
            null,
            null,
            null,
            Fixture.LAI_CHAU,
            null,
            200 * MILLION,
            day(1, 5),
            "QĐ 2",
            null,
            null,
            null,
            List.of(),
            null,
            null);
    Booking content =
        new Booking(
            MoneyKind.PHAN_BO,
            b.id(),
            MoneyLevel.NOI_DUNG,
            null,
            null,
            null,
            Fixture.LAI_CHAU,
            "ND3",
            150 * MILLION,
            day(1, 5),
            "QĐ 2",
            null,
            null,
            null,
            List.of(),
            null,
            null);
    // The province has nothing yet.
    assertThat(codes(() -> f.money.book(OFFICER, content))).contains("KC-TC-1");
    f.money.book(OFFICER, province);
    f.money.book(OFFICER, content);
    allocate(b, p.id(), 100 * MILLION);
    BudgetOverview over = f.money.overview(OFFICER, b.id(), null);
    assertThat(over.free()).isEqualTo(300 * MILLION);
    assertThat(over.provinces())
        .singleElement()
        .satisfies(s -> assertThat(s.received() - s.handed()).isEqualTo(50 * MILLION));
    assertThat(over.contents())
        .singleElement()
        .satisfies(s -> assertThat(s.received() - s.handed()).isEqualTo(50 * MILLION));
    assertThat(over.projects())
        .singleElement()
        .satisfies(s -> assertThat(s.figures().available()).isEqualTo(100 * MILLION));
    assertThat(f.money.entries(OFFICER, b.id(), PageRequest.first(10)).total()).isEqualTo(4);
  }

  @Test
  void ownMoneyIsKeptApart() {
    Project p = contracted("ND5");
    f.money.book(
        OFFICER,
        new Booking(
            MoneyKind.TU_CHI,
            null,
            null,
            p.id(),
            null,
            null,
            null,
            null,
            33 * MILLION,
            day(3, 1),
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null));
    assertThat(total(p.id()).disbursed()).isZero();
    assertThat(f.money.account(OFFICER, p.id(), null).own()).isEqualTo(33 * MILLION);
    assertThat(
            f.money
                .rows(OFFICER, ProjectMoney.Query.of(2026, FundSource.DOI_UNG), day(3, 1))
                .get(0)
                .figures()
                .paid())
        .isEqualTo(33 * MILLION);
  }

  @Test
  void whatIsReadTakesABoundedNumberOfStatements() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026, day(1, 2));
    Budget b = budget(FundSource.KCDP, BudgetStatus.GIAO);
    give(b, "ND5", 100 * MILLION);
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Project p = f.save(project(plan, "Đề án " + i, "ND5", 10 * MILLION, 0));
      phase(p.id(), Phase.THUC_HIEN);
      allocate(b, p.id(), 10 * MILLION);
      book(MoneyKind.CAM_KET, p.id(), 10 * MILLION, day(2, 1));
      ids.add(p.id());
    }
    f.node.statements();
    assertThat(f.money.totals(OFFICER, ids, null)).hasSize(5);
    assertThat(f.node.statements()).isEqualTo(1);
    assertThat(f.money.totals(OFFICER, ids, day(3, 1))).hasSize(5);
    assertThat(f.node.statements()).isEqualTo(1);
    assertThat(f.money.overview(OFFICER, b.id(), null).projects()).hasSize(5);
    assertThat(f.node.statements()).isLessThanOrEqualTo(3);
    assertThat(f.money.overview(OFFICER, b.id(), day(3, 1)).projects()).hasSize(5);
    assertThat(f.node.statements()).isLessThanOrEqualTo(4);
    assertThat(f.money.entries(OFFICER, b.id(), PageRequest.first(50)).rows()).hasSize(7);
    assertThat(f.node.statements()).isLessThanOrEqualTo(4);
    f.money.account(OFFICER, ids.get(0), null);
    assertThat(f.node.statements()).isLessThanOrEqualTo(10);
  }

  /** What the entries add up to, computed apart from the service's own running totals. */
  private static final class Oracle {
    long received;
    long handedToContent;
    long handed;
    final Map<UUID, long[]> projects = new HashMap<>();
  }

  @Test
  void runningTotalsEqualTheSumsOfTheirEntriesWhateverIsDone() {
    Random random = new Random(20261122);
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026, day(1, 2));
    Budget b = budget(FundSource.KCDP, BudgetStatus.GIAO);
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Project p = f.save(project(plan, "Đề án " + i, "ND5", 50 * MILLION, 0));
      phase(p.id(), Phase.THUC_HIEN);
      ids.add(p.id());
    }
    Oracle oracle = new Oracle();
    ids.forEach(id -> oracle.projects.put(id, new long[7]));
    int done = 0;
    int refused = 0;
    List<MoneyEntry> standing = new ArrayList<>();
    for (int i = 0; i < 260; i++) {
      UUID p = ids.get(random.nextInt(ids.size()));
      long amount = (1 + random.nextInt(40)) * MILLION;
      LocalDate on = LocalDate.of(2026, 1, 5).plusDays(random.nextInt(300));
      int act = random.nextInt(12);
      try {
        List<MoneyEntry> written =
            switch (act) {
              case 0 ->
                  f.money.book(
                      OFFICER,
                      on(
                          above(
                              oracle.received == 0 ? MoneyKind.DU_TOAN : MoneyKind.BO_SUNG,
                              b,
                              null,
                              null,
                              null,
                              amount),
                          on));
              case 1 ->
                  f.money.book(
                      OFFICER, on(above(MoneyKind.CAT_GIAM, b, null, null, null, amount), on));
              case 2 ->
                  f.money.book(
                      OFFICER,
                      on(
                          above(
                              MoneyKind.PHAN_BO,
                              b,
                              MoneyLevel.NOI_DUNG,
                              null,
                              "ND5",
                              random.nextInt(4) == 0 ? -amount : amount),
                          on));
              case 3 ->
                  f.money.book(
                      OFFICER,
                      on(
                          above(
                              MoneyKind.PHAN_BO,
                              b,
                              MoneyLevel.DE_AN,
                              p,
                              null,
                              random.nextInt(4) == 0 ? -amount : amount),
                          on));
              case 4, 5 ->
                  random.nextInt(4) == 0
                      ? noted(MoneyKind.CAM_KET, p, -amount, on)
                      : book(MoneyKind.CAM_KET, p, amount, on);
              case 6, 7 -> advance(p, amount, on, null);
              case 8 -> book(MoneyKind.NGHIEM_THU, p, amount, on);
              case 9 -> book(MoneyKind.THANH_TOAN, p, amount, on);
              case 10 -> noted(MoneyKind.THU_HOI, p, amount, on);
              default ->
                  standing.isEmpty()
                      ? List.of()
                      : f.money.reverse(
                          OFFICER,
                          standing.get(random.nextInt(standing.size())).id(),
                          LocalDate.of(2026, 11, 20),
                          "thử");
            };
        standing.addAll(written);
        written.forEach(e -> count(oracle, e));
        done += written.isEmpty() ? 0 : 1;
      } catch (CtdpException e) {
        refused++;
      }
      if (i % 20 == 19) {
        compare(oracle, b, ids);
      }
    }
    // Both sides were tried.
    assertThat(done).isGreaterThan(40);
    assertThat(refused).isGreaterThan(40);
    compare(oracle, b, ids);
    everyDayHolds(b, ids);
  }

  private static void count(Oracle o, MoneyEntry e) {
    if (e.level() == MoneyLevel.NGAN_SACH) {
      o.received += e.amount();
    } else if (e.level() == MoneyLevel.NOI_DUNG) {
      o.handedToContent += e.amount();
    } else {
      int column =
          switch (e.kind()) {
            case PHAN_BO -> 0;
            case CAM_KET -> 1;
            case TAM_UNG -> 2;
            case THANH_TOAN -> 3;
            case THU_HOI -> 4;
            case NGHIEM_THU -> 5;
            default -> 6;
          };
      o.projects.get(e.project())[column] += e.amount();
      o.handed += column == 0 ? e.amount() : 0;
    }
  }

  private static void compare(Oracle o, Budget b, List<UUID> ids) {
    BudgetOverview now = f.money.overview(OFFICER, b.id(), null);
    // The running totals, and the sums of the entries up to today.
    for (BudgetOverview over : List.of(now, f.money.overview(OFFICER, b.id(), Fixture.TODAY))) {
      assertThat(over.received()).isEqualTo(o.received);
      assertThat(over.handed()).isEqualTo(o.handedToContent);
      over.contents()
          .forEach(
              s -> {
                assertThat(s.received()).isEqualTo(o.handedToContent);
                assertThat(s.handed()).isEqualTo(o.handed);
              });
    }
    Map<UUID, Figures> running = f.money.totals(OFFICER, ids, null);
    Map<UUID, Figures> summed = f.money.totals(OFFICER, ids, Fixture.TODAY);
    for (UUID id : ids) {
      long[] c = o.projects.get(id);
      Figures expected = new Figures(c[0], 0, 0, c[1], c[2], c[3], c[4], c[5], c[6]);
      assertThat(running.getOrDefault(id, Figures.ZERO)).isEqualTo(expected);
      assertThat(summed.getOrDefault(id, Figures.ZERO)).isEqualTo(expected);
    }
  }

  private static void everyDayHolds(Budget b, List<UUID> ids) {
    for (LocalDate d = LocalDate.of(2026, 1, 1); d.isBefore(Fixture.TODAY); d = d.plusDays(9)) {
      BudgetOverview over = f.money.overview(OFFICER, b.id(), d);
      assertThat(over.handed()).isLessThanOrEqualTo(over.received());
      over.contents().forEach(s -> assertThat(s.handed()).isLessThanOrEqualTo(s.received()));
      for (Figures x : f.money.totals(OFFICER, ids, d).values()) {
        assertThat(x.disbursed()).isBetween(0L, x.committed());
        assertThat(x.committed()).isLessThanOrEqualTo(x.available());
        assertThat(x.accepted()).isLessThanOrEqualTo(x.committed());
        assertThat(x.paid() == 0 || x.disbursed() <= x.accepted()).isTrue();
      }
    }
  }
}
