package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.line;
import static vn.ctdp.extension.internal.Fixture.project;
import static vn.ctdp.extension.internal.Fixture.with;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.BudgetLine;
import vn.ctdp.extension.Content;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.Funds;
import vn.ctdp.extension.PlanRow;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.PlanTotals;
import vn.ctdp.extension.Programme;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.ProjectRow;

class ProjectsTest {

  private static Fixture f;

  @BeforeAll
  static void open() {
    f = Fixture.derby();
  }

  @BeforeEach
  void reset() {
    f.reset();
  }

  @AfterAll
  static void close() {
    f.close();
  }

  @Test
  void theYear2018AddsUpToThePublishedTotals() {
    f.province = Optional.empty();
    AnnualPlan plan = f.plan(FundLevel.KCQG, 2018, LocalDate.of(2018, 1, 2));
    // 262 projects, 120 tỷ; 11 of them for clusters, 19.398 tỷ. How the money was spread is not
    // published: even shares, the rest in the last one.
    spread(plan, "ND7.4", 11, 19_398_000_000L);
    spread(plan, "ND3.3", 251, 120_000_000_000L - 19_398_000_000L);

    PlanTotals totals = f.plans.totals(OFFICER, plan.id(), null, null);

    assertThat(totals.projects()).isEqualTo(262);
    assertThat(totals.funds().national()).isEqualTo(120_000_000_000L);
    assertThat(totals.byContent())
        .extracting(PlanTotals.Share::key, PlanTotals.Share::projects, s -> s.funds().national())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ND3", 251L, 100_602_000_000L),
            org.assertj.core.groups.Tuple.tuple("ND7", 11L, 19_398_000_000L));
    assertThat(f.plans.plans(OFFICER, PageRequest.first(10)).rows())
        .extracting(PlanRow::projects, r -> r.funds().national())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(262L, 120_000_000_000L));
  }

  @Test
  void dakNong2022And2023IsRebuiltFromItsProjects() {
    AnnualPlan national = f.plan(FundLevel.KCQG, 2023, LocalDate.of(2022, 12, 30));
    AnnualPlan local = f.plan(FundLevel.KCDP, 2023, LocalDate.of(2023, 1, 10));
    spread(national, "ND3.3", 8, 7_040_000_000L);
    spread(local, "ND3.3", 15, 3_362_000_000L);

    assertThat(f.plans.totals(OFFICER, null, FundLevel.KCQG, 2023).projects()).isEqualTo(8);
    assertThat(f.plans.totals(OFFICER, null, FundLevel.KCQG, 2023).funds().national())
        .isEqualTo(7_040_000_000L);
    assertThat(f.plans.totals(OFFICER, null, FundLevel.KCDP, 2023).projects()).isEqualTo(15);
    assertThat(f.plans.totals(OFFICER, null, null, 2023).funds().support())
        .isEqualTo(10_402_000_000L);
  }

  private void spread(AnnualPlan plan, String content, int count, long total) {
    long share = total / count;
    for (int i = 0; i < count; i++) {
      long amount = i == count - 1 ? total - share * (count - 1) : share;
      f.save(project(plan, "Đề án " + content + " " + i, content, amount, 0));
    }
  }

  @Test
  void keepsEverythingThatBelongsToAProject() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026, LocalDate.of(2026, 1, 10));
    UUID tea = f.establishment("6001234567", "HTX Chè Bản Giang");
    Project given =
        with(
            project(plan, "Ứng dụng máy móc trong chế biến chè", "ND3.3", 0, 0),
            c -> {
              c.contents = List.of("ND3.3", "ND4.6");
              c.lines =
                  List.of(
                      new BudgetLine(
                          "ND3.3",
                          "Máy sấy lạnh",
                          "cái",
                          new BigDecimal("1.5"),
                          200_000_001L,
                          FundSource.KCDP),
                      line("ND3.3", "Nhà xưởng", 700_000_000L, FundSource.DOI_UNG),
                      line("ND4.6", "Nhãn hiệu", 35_000_000L, FundSource.KCDP),
                      line("ND4.6", "Xã hội hóa", 5_000_000L, FundSource.NSNN_KHAC));
              c.beneficiaries =
                  List.of(
                      new Project.Beneficiary(
                          tea, null, null, "ND3.3", 1_000_000_000L, 300_000_000L, null));
              c.partners = List.of(new Project.Partner(Fixture.PARTNER, null));
              c.outputs = List.of(new Project.Output("MAY_MOC", BigDecimal.ONE, "máy sấy"));
              c.sector = "a";
            });

    Project saved = f.save(given);
    Project read = f.projects.project(OFFICER, saved.id()).orElseThrow();

    assertThat(read).usingRecursiveComparison().isEqualTo(saved);
    assertThat(read.code()).isEqualTo("KCĐP-2026-68-001");
    // Half a đồng is rounded up: 1.5 × 200,000,001.
    assertThat(read.lines().get(0).amount()).isEqualTo(300_000_002L);
    assertThat(read.funds()).isEqualTo(new Funds(0, 335_000_002L, 5_000_000L, 700_000_000L));
    assertThat(read.beneficiaries().get(0).name()).isEqualTo("HTX Chè Bản Giang");
    assertThat(read.beneficiaries().get(0).businessCode()).isEqualTo("6001234567");
    assertThat(read.unitName()).isEqualTo("Trung tâm Khuyến công");
    assertThat(f.audited).anyMatch(a -> a.startsWith("extension.project.create"));

    Project changed =
        f.save(
            with(
                read,
                c -> {
                  c.contents = List.of("ND3.3");
                  c.lines = List.of(line("ND3.3", "Máy sấy", 300_000_000L, FundSource.KCDP));
                  c.outputs = List.of();
                }));
    assertThat(changed.funds()).isEqualTo(new Funds(0, 300_000_000L, 0, 0));
    assertThat(f.projects.project(OFFICER, saved.id()).orElseThrow().lines()).hasSize(1);
    assertThat(f.plans.totals(OFFICER, plan.id(), null, null).byContent())
        .extracting(PlanTotals.Share::key)
        .containsExactly("ND3");
  }

  @Test
  void totalsAlwaysAddUpWhicheverWayTheyAreCut() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
    f.save(project(plan, "Một", "ND3.3", 300_000_000L, 900_000_000L));
    f.save(
        with(
            project(plan, "Hai", "ND3.1", 0, 0),
            c -> {
              c.kind = ProjectKind.DIEM;
              c.contents = List.of("ND3.1", "ND4.6");
              c.end = LocalDate.of(2027, 6, 30);
              c.lines =
                  List.of(
                      line("ND3.1", "Mô hình", 500_000_000L, FundSource.KCDP),
                      line("ND4.6", "Nhãn hiệu", 35_000_001L, FundSource.KCDP),
                      line("ND3.1", "Đối ứng", 1_500_000_000L, FundSource.DOI_UNG));
            }));
    f.save(
        with(
            project(plan, "Ba", "ND1.2", 100_000_000L, 0),
            c -> {
              c.kind = ProjectKind.NHOM;
              c.places = List.of();
            }));

    PlanTotals totals = f.plans.totals(OFFICER, plan.id(), null, null);

    for (List<PlanTotals.Share> table :
        List.of(totals.byContent(), totals.byKind(), totals.byProvince())) {
      assertThat(table.stream().map(PlanTotals.Share::funds).reduce(Funds.ZERO, Funds::plus))
          .isEqualTo(totals.funds());
    }
    List<ProjectRow> rows =
        f.projects
            .projects(
                OFFICER,
                new PageRequest(0, 10, List.of(), "", Map.of("plan", plan.id().toString())))
            .rows();
    assertThat(rows.stream().map(ProjectRow::funds).reduce(Funds.ZERO, Funds::plus))
        .isEqualTo(totals.funds());
    assertThat(totals.funds().total()).isEqualTo(3_335_000_001L);
    assertThat(totals.byKind()).extracting(PlanTotals.Share::projects).containsExactly(1L, 1L, 1L);
  }

  @Test
  void contentsAreThoseOfTheDayOfApproval() {
    AnnualPlan old = f.plan(FundLevel.KCQG, 2025, LocalDate.of(2025, 10, 14));
    AnnualPlan later = f.plan(FundLevel.KCQG, 2026, LocalDate.of(2025, 10, 15));
    f.save(project(old, "Hạ tầng cụm", "ND7.4", 5_000_000_000L, 0));

    FieldProblem problem =
        problems(() -> f.save(project(later, "Hạ tầng cụm", "ND7.4", 5_000_000_000L, 0))).get(0);
    assertThat(problem.code()).isEqualTo("V-KC-5");
    assertThat(problem.vi())
        .contains("chỉ áp dụng đến hết 14/10/2025")
        .contains("NĐ 235/2025/NĐ-CP")
        .contains("xét theo ngày 15/10/2025");
    assertThat(problems(() -> f.save(project(old, "Chuyển đổi số", "ND3.6", 1_000_000L, 0))))
        .extracting(FieldProblem::code)
        .contains("V-KC-5");
    assertThat(f.catalogue.contents(LocalDate.of(2025, 10, 14)))
        .filteredOn(c -> c.code().equals("ND7"))
        .extracting(c -> c.name().vi())
        .allMatch(n -> n.contains("hạ tầng cụm công nghiệp"));
    assertThat(f.catalogue.contents(LocalDate.of(2025, 10, 15)))
        .filteredOn(c -> c.code().equals("ND7"))
        .extracting(c -> c.name().vi())
        .allMatch(n -> n.startsWith("Hội nghị xúc tiến"));
    // On every day a code has one meaning.
    for (LocalDate day : List.of(LocalDate.of(2018, 6, 1), LocalDate.of(2026, 6, 1))) {
      assertThat(f.catalogue.contents(day)).extracting(Content::code).doesNotHaveDuplicates();
    }
  }

  @Test
  void refusesWhatTheLawRulesOut() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
    Project good = project(plan, "Đề án", "ND3.3", 300_000_000L, 0);

    refused("V-KC-9", good, c -> c.end = LocalDate.of(2027, 1, 1));
    refused("V-KC-9", good, c -> c.start = LocalDate.of(2025, 12, 31));
    refused("V-KC-9", good, c -> c.kind = ProjectKind.DIEM);
    refused("V-KC-1", good, c -> c.lines = List.of(line("ND3.3", "Chi", 1L, FundSource.DOI_UNG)));
    refused("KC-IN-26", good, c -> c.lines = List.of());
    refused("KC-IN-27", good, c -> c.lines = List.of(line("ND4.6", "Chi", 1L, FundSource.KCDP)));
    refused("KC-IN-32", good, c -> c.places = List.of());
    refused("KC-IN-1", good, c -> c.places = List.of(new Project.Place(null, " ")));
    refused(
        "KC-IN-23",
        good,
        c -> c.places = List.of(new Project.Place(UnitRef.parse("34:03388"), null)));
    refused("KC-IN-20", good, c -> c.province = Fixture.LAI_CHAU);
    refused("KC-IN-21", good, c -> c.unit = UUID.randomUUID());
    refused("KC-IN-24", good, c -> c.end = LocalDate.of(2026, 1, 1));
    UUID who = f.establishment("6001", "HTX");
    Project.Beneficiary b =
        new Project.Beneficiary(who, null, null, "ND3.3", null, 200_000_000L, null);
    refused("V-KC-4", good, c -> c.beneficiaries = List.of(b, b));
    refused(
        "V-KC-1",
        good,
        c ->
            c.beneficiaries =
                List.of(
                    new Project.Beneficiary(who, null, null, "ND3.3", null, 300_000_001L, null)));
    refused(
        "KC-IN-22",
        good,
        c ->
            c.beneficiaries =
                List.of(
                    new Project.Beneficiary(
                        UUID.randomUUID(), null, null, "ND3.3", null, null, null)));
    refused("KC-IN-5", good, c -> c.lines = List.of(line("ND3.3", "Chi", -1L, FundSource.KCDP)));
    assertThat(f.save(good).id()).isNotNull();
  }

  private void refused(String code, Project good, Consumer<Fixture.Copy> change) {
    assertThat(problems(() -> f.save(with(good, change))))
        .extracting(FieldProblem::code)
        .contains(code);
  }

  private static List<FieldProblem> problems(Runnable act) {
    List<List<FieldProblem>> found = new java.util.ArrayList<>();
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(CtdpException.class, e -> found.add(e.problems()));
    return found.get(0);
  }

  @Test
  void aPlanIsApprovedWithADocumentAndClosedForGood() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
    assertThat(problems(() -> f.plans.savePlan(OFFICER, at(plan, PlanStatus.PHE_DUYET, null))))
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder("approvingText", "approvedOn");
    AnnualPlan approved =
        f.plans.savePlan(OFFICER, at(plan, PlanStatus.PHE_DUYET, LocalDate.of(2026, 1, 5)));
    assertThat(
            problems(
                () ->
                    f.plans.savePlan(
                        OFFICER, at(approved, PlanStatus.DANG_KY, LocalDate.of(2026, 1, 5)))))
        .extracting(FieldProblem::code)
        .contains("KC-IN-14");
    Project project = f.save(project(approved, "Đề án", "ND3.3", 1_000_000L, 0));
    assertThatThrownBy(() -> f.projects.deleteProject(OFFICER, project.id(), project.version()))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(ExtensionError.PLAN_APPROVED));
    f.plans.savePlan(OFFICER, at(approved, PlanStatus.DONG, LocalDate.of(2026, 1, 5)));
    assertThatThrownBy(() -> f.save(with(project, c -> c.name = "Khác")))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(ExtensionError.PLAN_CLOSED));
  }

  private static AnnualPlan at(AnnualPlan p, PlanStatus status, LocalDate approvedOn) {
    return new AnnualPlan(
        p.id(),
        p.programme(),
        p.level(),
        p.province(),
        p.year(),
        p.batch(),
        status,
        approvedOn == null ? null : "QĐ 12/QĐ-UBND",
        approvedOn,
        p.note(),
        p.version());
  }

  @Test
  void supplementsOfAYearAreNumbered() {
    assertThat(f.plan(FundLevel.KCDP, 2026).batch()).isEqualTo(1);
    assertThat(f.plan(FundLevel.KCDP, 2026).batch()).isEqualTo(2);
    assertThat(f.plan(FundLevel.KCQG, 2026).batch()).isEqualTo(1);
  }

  @Test
  void aPlanWithProjectsKeepsItsYear() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
    f.save(project(plan, "Đề án", "ND3.3", 1_000_000L, 0));
    AnnualPlan moved =
        new AnnualPlan(
            plan.id(),
            null,
            plan.level(),
            plan.province(),
            2027,
            plan.batch(),
            plan.status(),
            null,
            null,
            null,
            plan.version());
    assertThat(problems(() -> f.plans.savePlan(OFFICER, moved)))
        .extracting(FieldProblem::code)
        .contains("KC-IN-15");
  }

  @Test
  void programmesKeepTheirTargets() {
    Programme saved =
        f.plans.saveProgramme(
            OFFICER,
            new Programme(
                null,
                "Chương trình khuyến công 2026–2030",
                FundLevel.KCDP,
                Fixture.LAM_DONG,
                2026,
                2030,
                "QĐ 5/QĐ-UBND",
                LocalDate.of(2025, 12, 20),
                new Funds(0, 60_000_000_000L, 0, 0),
                List.of(new Programme.Target("Mô hình trình diễn", "mô hình", BigDecimal.TEN)),
                null,
                0));
    Programme read = f.plans.programme(OFFICER, saved.id()).orElseThrow();
    assertThat(read.targets()).hasSize(1);
    assertThat(read.budget().local()).isEqualTo(60_000_000_000L);
    assertThat(f.plans.programmes(OFFICER, PageRequest.first(10)).total()).isEqualTo(1);
    Programme reversed =
        new Programme(
            null,
            "Sai",
            FundLevel.KCDP,
            Fixture.LAM_DONG,
            2030,
            2026,
            null,
            null,
            null,
            null,
            null,
            0);
    assertThat(problems(() -> f.plans.saveProgramme(OFFICER, reversed)))
        .extracting(FieldProblem::code)
        .contains("KC-IN-16");
  }

  @Test
  void aStaleVersionAndAMissingRightAreRefused() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
    Project first = f.save(project(plan, "Đề án", "ND3.3", 1_000_000L, 0));
    f.save(with(first, c -> c.name = "Đề án sửa"));
    assertThatThrownBy(() -> f.save(with(first, c -> c.name = "Đề án cũ")))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.CONFLICT));
    f.denied.add(ExtensionPermissions.EDIT);
    assertThatThrownBy(() -> f.save(project(plan, "Đề án", "ND3.3", 1_000_000L, 0)))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
    f.denied.add(ExtensionPermissions.VIEW);
    assertThatThrownBy(() -> f.projects.projects(OFFICER, PageRequest.first(1)))
        .isInstanceOf(CtdpException.class);
  }

  @Test
  void aProvinceSeesItsOwnOnly() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
    UUID own = f.save(project(plan, "Đề án", "ND3.3", 1_000_000L, 0)).id();
    f.province = Optional.of(Fixture.LAI_CHAU);
    assertThat(f.projects.projects(OFFICER, PageRequest.first(10)).total()).isZero();
    assertThat(f.projects.project(OFFICER, own)).isEmpty();
    assertThat(f.plans.plan(OFFICER, plan.id())).isEmpty();
    f.province = Optional.empty();
    assertThat(f.projects.projects(OFFICER, PageRequest.first(10)).total()).isEqualTo(1);
  }

  @Test
  void findsFiltersAndOrdersWithoutDiacritics() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
    UUID who = f.establishment("6001234567", "Hợp tác xã Miến dong Đắk Nông");
    f.save(
        with(
            project(plan, "Máy sấy", "ND3.3", 3_000_000L, 0),
            c ->
                c.beneficiaries =
                    List.of(new Project.Beneficiary(who, null, null, "ND3.3", null, null, null))));
    f.save(project(plan, "Đào tạo", "ND1.2", 2_000_000L, 0));
    f.save(project(plan, "Áp dụng", "ND3.1", 1_000_000L, 0));

    assertThat(names(new PageRequest(0, 10, List.of(), "mien dong dak nong", Map.of())))
        .containsExactly("Máy sấy");
    assertThat(names(new PageRequest(0, 10, List.of(), "6001234567", Map.of())))
        .containsExactly("Máy sấy");
    assertThat(names(new PageRequest(0, 10, List.of(new Sort("name", true)), "", Map.of())))
        .containsExactly("Áp dụng", "Đào tạo", "Máy sấy");
    assertThat(
            names(
                new PageRequest(
                    0,
                    10,
                    List.of(new Sort("support", false)),
                    "",
                    Map.of("content", "ND3", "year", "2026", "commune", "34:24511"))))
        .containsExactly("Máy sấy", "Áp dụng");
    assertThat(
            names(new PageRequest(0, 10, List.of(), "", Map.of("establishment", who.toString()))))
        .containsExactly("Máy sấy");
    assertThatThrownBy(() -> names(new PageRequest(0, 10, List.of(), "", Map.of("nothing", "1"))))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(
            () -> names(new PageRequest(0, 10, List.of(new Sort("goal", true)), "", Map.of())))
        .isInstanceOf(CtdpException.class);
  }

  private List<String> names(PageRequest request) {
    Page<ProjectRow> page = f.projects.projects(OFFICER, request);
    return page.rows().stream().map(ProjectRow::name).toList();
  }

  @Test
  void tenThousandProjectsTakeAsManyStatementsAsOne() {
    AnnualPlan plan = f.plan(FundLevel.KCDP, 2026);
    Project one = f.save(project(plan, "Mẫu", "ND3.3", 300_000_000L, 900_000_000L));
    multiply(one, 10_000);
    f.node.statements();

    assertThat(f.projects.projects(OFFICER, PageRequest.first(50)).total()).isEqualTo(10_000);
    assertThat(f.node.statements()).isEqualTo(3);
    assertThat(f.projects.project(OFFICER, one.id())).isPresent();
    assertThat(f.node.statements()).isEqualTo(6);
    PlanTotals totals = f.plans.totals(OFFICER, plan.id(), null, null);
    assertThat(f.node.statements()).isEqualTo(2);
    assertThat(totals.funds()).isEqualTo(new Funds(0, 3_000_000_000_000L, 0, 9_000_000_000_000L));
    assertThat(totals.byContent().get(0).funds()).isEqualTo(totals.funds());
    f.plans.plans(OFFICER, PageRequest.first(50));
    assertThat(f.node.statements()).isLessThanOrEqualTo(4);
  }

  /** Copies of a project behind the service's back. */
  private void multiply(Project one, int upTo) {
    for (String table : List.of("project", "project_content")) {
      boolean main = "project".equals(table);
      try (java.sql.Connection c = f.database.dataSource().getConnection();
          java.sql.Statement read = c.createStatement();
          java.sql.ResultSet row =
              read.executeQuery(
                  "SELECT * FROM extension."
                      + table
                      + " WHERE "
                      + (main ? "id" : "project_id")
                      + " = '"
                      + one.id()
                      + "'")) {
        int columns = row.getMetaData().getColumnCount();
        assertThat(row.next()).isTrue();
        c.setAutoCommit(false);
        try (java.sql.PreparedStatement write =
            c.prepareStatement(
                "INSERT INTO extension."
                    + table
                    + " VALUES ("
                    + String.join(", ", java.util.Collections.nCopies(columns, "?"))
                    + ")")) {
          for (int i = 1; i < upTo; i++) {
            for (int col = 1; col <= columns; col++) {
              String name = row.getMetaData().getColumnName(col).toLowerCase(java.util.Locale.ROOT);
              switch (name) {
                case "id", "project_id" -> write.setString(col, new UUID(0, i).toString());
                case "code" -> write.setString(col, "COPY-" + i);
                default -> write.setObject(col, row.getObject(col));
              }
            }
            write.addBatch();
          }
          write.executeBatch();
          c.commit();
        }
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
