package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.TODAY;
import static vn.ctdp.extension.internal.Fixture.project;
import static vn.ctdp.extension.internal.Fixture.with;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.aries.jpa.template.TransactionType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.report.MonthReport;
import vn.ctdp.extension.report.MonthRow;
import vn.ctdp.extension.report.Outlook;
import vn.ctdp.extension.report.Proposal;
import vn.ctdp.extension.report.Warning;
import vn.ctdp.testing.TestDatabase;

/** Monthly reports, what is due next and what may go wrong, on both databases. */
class WarningsTest {

  private static final long TRIEU = 1_000_000L;
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  static Stream<Supplier<TestDatabase>> databases() {
    Supplier<TestDatabase> derby = () -> TestDatabase.derby("extension");
    Supplier<TestDatabase> postgres = () -> TestDatabase.postgres("extension");
    return TestDatabase.postgresInstalled() ? Stream.of(derby, postgres) : Stream.of(derby);
  }

  private Fixture f;
  private MonthService months;
  private WarningService warnings;

  private void open(Supplier<TestDatabase> made) {
    f = new Fixture(made.get());
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);
    months = new MonthService(f.node, f.work, clock);
    RuleService none = Fixture.fake(RuleService.class, (name, args) -> Optional.empty());
    warnings = new WarningService(f.node, f.work, none);
  }

  private Project at(
      AnnualPlan plan,
      String name,
      String state,
      String phase,
      LocalDate since,
      LocalDate... days) {
    Project p =
        f.save(
            with(
                project(plan, name, "ND3.3", 300 * TRIEU, 600 * TRIEU),
                c -> {
                  if (days.length == 2) {
                    c.start = days[0];
                    c.end = days[1];
                  }
                }));
    f.node.tx(
        TransactionType.Required,
        em -> {
          ProjectEntity e = em.find(ProjectEntity.class, p.id().toString());
          e.state = state;
          e.phase = phase;
          e.stateSince = since;
          e.approvedOn = LocalDate.of(plan.year(), 1, 10);
          e.approvedSupport = 300 * TRIEU;
        });
    return p;
  }

  private static MonthReport report(
      Project p, YearMonth month, String percent, long advanced, Proposal proposal) {
    return MonthReport.of(
        p.id(),
        month,
        "Đã lắp đặt",
        new BigDecimal(percent),
        advanced,
        0,
        advanced,
        proposal == Proposal.NGUNG ? "Cơ sở không đủ vốn" : null,
        proposal,
        0);
  }

  private void reported(
      Project p, YearMonth month, String percent, long advanced, Proposal proposal) {
    months.save(OFFICER, month, List.of(report(p, month, percent, advanced, proposal)));
  }

  private static PageRequest only(String... filter) {
    return new PageRequest(
        0, 50, List.of(), "", filter.length == 0 ? Map.of() : Map.of(filter[0], filter[1]));
  }

  private List<String> names(Warning w) {
    return warnings.projects(OFFICER, only("warning", w.name())).rows().stream()
        .map(Outlook::name)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void listsNameWhatMayGoWrong(Supplier<TestDatabase> made) {
    open(made);
    try (Fixture closing = f) {
      assertThat(closing.audited).isEmpty();
      AnnualPlan old = f.plan(FundLevel.KCDP, 2025, LocalDate.of(2025, 11, 1));
      AnnualPlan plan = f.plan(FundLevel.KCDP, 2026, LocalDate.of(2026, 1, 5));
      LocalDate march = LocalDate.of(2026, 3, 1);
      // 2025's last day of liquidation was 22 January 2026, and settlement is 15 days after.
      at(old, "A quá hạn", "NGHIEM_THU", "HOAN_THANH", LocalDate.of(2025, 12, 1));
      Project good = at(plan, "B tốt", "THUC_HIEN", "THUC_HIEN", march);
      Project silent = at(plan, "C im lặng", "THUC_HIEN", "THUC_HIEN", march);
      Project stops = at(plan, "D xin dừng", "THUC_HIEN", "THUC_HIEN", march);
      Project over =
          at(
              plan,
              "E hết hạn",
              "THUC_HIEN",
              "THUC_HIEN",
              march,
              LocalDate.of(2026, 1, 15),
              LocalDate.of(2026, 10, 31));
      Project young =
          at(
              plan,
              "F mới",
              "THUC_HIEN",
              "THUC_HIEN",
              LocalDate.of(2026, 11, 1),
              LocalDate.of(2026, 11, 1),
              LocalDate.of(2026, 12, 31));
      reported(good, YearMonth.of(2026, 3), "10", 100 * TRIEU, Proposal.TIEP_TUC);
      reported(good, OCTOBER, "80", 200 * TRIEU, Proposal.TIEP_TUC);
      reported(stops, YearMonth.of(2026, 9), "0", 0, Proposal.NGUNG);
      reported(stops, OCTOBER, "0", 0, Proposal.NGUNG);
      reported(over, OCTOBER, "90", 300 * TRIEU, Proposal.TIEP_TUC);
      assertThat(names(Warning.LIQUIDATION)).containsExactly("A quá hạn");
      assertThat(names(Warning.STEP_LATE)).containsExactly("A quá hạn");
      assertThat(names(Warning.END_PASSED)).containsExactly("E hết hạn");
      assertThat(names(Warning.NO_REPORT)).containsExactly("C im lặng");
      assertThat(names(Warning.STOP_TWICE)).containsExactly("D xin dừng");
      assertThat(names(Warning.SLIPPING)).containsExactly("C im lặng", "D xin dừng");
      // Money of E came nine months after its first month; C and D have seen none.
      assertThat(names(Warning.SEASON)).containsExactly("E hết hạn", "C im lặng", "D xin dừng");
      assertThat(warnings.projects(OFFICER, only("warning", "any")).total()).isEqualTo(4);
      assertThat(warnings.projects(OFFICER, only()).total()).isEqualTo(6);
      assertThat(warnings.counts(OFFICER))
          .containsEntry(Warning.SEASON, 3L)
          .containsEntry(Warning.NO_REPORT, 1L);
      // What the list finds is what the rows say.
      for (Warning w : Warning.values()) {
        assertThat(
                warnings.projects(OFFICER, only()).rows().stream()
                    .filter(o -> o.flags().stream().anyMatch(x -> x.warning() == w))
                    .map(Outlook::name))
            .as(w.name())
            .containsExactlyElementsOf(names(w));
      }
      ahead(good, young);
      for (String sort : List.of("name", "code", "year", "end", "support")) {
        assertThat(
                warnings
                    .projects(
                        OFFICER,
                        new PageRequest(0, 2, List.of(new Sort(sort, false)), "im lang", Map.of()))
                    .rows())
            .as(sort)
            .extracting(Outlook::project)
            .containsExactly(silent.id());
      }
      f.node.statements();
      warnings.projects(OFFICER, only("warning", "any"));
      assertThat(f.node.statements()).isLessThanOrEqualTo(10);
      warnings.counts(OFFICER);
      assertThat(f.node.statements()).isLessThanOrEqualTo(9);
      assertThat(new ReportWork(months, warnings, f.work).items(OFFICER))
          .extracting(WorkItem::id)
          .contains(
              "extension-months-2026-10",
              "extension-months-2026-11",
              "extension-confirm-2026-10",
              "extension-warning-STOP_TWICE");
      f.denied.add(ExtensionPermissions.VIEW);
      assertThat(new ReportWork(months, warnings, f.work).items(OFFICER)).isEmpty();
      assertThatThrownBy(() -> warnings.counts(OFFICER)).isInstanceOf(CtdpException.class);
    }
  }

  private void ahead(Project good, Project young) {
    Outlook outlook = warnings.project(OFFICER, good.id()).orElseThrow();
    assertThat(outlook.next().on()).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(outlook.next().daysLeft()).isEqualTo(2);
    // January to December, ten of twelve months have passed.
    assertThat(outlook.planned()).isEqualByComparingTo("83.3");
    assertThat(outlook.slippage()).isEqualByComparingTo("3.3");
    assertThat(outlook.flags()).isEmpty();
    reported(good, NOVEMBER, "85", 200 * TRIEU, Proposal.TIEP_TUC);
    assertThat(warnings.project(OFFICER, good.id()).orElseThrow().next().on())
        .isEqualTo(LocalDate.of(2026, 12, 24));
    assertThat(warnings.project(OFFICER, young.id()).orElseThrow().planned())
        .isEqualByComparingTo("0");
    assertThat(warnings.rules(OFFICER)).hasSize(Warning.values().length);
  }

  private static List<String> codes(Runnable act) {
    try {
      act.run();
      return List.of();
    } catch (CtdpException e) {
      return e.problems().stream().map(FieldProblem::code).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aMonthIsEnteredOnOneSheet(Supplier<TestDatabase> made) {
    open(made);
    try (Fixture closing = f) {
      assertThat(closing.audited).isEmpty();
      AnnualPlan plan = f.plan(FundLevel.KCDP, 2026, LocalDate.of(2026, 1, 5));
      LocalDate march = LocalDate.of(2026, 3, 1);
      Project one = at(plan, "Một", "THUC_HIEN", "THUC_HIEN", march);
      Project two = at(plan, "Hai", "THUC_HIEN", "THUC_HIEN", march);
      Project draft = f.save(project(plan, "Nháp", "ND3.3", 1_000L, 0));
      assertThat(
              months.save(
                  OFFICER,
                  OCTOBER,
                  List.of(
                      report(one, OCTOBER, "50.25", 150 * TRIEU, Proposal.TIEP_TUC),
                      report(two, OCTOBER, "10", 0, Proposal.DIEU_CHINH))))
          .isEqualTo(2);
      List<MonthRow> sheet = months.sheet(OFFICER, NOVEMBER, only()).rows();
      assertThat(sheet).extracting(MonthRow::name).containsExactly("Hai", "Một");
      assertThat(sheet.get(1).report()).isNull();
      assertThat(sheet.get(1).previous().percent()).isEqualByComparingTo("50.25");
      assertThat(months.sheet(OFFICER, OCTOBER, only("reported", "unconfirmed")).total())
          .isEqualTo(2);
      assertThat(months.confirm(OFFICER, OCTOBER, List.of(one.id()))).isEqualTo(1);
      assertThat(months.confirm(OFFICER, OCTOBER, List.of(one.id()))).isZero();
      MonthReport stored = months.reports(OFFICER, one.id()).get(0);
      assertThat(stored.confirmedOn()).isEqualTo(TODAY);
      // Nothing new: nothing stored, still confirmed; a change wants a new confirmation.
      assertThat(months.save(OFFICER, OCTOBER, List.of(stored))).isZero();
      MonthReport changed = copy(stored, new BigDecimal("55"), null);
      assertThat(months.save(OFFICER, OCTOBER, List.of(changed))).isEqualTo(1);
      assertThat(months.reports(OFFICER, one.id()).get(0).confirmedOn()).isNull();
      assertThatThrownBy(
              () -> months.save(OFFICER, OCTOBER, List.of(copy(stored, BigDecimal.TEN, "x"))))
          .isInstanceOf(CtdpException.class);
      wrong(one, draft);
      f.node.statements();
      months.sheet(OFFICER, NOVEMBER, only());
      assertThat(f.node.statements()).isLessThanOrEqualTo(7);
      f.denied.add(ExtensionPermissions.EDIT);
      assertThatThrownBy(
              () ->
                  months.save(
                      OFFICER,
                      NOVEMBER,
                      List.of(report(one, NOVEMBER, "60", 150 * TRIEU, Proposal.TIEP_TUC))))
          .isInstanceOf(CtdpException.class);
    }
  }

  private static MonthReport copy(MonthReport r, BigDecimal percent, String problem) {
    return MonthReport.of(
        r.project(),
        r.month(),
        r.work(),
        percent,
        r.spent(),
        r.spentOther(),
        r.advanced(),
        problem,
        r.proposal(),
        r.version());
  }

  private void wrong(Project one, Project draft) {
    YearMonth december = YearMonth.of(2026, 12);
    assertThat(
            codes(
                () ->
                    months.save(
                        OFFICER,
                        december,
                        List.of(report(one, december, "101", 0, Proposal.TIEP_TUC)))))
        .containsExactly("KC-BC-2", "KC-BC-4");
    assertThat(
            codes(
                () ->
                    months.save(
                        OFFICER,
                        NOVEMBER,
                        List.of(
                            report(one, NOVEMBER, "40", 400 * TRIEU, Proposal.TIEP_TUC),
                            report(draft, NOVEMBER, "1", 0, Proposal.TIEP_TUC)))))
        .containsExactly("KC-BC-7", "KC-BC-8", "KC-BC-9", "KC-BC-6");
    MonthReport twice = report(one, NOVEMBER, "60", 0, Proposal.TIEP_TUC);
    assertThat(codes(() -> months.save(OFFICER, NOVEMBER, List.of(twice, twice))))
        .contains("KC-BC-3");
    UUID nobody = UUID.randomUUID();
    assertThatThrownBy(
            () ->
                months.save(
                    OFFICER,
                    NOVEMBER,
                    List.of(
                        MonthReport.of(
                            nobody,
                            NOVEMBER,
                            null,
                            BigDecimal.ONE,
                            0,
                            0,
                            0,
                            null,
                            Proposal.TIEP_TUC,
                            0))))
        .isInstanceOf(CtdpException.class);
    assertThat(months.sheet(OFFICER, NOVEMBER, only("reported", "yes")).total()).isZero();
  }
}
