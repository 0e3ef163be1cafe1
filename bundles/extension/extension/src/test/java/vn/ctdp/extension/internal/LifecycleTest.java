package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.extension.internal.Fixture.LAM_DONG;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.project;
import static vn.ctdp.extension.internal.Fixture.with;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.aries.jpa.template.TransactionType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.Actor;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.Assessment.Outcome;
import vn.ctdp.extension.ExtensionAssessments;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Guard;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Progress;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;

class LifecycleTest {

  private static final LocalDate MAY = LocalDate.of(2025, 5, 10);

  private static Fixture f;
  private static LifecycleService lifecycle;
  private static Outcome outcome = Outcome.DAT;

  @BeforeAll
  static void open() {
    f = Fixture.derby();
    ExtensionAssessments assessments =
        Fixture.fake(
            ExtensionAssessments.class,
            (name, args) ->
                new Assessment(
                    MAY,
                    "",
                    List.of(
                        new Assessment.Check(
                            "V-KC-2",
                            outcome,
                            "ND3.3",
                            new Localized("Vượt mức hỗ trợ tối đa 1 đồng.", "Above."),
                            "TT 28/2018/TT-BTC Điều 8.4",
                            List.of()))));
    lifecycle =
        new LifecycleService(
            f.node,
            f.work,
            f.access,
            assessments,
            Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC));
  }

  @AfterAll
  static void close() {
    f.close();
  }

  @BeforeEach
  void reset() {
    f.reset();
    outcome = Outcome.DAT;
  }

  private static Project written(Project p) {
    Project.Text text =
        new Project.Text("Cần thiết", "Mục tiêu", "Quy mô", null, "Tổ chức", "Hiệu quả");
    return new Project(
        p.id(),
        p.code(),
        p.name(),
        p.plan(),
        p.level(),
        p.year(),
        p.kind(),
        p.province(),
        p.unit(),
        p.unitName(),
        p.contents(),
        p.sector(),
        p.beneficiaries(),
        p.partners(),
        p.places(),
        p.priority(),
        text,
        p.start(),
        p.end(),
        p.selection(),
        p.lines(),
        p.outputs(),
        p.funds(),
        p.note(),
        p.version());
  }

  private static Project national() {
    return f.save(
        written(
            project(f.plan(FundLevel.KCQG, 2026), "Đề án", "ND3.3", 300_000_000L, 300_000_000L)));
  }

  private static Progress.Act act(UUID project, String to, LocalDate on) {
    return new Progress.Act(
        to,
        on,
        "12/QĐ",
        on,
        grades("DAT"),
        "NGHIEM_THU".equals(to) ? 290_000_000L : null,
        "ý kiến",
        version(project));
  }

  private static Map<String, String> grades(String grade) {
    Map<String, String> grades = new HashMap<>();
    ExtensionLifecycle.CRITERIA.forEach(c -> grades.put(c, grade));
    return grades;
  }

  private static long version(UUID project) {
    return f.projects.project(OFFICER, project).orElseThrow().version();
  }

  private static Progress go(UUID project, LocalDate on, String... states) {
    Progress progress = null;
    for (String state : states) {
      progress = lifecycle.move(OFFICER, project, act(project, state, on));
    }
    return progress;
  }

  private static List<FieldProblem> problems(Runnable move) {
    List<FieldProblem> found = new ArrayList<>();
    assertThatThrownBy(move::run)
        .isInstanceOfSatisfying(CtdpException.class, e -> found.addAll(e.problems()));
    return found;
  }

  private static void approve(UUID project) {
    AnnualPlan plan =
        f.plans
            .plan(OFFICER, f.projects.project(OFFICER, project).orElseThrow().plan())
            .orElseThrow();
    f.plans.savePlan(
        OFFICER,
        new AnnualPlan(
            plan.id(),
            null,
            plan.level(),
            plan.province(),
            plan.year(),
            plan.batch(),
            PlanStatus.PHE_DUYET,
            "QĐ",
            LocalDate.of(2025, 12, 20),
            null,
            plan.version()));
  }

  @Test
  void aNationalProjectGoesFromDraftToLiquidation() {
    UUID id = national().id();
    go(id, MAY, "NOP_SO", "YEU_CAU_BO_SUNG", "NOP_SO", "TD_CO_SO_DAT", "DANG_KY_CUC");
    go(id, LocalDate.of(2025, 9, 1), "TD_BO_DAT", "TRINH_BO");
    approve(id);
    Progress approved = go(id, LocalDate.of(2025, 12, 20), "PHE_DUYET");
    assertThat(approved.approvedOn()).isEqualTo(LocalDate.of(2025, 12, 20));
    assertThat(approved.approvedSupport()).isEqualTo(300_000_000L);
    go(id, LocalDate.of(2026, 1, 10), "GIAO_KH", "KY_HD", "THUC_HIEN");
    Progress accepted = go(id, LocalDate.of(2026, 10, 1), "NGHIEM_THU");
    assertThat(accepted.acceptedValue()).isEqualTo(290_000_000L);
    assertThat(accepted.next())
        .extracting(Progress.Next::dueOn)
        .containsExactly(LocalDate.of(2026, 10, 16));
    Progress settled = go(id, LocalDate.of(2026, 10, 20), "QUYET_TOAN");
    // Four days late: recorded, not refused.
    assertThat(settled.done().get(settled.done().size() - 1).dueOn())
        .isEqualTo(LocalDate.of(2026, 10, 16));
    assertThat(settled.next().get(0).dueOn()).isEqualTo(LocalDate.of(2027, 1, 22));
    Progress closed = go(id, LocalDate.of(2026, 11, 1), "THANH_LY", "DONG");
    assertThat(closed.state().phase()).isEqualTo(Phase.THANH_LY);
    assertThat(closed.next()).isEmpty();
    assertThat(closed.done()).hasSize(15);
    assertThat(
            f.projects
                .projects(
                    OFFICER, new PageRequest(0, 10, List.of(), "", Map.of("phase", "THANH_LY")))
                .total())
        .isEqualTo(1);
    assertThatThrownBy(
            () -> f.save(with(f.projects.project(OFFICER, id).orElseThrow(), c -> c.name = "Khác")))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(ExtensionError.PROJECT_OVER));
  }

  @Test
  void aStepThatTheProcessDoesNotHaveIsRefused() {
    UUID id = national().id();
    assertThatThrownBy(() -> go(id, MAY, "PHE_DUYET"))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(ExtensionError.NO_SUCH_MOVE));
  }

  @Test
  void everyGuardIsTriedFromTheWrongSide() {
    // Headings.
    UUID blank =
        f.save(project(f.plan(FundLevel.KCQG, 2026), "Trống", "ND3.3", 1_000_000L, 0)).id();
    assertThat(problems(() -> go(blank, MAY, "NOP_SO")))
        .extracting(FieldProblem::code)
        .containsOnly("KC-TT-4");
    assertThat(lifecycle.progress(OFFICER, blank).next().get(0).missing()).hasSize(5);

    UUID id = national().id();
    go(id, MAY, "NOP_SO");
    // Criteria: all graded, none failed.
    assertThat(problems(() -> lifecycle.move(OFFICER, id, graded(id, Map.of("PHU_HOP", "DAT")))))
        .extracting(FieldProblem::code)
        .containsOnly("KC-TT-7")
        .hasSize(4);
    assertThat(problems(() -> lifecycle.move(OFFICER, id, graded(id, grades("KHONG_DAT")))))
        .extracting(FieldProblem::code)
        .containsOnly("KC-TT-8");
    // Ceilings: refused with the clause; a warning wants an explanation.
    outcome = Outcome.KHONG_DAT;
    assertThat(problems(() -> go(id, MAY, "TD_CO_SO_DAT")).get(0).vi())
        .contains("Vượt mức hỗ trợ tối đa 1 đồng.")
        .contains("TT 28/2018/TT-BTC Điều 8.4");
    outcome = Outcome.CANH_BAO;
    assertThat(problems(() -> lifecycle.move(OFFICER, id, silent(id, "TD_CO_SO_DAT"))))
        .extracting(FieldProblem::code)
        .contains("KC-TT-5");
    outcome = Outcome.DAT;
    go(id, MAY, "TD_CO_SO_DAT");
    // Document.
    assertThat(problems(() -> lifecycle.move(OFFICER, id, silent(id, "DANG_KY_CUC"))))
        .extracting(FieldProblem::field)
        .contains("document", "documentOn");
    go(id, MAY, "DANG_KY_CUC", "TD_BO_DAT", "TRINH_BO");
    // The plan.
    assertThat(problems(() -> go(id, MAY, "PHE_DUYET")).get(0).vi())
        .isEqualTo("Kế hoạch năm chưa được phê duyệt.");
    approve(id);
    go(id, LocalDate.of(2025, 12, 20), "PHE_DUYET");
    // A reason.
    assertThat(problems(() -> lifecycle.move(OFFICER, id, silent(id, "GIAO_KH"))))
        .extracting(FieldProblem::field)
        .contains("note");
    go(id, LocalDate.of(2026, 1, 10), "GIAO_KH", "KY_HD", "THUC_HIEN");
    // Days: not back in time, not ahead, no document from later.
    assertThat(problems(() -> go(id, LocalDate.of(2026, 1, 9), "NGHIEM_THU")))
        .extracting(FieldProblem::code)
        .contains("KC-TT-2");
    assertThat(problems(() -> go(id, LocalDate.of(2026, 11, 23), "NGHIEM_THU")))
        .extracting(FieldProblem::code)
        .contains("KC-TT-1");
    // Accepted value: at most the support.
    Progress.Act much =
        new Progress.Act(
            "NGHIEM_THU",
            LocalDate.of(2026, 10, 1),
            "5a",
            LocalDate.of(2026, 10, 2),
            Map.of(),
            300_000_001L,
            null,
            version(id));
    assertThat(problems(() -> lifecycle.move(OFFICER, id, much)))
        .extracting(FieldProblem::code)
        .contains("V-KC-7", "KC-TT-3");
  }

  @Test
  void acceptanceRecordsWhatWasReached() {
    Project p =
        f.save(
            with(
                national(),
                c ->
                    c.outputs =
                        List.of(
                            new Project.Output("LAO_DONG", new BigDecimal("30"), null),
                            new Project.Output("MO_HINH", BigDecimal.ONE, null))));
    UUID id = p.id();
    go(id, MAY, "NOP_SO", "TD_CO_SO_DAT", "DANG_KY_CUC", "TD_BO_DAT", "TRINH_BO");
    approve(id);
    go(id, LocalDate.of(2025, 12, 20), "PHE_DUYET");
    go(id, LocalDate.of(2026, 1, 10), "GIAO_KH", "KY_HD", "THUC_HIEN");
    LocalDate day = LocalDate.of(2026, 10, 1);
    // What was promised is answered for, be it by 0; each kind once, and only kinds that are known.
    assertThat(problems(() -> go(id, day, "NGHIEM_THU")))
        .extracting(FieldProblem::code)
        .containsExactly("KC-TT-9", "KC-TT-9");
    assertThat(
            problems(
                () ->
                    accept(
                        id,
                        day,
                        result("LAO_DONG", "28"),
                        result("LAO_DONG", "1"),
                        result("KHONG_CO", "1"),
                        result("MO_HINH", "-1"))))
        .extracting(FieldProblem::code)
        .containsExactlyInAnyOrder("KC-TT-10", "KC-IN-30", "KC-IN-7");
    assertThat(lifecycle.reached(OFFICER, id)).isEmpty();
    Progress accepted =
        accept(id, day, result("LAO_DONG", "28"), result("MO_HINH", "0"), result("SAN_PHAM", "2"));
    assertThat(accepted.reached())
        .containsExactly(result("LAO_DONG", "28"), result("MO_HINH", "0"), result("SAN_PHAM", "2"));
    assertThat(lifecycle.reached(OFFICER, id)).isEqualTo(accepted.reached());
  }

  @Test
  void aggregatesCountWhatWasReachedNotWhatWasPromised() {
    UUID id = under();
    accept(id, LocalDate.of(2026, 10, 1), result("LAO_DONG", "28"));
    assertThat(reached(LocalDate.of(2026, 9, 30), id)).isEqualTo(Map.of());
    assertThat(reached(LocalDate.of(2026, 10, 1), id))
        .isEqualTo(Map.of("LAO_DONG", new BigDecimal("28")));
  }

  private static UUID under() {
    UUID id = national().id();
    go(id, MAY, "NOP_SO", "TD_CO_SO_DAT", "DANG_KY_CUC", "TD_BO_DAT", "TRINH_BO");
    approve(id);
    go(id, LocalDate.of(2025, 12, 20), "PHE_DUYET");
    go(id, LocalDate.of(2026, 1, 10), "GIAO_KH", "KY_HD", "THUC_HIEN");
    return id;
  }

  private static Map<String, BigDecimal> reached(LocalDate day, UUID id) {
    return f.node.txExpr(
        TransactionType.Supports,
        em -> IndicatorService.outputs(em, 2026, null, day).getOrDefault(id.toString(), Map.of()));
  }

  private static Progress.Result result(String kind, String quantity) {
    return new Progress.Result(kind, new BigDecimal(quantity));
  }

  private static Progress accept(UUID id, LocalDate on, Progress.Result... results) {
    return lifecycle.move(
        OFFICER,
        id,
        new Progress.Act(
            "NGHIEM_THU",
            on,
            "5a",
            on,
            Map.of(),
            290_000_000L,
            "ý kiến",
            version(id),
            List.of(results)));
  }

  private static Progress.Act graded(UUID id, Map<String, String> grades) {
    return new Progress.Act("TD_CO_SO_DAT", MAY, null, null, grades, null, null, version(id));
  }

  private static Progress.Act silent(UUID id, String to) {
    LocalDate on = "GIAO_KH".equals(to) ? LocalDate.of(2026, 1, 10) : MAY;
    return new Progress.Act(to, on, null, null, grades("DAT"), null, null, version(id));
  }

  @Test
  void aGroupProjectGoesByItsDetailedPlan() {
    AnnualPlan plan = f.plan(FundLevel.KCQG, 2026);
    UUID id =
        f.save(
                with(
                    written(project(plan, "Nhóm", "ND3.3", 600_000_000L, 600_000_000L)),
                    c -> {
                      c.kind = ProjectKind.NHOM;
                      c.places = List.of();
                    }))
            .id();
    go(id, MAY, "NOP_SO", "TD_CO_SO_DAT", "DANG_KY_CUC", "TD_BO_DAT", "TRINH_BO");
    approve(id);
    go(id, LocalDate.of(2026, 1, 10), "PHE_DUYET", "GIAO_KH");
    assertThatThrownBy(() -> go(id, LocalDate.of(2026, 1, 11), "KY_HD"))
        .isInstanceOf(CtdpException.class);
    assertThat(problems(() -> go(id, LocalDate.of(2026, 1, 11), "CT_CHO_DUYET")).get(0).vi())
        .startsWith("V-KC-8");
    UUID who = f.establishment("6001", "HTX");
    f.save(
        with(
            f.projects.project(OFFICER, id).orElseThrow(),
            c -> {
              c.beneficiaries =
                  List.of(new Project.Beneficiary(who, null, null, "ND3.3", null, null, null));
              c.places =
                  List.of(
                      new Project.Place(vn.ctdp.core.territory.UnitRef.parse("34:24511"), null));
            }));
    Progress signed = go(id, LocalDate.of(2026, 1, 11), "CT_CHO_DUYET", "CT_DUYET", "KY_HD");
    assertThat(signed.state().code()).isEqualTo("KY_HD");
  }

  @Test
  void aProjectIsStoppedByADecision() {
    UUID id = national().id();
    go(id, MAY, "NOP_SO", "TD_CO_SO_DAT", "DANG_KY_CUC", "TD_BO_DAT", "TRINH_BO");
    approve(id);
    go(id, LocalDate.of(2026, 1, 10), "PHE_DUYET", "GIAO_KH", "DE_NGHI_NGUNG");
    // V-KC-11: no stop without a decision.
    Progress.Act bare =
        new Progress.Act(
            "NGUNG",
            LocalDate.of(2026, 2, 1),
            null,
            null,
            Map.of(),
            null,
            "tiền về muộn",
            version(id));
    assertThat(problems(() -> lifecycle.move(OFFICER, id, bare)))
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder("document", "documentOn");
    Progress stopped = go(id, LocalDate.of(2026, 2, 1), "NGUNG");
    assertThat(stopped.state().phase()).isEqualTo(Phase.NGUNG);
  }

  @Test
  void aLocalProjectSkipsTheMinistryAndFollowsItsProvince() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
    UUID id = f.save(written(project(plan, "Đề án", "ND3.3", 1_000_000L, 1_000_000L))).id();
    go(id, MAY, "NOP_SO", "TD_CO_SO_DAT");
    assertThat(lifecycle.progress(OFFICER, id).next())
        .extracting(n -> n.to().code())
        .containsExactly("PHE_DUYET");

    Process standard = lifecycle.process(OFFICER, FundLevel.KCDP, LAM_DONG);
    assertThat(standard.key()).isEqualTo("KCDP");
    List<Process.State> states = new ArrayList<>(standard.states());
    states.add(
        new Process.State("HOI_DONG", new Localized("Họp hội đồng", "Council"), Phase.THAM_DINH));
    List<Process.Move> moves = new ArrayList<>(standard.moves());
    moves.removeIf(m -> m.from().equals("TD_CO_SO_DAT"));
    moves.add(move("TD_CO_SO_DAT", "HOI_DONG", new Process.Due(null, null, null, 10)));
    moves.add(move("HOI_DONG", "PHE_DUYET", null));
    Process own =
        lifecycle.saveProcess(
            OFFICER, LAM_DONG, new Process("34:68", "QĐ 7/QĐ-UBND", states, moves, 0));
    assertThat(own.key()).isEqualTo("34:68");
    Progress now = lifecycle.progress(OFFICER, id);
    assertThat(now.next()).extracting(n -> n.to().code()).containsExactly("HOI_DONG");
    assertThat(now.next().get(0).dueOn()).isEqualTo(MAY.plusDays(10));
    assertThat(f.audited).anyMatch(a -> a.startsWith("extension.process.update"));

    // A state with projects in it stays.
    List<Process.State> fewer = new ArrayList<>(states);
    fewer.removeIf(s -> s.code().equals("TD_CO_SO_DAT"));
    List<Process.Move> rest = new ArrayList<>(moves);
    rest.removeIf(m -> m.from().equals("TD_CO_SO_DAT") || m.to().equals("TD_CO_SO_DAT"));
    rest.add(move("NOP_SO", "HOI_DONG", null));
    assertThat(
            problems(
                () ->
                    lifecycle.saveProcess(
                        OFFICER, LAM_DONG, new Process("34:68", "QĐ", fewer, rest, own.version()))))
        .extracting(FieldProblem::code)
        .contains("KC-QT-10");
    assertThatThrownBy(
            () ->
                lifecycle.saveProcess(
                    OFFICER, LAM_DONG, new Process("34:68", "QĐ", states, moves, 99)))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.CONFLICT));
  }

  private static Process.Move move(String from, String to, Process.Due due) {
    return new Process.Move(
        from,
        to,
        new Localized("Việc", "Act"),
        Actor.SO,
        List.of(Guard.GHI_CHU),
        List.of(),
        due,
        "QĐ");
  }

  @Test
  void aProcessThatCannotWorkIsRefused() {
    Process.State start = new Process.State("A", new Localized("A", "A"), Phase.CHUAN_BI);
    Process.State lost = new Process.State("B", new Localized("B", "B"), Phase.THAM_DINH);
    Process.State bad = new Process.State("sai mã", new Localized("C", "C"), Phase.THAM_DINH);
    assertThat(codes(List.of(start), List.of())).contains("KC-QT-1");
    assertThat(codes(List.of(start, bad), List.of())).contains("KC-QT-2");
    assertThat(codes(List.of(start, start), List.of())).contains("KC-QT-3");
    assertThat(codes(List.of(start, lost), List.of(move("A", "X", null)))).contains("KC-QT-4");
    assertThat(codes(List.of(start, lost), List.of(move("A", "A", null)))).contains("KC-QT-5");
    assertThat(
            codes(List.of(start, lost), List.of(move("A", "B", new Process.Due(31, 2, 0, null)))))
        .contains("KC-QT-6");
    assertThat(codes(List.of(start, lost), List.of())).contains("KC-QT-7", "KC-QT-8");
  }

  private static List<String> codes(List<Process.State> states, List<Process.Move> moves) {
    return problems(
            () ->
                lifecycle.saveProcess(
                    OFFICER, LAM_DONG, new Process("34:68", "QĐ", states, moves, 0)))
        .stream()
        .map(FieldProblem::code)
        .toList();
  }

  @Test
  void eachStepNeedsTheRightOfItsActor() {
    UUID id = national().id();
    go(id, MAY, "NOP_SO");
    f.denied.add(ExtensionPermissions.APPRAISE);
    assertThat(lifecycle.progress(OFFICER, id).next()).noneMatch(Progress.Next::allowed);
    assertThatThrownBy(() -> go(id, MAY, "TD_CO_SO_DAT"))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
  }

  @Test
  void progressTakesABoundedNumberOfStatements() {
    UUID id = national().id();
    go(id, MAY, "NOP_SO", "YEU_CAU_BO_SUNG", "NOP_SO");
    f.node.statements();
    lifecycle.progress(OFFICER, id);
    assertThat(f.node.statements()).isLessThanOrEqualTo(12);
  }
}
