package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.clusters.internal.ReviewFixture.OFFICER;
import static vn.ctdp.clusters.internal.ReviewFixture.REPORT_DAY;
import static vn.ctdp.clusters.internal.ReviewFixture.TODAY;
import static vn.ctdp.clusters.internal.ReviewFixture.fact;
import static vn.ctdp.clusters.internal.ReviewFixture.reported;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.clusters.ClusterFact;
import vn.ctdp.clusters.ClusterSnapshot;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.review.Claimed;
import vn.ctdp.clusters.review.Claimed.Outcome;
import vn.ctdp.clusters.review.ClusterConflicts;
import vn.ctdp.clusters.review.FactConflict;
import vn.ctdp.clusters.review.FactConflict.State;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.ErrorCode;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.testing.TestDatabase;

class ConflictTest {

  private static final FactKey AREA = FactKey.ESTABLISHED_AREA;
  private static final LocalDate SITE_DAY = LocalDate.of(2026, 1, 5);

  static Stream<TestDatabase> databases() {
    return Stream.concat(
        Stream.of(TestDatabase.derby("clusters")),
        TestDatabase.postgresInstalled()
            ? Stream.of(TestDatabase.postgres("clusters"))
            : Stream.empty());
  }

  private static ClusterConflicts conflicts(ReviewFixture f) {
    return new ConflictService(f.node, f.access, f.audit, f.instance, f.clock);
  }

  /** Bảo Minh: 20 ha on the province's site, 60 ha in the department's report. */
  private static FactConflict baoMinh(ReviewFixture f) {
    UUID id = f.cluster("CCN Bảo Minh");
    f.record(id, site());
    Claimed claimed = conflicts(f).claim(OFFICER, id, List.of(reported(AREA, "60"))).get(0);
    assertThat(claimed.outcome()).isEqualTo(Outcome.DISPUTED);
    return conflicts(f).conflict(OFFICER, claimed.conflict()).orElseThrow();
  }

