package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.clusters.internal.ReviewFixture.LAO_CAI;
import static vn.ctdp.clusters.internal.ReviewFixture.OFFICER;
import static vn.ctdp.clusters.internal.ReviewFixture.REPORT_DAY;
import static vn.ctdp.clusters.internal.ReviewFixture.TODAY;
import static vn.ctdp.clusters.internal.ReviewFixture.decided;
import static vn.ctdp.clusters.internal.ReviewFixture.reported;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.ClusterLease;
import vn.ctdp.clusters.ClusterProject;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.TenantFigures;
import vn.ctdp.clusters.review.ClusterReconciliation;
import vn.ctdp.clusters.review.ReconciledFigure;
import vn.ctdp.clusters.review.ReconciledLine;
import vn.ctdp.clusters.review.ReconciledLine.Level;
import vn.ctdp.clusters.review.ReconciledLine.Source;
import vn.ctdp.clusters.review.ReconciledLine.State;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.exchange.report.ReportFigures;
import vn.ctdp.exchange.report.ReportService;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.testing.TestDatabase;

class ReconciliationTest {

  private static final Period HALF = Period.parse("2026-H1");
  private static final FactKey LEASED = FactKey.IND_LAND_LEASED;

  private final Map<String, List<ReportFigures>> reports = new HashMap<>();
  private ReviewFixture f;
  private ProjectService projects;
  private TenantService tenants;

  /** Where the module stores; {@link PostgresTest} runs the same tests on another database. */
  TestDatabase database() {
    return TestDatabase.derby("clusters");
  }

  @BeforeEach
  void open() {
    f = new ReviewFixture(database());
    Lists lists = new Lists(f.access, f.instance);
    projects = new ProjectService(f.node, f.access, f.audit, lists, f.clock);
    tenants = new TenantService(f.node, f.access, f.audit, lists, f.clock);
  }

  @AfterEach
  void close() {
    f.close();
  }

  private ClusterReconciliation reconciliation() {
    ReportService said =
        ReviewFixture.fake(
            ReportService.class,
            (name, args) ->
                args[2].equals(HALF) ? reports.getOrDefault(args[1], List.of()) : List.of());
    return new ReconciliationService(f.node, f.access, f.rules, f.territory, f.instance, said);
  }

  private void report(int form, SubjectRef subject, Object... cellsAndValues) {
    Map<String, BigDecimal> values = new HashMap<>();
    for (int i = 0; i < cellsAndValues.length; i += 2) {
      values.put((String) cellsAndValues[i], new BigDecimal((String) cellsAndValues[i + 1]));
    }
    reports
        .computeIfAbsent("tt14-2024-bieu0" + form, id -> new ArrayList<>())
        .add(
            new ReportFigures(
                UUID.randomUUID(),
                Optional.ofNullable(subject),
                "",
                1,
                ReportState.FILED,
                LocalDate.of(2026, 6, 14),
                values));
  }

  private List<ReconciledLine> lines(Level level, ReconciledFigure figure) {
    return reconciliation()
        .lines(
            OFFICER,
            new PageRequest(
                0, 100, List.of(), "", Map.of("level", level.name(), "figure", figure.name())),
            TODAY,
            null)
        .rows();
  }

