package vn.ctdp.exchange.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.exchange.report.ReportState.ACCEPTED;
import static vn.ctdp.exchange.report.ReportState.APPROVED;
import static vn.ctdp.exchange.report.ReportState.DRAFT;
import static vn.ctdp.exchange.report.ReportState.FILED;
import static vn.ctdp.exchange.report.ReportState.LOCKED;
import static vn.ctdp.exchange.report.ReportState.QUEUED;
import static vn.ctdp.exchange.report.ReportState.RECEIVED;
import static vn.ctdp.exchange.report.ReportState.RETURNED;
import static vn.ctdp.exchange.report.ReportState.REVISED;
import static vn.ctdp.exchange.report.ReportState.SUBMITTED;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportStateTest {

  @Test
  void theUsualWayLeadsFromDraftToLocked() {
    ReportState state = DRAFT;
    for (ReportState next : List.of(SUBMITTED, QUEUED, RECEIVED, ACCEPTED, LOCKED)) {
      state = state.become(next);
    }
    assertThat(state).isEqualTo(LOCKED);
  }

  @Test
  void aReturnedReportIsFollowedByTheNextRevision() {
    assertThat(RECEIVED.become(RETURNED).become(REVISED)).isEqualTo(REVISED);
    assertThat(RETURNED.revisable()).isTrue();
    assertThat(ACCEPTED.mayBecome(RETURNED)).isTrue();
  }

  @Test
  void whatIsLockedIsOpenedBeforeAnythingElse() {
    assertThat(LOCKED.revisable()).isFalse();
    assertThat(LOCKED.next()).containsExactly(ACCEPTED);
    assertThatThrownBy(() -> LOCKED.become(RETURNED)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void onlyAcceptedReportsAreLocked() {
    for (ReportState state : ReportState.values()) {
      assertThat(state.mayBecome(LOCKED)).isEqualTo(state == ACCEPTED || state == LOCKED);
    }
  }

  @ParameterizedTest
  @EnumSource(ReportState.class)
  void everyStateIsReachedFromDraftAndStaysAsItIs(ReportState state) {
    Set<ReportState> reached = new HashSet<>(Set.of(DRAFT));
    while (true) {
      Set<ReportState> more = new HashSet<>(reached);
      reached.forEach(r -> more.addAll(r.next()));
      if (more.equals(reached)) {
        break;
      }
      reached = more;
    }
    assertThat(reached).contains(state);
    assertThat(state.become(state)).isEqualTo(state);
  }

  @Test
  void theCentreHoldsWhatWasReceivedAndNotReturned() {
    assertThat(Set.of(RECEIVED, ACCEPTED, LOCKED)).allMatch(ReportState::held);
    assertThat(Set.of(DRAFT, SUBMITTED, APPROVED, QUEUED, RETURNED, REVISED, FILED))
        .noneMatch(ReportState::held);
  }
}
