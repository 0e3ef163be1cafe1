package vn.ctdp.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.extension.internal.Fixture.LAM_DONG;
import static vn.ctdp.extension.internal.Fixture.OFFICER;
import static vn.ctdp.extension.internal.Fixture.line;
import static vn.ctdp.extension.internal.Fixture.with;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.aries.jpa.template.TransactionType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.rule.RuleService;
import vn.ctdp.exchange.record.ReceivedRecord;
import vn.ctdp.exchange.record.SharedRecord;
import vn.ctdp.exchange.record.SharedRecordSource;
import vn.ctdp.exchange.stream.NewItem;
import vn.ctdp.exchange.stream.StreamItem;
import vn.ctdp.exchange.stream.StreamPublisher;
import vn.ctdp.extension.Adjustment;
import vn.ctdp.extension.AnnualPlan;
import vn.ctdp.extension.Assessment;
import vn.ctdp.extension.Authority;
import vn.ctdp.extension.ExtensionAssessments;
import vn.ctdp.extension.ExtensionLifecycle;
import vn.ctdp.extension.FundLevel;
import vn.ctdp.extension.FundSource;
import vn.ctdp.extension.PlanStatus;
import vn.ctdp.extension.Progress;
import vn.ctdp.extension.Project;
import vn.ctdp.extension.ProjectKind;
import vn.ctdp.extension.report.MonthReport;
import vn.ctdp.extension.report.Proposal;
import vn.ctdp.extension.travel.Ownership;
import vn.ctdp.extension.travel.Reach;
import vn.ctdp.extension.travel.Side;
import vn.ctdp.extension.travel.Travel;
import vn.ctdp.extension.travel.TravelAct;
import vn.ctdp.extension.travel.TravelRequest;
import vn.ctdp.testing.TestDatabase;

