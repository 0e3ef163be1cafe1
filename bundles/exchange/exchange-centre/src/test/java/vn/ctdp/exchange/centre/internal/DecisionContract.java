package vn.ctdp.exchange.centre.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.ctdp.exchange.centre.internal.World.FORM;
import static vn.ctdp.exchange.centre.internal.World.LAI_CHAU;
import static vn.ctdp.exchange.centre.internal.World.LAM_DONG;
import static vn.ctdp.exchange.centre.internal.World.NATIONAL;
import static vn.ctdp.exchange.centre.internal.World.PERIOD;
import static vn.ctdp.exchange.centre.internal.World.machine;
import static vn.ctdp.exchange.centre.internal.World.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.aries.jpa.template.TransactionType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.ErrorCode;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.exchange.decision.Decision;
import vn.ctdp.exchange.decision.ReceivedReport;
import vn.ctdp.exchange.decision.ReceivedSummary;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.stream.PublishedItem;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** Decisions about received reports, the same on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DecisionContract {

  private final Supplier<TestDatabase> maker;
  private TestDatabase database;
  private Node node;
  private World world;
  private StreamWorld down;
  private DecisionServiceImpl decisions;

  DecisionContract(Supplier<TestDatabase> maker) {
    this.maker = maker;
  }

  @BeforeAll
  void open() {
    database = maker.get();
    node = database.node();
    world = new World(node);
    down = new StreamWorld(node);
    decisions =
        new DecisionServiceImpl(
            node,
            down.access,
            world.consolidation,
            down.stream,
            world.forms,
            down.territory,
            down.auditLog,
            down.clock);
    world.intake.addGuard(decisions);
  }

  @AfterAll
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void empty() {
    StreamWorld.empty(node);
    node.tx(
        em ->
            List.of("DecisionCellEntity", "DecisionEntity", "ReportStatusEntity")
                .forEach(e -> em.createQuery("delete from " + e).executeUpdate()));
    for (String table :
        List.of(
            "current_submission",
            "submission_content",
            "submission",
            "sender",
            "refusal_content",
            "ledger_line")) {
      database.sql("DELETE FROM exchange_centre." + table);
    }
  }

  private String send(int revision, String planned) {
    return world
        .intake
        .accept(machine(LAM_DONG), report(LAM_DONG, revision, planned, "825", "89.61"))
        .id();
  }

  private List<ReceivedSummary> list(Map<String, String> filters) {
    return decisions.page(NATIONAL, new PageRequest(0, 50, List.of(), "", filters)).rows();
  }

  private String latest() {
    return list(Map.of("province", LAM_DONG.toString())).get(0).id();
  }

  private List<PublishedItem> published() {
    return down.stream.published(NATIONAL, PageRequest.first(50)).rows();
  }

  private ErrorCode refusal(Runnable act) {
    return catchThrowableOfType(CtdpException.class, act::run).errorCode();
  }

  @Test
  void aReportIsReturnedWithReasonsRevisedAndAccepted() {
    send(1, "11");
    String first = latest();
    assertThat(list(Map.of("state", "RECEIVED"))).hasSize(1);

    Decision back =
        decisions.giveBack(
            NATIONAL,
            first,
            "Số cụm không khớp quyết định phê duyệt",
            List.of(new Decision.CellReason("1", "Quyết định ghi 12 cụm")));

    assertThat(back.item()).isEqualTo(1);
    assertThat(published()).singleElement().matches(i -> i.kind().equals("report-decision"));
    assertThat(down.stream.item(NATIONAL, 1).orElseThrow().content())
        .contains("\"outcome\":\"RETURNED\"")
        .contains("Quyết định ghi 12 cụm");
    ReceivedReport report = decisions.find(NATIONAL, first).orElseThrow();
    assertThat(report.state()).isEqualTo(ReportState.RETURNED);
    assertThat(report.cells()).isNotEmpty();
    assertThat(report.decisions().get(0).cells()).hasSize(1);
    assertThat(list(Map.of("state", "RETURNED"))).hasSize(1);

    send(2, "12");
    String second = latest();
    assertThat(second).isNotEqualTo(first);
    assertThat(decisions.find(NATIONAL, second).orElseThrow().state())
        .isEqualTo(ReportState.RECEIVED);
    assertThat(decisions.find(NATIONAL, first).orElseThrow().state())
        .isEqualTo(ReportState.REVISED);
    assertThat(refusal(() -> decisions.accept(NATIONAL, first, "")))
        .isEqualTo(DecisionError.NOT_LATEST);

    decisions.accept(NATIONAL, second, "");
    assertThat(list(Map.of("state", "ACCEPTED"))).hasSize(1);
    assertThat(refusal(() -> decisions.accept(NATIONAL, second, "")))
        .isEqualTo(DecisionError.STATE);
    assertThat(decisions.find(NATIONAL, second).orElseThrow().decisions()).hasSize(2);
  }

  @Test
  void aClosedPeriodTakesNoFurtherRevisionUntilItIsOpenedAgain() {
    send(1, "11");
    assertThat(refusal(() -> decisions.lock(NATIONAL, FORM.id(), PERIOD, Set.of(), "Hết kỳ")))
        .isEqualTo(DecisionError.NOTHING);
    decisions.accept(NATIONAL, latest(), "");
    assertThat(decisions.lock(NATIONAL, FORM.id(), PERIOD, Set.of(), "Hết kỳ")).isEqualTo(1);

    assertThat(refusal(() -> send(2, "12"))).isEqualTo(DecisionError.LOCKED);
    assertThat(refusal(() -> decisions.giveBack(NATIONAL, latest(), "x", List.of())))
        .isEqualTo(DecisionError.STATE);
    // What was stored before brings its receipt even now.
    assertThat(send(1, "11")).isNotEmpty();

    assertThat(decisions.reopen(NATIONAL, FORM.id(), PERIOD, Set.of(LAM_DONG), "Sửa số liệu"))
        .isEqualTo(1);
    assertThat(list(Map.of("state", "ACCEPTED"))).hasSize(1);
    send(2, "12");
    assertThat(list(Map.of("state", "RECEIVED"))).hasSize(1);
    assertThat(published().stream().map(i -> i.title().vi().split(" ")[0]))
        .containsExactly("Mở", "Khóa", "Chấp");
  }

  @Test
  void theHistoryNamesWhoClosedThePeriod() {
    send(1, "11");
    decisions.accept(NATIONAL, latest(), "");
    down.actors.clear();
    decisions.lock(NATIONAL, FORM.id(), PERIOD, Set.of(), "Hết kỳ");
    assertThat(down.actors)
        .contains("national exchange.report.decide", "national exchange.period.locked");
  }

  @Test
  void nothingIsDecidedWhileARevisionOfTheSameProvinceIsBeingTaken() throws Exception {
    send(1, "11");
    String first = latest();
    ExecutorService officer = Executors.newSingleThreadExecutor();
    try {
      AtomicReference<Future<?>> decision = new AtomicReference<>();
      node.tx(
          TransactionType.RequiresNew,
          em -> {
            IntakeServiceImpl.lock(em, LAM_DONG.toString());
            decision.set(officer.submit(() -> decisions.accept(NATIONAL, first, "")));
            assertThatThrownBy(() -> decision.get().get(500, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
          });
      decision.get().get(20, TimeUnit.SECONDS);
      assertThat(list(Map.of("state", "ACCEPTED"))).hasSize(1);
    } finally {
      officer.shutdown();
    }
  }

  @Test
  void reasonsAreNeededAndCellsMustExist() {
    send(1, "11");
    String id = latest();
    assertThat(refusal(() -> decisions.giveBack(NATIONAL, id, " ", List.of())))
        .isEqualTo(CoreError.INVALID);
    assertThat(
            refusal(
                () ->
                    decisions.giveBack(
                        NATIONAL, id, "sai", List.of(new Decision.CellReason("99", "x")))))
        .isEqualTo(CoreError.INVALID);
    assertThat(published()).isEmpty();
    assertThat(list(Map.of("state", "RECEIVED"))).hasSize(1);
  }

  @Test
  void anOldFormVersionIsRefusedWhenTheProvinceHadTheNewOne() {
    node.tx(
        em -> {
          ProvinceFormEntity f = new ProvinceFormEntity();
          f.province = LAM_DONG.toString();
          f.formId = FORM.id();
          f.formVersion = 2;
          f.firstSeen = down.clock.instant().minus(Duration.ofDays(30));
          f.lastSeen = f.firstSeen;
          em.persist(f);
        });
    // The centre does not know version 2: nothing to hold against the report.
    send(1, "11");
    assertThat(list(Map.of())).hasSize(1);
  }

  @Test
  void onlyThoseWithTheRightDecide() {
    send(1, "11");
    String id = latest();
    assertThat(refusal(() -> decisions.accept(machine(LAI_CHAU), id, "")))
        .isEqualTo(CoreError.ACCESS_DENIED);
    assertThatThrownBy(() -> decisions.page(machine(LAM_DONG), PageRequest.first(1)))
        .isInstanceOf(CtdpException.class);
  }

  @Test
  void theListTakesAFixedNumberOfStatements() {
    send(1, "11");
    list(Map.of());
    node.statements();
    list(Map.of());
    long one = node.statements();
    world.intake.accept(machine(LAI_CHAU), report(LAI_CHAU, 1, "3", "100", "10"));
    decisions.accept(NATIONAL, latest(), "");
    node.statements();
    list(Map.of());
    assertThat(node.statements()).isEqualTo(one);
  }
}
