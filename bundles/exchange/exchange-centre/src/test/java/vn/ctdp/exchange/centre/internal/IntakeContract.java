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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.CarriedFile;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.ReceiptCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.intake.CarriedIntake;
import vn.ctdp.exchange.intake.CellTrace;
import vn.ctdp.exchange.intake.ConsolidatedTable;
import vn.ctdp.exchange.intake.IntakeListener;
import vn.ctdp.exchange.intake.IntakeService;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Refusal;
import vn.ctdp.exchange.intake.RefusedException;
import vn.ctdp.exchange.intake.Submission;
import vn.ctdp.exchange.trust.TrustError;
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

    assertThat(node.statements()).isEqualTo(one).isEqualTo(2);
  }

  @Test
  void takesNoMoreStatementsForMoreCells() {
    send(LAM_DONG, report(LAM_DONG, 1, "11", "825", "89.61"));
    node.statements();
    send(LAM_DONG, report(LAM_DONG, 2, "11", "825", "89.61"));
    long few = node.statements();
    // The same form with origins by the hundred.
    send(LAM_DONG, World.withOrigins(report(LAM_DONG, 3, "12", "825", "89.61"), 400));

    assertThat(node.statements()).isEqualTo(few).isEqualTo(8);
  }

  @Test
  void tracesAFigureToItsRecords() {
    Receipt receipt = send(LAM_DONG, report(LAM_DONG, 1, "11", "825", "89.61"));
    node.statements();

    CellTrace trace =
        world.consolidation.trace(NATIONAL, FORM.id(), PERIOD, LAM_DONG, "2").orElseThrow();

    assertThat(node.statements()).isEqualTo(2);
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
  void aListenerThatCannotBeReachedCostsNobodyAReceipt() {
    world.intake.bindListener(
        new ComponentServiceObjects<>() {
          @Override
          public IntakeListener getService() {
            throw new IllegalStateException("the bundle is going");
          }

          @Override
          public void ungetService(IntakeListener service) {
            throw new IllegalStateException("nothing was got");
          }

          @Override
          public ServiceReference<IntakeListener> getServiceReference() {
            return null;
          }
        });

    assertThat(send(LAM_DONG, report(LAM_DONG, 1, "11", "825", "89.61")).ledgerNumber())
        .isEqualTo(1);
  }

  @Test
  void anUnknownFormUsesItsNumberUpAndHoldsNothingUp() throws InvalidDocumentException {
    byte[] first = signed(1, null, 1, "11");
    byte[] unknown =
        World.sign(
            LAM_DONG,
            bytes(
                new String(
                        World.numbered(LAM_DONG, 2, digest(first), 2, "12", "825", null),
                        StandardCharsets.UTF_8)
                    .replace("\"version\":1", "\"version\":9")));
    byte[] third = signed(3, digest(unknown), 2, "13");
    send(LAM_DONG, first);

    CtdpException refused = refusal(LAM_DONG, unknown);

    assertThat(refused).isInstanceOf(RefusedException.class);
    assertThat(refused.errorCode()).isEqualTo(IntakeError.FORM_UNKNOWN);
    assertThat(((RefusedException) refused).refusal().document()).isNotEmpty();
    assertThat(send(LAM_DONG, third).sequence()).isEqualTo(3);
    assertThat(((RefusedException) refusal(LAM_DONG, unknown)).refusal())
        .isEqualTo(((RefusedException) refused).refusal());
  }

  @Test
  void aNodeThatHasJustStartedRefusesNoFormForGood() throws InvalidDocumentException {
    World starting = new World(database.node(), Map.of("perSender", 100));
    byte[] unknown =
        World.sign(
            LAM_DONG,
            bytes(
                new String(
                        World.numbered(LAM_DONG, 1, null, 1, "12", "825", null),
                        StandardCharsets.UTF_8)
                    .replace("\"version\":1", "\"version\":9")));

    CtdpException later =
        catchThrowableOfType(
            CtdpException.class, () -> starting.intake.take(machine(LAM_DONG), unknown));

    assertThat(later.errorCode()).isEqualTo(IntakeError.STARTING);
    assertThat(later).isNotInstanceOf(RefusedException.class);
    assertThat(ledger(Map.of())).isEmpty();
    assertThat(send(LAM_DONG, signed(1, null, 1, "11")).sequence()).isEqualTo(1);
  }

  @Test
  void aHeaderWithAnotherMessagesIdIsRefused() throws InvalidDocumentException {
    byte[] first = signed(1, null, 1, "11");
    String id = World.envelope(LAM_DONG, 1, "11", "825", null).messageId();

    CtdpException mixedUp =
        catchThrowableOfType(
            CtdpException.class,
            () -> world.intake.take(machine(LAM_DONG), first, Optional.of("another")));

    assertThat(mixedUp.errorCode()).isEqualTo(IntakeError.MESSAGE_ID);
    assertThat(mixedUp).isNotInstanceOf(RefusedException.class);
    assertThat(
            world.intake.take(machine(LAM_DONG), first, Optional.of(id)).receipt().ledgerNumber())
        .isEqualTo(1);
  }

  @Test
  void keepsFormsForNodesWithoutTheModule() {
    CentreForms later = new CentreForms(database.node(), World.CLOCK);

    assertThat(later.find(FORM)).isPresent();
    assertThat(later.offered(FORM)).isFalse();
  }

  private byte[] signed(long number, String before, int revision, String planned) {
    return World.sign(
        LAM_DONG, World.numbered(LAM_DONG, number, before, revision, planned, "825", null));
  }

  private static String digest(byte[] document) throws InvalidDocumentException {
    return SignedDocument.read(document).digest();
  }

  @Test
  void countersignsWhatItStores() throws InvalidDocumentException {
    byte[] document = signed(1, null, 1, "11");

    Receipt receipt = send(LAM_DONG, document);
    Receipt again = other.intake.accept(machine(LAM_DONG), document);

    assertThat(again).isEqualTo(receipt);
    assertThat(receipt.digest()).isEqualTo(digest(document));
    assertThat(receipt.sequence()).isEqualTo(1);
    SignedDocument signed =
        SignedDocument.read(receipt.document().getBytes(StandardCharsets.UTF_8));
    assertThat(World.KEYS.verify("ctdp-receipt", signed.content(), signed.signature()).owner())
        .isEmpty();
    ReceiptCodec.Read said = ReceiptCodec.readReceipt(signed.content(), receipt.document());
    assertThat(said.receipt()).isEqualTo(receipt);
    assertThat(said.cells()).isEqualTo(4);
    assertThat(said.totals())
        .containsOnly(Map.entry("1", new BigDecimal("11")), Map.entry("2", new BigDecimal("825")));
    assertThat(world.consolidation.envelope(NATIONAL, receipt.id())).contains(document);
    assertThat(world.intake.receipt(NATIONAL, LAM_DONG, FORM.id(), PERIOD, 1)).contains(receipt);
  }

  private static byte[] file(byte[]... messages) {
    return CarriedFile.write(CarriedFile.UP, LAM_DONG, World.CLOCK.instant(), List.of(messages));
  }

  @Test
  void takesCarriedReportsByTheirSignatures() throws InvalidDocumentException {
    byte[] first = signed(1, null, 1, "11");
    byte[] wrong = signed(2, digest(first), 2, "11.5");
    byte[] third = signed(3, digest(wrong), 2, "12");

    CarriedIntake.Answer early = world.carried.take(NATIONAL, file(first, third));
    CarriedIntake.Answer answer = world.carried.take(NATIONAL, file(first, wrong, third));
    CarriedIntake.Answer again = other.carried.take(NATIONAL, file(first, wrong, third));

    assertThat(early.lines())
        .extracting(CarriedIntake.Line::outcome)
        .containsExactly(CarriedIntake.Outcome.ACCEPTED, CarriedIntake.Outcome.OPEN);
    assertThat(answer.lines())
        .extracting(CarriedIntake.Line::outcome)
        .containsExactly(
            CarriedIntake.Outcome.REPEATED,
            CarriedIntake.Outcome.REFUSED,
            CarriedIntake.Outcome.ACCEPTED);
    assertThat(again.lines())
        .extracting(CarriedIntake.Line::outcome)
        .containsExactly(
            CarriedIntake.Outcome.REPEATED,
            CarriedIntake.Outcome.REFUSED,
            CarriedIntake.Outcome.REPEATED);
    assertThat(answer.fileName()).startsWith("tra-loi_34-68_").endsWith(".ctdp.jsonl");
    assertThat(again.file()).isEqualTo(answer.file());
    CarriedFile back = CarriedFile.read(answer.file(), CarriedFile.BACK);
    assertThat(back.messages()).hasSize(3);
    SignedDocument receipt = SignedDocument.read(back.messages().get(0));
    assertThat(World.KEYS.verify("ctdp-receipt", receipt.content(), receipt.signature()).owner())
        .isEmpty();
    // Over the line it is the same report with the same receipt.
    assertThat(send(LAM_DONG, first).document().getBytes(StandardCharsets.UTF_8))
        .isEqualTo(back.messages().get(0));
    CarriedFile.Problem gap =
        CarriedFile.readProblem(CarriedFile.read(early.file(), CarriedFile.BACK).messages().get(1));
    assertThat(gap.code()).isEqualTo("EXC-425-ORDER");
    assertThat(gap.digest()).isEqualTo(digest(third));
  }

  @Test
  void takesNothingCarriedThatNobodySigned() throws InvalidDocumentException {
    byte[] bare = World.numbered(LAM_DONG, 1, null, 1, "11", "825", null);

    CarriedIntake.Answer answer = world.carried.take(NATIONAL, file(bare));

    assertThat(answer.lines())
        .singleElement()
        .satisfies(
            l -> {
              assertThat(l.outcome()).isEqualTo(CarriedIntake.Outcome.OPEN);
              assertThat(l.sentence().vi()).contains("chưa được ký");
            });
    assertThat(world.carried.take(NATIONAL, signed(1, null, 1, "11")).lines())
        .singleElement()
        .extracting(CarriedIntake.Line::outcome)
        .isEqualTo(CarriedIntake.Outcome.ACCEPTED);
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    byte[] good = file(signed(1, null, 1, "11"), signed(2, "0".repeat(64), 2, "12"));
    String text = new String(good, StandardCharsets.UTF_8);
    byte[] back = CarriedFile.write(CarriedFile.BACK, LAM_DONG, World.CLOCK.instant(), List.of());
    for (byte[] wrong :
        List.of(
            new byte[0],
            "xin chào".getBytes(StandardCharsets.UTF_8),
            new byte[] {0, 1, 2},
            back,
            text.substring(0, text.indexOf('\n', 200)).getBytes(StandardCharsets.UTF_8))) {
      assertThatThrownBy(() -> world.carried.take(NATIONAL, wrong))
          .isInstanceOfSatisfying(
              CtdpException.class,
              e -> assertThat(e.errorCode()).isEqualTo(IntakeError.CARRIED_FILE));
    }
    assertThatThrownBy(() -> world.carried.take(World.caller("nobody"), good))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode().code()).isEqualTo("CORE-403"));
    assertThat(ledger(Map.of())).isEmpty();
    assertThat(
            world
                .carried
                .take(NATIONAL, text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                .lines())
        .hasSize(2);
  }

  @Test
  void usesTheNextNumberUpWhateverComesOfIt() throws InvalidDocumentException {
    byte[] first = signed(1, null, 1, "11");
    // Not a whole number: refused for its content.
    byte[] wrong = signed(2, digest(first), 2, "11.5");
    byte[] third = signed(3, digest(wrong), 2, "12");

    send(LAM_DONG, first);
    CtdpException gap = refusal(LAM_DONG, third);
    CtdpException refused = refusal(LAM_DONG, wrong);
    CtdpException again = refusal(LAM_DONG, wrong);
    Receipt receipt = send(LAM_DONG, third);

    assertThat(gap.errorCode()).isEqualTo(IntakeError.GAP);
    assertThat(gap.problems()).extracting(FieldProblem::code).containsExactly("SEND-2");
    assertThat(refused).isInstanceOf(RefusedException.class);
    Refusal said = ((RefusedException) refused).refusal();
    assertThat(said.code()).isEqualTo("EXC-422");
    assertThat(said.sequence()).isEqualTo(2);
    SignedDocument signed = SignedDocument.read(said.document().getBytes(StandardCharsets.UTF_8));
    assertThat(World.KEYS.verify("ctdp-refusal", signed.content(), signed.signature()).owner())
        .isEmpty();
    assertThat(((RefusedException) again).refusal()).isEqualTo(said);
    assertThat(again.sentence(Locale.ENGLISH)).isEqualTo(refused.sentence(Locale.ENGLISH));
    assertThat(again.members()).isEqualTo(refused.members()).containsKey("signed");
    assertThat(receipt.sequence()).isEqualTo(3);
    assertThat(receipt.ledgerNumber()).isEqualTo(2);
    // The gap was no refusal, and the repetition is the same line.
    assertThat(ledger(Map.of())).hasSize(3);
  }

  @Test
  void refusesOtherContentUnderAnOldNumberAndAForkOfTheChain() throws InvalidDocumentException {
    byte[] first = signed(1, null, 1, "11");
    send(LAM_DONG, first);

    CtdpException taken = refusal(LAM_DONG, signed(1, null, 2, "12"));
    CtdpException fork = refusal(LAM_DONG, signed(2, "0".repeat(64), 2, "12"));

    assertThat(taken.errorCode().code()).isEqualTo("EXC-409-NUMBER");
    assertThat(taken).isInstanceOf(RefusedException.class);
    assertThat(fork.errorCode().code()).isEqualTo("EXC-409-CHAIN");
    assertThat(world.audit).hasSize(2);
    byte[] forked = signed(2, "0".repeat(64), 2, "12");
    assertThat(send(LAM_DONG, signed(3, digest(forked), 2, "13")).ledgerNumber()).isEqualTo(2);
    assertThat(table().totals()).containsEntry("1", new BigDecimal("13"));
  }

  @Test
  void takesNoSignatureForAnother() throws InvalidDocumentException {
    byte[] good = signed(1, null, 1, "11");
    SignedDocument document = SignedDocument.read(good);
    byte[] content = document.content();

    byte[] other = World.numbered(LAM_DONG, 1, null, 1, "12", "825", null);
    assertThat(
            refusal(LAM_DONG, new SignedDocument(other, document.signature()).write()).errorCode())
        .isEqualTo(TrustError.SIGNATURE_WRONG);
    assertThat(refusal(LAM_DONG, World.sign(LAI_CHAU, content)).errorCode())
        .isEqualTo(IntakeError.OTHER_SENDER);
    assertThat(world.audit).hasSize(2);
    assertThat(ledger(Map.of("accepted", "false"))).hasSize(2);
    assertThat(send(LAM_DONG, good).ledgerNumber()).isEqualTo(1);
    Map<String, Object> required = Map.of();
    assertThatThrownBy(
            () ->
                new World(node, required)
                    .intake.accept(machine(LAI_CHAU), report(LAI_CHAU, 1, "1", "5", null)))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(IntakeError.NOT_SIGNED));
  }

  @Test
  void keepsTheOrderUnderManyAtOnce() throws Exception {
    List<byte[]> documents = new ArrayList<>();
    String before = null;
    for (int i = 1; i <= 12; i++) {
      documents.add(signed(i, before, i, Integer.toString(i)));
      before = digest(documents.get(i - 1));
    }
    // Everybody sends everything until all of it is taken.
    together(
        4,
        i -> {
          World at = i % 2 == 0 ? world : other;
          for (byte[] document : documents) {
            for (boolean taken = false; !taken; ) {
              try {
                at.intake.accept(machine(LAM_DONG), document);
                taken = true;
              } catch (CtdpException e) {
                assertThat(e.errorCode()).isIn(IntakeError.GAP, IntakeError.BUSY);
              }
            }
          }
          return i;
        });

    assertThat(ledger(Map.of())).hasSize(12).allMatch(Submission::accepted);
    assertThat(table().totals()).containsEntry("1", new BigDecimal("12"));
  }

  @Test
  void letsNoSenderCrowdOutTheOthers() throws Exception {
    Admission admission = new Admission(2, 1, 0);
    try (Admission.Place a = admission.enter("68");
        Admission.Place b = admission.enter("68");
        Admission.Place c = admission.enter("12");
        Admission.Place working = admission.work()) {
      CtdpException busy = catchThrowableOfType(CtdpException.class, () -> admission.enter("68"));
      assertThat(busy.errorCode()).isEqualTo(IntakeError.BUSY);
      assertThat(busy.retryAfterSeconds()).isPresent();
      assertThatThrownBy(admission::work).isInstanceOf(CtdpException.class);
    }
    try (Admission.Place a = admission.enter("68");
        Admission.Place working = admission.work()) {
      assertThat(a).isNotNull();
    }
  }

  @Test
  void packsWhatWasStoredBefore() {
    try (TestDatabase old = maker.get()) {
      byte[] envelope = report(LAM_DONG, 1, "11", "825", "89.61");
      Node before = old.node();
      before.tx(
          em -> {
            em.createNativeQuery(
                    "INSERT INTO exchange_centre.sender (province, last_sequence)"
                        + " VALUES ('34:68', 1)")
                .executeUpdate();
            em.createNativeQuery(
                    "INSERT INTO exchange_centre.submission (id, province, form_id, form_version,"
                        + " period_code, period_end, revision, digest, message_id, sequence_no,"
                        + " received_at, sender, instance_id, organisation, cutoff, drawn_up_at,"
                        + " approved_by, approved_at, size_bytes) VALUES ('s1', '34:68',"
                        + " 'test-clusters', 1, '2026-H1', DATE('2026-06-14'), 1, :digest, 'm1', 1,"
                        + " :now, 'x', 'x', 'x', DATE('2026-06-14'), :now, 'x', :now, 1)")
                .setParameter("digest", CanonicalJson.sha256(envelope))
                .setParameter("now", java.sql.Timestamp.from(World.CLOCK.instant()))
                .executeUpdate();
            em.createNativeQuery(
                    "INSERT INTO exchange_centre.current_submission VALUES"
                        + " ('test-clusters', '2026-H1', '34:68', 1, 's1')")
                .executeUpdate();
            for (int i = 0; i < 2; i++) {
              int half = envelope.length / 2;
              em.createNativeQuery(
                      "INSERT INTO exchange_centre.envelope_part VALUES ('s1', :part, :content)")
                  .setParameter("part", i)
                  .setParameter(
                      "content",
                      java.util.Arrays.copyOfRange(
                          envelope, i * half, i == 0 ? half : envelope.length))
                  .executeUpdate();
            }
          });

      World first = new World(old.node());
      World second = new World(old.node());

      assertThat(first.consolidation.table(NATIONAL, FORM.id(), PERIOD).totals())
          .containsEntry("1", new BigDecimal("11"))
          .containsEntry("4", new BigDecimal("10.861818"));
      assertThat(second.consolidation.envelope(NATIONAL, "s1")).contains(envelope);
      assertThat(second.intake.take(machine(LAM_DONG), envelope).repeated()).isTrue();
      assertThatThrownBy(() -> old.sql("DELETE FROM exchange_centre.envelope_part"))
          .isInstanceOf(IllegalStateException.class);
    }
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
