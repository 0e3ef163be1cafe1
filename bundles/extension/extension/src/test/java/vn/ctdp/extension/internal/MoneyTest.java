package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Project;
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
}
