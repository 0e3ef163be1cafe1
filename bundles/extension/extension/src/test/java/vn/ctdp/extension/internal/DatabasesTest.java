package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ctdp.extension.internal.Fixture.LAM_DONG;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.project;
import static vn.ctdp.extension.internal.Fixture.with;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.text.Localized;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.Phase;
import vn.ctdp.extension.Process;
import vn.ctdp.extension.Programme;
import vn.ctdp.extension.Progress;
import vn.ctdp.extension.Project;
import vn.ctdp.testing.TestDatabase;

/** Every statement of the module once on each database. */
class DatabasesTest {

  static Stream<Supplier<TestDatabase>> databases() {
    Supplier<TestDatabase> derby = () -> TestDatabase.derby("extension");
    Supplier<TestDatabase> postgres = () -> TestDatabase.postgres("extension");
    return TestDatabase.postgresInstalled() ? Stream.of(derby, postgres) : Stream.of(derby);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everythingIsStoredReadAndFound(Supplier<TestDatabase> made) {
    try (Fixture f = new Fixture(made.get())) {
      Programme programme =
          f.plans.saveProgramme(
              OFFICER,
              new Programme(
                  null,
                  "Chương trình",
                  FundLevel.KCDP,
                  LAM_DONG,
                  2026,
                  2030,
                  null,
                  null,
                  new Funds(0, 1, 0, 0),
                  List.of(new Programme.Target("Mô hình", "mô hình", BigDecimal.TEN)),
                  null,
                  0));
      f.plans.saveProgramme(OFFICER, programme);
      assertThat(f.plans.programmes(OFFICER, all("chuong", Map.of("level", "KCDP"))).total())
          .isEqualTo(1);
      AnnualPlan plan = f.plan(FundLevel.KCDP, 2026, LocalDate.of(2026, 1, 5));
      assertThat(
              f.plans
                  .plans(
                      OFFICER,
                      all("qđ", Map.of("level", "KCDP", "year", "2026", "status", "PHE_DUYET")))
                  .total())
          .isEqualTo(1);
      UUID who = f.establishment("6001", "HTX Đắk Mil");
      Project saved =
          f.save(
              with(
                  project(plan, "Đề án", "ND3.3", 300_000_000L, 900_000_000L),
                  c -> {
                    c.beneficiaries =
                        List.of(
                            new Project.Beneficiary(
                                who, null, null, "ND3.3", 900_000_000L, 300_000_000L, null));
                    c.partners = List.of(new Project.Partner(Fixture.PARTNER, null));
                    c.outputs = List.of(new Project.Output("MAY_MOC", new BigDecimal("1.5"), null));
                    c.priority = new Project.Priority("DB_A", new BigDecimal("1.25"));
                  }));
      Project again = f.save(saved);
      assertThat(again.funds()).isEqualTo(new Funds(0, 300_000_000L, 0, 900_000_000L));
      for (String sort : List.of("name", "code", "year", "start", "end", "support", "total")) {
        assertThat(
                f.projects
                    .projects(
                        OFFICER,
                        new PageRequest(
                            0,
                            10,
                            List.of(new Sort(sort, false)),
                            "dak mil",
                            Map.of(
                                "plan", plan.id().toString(),
                                "level", "KCDP",
                                "year", "2026",
                                "kind", "THUONG",
                                "phase", "CHUAN_BI",
                                "content", "ND3",
                                "commune", "34:24511",
                                "establishment", who.toString())))
                    .total())
            .as(sort)
            .isEqualTo(1);
      }
      assertThat(f.plans.totals(OFFICER, plan.id(), FundLevel.KCDP, 2026).byContent()).hasSize(1);
      assertThat(f.catalogue.priorities(LocalDate.of(2025, 6, 30))).hasSize(7);
      assertThat(f.catalogue.priorities(LocalDate.of(2025, 7, 1))).hasSize(6);
      assertThat(f.catalogue.sectors(LocalDate.of(2026, 1, 1))).hasSize(7);
      assertThat(f.catalogue.outputs()).hasSize(15);
      walk(f, saved.id());
      f.projects.deleteProject(
          OFFICER, f.save(project(f.plan(FundLevel.KCDP, 2027), "Bỏ", "ND3.3", 1_000L, 0)).id(), 0);
    }
  }

  private static void walk(Fixture f, UUID id) {
    RuleService rules = Fixture.fake(RuleService.class, (name, args) -> Optional.empty());
    AssessmentService assessments =
        new AssessmentService(f.node, f.work, rules, f.register, f.territory);
    assertThat(assessments.assess(OFFICER, id).checks()).isNotEmpty();
    LifecycleService lifecycle =
        new LifecycleService(f.node, f.work, f.access, assessments, Clock.systemUTC());
    Process standard = lifecycle.process(OFFICER, FundLevel.KCDP, LAM_DONG);
    List<Process.State> states =
        List.of(
            new Process.State("NHAP", new Localized("Nháp", "Draft"), Phase.THAM_DINH),
            standard.state("PHE_DUYET").orElseThrow());
    Process.Move only =
        new Process.Move(
            "NHAP",
            "PHE_DUYET",
            new Localized("Duyệt", "Approve"),
            standard.moves().get(0).actor(),
            List.of(),
            List.of("Quyết định"),
            new Process.Due(31, 12, 0, null),
            "QĐ");
    Process own =
        lifecycle.saveProcess(
            OFFICER, LAM_DONG, new Process("34:68", "QĐ", states, List.of(only), 0));
    lifecycle.saveProcess(OFFICER, LAM_DONG, own);
    Progress done =
        lifecycle.move(
            OFFICER,
            id,
            new Progress.Act(
                "PHE_DUYET",
                LocalDate.of(2026, 1, 6),
                "QĐ 1",
                LocalDate.of(2026, 1, 6),
                Map.of(),
                null,
                "đồng ý",
                f.projects.project(OFFICER, id).orElseThrow().version()));
    assertThat(done.approvedSupport()).isEqualTo(300_000_000L);
    assertThat(done.done()).hasSize(1);
  }

  private static PageRequest all(String search, Map<String, String> filters) {
    return new PageRequest(0, 10, List.of(), search, filters);
  }
}
