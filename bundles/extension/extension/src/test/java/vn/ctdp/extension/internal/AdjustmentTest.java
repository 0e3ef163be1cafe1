package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.line;
import static vn.ctdp.extension.internal.Fixture.project;
import static vn.ctdp.extension.internal.Fixture.with;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.Authority;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;

class AdjustmentTest {

  private static final LocalDate MARCH = LocalDate.of(2026, 3, 10);

  private static Fixture f;
  private static AdjustmentService adjustments;

  @BeforeAll
  static void open() {
    f = Fixture.derby();
    adjustments = new AdjustmentService(f.node, f.work, f.projects, Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    f.close();
  }

  @BeforeEach
  void reset() {
    f.reset();
  }

  private static Project approved(FundLevel level, ProjectKind kind) {
    AnnualPlan plan = f.plan(level, 2026, LocalDate.of(2025, 12, 20));
    Project saved =
        f.save(
            with(project(plan, "Đề án", "ND3.3", 300_000_000L, 900_000_000L), c -> c.kind = kind));
    f.database.sql(
        "UPDATE extension.project SET state = 'THUC_HIEN', phase = 'THUC_HIEN', approved_on ="
            + " '2025-12-20', approved_support = 300000000 WHERE id = '"
            + saved.id()
            + "'");
    return saved;
  }

  private static Adjustment.Route route(Project p, Consumer<Fixture.Copy> change) {
    return adjustments.route(OFFICER, with(p, change));
  }

  private static void money(Fixture.Copy c, long support) {
    FundSource own = c.lines.get(0).source();
    c.lines =
        List.of(
            line("ND3.3", "Phần hỗ trợ", support, own),
            line("ND3.3", "Phần đối ứng", 900_000_000L, FundSource.DOI_UNG));
  }

  private static void elsewhere(Fixture.Copy c) {
    c.places = List.of(new Project.Place(null, "Xã Đắk Mil"));
  }

  @Test
  void theDifferenceAloneSaysWhoDecides() {
    Project p = approved(FundLevel.KCQG, ProjectKind.THUONG);
    assertThat(route(p, c -> money(c, 300_000_001L)).authority()).isEqualTo(Authority.BO);
    assertThat(route(p, c -> money(c, 299_999_999L)).authority()).isEqualTo(Authority.CUC);
    assertThat(route(p, c -> c.end = LocalDate.of(2027, 1, 1)).authority()).isEqualTo(Authority.BO);
    assertThat(route(p, c -> c.end = LocalDate.of(2026, 12, 30)).authority())
        .isEqualTo(Authority.CUC);
    assertThat(route(p, c -> c.contents = List.of("ND3.3", "ND4.6")).authority())
        .isEqualTo(Authority.BO);
    assertThat(route(p, AdjustmentTest::elsewhere).authority()).isEqualTo(Authority.CUC);
    Adjustment.Route more = route(p, c -> money(c, 350_000_000L));
    assertThat(more.why().vi()).isEqualTo("Tăng kinh phí hỗ trợ 50.000.000 đồng");
    assertThat(more.clause()).isEqualTo("TT 36/2013/TT-BCT Điều 11");
    assertThat(more.planBefore()).isEqualTo(300_000_000L);
    assertThat(more.planAfter()).isEqualTo(350_000_000L);
  }

  @Test
  void placesOfAGroupProjectAreTheDepartmentsUnlessMoneyMoves() {
    Project group = approved(FundLevel.KCQG, ProjectKind.NHOM);
    assertThat(route(group, AdjustmentTest::elsewhere).authority()).isEqualTo(Authority.SO);
    assertThat(
            route(
                    group,
                    c -> {
                      elsewhere(c);
                      money(c, 200_000_000L);
                    })
                .authority())
        .isEqualTo(Authority.CUC);
  }

  @Test
  void localProjectsAreDecidedInTheProvince() {
    Project local = approved(FundLevel.KCDP, ProjectKind.THUONG);
    assertThat(route(local, c -> money(c, 300_000_001L)).authority()).isEqualTo(Authority.UBND);
    assertThat(route(local, AdjustmentTest::elsewhere).authority()).isEqualTo(Authority.SO);
  }

  @Test
  void whatWasApprovedChangesByADecisionOnly() {
    Project p = approved(FundLevel.KCQG, ProjectKind.THUONG);
    assertThatThrownBy(() -> f.save(with(p, c -> money(c, 200_000_000L))))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(ExtensionError.ADJUSTMENT_NEEDED));
    Project noted = f.save(with(p, c -> c.name = "Tên rõ hơn"));

    Project changed =
        with(
            noted,
            c -> {
              money(c, 350_000_000L);
              c.end = LocalDate.of(2027, 2, 1);
            });
    assertThat(refused(changed, Authority.CUC, MARCH)).contains("KC-DC-2");
    assertThat(refused(changed, Authority.BO, LocalDate.of(2025, 12, 1))).contains("KC-DC-3");
    assertThat(refused(noted, Authority.BO, MARCH)).contains("KC-DC-1");
    Project adjusted =
        adjustments.adjust(
            OFFICER,
            changed,
            new Adjustment.Decision(Authority.BO, "QĐ 9/QĐ-BCT", MARCH, "Giá máy tăng"));
    assertThat(adjusted.funds().national()).isEqualTo(350_000_000L);
    assertThat(f.plans.totals(OFFICER, adjusted.plan(), null, null).funds().national())
        .isEqualTo(350_000_000L);
    List<Adjustment> all = adjustments.adjustments(OFFICER, p.id());
    assertThat(all).hasSize(1);
    assertThat(all.get(0).route().supportBefore()).isEqualTo(300_000_000L);
    assertThat(all.get(0).route().supportAfter()).isEqualTo(350_000_000L);
    assertThat(all.get(0).route().changes())
        .extracting(Adjustment.Change::field, Adjustment.Change::before, Adjustment.Change::after)
        .contains(
            org.assertj.core.groups.Tuple.tuple("end", "2026-12-31", "2027-02-01"),
            org.assertj.core.groups.Tuple.tuple("kcqg", "300000000", "350000000"));
    // It goes on beyond its year now: later changes of words need no decision again.
    assertThat(f.save(with(adjusted, c -> c.name = "Tên khác")).name()).isEqualTo("Tên khác");
  }

  private static List<String> refused(Project changed, Authority authority, LocalDate on) {
    List<FieldProblem> found = new ArrayList<>();
    assertThatThrownBy(
            () ->
                adjustments.adjust(
                    OFFICER, changed, new Adjustment.Decision(authority, "QĐ 9", on, "Lý do")))
        .isInstanceOfSatisfying(CtdpException.class, e -> found.addAll(e.problems()));
    return found.stream().map(FieldProblem::code).toList();
  }

  @Test
  void aDraftIsNotAdjusted() {
    Project draft =
        f.save(project(f.plan(FundLevel.KCQG, 2026), "Đề án", "ND3.3", 300_000_000L, 0));
    assertThatThrownBy(
            () ->
                adjustments.adjust(
                    OFFICER,
                    with(draft, AdjustmentTest::elsewhere),
                    new Adjustment.Decision(Authority.BO, "QĐ 9", MARCH, "Lý do")))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(ExtensionError.NOT_APPROVED));
  }
}
