package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.extension.internal.Fixture.LAM_DONG;
import static vn.ctdp.extension.internal.Fixture.OFFICER;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.Assessment.Outcome;
import vn.ctdp.extension.ExtensionAssessments;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Guard;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Progress;
import vn.ctdp.extension.money.Budget;
import vn.ctdp.extension.money.BudgetStatus;

/**
 * Every move of the two processes of the circulars, each of its guards from the wrong side, by who
 * may not, and every move that there is not: refused with its reason, and nothing is stored.
 */
class EveryMoveTest {

  private static final LocalDate ON = LocalDate.of(2026, 10, 1);
  private static final long SUPPORT = 300_000_000L;

  private static Fixture f;
  private static LifecycleService lifecycle;
  private static Outcome outcome;

  private UUID id;
  private Process process;

  @BeforeAll
  static void open() {
    f = Fixture.derby();
    ExtensionAssessments assessments =
        Fixture.fake(
            ExtensionAssessments.class,
            (name, args) ->
                new Assessment(
                    ON,
                    "",
                    List.of(
                        new Assessment.Check(
                            "V-KC-2",
                            outcome,
                            "ND3.3",
                            new Localized("Vượt mức.", "Above."),
                            "TT 28/2018/TT-BTC",
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
  }

  /** One way to break a guard: what is set up, how the act differs, and what answers. */
  private record Wrong(
      String what, Runnable setUp, UnaryOperator<Progress.Act> act, String code, String field) {}

  @ParameterizedTest
  @EnumSource(FundLevel.class)
  void everyGuardOfEveryMoveIsTriedFromTheWrongSide(FundLevel level) {
    begin(level);
    Set<Guard> tried = EnumSet.noneOf(Guard.class);
    for (Process.Move move : process.moves()) {
      for (Guard guard : move.guards()) {
        for (Wrong wrong : wrongs(guard, level)) {
          right(move);
          wrong.setUp.run();
          refused(move, wrong);
          tried.add(guard);
        }
      }
      right(move);
      // Nothing but what was wrong kept it from being taken.
      assertThat(lifecycle.move(OFFICER, id, act(move.to())).state().code())
          .as(move.from() + " → " + move.to())
          .isEqualTo(move.to());
    }
    // What is left to pay or to return needs a ledger with entries: MoneyStepsTest.
    assertThat(EnumSet.complementOf(EnumSet.copyOf(tried))).containsExactly(Guard.HET_NO);
  }

  @ParameterizedTest
  @EnumSource(FundLevel.class)
  void everyMoveNeedsTheRightOfItsActor(FundLevel level) {
    begin(level);
    for (Process.Move move : process.moves()) {
      right(move);
      f.denied.add(
          switch (move.actor()) {
            case DON_VI -> ExtensionPermissions.EDIT;
            case SO -> ExtensionPermissions.APPRAISE;
            case CAP_TREN -> ExtensionPermissions.DECIDE;
          });
      assertThatThrownBy(() -> lifecycle.move(OFFICER, id, act(move.to())))
          .as(move.from() + " → " + move.to())
          .isInstanceOfSatisfying(
              CtdpException.class,
              e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
      untouched(move.from(), move.to());
    }
  }

  @ParameterizedTest
  @EnumSource(FundLevel.class)
  void thereIsNoWayBesideTheMoves(FundLevel level) {
    begin(level);
    int refused = 0;
    for (Process.State from : process.states()) {
      for (Process.State to : process.states()) {
        boolean offered =
            process.moves().stream()
                .anyMatch(m -> m.from().equals(from.code()) && m.to().equals(to.code()));
        if (offered) {
          continue;
        }
        stand(from.code(), from.phase().name());
        assertThatThrownBy(() -> lifecycle.move(OFFICER, id, act(to.code())))
            .as(from.code() + " → " + to.code())
            .isInstanceOfSatisfying(
                CtdpException.class,
                e -> assertThat(e.errorCode()).isEqualTo(ExtensionError.NO_SUCH_MOVE));
        untouched(from.code(), to.code());
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(300 / (level == FundLevel.KCQG ? 1 : 2));
  }

  private void begin(FundLevel level) {
    AnnualPlan plan = f.plan(level, 2026);
    id = f.save(Fixture.project(plan, "Đề án", "ND3.3", SUPPORT, SUPPORT)).id();
    outcome = Outcome.DAT;
    process = lifecycle.process(OFFICER, level, LAM_DONG);
  }

  private List<Wrong> wrongs(Guard guard, FundLevel level) {
    Runnable nothing = () -> {};
    return switch (guard) {
      case HO_SO ->
          List.of(
              new Wrong(
                  "no goal", () -> change("goal = NULL"), UnaryOperator.identity(), "KC-TT-4", ""),
              new Wrong(
                  "blank effects",
                  () -> change("effects = ' '"),
                  UnaryOperator.identity(),
                  "KC-TT-4",
                  ""));
      case DIEU_KIEN ->
          List.of(
              new Wrong(
                  "above the ceiling",
                  () -> outcome = Outcome.KHONG_DAT,
                  UnaryOperator.identity(),
                  "KC-TT-4",
                  ""),
              new Wrong(
                  "warned and not explained",
                  () -> outcome = Outcome.CANH_BAO,
                  a -> with(a, a.document(), a.documentOn(), a.grades(), a.amount(), " "),
                  "KC-TT-5",
                  "note"));
      case TIEU_CHI ->
          List.of(
              new Wrong(
                  "one criterion not graded",
                  nothing,
                  a -> with(a, a.document(), a.documentOn(), four(), a.amount(), a.note()),
                  "KC-TT-7",
                  null));
      case TIEU_CHI_DAT ->
          List.of(
              new Wrong(
                  "one criterion not graded",
                  nothing,
                  a -> with(a, a.document(), a.documentOn(), four(), a.amount(), a.note()),
                  "KC-TT-7",
                  null),
              new Wrong(
                  "a criterion failed",
                  nothing,
                  a ->
                      with(
                          a,
                          a.document(),
                          a.documentOn(),
                          grades("KHONG_DAT"),
                          a.amount(),
                          a.note()),
                  "KC-TT-8",
                  null));
      case VAN_BAN ->
          List.of(
              new Wrong(
                  "no document",
                  nothing,
                  a -> with(a, " ", a.documentOn(), a.grades(), a.amount(), a.note()),
                  null,
                  "document"),
              new Wrong(
                  "a document without its day",
                  nothing,
                  a -> with(a, a.document(), null, a.grades(), a.amount(), a.note()),
                  null,
                  "documentOn"));
      case GHI_CHU ->
          List.of(
              new Wrong(
                  "no reason",
                  nothing,
                  a -> with(a, a.document(), a.documentOn(), a.grades(), a.amount(), null),
                  null,
                  "note"));
      case KE_HOACH ->
          List.of(
              new Wrong(
                  "the plan is not approved",
                  () -> f.database.sql("UPDATE extension.annual_plan SET status = 'DANG_KY'"),
                  UnaryOperator.identity(),
                  "KC-TT-4",
                  ""));
      case NHOM ->
          List.of(
              new Wrong(
                  "not a group project",
                  () -> change("kind = 'THUONG'"),
                  UnaryOperator.identity(),
                  ExtensionError.NO_SUCH_MOVE.code(),
                  null));
      case KHONG_NHOM ->
          List.of(
              new Wrong(
                  "a group project",
                  () -> change("kind = 'NHOM'"),
                  UnaryOperator.identity(),
                  ExtensionError.NO_SUCH_MOVE.code(),
                  null));
      case THU_HUONG ->
          List.of(
              new Wrong(
                  "a group project without beneficiaries",
                  () -> {
                    change("kind = 'NHOM'");
                    f.database.sql("DELETE FROM extension.project_beneficiary");
                  },
                  UnaryOperator.identity(),
                  "KC-TT-4",
                  ""));
      case DAU_THAU ->
          List.of(
              new Wrong(
                  "a tender without result",
                  () -> change("selection = 'DAU_THAU'"),
                  a -> with(a, a.document(), a.documentOn(), a.grades(), a.amount(), null),
                  "KC-TT-6",
                  "note"));
      case GIA_TRI ->
          List.of(
              new Wrong("no accepted value", nothing, a -> amount(a, null), null, "amount"),
              new Wrong("accepted below nothing", nothing, a -> amount(a, -1L), null, "amount"),
              new Wrong(
                  "accepted above the support",
                  nothing,
                  a -> amount(a, SUPPORT + 1),
                  "V-KC-7",
                  "amount"));
      case HOP_DONG, DA_QUYET_TOAN ->
          List.of(
              new Wrong(
                  "nothing in the ledger",
                  () -> budget(level),
                  UnaryOperator.identity(),
                  "KC-TT-4",
                  ""));
      case HET_NO -> List.of();
    };
  }

  private void budget(FundLevel level) {
    f.money.saveBudget(
        OFFICER,
        new Budget(
            null,
            2026,
            FundSource.valueOf(level.name()),
            null,
            BudgetStatus.GIAO,
            "QĐ",
            null,
            null,
            0));
  }

  /** The project as a move wants it. */
  private void right(Process.Move move) {
    outcome = Outcome.DAT;
    f.denied.clear();
    f.database.sql("DELETE FROM extension.kc_budget");
    f.database.sql("UPDATE extension.annual_plan SET status = 'PHE_DUYET'");
    boolean group = move.guards().contains(Guard.NHOM);
    change(
        "kind = '"
            + (group ? "NHOM" : "THUONG")
            + "', selection = 'XET_CHON', necessity = 'a', goal = 'b', scope_text = 'c',"
            + " organising = 'd', effects = 'e', accepted_value = NULL");
    f.database.sql("DELETE FROM extension.project_beneficiary");
    if (group) {
      f.database.sql(
          "INSERT INTO extension.project_beneficiary"
              + " (id, project_id, pos, establishment_id, name, business_code, content_code)"
              + " VALUES ('"
              + id
              + ":0', '"
              + id
              + "', 0, '"
              + UUID.randomUUID()
              + "', 'HTX', '6001', 'ND3.3')");
    }
    stand(move.from(), process.state(move.from()).orElseThrow().phase().name());
  }

  private void stand(String state, String phase) {
    change("state = '" + state + "', phase = '" + phase + "', state_since = DATE('2026-09-01')");
  }

  private void change(String assignments) {
    f.database.sql("UPDATE extension.project SET " + assignments + " WHERE id = '" + id + "'");
  }

  private void refused(Process.Move move, Wrong wrong) {
    String what = move.from() + " → " + move.to() + ": " + wrong.what;
    int before = steps();
    int audited = f.audited.size();
    assertThatThrownBy(() -> lifecycle.move(OFFICER, id, wrong.act.apply(act(move.to()))))
        .as(what)
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> {
              if (e.problems().isEmpty()) {
                assertThat(e.errorCode().code()).as(what).isEqualTo(wrong.code);
              } else {
                assertThat(e.problems())
                    .as(what)
                    .anySatisfy(
                        p -> {
                          if (wrong.code != null) {
                            assertThat(p.code()).isEqualTo(wrong.code);
                          }
                          if (wrong.field != null) {
                            assertThat(p.field()).isEqualTo(wrong.field);
                          }
                          sentence(p);
                        });
              }
            });
    assertThat(steps()).as(what).isEqualTo(before);
    assertThat(f.audited).as(what).hasSize(audited);
    assertThat(lifecycle.progress(OFFICER, id).state().code()).as(what).isEqualTo(move.from());
  }

  private static void sentence(FieldProblem p) {
    assertThat(p.vi()).isNotBlank().isNotEqualTo(p.en());
  }

  private void untouched(String from, String to) {
    assertThat(lifecycle.progress(OFFICER, id).state().code())
        .as(from + " → " + to)
        .isEqualTo(from);
    assertThat(steps()).as(from + " → " + to).isZero();
  }

  private int steps() {
    return lifecycle.progress(OFFICER, id).done().size();
  }

  private Progress.Act act(String to) {
    return new Progress.Act(
        to,
        ON,
        "12/QĐ",
        ON,
        grades("DAT"),
        SUPPORT,
        "ý kiến",
        f.projects.project(OFFICER, id).orElseThrow().version());
  }

  private static Progress.Act amount(Progress.Act a, Long amount) {
    return with(a, a.document(), a.documentOn(), a.grades(), amount, a.note());
  }

  private static Progress.Act with(
      Progress.Act a,
      String document,
      LocalDate documentOn,
      Map<String, String> grades,
      Long amount,
      String note) {
    return new Progress.Act(
        a.to(), a.on(), document, documentOn, grades, amount, note, a.version());
  }

  private static Map<String, String> grades(String grade) {
    Map<String, String> grades = new HashMap<>();
    ExtensionLifecycle.CRITERIA.forEach(c -> grades.put(c, grade));
    return grades;
  }

  private static Map<String, String> four() {
    List<String> criteria = new ArrayList<>(ExtensionLifecycle.CRITERIA);
    Map<String, String> grades = grades("DAT");
    grades.remove(criteria.get(4));
    return grades;
  }
}