  private static ClusterFact site() {
    return fact(AREA, "20", SITE_DAY, false, "Trang thông tin điện tử của tỉnh");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void keepsBothFiguresWithTheirSourceAndUsesTheFormerUntilSomebodyDecides(TestDatabase database) {
    try (ReviewFixture f = new ReviewFixture(database)) {
      FactConflict c = baoMinh(f);
      assertThat(c.clusterName()).isEqualTo("CCN Bảo Minh");
      assertThat(c.state()).isEqualTo(State.OPEN);
      assertThat(c.claims())
          .extracting(
              x ->
                  x.fact().number().stripTrailingZeros().toPlainString()
                      + " "
                      + x.fact().source()
                      + " "
                      + x.inForce())
          .containsExactly(
              "20 Trang thông tin điện tử của tỉnh true",
              "60 Báo cáo Sở Công Thương 18/6/2026 false");
      assertThat(areaOf(f, c.cluster(), TODAY)).isEqualTo("20");
      assertThat(conflicts(f).open(OFFICER)).isEqualTo(1);

      FactConflict decided =
          conflicts(f).decide(OFFICER, c.id(), c.version(), c.claims().get(1).id(), "QĐ ghi 60 ha");
      assertThat(decided.state()).isEqualTo(State.DECIDED);
      assertThat(decided.decidedBy()).isEqualTo("officer");
      assertThat(decided.decidedAt()).isEqualTo(f.clock.instant());
      assertThat(decided.claims()).hasSize(2);
      assertThat(decided.claims().get(1).inForce()).isTrue();
      assertThat(areaOf(f, c.cluster(), TODAY)).isEqualTo("60");
      assertThat(areaOf(f, c.cluster(), REPORT_DAY.minusDays(1))).isEqualTo("20");
      assertThat(conflicts(f).open(OFFICER)).isZero();
      assertThat(f.audited)
          .anyMatch(a -> a.startsWith("clusters.conflict.decide") && a.contains("QĐ ghi 60 ha"));
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void keepsTheFigureInForceWhenItIsChosenAndReopensWithAReason(TestDatabase database) {
    try (ReviewFixture f = new ReviewFixture(database)) {
      FactConflict c = baoMinh(f);
      FactConflict kept =
          conflicts(f).decide(OFFICER, c.id(), c.version(), c.claims().get(0).id(), "Theo QĐ");
      assertThat(f.register.history(OFFICER, c.cluster())).hasSize(1);
      refused(
          () -> conflicts(f).decide(OFFICER, c.id(), kept.version(), null, "lại"),
          ReviewError.ALREADY_DECIDED);
      FactConflict again = conflicts(f).reopen(OFFICER, c.id(), kept.version(), "Có QĐ mới");
      assertThat(again.state()).isEqualTo(State.OPEN);
      assertThat(again.reason()).isEqualTo("Có QĐ mới");
      assertThat(areaOf(f, c.cluster(), TODAY)).isEqualTo("20");
      refused(
          () -> conflicts(f).reopen(OFFICER, c.id(), again.version(), "x"),
          ReviewError.NOT_DECIDED);
      refused(
          () -> conflicts(f).decide(OFFICER, c.id(), c.version(), null, "cũ"), CoreError.CONFLICT);
      refused(
          () -> conflicts(f).decide(OFFICER, c.id(), again.version(), null, " "),
          CoreError.INVALID);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void recordsWhatNobodyKnewAndIgnoresWhatAgreesOrIsSaidAgain(TestDatabase database) {
    try (ReviewFixture f = new ReviewFixture(database)) {
      UUID id = f.cluster("CCN Y Can");
      List<ClusterFact> said =
          List.of(reported(AREA, "75"), reported(FactKey.IND_LAND_TOTAL, "52"));
      assertThat(conflicts(f).claim(OFFICER, id, said))
          .extracting(Claimed::outcome)
          .containsOnly(Outcome.RECORDED);
      assertThat(conflicts(f).claim(OFFICER, id, said))
          .extracting(Claimed::outcome)
          .containsOnly(Outcome.AGREES);
      ClusterFact other = fact(AREA, "70", TODAY, false, "Trang của cụm");
      Claimed first = conflicts(f).claim(OFFICER, id, List.of(other)).get(0);
      assertThat(conflicts(f).claim(OFFICER, id, List.of(other))).containsExactly(first);
      // A third source joins the same conflict.
      Claimed third =
          conflicts(f)
              .claim(OFFICER, id, List.of(fact(AREA, "71", TODAY, false, "Báo chí")))
              .get(0);
      assertThat(third.conflict()).isEqualTo(first.conflict());
      assertThat(conflicts(f).conflict(OFFICER, first.conflict()).orElseThrow().claims())
          .hasSize(3);
      assertThat(f.register.history(OFFICER, id)).hasSize(2);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void takesAClaimBackAndEndsWhenNothingIsLeftToDecide(TestDatabase database) {
    try (ReviewFixture f = new ReviewFixture(database)) {
      FactConflict c = baoMinh(f);
      FactConflict left =
          conflicts(f).withdraw(OFFICER, c.claims().get(1).id(), "Hoàn tác lần nhập");
      assertThat(left.state()).isEqualTo(State.WITHDRAWN);
      assertThat(conflicts(f).open(OFFICER)).isZero();
      assertThat(areaOf(f, c.cluster(), TODAY)).isEqualTo("20");
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void aFigureClaimedForAnEarlierDayReplacesTheOneInForceFromItsDayOn(TestDatabase database) {
    try (ReviewFixture f = new ReviewFixture(database)) {
      UUID id = f.cluster("CCN Bảo Minh");
      f.record(id, fact(AREA, "60", REPORT_DAY, false, "Báo cáo"));
      f.record(id, fact(AREA, "40", LocalDate.of(2025, 1, 1), false, "Cũ"));
      Claimed claimed = conflicts(f).claim(OFFICER, id, List.of(site())).get(0);
      FactConflict c = conflicts(f).conflict(OFFICER, claimed.conflict()).orElseThrow();
      // On the site's day 40 ha was in force, not the later report.
      assertThat(c.inForce().orElseThrow().number()).isEqualByComparingTo("40");
      conflicts(f).decide(OFFICER, c.id(), c.version(), claimed.claim(), "Theo trang của tỉnh");
      assertThat(areaOf(f, id, SITE_DAY)).isEqualTo("20");
      assertThat(areaOf(f, id, TODAY)).isEqualTo("60");
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void manyClustersClaimInAsManyStatementsAsFew(TestDatabase database) {
    try (ReviewFixture f = new ReviewFixture(database)) {
      claimAll(f, 5);
      long few = claimAll(f, 5);
      long many = claimAll(f, 20);
      assertThat(many).isLessThanOrEqualTo(few + 3);
    }
  }

  /** Statements for new clusters whose area is claimed to be another one. */
  private static long claimAll(ReviewFixture f, int count) {
    Map<UUID, List<ClusterFact>> facts = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      UUID id = f.cluster("CCN " + UUID.randomUUID());
      f.record(id, site());
      facts.put(id, List.of(reported(AREA, "60")));
    }
    f.node.statements();
    Map<UUID, List<Claimed>> outcome = conflicts(f).claimAll(OFFICER, facts);
    assertThat(outcome).hasSize(count);
    assertThat(outcome.values())
        .allSatisfy(c -> assertThat(c.get(0).outcome()).isEqualTo(Outcome.DISPUTED));
    return f.node.statements();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void listsInFiveStatementsAndFindsByNameWithoutDiacritics(TestDatabase database) {
    try (ReviewFixture f = new ReviewFixture(database)) {
      baoMinh(f);
      for (String name : List.of("CCN Y Can", "CCN Minh Quân", "CCN Báo Đáp")) {
        UUID id = f.cluster(name);
        f.record(id, site());
        conflicts(f).claim(OFFICER, id, List.of(reported(AREA, "61")));
      }
      f.node.statements();
      Page<FactConflict> all =
          conflicts(f)
              .conflicts(OFFICER, new PageRequest(0, 3, List.of(), "", Map.of("state", "OPEN")));
      assertThat(f.node.statements()).isEqualTo(5);
      assertThat(all.total()).isEqualTo(4);
      assertThat(all.rows()).hasSize(3);
      assertThat(
              conflicts(f)
                  .conflicts(OFFICER, new PageRequest(0, 9, List.of(), "bao dap", Map.of()))
                  .rows())
          .extracting(FactConflict::clusterName)
          .containsExactly("CCN Báo Đáp");
      refused(
          () ->
              conflicts(f)
                  .conflicts(OFFICER, new PageRequest(0, 9, List.of(), "", Map.of("x", "1"))),
          ClustersError.UNKNOWN_FILTER);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void refusesWithoutTheRightAtTheCentreAndForWrongInput(TestDatabase database) {
    try (ReviewFixture f = new ReviewFixture(database)) {
      FactConflict c = baoMinh(f);
      f.denied.add(ClusterPermissions.DECIDE);
      refused(
          () -> conflicts(f).decide(OFFICER, c.id(), c.version(), null, "giữ"),
          CoreError.ACCESS_DENIED);
      refused(
          () -> conflicts(f).claim(OFFICER, c.cluster(), List.of(reported(AREA, "-1"))),
          CoreError.INVALID);
      refused(
          () -> conflicts(f).claim(OFFICER, UUID.randomUUID(), List.of(reported(AREA, "1"))),
          CoreError.NOT_FOUND);
      f.province = Optional.empty();
      refused(
          () -> conflicts(f).claim(OFFICER, c.cluster(), List.of(reported(AREA, "1"))),
          ReviewError.NOT_AT_CENTRE);
    }
  }

  private static String areaOf(ReviewFixture f, UUID cluster, LocalDate day) {
    ClusterSnapshot at = f.register.cluster(OFFICER, cluster, day).orElseThrow();
    return at.number(AREA).orElseThrow().stripTrailingZeros().toPlainString();
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act, ErrorCode code) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(code));
  }
}