  private ReconciledLine line(Level level, ReconciledFigure figure) {
    List<ReconciledLine> lines = lines(level, figure);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private static String said(ReconciledLine line) {
    StringBuilder text = new StringBuilder(line.state().name());
    line.said()
        .forEach(
            s ->
                text.append(' ')
                    .append(s.source())
                    .append('=')
                    .append(s.value().stripTrailingZeros().toPlainString())
                    .append(s.missing() == 0 ? "" : "-" + s.missing()));
    return text.toString();
  }

  @Test
  void landOfContractsProjectsAndTheDevelopersReportStandBesideTheFact() {
    UUID id = f.cluster("CCN Đầm Hồng", "34:00001");
    f.record(id, reported(LEASED, "10"));
    assertThat(said(line(Level.CLUSTER, ReconciledFigure.LEASED))).isEqualTo("MISSING REGISTER=10");
    UUID one = project(id, "Một", "6");
    project(id, "Hai", null);
    lease(id, one, "10.01");
    // The area of one project is not known: the projects are not compared.
    assertThat(said(line(Level.CLUSTER, ReconciledFigure.LEASED)))
        .isEqualTo("MATCHES REGISTER=10 LEASES=10.01 PROJECTS=6-1");
    report(2, new SubjectRef("cluster", id.toString()), "4", "10.02", "6", "3");
    ReconciledLine leased = line(Level.CLUSTER, ReconciledFigure.LEASED);
    assertThat(said(leased))
        .isEqualTo("DIFFERS REGISTER=10 LEASES=10.01 PROJECTS=6-1 FORM02=10.02");
    assertThat(leased.difference()).isEqualByComparingTo("0.02");
    assertThat(leased.by(Source.FORM02).orElseThrow().report())
        .isEqualTo(reports.get("tt14-2024-bieu02").get(0).report());
    f.overrides.put("ccn.check.tolerance.area", "0.02");
    assertThat(line(Level.CLUSTER, ReconciledFigure.LEASED).state()).isEqualTo(State.MATCHES);
    assertThat(said(line(Level.CLUSTER, ReconciledFigure.PROJECTS)))
        .isEqualTo("DIFFERS PROJECTS=2 FORM02=3");
  }

  @Test
  void theRegisterIsTheSumOfCommunesAndOfClusters() {
    UUID a = f.cluster("CCN A", "34:00001");
    f.record(a, reported(LEASED, "10"), decided(FactKey.ESTABLISHED_AREA, "30", "2024-06-01"));
    UUID b = f.cluster("CCN B", "34:00002");
    f.record(b, reported(FactKey.OPERATING, "1"), reported(LEASED, "4"));
    assertThat(said(line(Level.PROVINCE, ReconciledFigure.CLUSTERS)))
        .isEqualTo("MATCHES REGISTER=2 COMMUNES=2");
    f.cluster("CCN chưa rõ xã");
    assertThat(said(line(Level.PROVINCE, ReconciledFigure.CLUSTERS)))
        .isEqualTo("DIFFERS REGISTER=3 COMMUNES=2");

    report(3, new SubjectRef("commune", "34:00001"), "3", "1", "4", "30");
    report(4, null, "3", "1", "4", "30.5", "18", "4");
    // Nobody wrote for the other commune: what came is shown, not compared.
    assertThat(said(line(Level.PROVINCE, ReconciledFigure.ESTABLISHED)))
        .isEqualTo("MATCHES REGISTER=1 COMMUNES=1 FORM03=1-1 FORM04=1");
    assertThat(said(line(Level.PROVINCE, ReconciledFigure.ESTABLISHED_AREA)))
        .isEqualTo("DIFFERS REGISTER=30 COMMUNES=30 FORM03=30 FORM04=30.5");
    assertThat(said(line(Level.PROVINCE, ReconciledFigure.LEASED_OPERATING)))
        .isEqualTo("MATCHES REGISTER=4 FORM04=4");
    assertThat(lines(Level.COMMUNE, ReconciledFigure.ESTABLISHED_AREA))
        .extracting(ReconciledLine::id, ReconciliationTest::said)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("34:00001", "MATCHES REGISTER=30 FORM03=30"));
  }

