package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.extension.internal.Fixture.LAM_DONG;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.project;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.aries.jpa.template.TransactionType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.exchange.form.IndicatorQuery;
import vn.ctdp.exchange.form.ListSource;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.report.MonthReport;
import vn.ctdp.extension.report.Proposal;
import vn.ctdp.testing.TestDatabase;

/** Lists of projects in reports, on both databases. */
class ReportListsTest {

  private static final long TRIEU = 1_000_000L;

  static Stream<Supplier<TestDatabase>> databases() {
    Supplier<TestDatabase> derby = () -> TestDatabase.derby("extension");
    Supplier<TestDatabase> postgres = () -> TestDatabase.postgres("extension");
    return TestDatabase.postgresInstalled() ? Stream.of(derby, postgres) : Stream.of(derby);
  }

  private static void put(Fixture f, Project p, String state, String phase, Long accepted) {
    f.node.tx(
        TransactionType.Required,
        em -> {
          ProjectEntity e = em.find(ProjectEntity.class, p.id().toString());
          e.state = state;
          e.phase = phase;
          e.stateSince = LocalDate.of(2026, 3, 1);
          e.approvedOn = LocalDate.of(2026, 1, 10);
          e.approvedSupport = e.kcqg + e.kcdp;
          e.acceptedValue = accepted;
        });
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyListIsFilledFromRecords(Supplier<TestDatabase> made) {
    try (Fixture f = new Fixture(made.get())) {
      AnnualPlan local = f.plan(FundLevel.KCDP, 2026, LocalDate.of(2026, 1, 5));
      AnnualPlan nation = f.plan(FundLevel.KCQG, 2026, LocalDate.of(2026, 1, 5));
      Project running = f.save(project(local, "Máy sấy", "ND3.3", 300 * TRIEU, 700 * TRIEU));
      Project done = f.save(project(local, "Máy xay", "ND3.3", 200 * TRIEU, 500 * TRIEU));
      Project stopped = f.save(project(local, "Ngừng", "ND3.3", 100 * TRIEU, 0));
      Project wanted = f.save(project(nation, "Đăng ký", "ND3.1", 400 * TRIEU, 900 * TRIEU));
      put(f, running, "THUC_HIEN", "THUC_HIEN", null);
      put(f, done, "NGHIEM_THU", "HOAN_THANH", 190 * TRIEU);
      put(f, stopped, "NGUNG", "NGUNG", null);
      Clock clock = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);
      YearMonth november = YearMonth.of(2026, 11);
      new MonthService(f.node, f.work, clock)
          .save(
              OFFICER,
              november,
              List.of(
                  MonthReport.of(
                      running.id(),
                      november,
                      "Đã lắp máy",
                      new BigDecimal("45.50"),
                      90 * TRIEU,
                      10 * TRIEU,
                      150 * TRIEU,
                      null,
                      Proposal.TIEP_TUC,
                      0)));
      ReportLists lists = new ReportLists(f.node, f.work, f.money);
      LocalDate cutoff = LocalDate.of(2026, 11, 24);
      IndicatorQuery query =
          new IndicatorQuery(LAM_DONG, cutoff, LocalDate.of(2026, 10, 25), cutoff, Set.of());
      assertThat(lists.lists())
          .allSatisfy(
              list ->
                  assertThat(lists.lines(OFFICER, list, query))
                      .isNotEmpty()
                      .allSatisfy(l -> assertThat(l).containsKey(ListSource.KEY)));
      assertThat(lists.lines(OFFICER, "kc-b3/1", query))
          .singleElement()
          .satisfies(
              l ->
                  assertThat(l)
                      .containsEntry("ma", running.code())
                      .containsEntry("tl", "45.5")
                      .containsEntry("tam-ung", "150000000")
                      .containsEntry("con-lai", "150000000")
                      .containsEntry("de-nghi", "TIEP_TUC"));
      results(f, lists, query);
      assertThat(lists.lines(OFFICER, "kc-b1/1", query))
          .singleElement()
          .satisfies(
              l ->
                  assertThat(l)
                      .containsEntry("ma", wanted.code())
                      .containsEntry("tong", "1300000000")
                      .containsEntry("kcqg", "400000000"));
      assertThat(lists.lines(OFFICER, "kc-b2/1", query)).hasSize(2);
      assertThat(lists.lines(OFFICER, "kc-b5/1", query))
          .singleElement()
          .satisfies(l -> assertThat(l).containsEntry("gia-tri-nt", "190000000"));
      f.node.statements();
      lists.lines(OFFICER, "kc-b4/3", query);
      assertThat(f.node.statements()).isLessThanOrEqualTo(8);
      f.denied.add(ExtensionPermissions.VIEW);
      assertThatThrownBy(() -> lists.lines(OFFICER, "kc-b4/3", query))
          .isInstanceOf(CtdpException.class);
    }
  }

  /** The list adds up to the cells of the table above it. */
  private static void results(Fixture f, ReportLists lists, IndicatorQuery query) {
    List<Map<String, String>> lines = lists.lines(OFFICER, "kc-b4/3", query);
    assertThat(lines).extracting(l -> l.get("tt")).containsExactly("DANG", "XONG", "NGUNG");
    FormIndicators cells = new FormIndicators(f.node, f.work, f.money);
    Map<String, String> columns =
        Map.of(
            "kp-kh", "money.planned",
            "kp-dc", "money.after",
            "kp-th", "money.executed",
            "doi-ung", "money.counterpart");
    columns.forEach(
        (column, measure) -> {
          String id = "extension.KCDP." + measure;
          BigDecimal sum =
              lines.stream()
                  .map(l -> new BigDecimal(l.get(column)))
                  .reduce(BigDecimal.ZERO, BigDecimal::add);
          IndicatorQuery one =
              new IndicatorQuery(
                  LAM_DONG, query.cutoff(), query.windowFrom(), query.windowTo(), Set.of(id));
          assertThat(cells.compute(OFFICER, one).get(id).value())
              .as(column)
              .isEqualByComparingTo(sum);
        });
  }
}