/** National projects between a province and a centre, each with a database of its own. */
class TravelTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);

  private static Ends shared;

  /** One side. */
  private static final class End {
    final Fixture f;
    final TravelRoad road;
    final LifecycleService lifecycle;
    final AdjustmentService adjustments;
    final TravelInbox inbox;
    final TravelService travel;

    End(TestDatabase database, boolean centre) {
      f = new Fixture(database);
      f.travelFrom(2026);
      f.province = centre ? Optional.empty() : Optional.of(LAM_DONG);
      road = new TravelRoad(f.work, CLOCK);
      ExtensionAssessments none =
          Fixture.fake(
              ExtensionAssessments.class, (name, args) -> new Assessment(DAY, "", List.of()));
      lifecycle = new LifecycleService(f.node, f.work, f.access, none, CLOCK, road);
      adjustments = new AdjustmentService(f.node, f.work, f.projects, CLOCK);
      inbox = new TravelInbox(f.work, f.projects, adjustments);
      travel = new TravelService(f.node, f.work, f.projects, road, inbox);
    }

    Project project(UUID id) {
      return f.projects.project(OFFICER, id).orElseThrow();
    }

    Travel travel(UUID id) {
      return travel.travel(OFFICER, id).orElseThrow();
    }

    Progress step(UUID id, String to) {
      Map<String, String> grades = new HashMap<>();
      ExtensionLifecycle.CRITERIA.forEach(c -> grades.put(c, "DAT"));
      return lifecycle.move(
          OFFICER,
          id,
          new Progress.Act(
              to,
              DAY,
              "12/QĐ",
              DAY,
              grades,
              "NGHIEM_THU".equals(to) ? 290_000_000L : null,
              "ý kiến",
              project(id).version(),
              "NGHIEM_THU".equals(to)
                  ? List.of(new Progress.Result("MO_HINH", BigDecimal.ONE))
                  : List.of()));
    }

    List<String> waiting() {
      return new TravelTasks(f.node, f.work)
          .items(OFFICER).stream().map(i -> i.title().vi()).toList();
    }

    List<String> history(UUID id) {
      Progress progress = lifecycle.progress(OFFICER, id);
      List<Travel.Mark> marks = travel(id).steps();
      List<String> all = new ArrayList<>();
      for (int i = 0; i < marks.size(); i++) {
        all.add(marks.get(i).by() + " " + progress.done().get(i).act().vi());
      }
      all.add(progress.state().code());
      return all;
    }
  }

  /** Both sides and what is between them. */
  private static final class Ends implements AutoCloseable {
    final End province;
    End centre;
    final List<StreamItem> items = new ArrayList<>();
    final List<ReceivedRecord> records = new ArrayList<>();
    private int delivered;
    private long batch;
    private long sent;

    Ends(Supplier<TestDatabase> database) {
      province = new End(database.get(), false);
      centre = new End(database.get(), true);
      centre.road.publisher = publisher();
    }

    StreamPublisher publisher() {
      return (caller, item) -> {
        items.add(item(item));
        return items.size();
      };
    }

    private StreamItem item(NewItem item) {
      return new StreamItem(
          items.size() + 1,
          item.kind(),
          item.moduleId(),
          item.audience(),
          item.title(),
          item.content(),
          "Cục",
          CLOCK.instant());
    }

    void reset() {
      province.f.reset();
      centre.f.reset();
      centre.f.province = Optional.empty();
      items.clear();
      records.clear();
      delivered = 0;
      sent = 0;
    }

    /** What waits at the province goes up. */
    void up() {
      ProjectRecordSource source =
          new ProjectRecordSource(
              province.f.node, province.f.work, province.road, province.f.register);
      List<SharedRecord> changed = source.after(sent, 100);
      for (SharedRecord r : changed) {
        ReceivedRecord received =
            new ReceivedRecord(
                LAM_DONG,
                source.type(),
                r.id(),
                r.version(),
                r.title(),
                r.content(),
                CLOCK.instant());
        records.add(received);
        new ProjectRecordHandler(centre.f.node).handle(received);
        sent = r.version();
      }
      if (!changed.isEmpty()) {
        source.acknowledged(
            new SharedRecordSource.Acknowledged(
                ++batch, sent, "0123456789abcdef", CLOCK.instant()));
      }
    }

    /** What waits at the centre goes down. */
    void down() {
      for (; delivered < items.size(); delivered++) {
        deliver(items.get(delivered));
      }
    }

    void deliver(StreamItem item) {
      new ProjectActHandler(province.f.node, province.inbox).handle(item);
    }

    void both() {
      up();
      down();
      up();
    }

    void same(UUID id) {
      assertThat(centre.history(id)).isEqualTo(province.history(id));
      Project there = province.project(id);
      assertThat(ProjectStore.image(centre.project(id))).isEqualTo(ProjectStore.image(there));
      assertThat(centre.adjustments.adjustments(OFFICER, id))
          .extracting(Adjustment::decision)
          .isEqualTo(
              province.adjustments.adjustments(OFFICER, id).stream()
                  .map(Adjustment::decision)
                  .toList());
    }

    /** A group project, registered with the agency and received there. */
    UUID registered() {
      UUID id = registeredHere();
      up();
      return id;
    }

    UUID registeredHere() {
      AnnualPlan plan = province.f.plan(FundLevel.KCQG, 2026);
      UUID who = province.f.establishment("6001", "HTX Đắk Mil");
      Project draft = Fixture.project(plan, "Máy móc", "ND3.3", 300_000_000L, 300_000_000L);
      Project p =
          province.f.save(
              written(
                  with(
                      draft,
                      c -> {
                        c.kind = ProjectKind.NHOM;
                        c.beneficiaries =
                            List.of(
                                new Project.Beneficiary(
                                    who, null, null, "ND3.3", 900_000_000L, 300_000_000L, null));
                      })));
      province.step(p.id(), "NOP_SO");
      province.step(p.id(), "TD_CO_SO_DAT");
      province.step(p.id(), "DANG_KY_CUC");
      return p.id();
    }

    void approvePlan() {
      AnnualPlan plan = centre.f.plans.plans(OFFICER, PageRequest.first(10)).rows().get(0).plan();
      centre.f.plans.savePlan(
          OFFICER,
          new AnnualPlan(
              plan.id(),
              null,
              plan.level(),
              null,
              plan.year(),
              plan.batch(),
              PlanStatus.PHE_DUYET,
              "QĐ 1/QĐ-BCT",
              DAY,
              null,
              plan.version()));
    }

    void approved(UUID id) {
      centre.step(id, "TD_BO_DAT");
      centre.step(id, "TRINH_BO");
      approvePlan();
      centre.step(id, "PHE_DUYET");
      centre.step(id, "GIAO_KH");
    }

    @Override
    public void close() {
      province.f.close();
      centre.f.close();
    }
  }

  private static Project written(Project p) {
    return new Project(
        p.id(),
        p.code(),
        p.name(),
        p.plan(),
        p.level(),
        p.year(),
        p.kind(),
        p.province(),
        p.unit(),
        p.unitName(),
        p.contents(),
        p.sector(),
        p.beneficiaries(),
        p.partners(),
        p.places(),
        p.priority(),
        new Project.Text("Cần thiết", "Mục tiêu", "Quy mô", null, "Tổ chức", "Hiệu quả"),
        p.start(),
        p.end(),
        p.selection(),
        p.lines(),
        p.outputs(),
        p.funds(),
        p.note(),
        p.version());
  }

  private static Project support(Project p, long vnd) {
    return with(
        p,
        c -> {
          c.lines =
              List.of(
                  line("ND3.3", "Phần hỗ trợ", vnd, FundSource.KCQG),
                  line("ND3.3", "Phần đối ứng", 300_000_000L, FundSource.DOI_UNG));
          Project.Beneficiary b = p.beneficiaries().get(0);
          c.beneficiaries =
              List.of(
                  new Project.Beneficiary(
                      b.establishment(), null, null, "ND3.3", b.eligibleCost(), vnd, null));
        });
  }

  private static TravelRequest.Ask ask() {
    return new TravelRequest.Ask("45/SCT", DAY, "Giá máy thay đổi");
  }

  private static TravelRequest.Verdict verdict(boolean approve, Authority authority) {
    return new TravelRequest.Verdict(approve, authority, "77/QĐ", DAY, "Theo đề nghị");
  }

  static Stream<Supplier<TestDatabase>> databases() {
    Supplier<TestDatabase> derby = () -> TestDatabase.derby("extension");
    Supplier<TestDatabase> postgres = () -> TestDatabase.postgres("extension");
    return TestDatabase.postgresInstalled() ? Stream.of(derby, postgres) : Stream.of(derby);
  }

  @BeforeAll
  static void open() {
    shared = new Ends(() -> TestDatabase.derby("extension"));
  }

  @AfterAll
  static void close() {
    shared.close();
  }

  @BeforeEach
  void reset() {
    shared.reset();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aProjectIsOneHistoryFromRegistrationToLiquidation(Supplier<TestDatabase> database) {
    try (Ends ends = new Ends(database)) {
      UUID id = ends.registeredHere();
      assertThat(ends.province.travel(id).reach()).isEqualTo(Reach.CHO_GUI);
      ends.up();
      Travel sent = ends.province.travel(id);
      assertThat(sent.reach()).isEqualTo(Reach.DA_NHAN);
      assertThat(sent.steps()).allMatch(m -> m.receipt().equals("#1 0123456789ab"));
      assertThat(sent.waitsFor()).isEqualTo(Side.CENTRE);
      // Who owns the next step is told so, the other side is not.
      assertThat(ends.province.waiting()).isEmpty();
      assertThat(ends.centre.waiting()).singleElement().asString().endsWith(": 1 đề án quốc gia");
      ends.same(id);
      ends.approved(id);
      assertThat(ends.centre.travel(id).steps().get(6).reach()).isEqualTo(Reach.DA_GUI);
      ends.both();
      ends.same(id);
      assertThat(ends.centre.travel(id).steps().get(6).reach()).isEqualTo(Reach.DA_NHAN);
      Project here = ends.province.project(id);
      AnnualPlan plan = ends.province.f.plans.plan(OFFICER, here.plan()).orElseThrow();
      assertThat(plan.status()).isEqualTo(PlanStatus.PHE_DUYET);
      assertThat(plan.approvedOn()).isEqualTo(DAY);
      ends.province.step(id, "CT_CHO_DUYET");
      ends.province.step(id, "CT_DUYET");
      ends.both();
      ends.centre.step(id, "KY_HD");
      ends.both();
      ends.province.step(id, "THUC_HIEN");
      // Department: places only.
      ends.province.adjustments.adjust(
          OFFICER,
          with(
              ends.province.project(id),
              c -> c.partners = List.of(new Project.Partner(Fixture.PARTNER, null))),
          new Adjustment.Decision(Authority.SO, "3/QĐ-SCT", DAY, "Thêm đơn vị phối hợp"));
      // Agency: less. Minister: more.
      adjusted(ends, id, 250_000_000L, Authority.CUC);
      adjusted(ends, id, 320_000_000L, Authority.BO);
      ends.same(id);
      assertThat(ends.province.adjustments.adjustments(OFFICER, id)).hasSize(3);
      reported(ends, id);
      ends.province.step(id, "NGHIEM_THU");
      ends.province.step(id, "QUYET_TOAN");
      ends.both();
      ends.centre.step(id, "THANH_LY");
      ends.both();
      ends.province.step(id, "DONG");
      ends.both();
      ends.same(id);
      assertThat(ends.centre.travel(id).waitsFor()).isNull();
      assertThat(ends.centre.lifecycle.reached(OFFICER, id))
          .containsExactly(new Progress.Result("MO_HINH", BigDecimal.ONE));
      assertThat(ends.centre.project(id).funds().national()).isEqualTo(320_000_000L);
      assertThat(
              ends.centre
                  .travel
                  .projects(
                      OFFICER,
                      new PageRequest(
                          0,
                          10,
                          List.of(new Sort("heard", false)),
                          "may moc",
                          Map.of("province", "34:68", "state", "DONG", "year", "2026")))
                  .total())
          .isEqualTo(1);
      // Everything again, in any order, changes nothing.
      List<String> history = ends.province.history(id);
      List<StreamItem> backwards = new ArrayList<>(ends.items);
      java.util.Collections.reverse(backwards);
      backwards.forEach(ends::deliver);
      assertThat(ends.province.history(id)).isEqualTo(history);
      new ProjectRecordHandler(ends.centre.f.node)
          .handle(ends.records.get(ends.records.size() - 1));
      ends.same(id);
    }
  }

  private static void reported(Ends ends, UUID id) {
    YearMonth month = YearMonth.of(2026, 10);
    MonthService here = new MonthService(ends.province.f.node, ends.province.f.work, CLOCK);
    MonthService there = new MonthService(ends.centre.f.node, ends.centre.f.work, CLOCK);
    List<MonthReport> reports =
        List.of(
            MonthReport.of(
                id,
                month,
                "Đã lắp máy",
                new BigDecimal("62.5"),
                100_000_000L,
                1,
                2,
                null,
                Proposal.TIEP_TUC,
                0));
    here.save(OFFICER, month, reports);
    here.confirm(OFFICER, month, List.of(id));
    ends.up();
    MonthReport known = there.reports(OFFICER, id).get(0);
    assertThat(known.percent()).isEqualByComparingTo("62.5");
    assertThat(known.spent()).isEqualTo(100_000_000L);
    assertThat(known.confirmedOn()).isNotNull();
    assertThatThrownBy(() -> there.save(OFFICER, month, reports)).hasMessageContaining("KC-LT-2");
  }

  private static void adjusted(Ends ends, UUID id, long support, Authority authority) {
    Project wanted = support(ends.province.project(id), support);
    assertThatThrownBy(
            () ->
                ends.province.adjustments.adjust(
                    OFFICER,
                    wanted,
                    new Adjustment.Decision(Authority.BO, "3/QĐ", DAY, "Giá thay đổi")))
        .hasMessageContaining("KC-LT-5");
    TravelRequest request = ends.province.travel.ask(OFFICER, wanted, ask());
    assertThat(request.authority()).isEqualTo(authority);
    ends.up();
    assertThat(ends.centre.travel(id).waitsFor()).isEqualTo(Side.CENTRE);
    TravelRequest there =
        ends.centre.travel(id).requests().get(ends.centre.travel(id).requests().size() - 1);
    assertThat(there.changes()).isEqualTo(request.changes());
    if (authority == Authority.BO) {
      assertThatThrownBy(
              () -> ends.centre.travel.decide(OFFICER, there.id(), verdict(true, Authority.CUC)))
          .isInstanceOf(CtdpException.class);
    }
    assertThat(ends.centre.travel.decide(OFFICER, there.id(), verdict(true, authority)).state())
        .isEqualTo(TravelRequest.State.DECIDED);
    ends.both();
    assertThat(ends.province.project(id).funds().national()).isEqualTo(support);
    assertThat(ends.centre.travel(id).requests())
        .allMatch(r -> r.state() == TravelRequest.State.APPROVED);
  }

  @Test
  void eachSideTakesItsOwnStepsOnly() {
    UUID id = shared.registered();
    assertThatThrownBy(() -> shared.province.step(id, "TD_BO_DAT")).hasMessageContaining("KC-LT-1");
    assertThatThrownBy(() -> shared.centre.step(id, "TD_CO_SO_DAT"))
        .hasMessageContaining("KC-LT-1");
    assertThatThrownBy(() -> shared.centre.f.save(shared.centre.project(id)))
        .hasMessageContaining("KC-LT-2");
    assertThatThrownBy(() -> shared.province.f.save(shared.province.project(id)))
        .hasMessageContaining("KC-LT-3");
    assertThatThrownBy(
            () ->
                shared.province.f.projects.deleteProject(
                    OFFICER, id, shared.province.project(id).version()))
        .hasMessageContaining("KC-LT-4");
    assertThatThrownBy(
            () ->
                shared.centre.f.projects.deleteProject(
                    OFFICER, id, shared.centre.project(id).version()))
        .hasMessageContaining("KC-LT-4");
    assertThat(shared.province.lifecycle.progress(OFFICER, id).next())
        .filteredOn(n -> n.allowed())
        .extracting(n -> n.move().to())
        .containsExactly("TD_CO_SO_DAT");
    assertThat(shared.centre.lifecycle.progress(OFFICER, id).next())
        .filteredOn(n -> n.allowed())
        .extracting(n -> n.move().to())
        .containsExactlyInAnyOrder("TD_BO_DAT", "TD_BO_KHONG_DAT", "YEU_CAU_BO_SUNG");
    shared.centre.step(id, "YEU_CAU_BO_SUNG");
    shared.both();
    Project returned = shared.province.project(id);
    shared.province.f.save(with(returned, c -> c.name = "Máy móc thiết bị"));
    shared.province.step(id, "NOP_SO");
    shared.both();
    shared.same(id);
  }

  @Test
  void whatDoesNotFitIsShownToBothAndTakenBackWithAllBehindIt() {
    UUID id = shared.registered();
    shared.approved(id);
    shared.province.step(id, "TD_CO_SO_DAT");
    shared.down();
    List<TravelAct> here = shared.province.travel(id).acts();
    assertThat(here)
        .extracting(TravelAct::state)
        .containsExactly(
            TravelAct.State.OPEN,
            TravelAct.State.BEHIND,
            TravelAct.State.BEHIND,
            TravelAct.State.BEHIND);
    assertThat(here.get(0).problem().vi()).contains("Thẩm định cấp cơ sở đạt");
    shared.up();
    shared.same(id);
    Travel there = shared.centre.travel(id);
    assertThat(there.acts()).extracting(TravelAct::state).contains(TravelAct.State.OPEN);
    assertThat(
            shared
                .centre
                .travel
                .projects(OFFICER, new PageRequest(0, 10, List.of(), "", Map.of("open", "true")))
                .total())
        .isEqualTo(1);
    shared.centre.travel.settle(OFFICER, there.acts().get(0).id(), "Tỉnh đã rút");
    assertThatThrownBy(
            () -> shared.centre.travel.settle(OFFICER, there.acts().get(0).id(), "Lần nữa"))
        .hasMessageContaining("KC-LT-11");
    shared.both();
    assertThat(shared.centre.travel(id).acts().subList(0, 4))
        .allMatch(a -> a.state() == TravelAct.State.WITHDRAWN);
    shared.province.step(id, "DANG_KY_CUC");
    shared.both();
    shared.centre.step(id, "TD_BO_DAT");
    shared.both();
    shared.same(id);
    assertThat(shared.province.history(id)).endsWith("TD_BO_DAT");
  }

  @Test
  void theProvinceMayCarryOutWhatDidNotFitAndWhatWaitsBehindItFollows() {
    UUID id = shared.registered();
    shared.approved(id);
    shared.province.step(id, "TD_CO_SO_DAT");
    shared.down();
    UUID open = shared.province.travel(id).acts().get(0).id();
    shared.province.travel.settle(OFFICER, open, "Làm theo Bộ");
    assertThat(shared.province.travel(id).acts())
        .allMatch(a -> a.state() == TravelAct.State.APPLIED);
    shared.both();
    shared.same(id);
    assertThat(shared.province.history(id)).endsWith("GIAO_KH");
  }

  @Test
  void aDecisionAboutARequestTakenBackDoesNotFit() {
    UUID id = shared.registered();
    shared.approved(id);
    shared.both();
    TravelRequest request =
        shared.province.travel.ask(
            OFFICER, support(shared.province.project(id), 250_000_000L), ask());
    assertThatThrownBy(
            () ->
                shared.province.travel.ask(
                    OFFICER, support(shared.province.project(id), 200_000_000L), ask()))
        .isInstanceOf(CtdpException.class);
    shared.up();
    shared.centre.travel.decide(OFFICER, request.id(), verdict(true, Authority.CUC));
    shared.province.travel.withdraw(OFFICER, request.id(), "Không cần nữa");
    shared.both();
    TravelAct act = shared.centre.travel(id).acts().get(4);
    assertThat(act.state()).isEqualTo(TravelAct.State.OPEN);
    assertThat(act.problem().vi()).contains("đã rút đề nghị");
    shared.province.travel.settle(OFFICER, act.id(), "Làm theo quyết định");
    shared.both();
    shared.same(id);
    assertThat(shared.province.project(id).funds().national()).isEqualTo(250_000_000L);
  }

  @Test
  void aRefusedRequestChangesNothingButIsAnswered() {
    UUID id = shared.registered();
    shared.approved(id);
    shared.both();
    TravelRequest request =
        shared.province.travel.ask(
            OFFICER, support(shared.province.project(id), 350_000_000L), ask());
    shared.up();
    shared.centre.travel.decide(OFFICER, request.id(), verdict(false, Authority.BO));
    shared.both();
    assertThat(shared.province.travel(id).requests().get(0).state())
        .isEqualTo(TravelRequest.State.REFUSED);
    assertThat(shared.province.travel(id).requests().get(0).answer()).isEqualTo("Theo đề nghị");
    shared.same(id);
    assertThat(shared.province.project(id).funds().national()).isEqualTo(300_000_000L);
  }

  @Test
  void theCentreJudgesBeneficiariesByWhatTheirProvinceKnows() {
    UUID id = shared.registered();
    RuleService none = Fixture.fake(RuleService.class, (name, args) -> Optional.empty());
    Fixture there = shared.centre.f;
    assertThat(
            new AssessmentService(there.node, there.work, none, there.register, there.territory)
                .assess(OFFICER, id)
                .checks())
        .anyMatch(c -> c.code().equals("V-KC-5") && c.subject().equals("HTX Đắk Mil"));
  }

  @Test
  void aStopGoesItsWayWhileTheLineIsCut() {
    UUID id = shared.registered();
    shared.approved(id);
    shared.both();
    // Nothing goes either way for a while.
    shared.province.step(id, "CT_CHO_DUYET");
    shared.province.step(id, "DE_NGHI_NGUNG");
    assertThat(shared.province.travel(id).steps().get(8).reach()).isEqualTo(Reach.CHO_GUI);
    shared.both();
    shared.centre.step(id, "NGUNG");
    shared.centre.step(id, "TL_PHAN_DA_LAM");
    shared.both();
    shared.same(id);
    assertThat(shared.centre.travel(id).waitsFor()).isNull();
  }

  @Test
  void aCentreRestoredToNothingHearsTheWholeHistory() {
    UUID id = shared.registered();
    shared.approved(id);
    shared.both();
    List<String> history = shared.centre.history(id);
    shared.centre.f.reset();
    shared.centre.f.province = Optional.empty();
    new ProjectRecordHandler(shared.centre.f.node)
        .handle(shared.records.get(shared.records.size() - 1));
    assertThat(shared.centre.history(id)).isEqualTo(history);
    assertThat(shared.centre.travel(id).acts()).hasSize(4);
  }

  @Test
  void earlierYearsStayWithTheProvince() {
    shared.province.f.travelFrom(2027);
    UUID id = shared.registeredHere();
    shared.province.f.travelFrom(2026);
    assertThat(shared.province.travel.travel(OFFICER, id)).isEmpty();
    shared.province.step(id, "TD_BO_DAT");
    shared.up();
    assertThat(shared.records).isEmpty();
  }

  @Test
  void documentsOfOtherKindsAreRefused() {
    UUID id = shared.registered();
    ReceivedRecord good = shared.records.get(0);
    ReceivedRecord other =
        new ReceivedRecord(
            Fixture.LAI_CHAU, good.type(), good.id(), 9, "x", good.content(), CLOCK.instant());
    assertThatThrownBy(() -> new ProjectRecordHandler(shared.centre.f.node).handle(other))
        .hasMessageContaining("KC-LT-15");
    assertThatThrownBy(
            () -> TravelJson.read("{\"schema\":\"x\"}", TravelJson.Act.class, TravelJson.ACT))
        .hasMessageContaining("KC-LT-15");
    assertThatThrownBy(
            () ->
                shared.province.f.node.tx(
                    TransactionType.Required,
                    em -> {
                      TravelActEntity a = new TravelActEntity();
                      a.id = UUID.randomUUID().toString();
                      a.project = UUID.randomUUID().toString();
                      a.kind = "STEP";
                      a.state = "SENT";
                      shared.province.inbox.take(em, TravelStore.act(a, false), 1);
                    }))
        .hasMessageContaining("KC-LT-13");
    assertThat(shared.centre.history(id)).isEqualTo(shared.province.history(id));
  }

  @Test
  void theTableOfOwnersStandsInTheDocuments() throws IOException {
    String document = Files.readString(Path.of("../../../docs/exchange.md"));
    for (Ownership part : Ownership.values()) {
      assertThat(document)
          .contains(
              "| `"
                  + part.name()
                  + "` | "
                  + part.owner().name().toLowerCase(Locale.ROOT)
                  + " | "
                  + part.label().en()
                  + " |");
    }
  }
}
