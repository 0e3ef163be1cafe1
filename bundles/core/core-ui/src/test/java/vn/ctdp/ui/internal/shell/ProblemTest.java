package vn.ctdp.ui.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void neverAnswersMachinesWithAPage() {
    assertThat(Problem.of("/api")).contains(Problem.NO_SUCH_INTERFACE);
    assertThat(Problem.of("/api/v1/x")).contains(Problem.NO_SUCH_INTERFACE);
    assertThat(Problem.of("/soap/reports")).contains(Problem.NO_SUCH_INTERFACE);
    assertThat(Problem.of("/health/ready")).contains(Problem.STARTING);
    assertThat(Problem.of("/static/shell/none.css")).contains(Problem.NO_SUCH_FILE);
    assertThat(Problem.of("/META-INF/MANIFEST.MF")).contains(Problem.NO_SUCH_FILE);
  }

  @Test
  void leavesPagesToTheShell() {
    assertThat(Problem.of("/")).isEmpty();
    assertThat(Problem.of("/apiary")).isEmpty();
    assertThat(Problem.of("/clusters/api")).isEmpty();
    assertThat(Problem.of("/healthy")).isEmpty();
  }
}
