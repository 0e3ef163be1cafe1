package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.project;
import static vn.ctdp.extension.internal.Fixture.with;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectChanges;
import vn.ctdp.testing.TestDatabase;

class ProjectFeedTest {

  static Stream<Supplier<TestDatabase>> databases() {
    return DatabasesTest.databases();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whoFollowsTheCursorMissesNothing(Supplier<TestDatabase> made) {
    try (Fixture f = new Fixture(made.get())) {
      assertThat(f.projects.changes(OFFICER, null, 10).projects()).isEmpty();
      AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
      Project one = f.save(project(plan, "Một", "ND3.3", 1_000, 0));
      Project two = f.save(project(plan, "Hai", "ND3.3", 1_000, 0));
      Project three = f.save(project(plan, "Ba", "ND3.3", 1_000, 0));
      ProjectChanges first = f.projects.changes(OFFICER, "", 2);
      assertThat(first.projects()).extracting(Project::name).containsExactly("Một", "Hai");
      assertThat(first.more()).isTrue();
      ProjectChanges second = f.projects.changes(OFFICER, first.next(), 2);
      assertThat(second.projects()).extracting(Project::name).containsExactly("Ba");
      assertThat(second.more()).isFalse();
      ProjectChanges none = f.projects.changes(OFFICER, second.next(), 2);
      assertThat(none.projects()).isEmpty();
      assertThat(none.next()).isEqualTo(second.next());

      f.save(with(one, c -> c.name = "Một sửa"));
      f.projects.deleteProject(OFFICER, three.id(), three.version());
      f.node.statements();
      ProjectChanges later = f.projects.changes(OFFICER, none.next(), 100);
      assertThat(f.node.statements()).isLessThanOrEqualTo(9);
      assertThat(later.projects()).extracting(Project::name).containsExactly("Một sửa");
      assertThat(later.removed()).containsExactly(three.id());
      assertThat(f.projects.changes(OFFICER, null, 100).projects())
          .extracting(Project::id)
          .containsExactly(two.id(), one.id());

      refused(f, "nonsense!", "KC-IN-38");
      refused(f, cursor("ccn-1.5"), "KC-IN-38");
      refused(f, cursor("kc-1.999999999."), "KC-IN-39");
    }
  }

  private static String cursor(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void refused(Fixture f, String cursor, String code) {
    CtdpException refused =
        catchThrowableOfType(CtdpException.class, () -> f.projects.changes(OFFICER, cursor, 10));
    assertThat(refused.problems()).extracting(FieldProblem::code).containsExactly(code);
  }
}