  @Test
  void figuresOfThePeriodAreThoseOfItsReports() {
    UUID id = f.cluster("CCN A", "34:00001");
    f.record(id, reported(FactKey.WORKERS, "900"));
    UUID one = project(id, "Một", "6");
    UUID two = project(id, "Hai", "6");
    figures(id, one, 500, 1_000_000_000L);
    assertThat(said(line(Level.CLUSTER, ReconciledFigure.WORKERS)))
        .isEqualTo("MISSING REGISTER=900 FIGURES=500-1");
    figures(id, two, 400, 2_000_000_000L);
    report(1, new SubjectRef("cluster-project", one.toString()), "1", "1000000000", "3", "500");
    report(1, new SubjectRef("cluster-project", two.toString()), "1", "2001000001", "3", "400");
    assertThat(said(line(Level.CLUSTER, ReconciledFigure.WORKERS)))
        .isEqualTo("MATCHES REGISTER=900 FIGURES=900 FORM01=900");
    assertThat(said(line(Level.PROVINCE, ReconciledFigure.REVENUE)))
        .isEqualTo("DIFFERS FIGURES=3000000000 FORM01=3001000001");
    assertThat(
            reconciliation()
                .lines(OFFICER, PageRequest.first(100), TODAY, Period.parse("2025"))
                .rows())
        .noneMatch(l -> l.figure() == ReconciledFigure.REVENUE);
  }

  @Test
  void readsAProvinceInSevenStatementsAndSaysWhatItIsAskedFor() {
    assertThat(reconciliation().periods(TODAY))
        .extracting(Period::code)
        .containsExactly("2026-H1", "2025", "2025-H2", "2025-H1", "2024", "2024-H2");
    UUID first = f.cluster("CCN đầu tiên", "34:00001");
    UUID project = project(first, "Một", "6");
    report(1, new SubjectRef("cluster-project", project.toString()), "3", "5");
    f.node.statements();
    ClusterReconciliation.Summary summary = reconciliation().summary(OFFICER, TODAY, null);
    assertThat(f.node.statements()).isEqualTo(7);
    assertThat(summary.period()).isEqualTo("2026-H1");
    assertThat(summary.areaTolerance()).isEqualByComparingTo("0.01");
    assertThat(summary.province()).allMatch(l -> l.id().equals(LAO_CAI.toString()));
    for (int i = 0; i < 12; i++) {
      UUID id = f.cluster("CCN số " + i, "34:0000" + (1 + i % 3));
      f.record(id, reported(LEASED, "1" + i));
      lease(id, project(id, "Dự án " + i, "6"), "9");
    }
    f.node.statements();
    PageRequest differing =
        new PageRequest(0, 5, List.of(), "ccn so", Map.of("state", "DIFFERS", "level", "CLUSTER"));
    assertThat(reconciliation().lines(OFFICER, differing, TODAY, null))
        .satisfies(
            page -> {
              assertThat(page.rows()).hasSize(5);
              assertThat(page.total()).isEqualTo(12);
            });
    assertThat(f.node.statements()).isEqualTo(7);

    assertThatThrownBy(
            () ->
                reconciliation()
                    .lines(
                        OFFICER,
                        new PageRequest(0, 5, List.of(), "", Map.of("state", "x")),
                        TODAY,
                        null))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(ClustersError.UNKNOWN_FILTER));
    f.denied.add(ClusterPermissions.VIEW);
    assertThatThrownBy(() -> reconciliation().summary(OFFICER, TODAY, null))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
  }

  private UUID project(UUID cluster, String name, String area) {
    return projects
        .saveProject(
            OFFICER,
            new ClusterProject(
                null,
                cluster,
                name,
                null,
                null,
                false,
                LocalDate.of(2025, 1, 1),
                null,
                null,
                0,
                null,
                null,
                area == null ? null : new BigDecimal(area),
                null,
                null,
                null,
                null,
                null,
                null,
                false))
        .id();
  }

  private void lease(UUID cluster, UUID project, String area) {
    tenants.saveLease(
        OFFICER,
        new ClusterLease(
            null,
            cluster,
            "01",
            REPORT_DAY,
            REPORT_DAY,
            null,
            null,
            new BigDecimal(area),
            project,
            null,
            null,
            null,
            null,
            null,
            false,
            0));
  }

  private void figures(UUID cluster, UUID project, int workers, long revenue) {
    tenants.saveFigures(
        OFFICER,
        new TenantFigures(
            null, cluster, project, null, HALF, workers, null, revenue, null, null, null, false,
            null, null, 0));
  }
}
