package vn.ctdp.exchange.centre.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.ctdp.exchange.centre.internal.World.FORM;
import static vn.ctdp.exchange.centre.internal.World.HA_NOI;
import static vn.ctdp.exchange.centre.internal.World.LAI_CHAU;
import static vn.ctdp.exchange.centre.internal.World.LAM_DONG;
import static vn.ctdp.exchange.centre.internal.World.NATIONAL;
import static vn.ctdp.exchange.centre.internal.World.PERIOD;
import static vn.ctdp.exchange.centre.internal.World.machine;
import static vn.ctdp.exchange.centre.internal.World.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.intake.CellTrace;
import vn.ctdp.exchange.intake.ConsolidatedTable;
import vn.ctdp.exchange.intake.IntakeService;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Submission;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** What the centre promises, the same on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IntakeContract {

  private final Supplier<TestDatabase> maker;
  private TestDatabase database;
  private Node node;
  private World world;
  private World other;

  IntakeContract(Supplier<TestDatabase> maker) {
    this.maker = maker;
  }

  @BeforeAll
  void open() {
    database = maker.get();
    node = database.node();
    world = new World(node);
    other = new World(database.node());
  }

  @AfterAll
  void close() throws Exception {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void empty() {
    node.tx(
        em ->
            List.of(
                    "OriginEntity",
                    "CellEntity",
                    "EnvelopePartEntity",
                    "CurrentEntity",
                    "SubmissionEntity",
                    "SenderEntity",
                    "LedgerEntity")
                .forEach(e -> em.createQuery("delete from " + e).executeUpdate()));
    world.audit.clear();
  }

  private Receipt send(UnitRef province, byte[] envelope) {
    return world.intake.accept(machine(province), envelope);
  }

  private CtdpException refusal(UnitRef province, byte[] envelope) {
    return catchThrowableOfType(CtdpException.class, () -> send(province, envelope));
  }

  private List<Submission> ledger(Map<String, String> filters) {
    return world
        .consolidation
        .ledger(NATIONAL, new PageRequest(0, 100, List.of(), "", filters))
        .rows();
  }

  @Test
  void storesOnceAndGivesTheOriginalReceiptForEver() {
    byte[] envelope = report(LAM_DONG, 1, "11", "825", "89.61");

    IntakeService.Acceptance first = world.intake.take(machine(LAM_DONG), envelope);
    byte[] spaced =
        new String(envelope, StandardCharsets.UTF_8)
            .replace(",\"", " , \"")
            .getBytes(StandardCharsets.UTF_8);
    IntakeService.Acceptance again = other.intake.take(machine(LAM_DONG), spaced);

    assertThat(first.repeated()).isFalse();
    assertThat(again.repeated()).isTrue();
    assertThat(again.receipt()).isEqualTo(first.receipt());
    assertThat(first.receipt().digest()).isEqualTo(CanonicalJson.sha256(envelope));
    assertThat(first.receipt().ledgerNumber()).isEqualTo(1);
    assertThat(ledger(Map.of())).hasSize(1);
    assertThat(world.consolidation.envelope(NATIONAL, first.receipt().id())).contains(envelope);
    assertThat(world.intake.receipt(machine(LAM_DONG), LAM_DONG, FORM.id(), PERIOD, 1))
        .contains(first.receipt());
    assertThat(world.intake.receipt(NATIONAL, LAM_DONG, FORM.id(), PERIOD, 0))
        .contains(first.receipt());
  }

  @Test
  void refusesOtherContentUnderTheSameKeyAsASecurityEvent() {
    send(LAM_DONG, report(LAM_DONG, 1, "11", "825", "89.61"));

    CtdpException refusal = refusal(LAM_DONG, report(LAM_DONG, 1, "12", "825", "89.61"));

    assertThat(refusal.errorCode()).isEqualTo(IntakeError.KEY_TAKEN);
    assertThat(refusal.problems()).extracting(FieldProblem::code).containsExactly("EXPECTED-2");
    assertThat(world.audit).singleElement().asString().startsWith("exchange.intake.conflict");
    assertThat(ledger(Map.of("accepted", "false")))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.revision()).isEqualTo(1);
              assertThat(s.problem()).contains("nội dung khác");
            });
    assertThat(table().totals()).containsEntry("1", new BigDecimal("11"));
  }

  @Test
  void takesRevisionsInOrderAndCountsTheLatest() {
    send(LAM_DONG, report(LAM_DONG, 1, "11", "825", "89.61"));

    assertThat(refusal(LAM_DONG, report(LAM_DONG, 3, "13", "825", "89.61")).errorCode())
        .isEqualTo(IntakeError.REVISION_WRONG);
    Receipt second = send(LAM_DONG, report(LAM_DONG, 2, "12", "825", null));

    assertThat(second.ledgerNumber()).isEqualTo(2);
    ConsolidatedTable table = table();
    assertThat(table.provinces()).singleElement().extracting("revision").isEqualTo(2);
    assertThat(table.totals()).containsEntry("1", new BigDecimal("12"));
    assertThat(table.totals()).doesNotContainKeys("3", "4");
  }

  @Test
  void sendingTheSameAtOnceStoresOne() throws Exception {
    byte[] envelope = report(LAM_DONG, 1, "11", "825", "89.61");

    List<IntakeService.Acceptance> all =
        together(20, i -> (i % 2 == 0 ? world : other).intake.take(machine(LAM_DONG), envelope));

    assertThat(all).extracting(a -> a.receipt().id()).containsOnly(all.get(0).receipt().id());
    assertThat(all).extracting(a -> a.receipt().ledgerNumber()).containsOnly(1L);
    assertThat(all).filteredOn(a -> !a.repeated()).hasSize(1);
    assertThat(count("SubmissionEntity")).isEqualTo(1);
    assertThat(count("CellEntity")).isEqualTo(4);
    assertThat(ledger(Map.of())).hasSize(1);
  }

  @Test
  void ofDifferentContentsAtOnceOneWins() throws Exception {
    List<Object> all =
        together(
            10,
            i -> {
              try {
                return (i % 2 == 0 ? world : other)
                    .intake.accept(
                        machine(LAM_DONG), report(LAM_DONG, 1, Integer.toString(i), "825", null));
              } catch (CtdpException e) {
                return e.errorCode();
              }
            });

    assertThat(all).filteredOn(Receipt.class::isInstance).hasSize(1);
    assertThat(all).filteredOn(o -> o == IntakeError.KEY_TAKEN).hasSize(9);
    assertThat(count("SubmissionEntity")).isEqualTo(1);
  }

  @Test
  void numbersEachSenderWithoutGapsOnTwoNodes() throws Exception {
    send(LAI_CHAU, report(LAI_CHAU, 1, "1", "50", null));
    send(LAM_DONG, report(LAM_DONG, 1, "1", "50", null));

    together(
        2,
        i -> {
          UnitRef province = i == 0 ? LAI_CHAU : LAM_DONG;
          for (int revision = 2; revision <= 10; revision++) {
            World at = revision % 2 == 0 ? world : other;
            at.intake.accept(
                machine(province), report(province, revision, "" + revision, "50", null));
            assertThat(refusal(province, report(province, revision + 5, "1", "1", null)))
                .isNotNull();
          }
          return i;
        });

    for (UnitRef province : List.of(LAI_CHAU, LAM_DONG)) {
      assertThat(ledger(Map.of("province", province.toString(), "accepted", "true")))
          .extracting(Submission::sequence)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, 10).mapToObj(Long::valueOf).toList());
    }
    assertThat(table().totals()).containsEntry("1", new BigDecimal("20"));
  }

  @Test
  void refusesAForeignSenderAndWritesItDown() {
    CtdpException refusal = refusal(LAI_CHAU, report(LAM_DONG, 1, "11", "825", "89.61"));

    assertThat(refusal.errorCode()).isEqualTo(CoreError.ACCESS_DENIED);
    assertThat(ledger(Map.of("accepted", "false")))
        .singleElement()
        .satisfies(s -> assertThat(s.sender()).isEqualTo(LAI_CHAU.toString()));
    assertThat(count("SubmissionEntity")).isZero();
  }

  @Test
  void letsNobodyWithoutTheRightWriteIntoTheLedger() {
    assertThatThrownBy(() -> world.intake.accept(World.caller("nobody"), new byte[] {'{'}))
        .isInstanceOf(CtdpException.class);
    assertThat(count("LedgerEntity")).isZero();
  }

  @Test
  void refusesGarbageAndTooMuch() {
    assertThat(refusal(LAM_DONG, "<html>".getBytes(StandardCharsets.UTF_8)).errorCode())
        .isEqualTo(IntakeError.UNREADABLE);
    assertThat(refusal(LAM_DONG, new byte[world.intake.maxBytes() + 1]).errorCode())
        .isEqualTo(IntakeError.TOO_LARGE);
    assertThat(ledger(Map.of("accepted", "false"))).hasSize(2);
    assertThat(ledger(Map.of("accepted", "false")))
        .allSatisfy(s -> assertThat(s.province()).isNull());
  }

  @Test
  void computesAndChecksEveryFigureAgain() {
    String good = new String(report(LAM_DONG, 1, "11", "200", "50"), StandardCharsets.UTF_8);
    assertThat(places(good.replace("\"25\"", "\"26\""))).contains("cells[3].value");
    assertThat(places(good.replace("\"row\":\"2\"", "\"row\":\"77\""))).contains("cells[1].row");
    assertThat(places(good.replace("\"11\"", "\"11.5\""))).contains("cells[0].value");
    assertThat(places(good.replace("\"MANUAL\"", "\"RECORDS\""))).contains("cells[2].source");
    assertThat(places(good.replace("\"MANUAL\"", "\"OVERRIDE\""))).contains("cells[2].source");
    assertThat(places(good.replace("\"unit\":\"cluster\"", "\"unit\":\"ha\"")))
        .contains("cells[0].unit");
    assertThat(places(good.replace("2026-06-14", "2026-06-15"))).contains("cutoff");
    assertThat(places(good.replace("2026-H1", "2026-Q2"))).contains("period");
    assertThat(refusal(LAM_DONG, bytes(good.replace("\"version\":1", "\"version\":9"))).errorCode())
        .isEqualTo(IntakeError.FORM_UNKNOWN);
    // More land let than there is: the form's own error check.
    assertThat(refusal(LAM_DONG, report(LAM_DONG, 1, "11", "50", "100")).problems())
        .extracting(FieldProblem::code)
        .containsExactly("T-E1");
    // A warning without explanation.
    assertThat(refusal(LAM_DONG, report(LAM_DONG, 1, "1001", "100", "50")).problems())
        .extracting(FieldProblem::code)
        .containsExactly("T-W1");
    assertThat(count("SubmissionEntity")).isZero();
    assertThat(send(LAM_DONG, bytes(good)).ledgerNumber()).isEqualTo(1);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private Set<String> places(String json) {
    CtdpException refusal = refusal(LAM_DONG, bytes(json));
    assertThat(refusal.errorCode()).isEqualTo(IntakeError.CONTENT_WRONG);
    Set<String> places = new HashSet<>();
    refusal.problems().forEach(p -> places.add(p.field()));
    return places;
  }

  @Test
  void addsUpTheNationAndNamesWhoIsMissing() {
    send(LAM_DONG, report(LAM_DONG, 1, "11", "825", "89.61"));
    send(LAI_CHAU, report(LAI_CHAU, 1, "2", "19.9", null));

    ConsolidatedTable table = table();

    assertThat(table.expected()).hasSize(3);
    assertThat(table.provinces())
        .extracting(c -> c.province().nameVi())
        .containsExactly("Lai Châu", "Lâm Đồng");
    assertThat(table.totals())
        .containsEntry("1", new BigDecimal("13"))
        .containsEntry("2", new BigDecimal("844.9"))
        .containsEntry("3", new BigDecimal("89.61"))
        // 89.61 / 825 only: the land of a province that did not say what it let does not count.
        .containsEntry("4", new BigDecimal("10.861818"));
    assertThat(table.contributors()).containsEntry("1", 2).containsEntry("4", 1);
    assertThat(world.consolidation.periods(NATIONAL, FORM.id())).containsExactly(PERIOD);
    assertThatThrownBy(() -> world.consolidation.table(machine(LAM_DONG), FORM.id(), PERIOD))
        .isInstanceOf(CtdpException.class);
  }

  @Test
  void takesNoMoreStatementsForMoreProvinces() {
    send(LAM_DONG, report(LAM_DONG, 1, "11", "825", "89.61"));
    node.statements();
    table();
    long one = node.statements();
    send(LAI_CHAU, report(LAI_CHAU, 1, "2", "19.9", null));
    send(HA_NOI, report(HA_NOI, 1, "5", "100", "60"));
    node.statements();
    table();

    assertThat(node.statements()).isEqualTo(one).isEqualTo(3);
  }

  @Test
  void tracesAFigureToItsRecords() {
    Receipt receipt = send(LAM_DONG, report(LAM_DONG, 1, "11", "825", "89.61"));
    node.statements();

    CellTrace trace =
        world.consolidation.trace(NATIONAL, FORM.id(), PERIOD, LAM_DONG, "2").orElseThrow();

    assertThat(node.statements()).isEqualTo(3);
    assertThat(trace.submission().id()).isEqualTo(receipt.id());
    assertThat(trace.cell().value()).isEqualByComparingTo("825");
    assertThat(trace.cell().origins())
        .singleElement()
        .satisfies(o -> assertThat(o.title()).isEqualTo("CCN 2"));
    assertThat(world.consolidation.trace(NATIONAL, FORM.id(), PERIOD, HA_NOI, "2")).isEmpty();
  }

  @Test
  void tellsListenersOncePerStoredReport() {
    List<Receipt> heard = new ArrayList<>();
    world.intake.addListener(heard::add);
    byte[] envelope = report(LAM_DONG, 1, "11", "825", "89.61");

    Receipt receipt = send(LAM_DONG, envelope);
    send(LAM_DONG, envelope);

    assertThat(heard).containsExactly(receipt);
  }

  @Test
  void keepsFormsForNodesWithoutTheModule() {
    CentreForms later = new CentreForms(database.node(), World.CLOCK);

    assertThat(later.find(FORM)).isPresent();
    assertThat(later.offered(FORM)).isFalse();
  }

  private ConsolidatedTable table() {
    return world.consolidation.table(NATIONAL, FORM.id(), PERIOD);
  }

  private long count(String entity) {
    return node.txExpr(
        em ->
            em.createQuery("select count(e) from " + entity + " e", Long.class).getSingleResult());
  }

  private interface Act<T> {
    T run(int index) throws Exception;
  }

  private static <T> List<T> together(int count, Act<T> act) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int index = i;
        Callable<T> call =
            () -> {
              start.await();
              return act.run(index);
            };
        futures.add(threads.submit(call));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get(60, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
