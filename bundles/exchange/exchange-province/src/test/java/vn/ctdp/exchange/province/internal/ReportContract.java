package vn.ctdp.exchange.province.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.ctdp.exchange.province.internal.World.ADMIN;
import static vn.ctdp.exchange.province.internal.World.FORM;
import static vn.ctdp.exchange.province.internal.World.LEADER;
import static vn.ctdp.exchange.province.internal.World.OFFICER;
import static vn.ctdp.exchange.province.internal.World.PERIOD;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.ctdp.core.calendar.Period;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.query.Sort;
import vn.ctdp.core.subject.Subject;
import vn.ctdp.core.subject.SubjectRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.Envelope;
import vn.ctdp.exchange.engine.EnvelopeCodec;
import vn.ctdp.exchange.engine.Evidence;
import vn.ctdp.exchange.engine.ReceiptCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.form.ReportSubject;
import vn.ctdp.exchange.form.ReportSubjectSource;
import vn.ctdp.exchange.intake.Receipt;
import vn.ctdp.exchange.intake.Refusal;
import vn.ctdp.exchange.report.CheckResult;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportCell;
import vn.ctdp.exchange.report.ReportContent;
import vn.ctdp.exchange.report.ReportDiff;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.report.ReportSummary;
import vn.ctdp.exchange.report.ReportTransport;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** What a province may rely on, the same on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReportContract {

  private final Supplier<TestDatabase> maker;
  private final World.Ticking clock = new World.Ticking();
  private TestDatabase database;
  private Node node;
  private World world;

  ReportContract(Supplier<TestDatabase> maker) {
    this.maker = maker;
  }

  @BeforeAll
  void open() {
    database = maker.get();
    node = database.node();
  }

  @AfterAll
  void close() throws Exception {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void begin() {
    node.tx(
        em -> {
          em.createNativeQuery("DELETE FROM exchange_province.answer_again").executeUpdate();
          em.createNativeQuery("DELETE FROM exchange_province.message_answer").executeUpdate();
          em.createQuery("delete from AskedAgainEntity").executeUpdate();
          List.of(
                  "OriginEntity",
                  "RecordOriginEntity",
                  "LineEntity",
                  "OutsideEntity",
                  "CellEntity",
                  "EnvelopePartEntity",
                  "ExplanationEntity",
                  "ReportEntity",
                  "RoadEntity")
              .forEach(e -> em.createQuery("delete from " + e).executeUpdate());
          em.createQuery("update ChainEntity c set c.digest = null, c.lastNumber = 0")
              .executeUpdate();
        });
    clock.set("2026-06-20T02:00:00Z");
    world = new World(node, clock);
  }

  @AfterEach
  void end() {
    world.outbox.stop();
  }

  private Report drawUp() {
    return world.reports.drawUp(OFFICER, FORM, PERIOD);
  }

  private Report set(Report r, String row, String value, String reason) {
    return world.reports.setCell(
        OFFICER,
        r.summary().id(),
        row,
        value == null ? null : new BigDecimal(value),
        reason,
        r.version());
  }

  private static ReportCell cell(Report r, String row) {
    return r.cells().stream().filter(c -> c.row().equals(row)).findFirst().orElseThrow();
  }

  /** Approves without a road, so that only the test drains the queue. */
  private Report approved() {
    Report r = set(drawUp(), "3", "89.61", "");
    r = world.reports.submit(OFFICER, r.summary().id(), r.version());
    return world.approve(LEADER, r);
  }

  private Report find(Report r) {
    return world.reports.find(OFFICER, r.summary().id()).orElseThrow();
  }

  @Test
  void drawsUpFromRecordsWithOrigins() {
    Report r = drawUp();

    assertThat(r.summary().state()).isEqualTo(ReportState.DRAFT);
    assertThat(r.summary().revision()).isEqualTo(1);
    assertThat(r.summary().dueDay()).hasToString("2026-06-29");
    assertThat(r.cells()).extracting(ReportCell::row).containsExactly("1", "2", "3", "4");
    assertThat(cell(r, "1").value()).isEqualByComparingTo("11");
    assertThat(cell(r, "1").source()).isEqualTo(ReportCell.Source.RECORDS);
    assertThat(cell(r, "1").origins())
        .singleElement()
        .extracting("title")
        .isEqualTo("CCN Thuận An");
    assertThat(cell(r, "3").source()).isEqualTo(ReportCell.Source.EMPTY);
    assertThat(cell(r, "4").value()).isNull();
    assertThat(world.records.asked).isEqualTo(1);
    assertThat(find(r)).usingRecursiveComparison().isEqualTo(r);
  }

  @Test
  void computesFormulasWheneverAFigureChanges() {
    Report r = set(drawUp(), "3", "89.61", "");

    assertThat(cell(r, "3").source()).isEqualTo(ReportCell.Source.MANUAL);
    assertThat(cell(r, "4").value()).isEqualByComparingTo("10.861818");
    assertThat(cell(r, "4").source()).isEqualTo(ReportCell.Source.FORMULA);
  }

  @Test
  void keepsWhatPeopleEnteredWhenRecordsChange() {
    Report r = set(drawUp(), "3", "89.61", "");
    r = set(r, "1", "12", "Một cụm chưa nhập");
    r = world.reports.setNote(OFFICER, r.summary().id(), "2", "theo phương án", r.version());
    world.records.values.put("clusters.planned.count", "13");
    world.records.values.put("clusters.planned.area", "900");

    Report again = drawUp();

    assertThat(again.summary().id()).isEqualTo(r.summary().id());
    assertThat(cell(again, "1"))
        .satisfies(
            c -> {
              assertThat(c.value()).isEqualByComparingTo("12");
              assertThat(c.computed()).isEqualByComparingTo("13");
              assertThat(c.source()).isEqualTo(ReportCell.Source.OVERRIDE);
              assertThat(c.reason()).isEqualTo("Một cụm chưa nhập");
            });
    assertThat(cell(again, "2").value()).isEqualByComparingTo("900");
    assertThat(cell(again, "2").note()).isEqualTo("theo phương án");
    assertThat(cell(again, "3").value()).isEqualByComparingTo("89.61");

    Report cleared = world.reports.clearOverride(OFFICER, r.summary().id(), "1", again.version());
    assertThat(cell(cleared, "1").value()).isEqualByComparingTo("13");
    assertThat(cell(cleared, "1").source()).isEqualTo(ReportCell.Source.RECORDS);
    assertThat(cell(cleared, "1").reason()).isEmpty();
  }

  @Test
  void wantsAReasonForAnOverrideAndAFigureOfTheUnit() {
    Report r = drawUp();

    assertThat(refusal(() -> set(r, "1", "12", " ")).problems())
        .extracting("field")
        .containsExactly("1");
    assertThat(refusal(() -> set(r, "1", "1.5", "vì")).problems()).hasSize(1);
    assertThat(refusal(() -> set(r, "3", "-1", "")).problems()).hasSize(1);
    assertThat(refusal(() -> set(r, "I", "1", "")).errorCode()).isEqualTo(CoreError.NOT_FOUND);
    assertThat(find(r).version()).isEqualTo(r.version());
  }

  @Test
  void refusesAStaleVersion() {
    Report r = drawUp();
    set(r, "3", "1", "");

    assertThat(refusal(() -> set(r, "3", "2", "")).errorCode()).isEqualTo(CoreError.CONFLICT);
  }

  @Test
  void blocksErrorsAndWantsWarningsExplained() {
    Report r = set(drawUp(), "3", "1000", "");
    assertThat(r.findings()).extracting(CheckResult::checkId).containsExactly("T-E1");
    Report wrong = r;
    assertThat(
            refusal(() -> world.reports.submit(OFFICER, wrong.summary().id(), wrong.version()))
                .errorCode())
        .isEqualTo(ReportError.NOT_PASSED);

    r = set(r, "3", "10", "");
    r = set(r, "1", "1001", "thử");
    assertThat(r.findings()).extracting(CheckResult::checkId).containsExactly("T-W1");
    Report warned = r;
    assertThat(
            refusal(() -> world.reports.submit(OFFICER, warned.summary().id(), warned.version()))
                .errorCode())
        .isEqualTo(ReportError.NOT_PASSED);
    r = world.reports.explain(OFFICER, r.summary().id(), "T-W1", "đúng vậy", r.version());
    r = world.reports.submit(OFFICER, r.summary().id(), r.version());

    assertThat(r.summary().state()).isEqualTo(ReportState.SUBMITTED);
    Report submitted = r;
    assertThat(refusal(() -> set(submitted, "3", "1", "")).errorCode())
        .isEqualTo(ReportError.WRONG_STATE);
    assertThat(refusal(this::drawUp).errorCode()).isEqualTo(ReportError.WRONG_STATE);
    r = world.reports.reject(LEADER, r.summary().id(), "Xem lại dòng 1", r.version());
    assertThat(r.summary().state()).isEqualTo(ReportState.DRAFT);
    assertThat(r.lastProblem()).isEqualTo("Xem lại dòng 1");
  }

  @Test
  void letsNobodyHandInBeforeTheCutOffDay() {
    clock.set("2026-06-13T02:00:00Z");
    Report r = set(drawUp(), "3", "1", "");

    assertThat(
            refusal(() -> world.reports.submit(OFFICER, r.summary().id(), r.version())).errorCode())
        .isEqualTo(ReportError.PERIOD_OPEN);
  }

  @Test
  void asksForRights() {
    Report r = drawUp();

    assertThat(refusal(() -> world.reports.drawUp(LEADER, FORM, PERIOD)).errorCode())
        .isEqualTo(CoreError.ACCESS_DENIED);
    assertThat(
            refusal(() -> world.reports.approveAndSend(OFFICER, r.summary().id(), r.version()))
                .errorCode())
        .isEqualTo(CoreError.ACCESS_DENIED);
    assertThat(
            refusal(() -> world.reports.page(World.caller("guest"), PageRequest.first(1)))
                .errorCode())
        .isEqualTo(CoreError.ACCESS_DENIED);
  }

  @Test
  void needsTheModuleAndItsFigures() {
    world.figures.removeSource(world.records);
    assertThat(refusal(this::drawUp).errorCode()).isEqualTo(ReportError.INDICATOR_MISSING);
    world.figures.addSource(world.records);
    Report r = drawUp();

    world.forms.removeSource(world.source);

    assertThat(refusal(this::drawUp).errorCode()).isEqualTo(CoreError.MODULE_NOT_ENABLED);
    assertThat(find(r).cells()).hasSize(4);
    assertThat(refusal(() -> world.reports.drawUp(OFFICER, "nothing", PERIOD)).errorCode())
        .isEqualTo(ReportError.FORM_UNKNOWN);
    assertThat(
            refusal(() -> world.reports.drawUp(OFFICER, FORM, Period.parse("2026-Q2"))).errorCode())
        .isEqualTo(ReportError.PERIOD_KIND);
  }

  @Test
  void sendsOnceAndKeepsTheReceipt() throws Exception {
    Report queued = approved();
    assertThat(queued.summary().state()).isEqualTo(ReportState.QUEUED);
    byte[] envelope = world.reports.envelope(OFFICER, queued.summary().id());
    clock.forward(Duration.ofMinutes(10));
    world.outbox.drain();
    assertThat(find(queued).lastProblem()).contains("Đường gửi");

    clock.forward(Duration.ofMinutes(10));
    world.outbox.addTransport(world.line);
    awaitState(queued, ReportState.RECEIVED);

    Report r = find(queued);
    assertThat(r.receipt())
        .get()
        .satisfies(
            receipt -> {
              assertThat(receipt.digest()).isEqualTo(CanonicalJson.sha256(envelope));
              assertThat(receipt.ledgerNumber()).isEqualTo(1);
            });
    assertThat(r.lastProblem()).isEmpty();
    assertThat(world.line.last).isEqualTo(envelope);
    assertThat(world.line.sent).isEqualTo(1);
    Envelope sent = EnvelopeCodec.read(envelope, 100, 100);
    assertThat(sent.approval()).get().extracting("by").isEqualTo("leader");
    assertThat(sent.cells()).hasSize(4);
    assertThat(sent.previousDigest()).isEmpty();
    assertThat(world.events).extracting("state").contains(ReportState.QUEUED, ReportState.RECEIVED);
    assertThat(world.audit)
        .extracting(a -> a.split(" ")[0])
        .containsSubsequence(
            "exchange.report.draw-up",
            "exchange.report.cell",
            "exchange.report.submit",
            "exchange.report.approve",
            "exchange.report.received");
  }

  /** The queue's own thread may take the report up first: both ways lead there. */
  private void awaitState(Report report, ReportState state) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (find(report).summary().state() != state && System.nanoTime() < end) {
      world.outbox.drain();
      Thread.onSpinWait();
    }
    assertThat(find(report).summary().state()).isEqualTo(state);
  }

  /** However many attempts of the queue's own came in between. */
  private void sendUntil(Report report, ReportState state) {
    for (int i = 0; i < 10 && find(report).summary().state() != state; i++) {
      clock.forward(Duration.ofMinutes(10));
      world.outbox.drain();
    }
    assertThat(find(report).summary().state()).isEqualTo(state);
  }

  @Test
  void sendsTheSameBytesAgainAfterALostReceiptAndARestart() throws Exception {
    Report queued = approved();
    byte[] envelope = world.reports.envelope(OFFICER, queued.summary().id());
    world.line.loseReceipt = true;
    clock.forward(Duration.ofMinutes(10));
    world.outbox.addTransport(world.line);
    clock.forward(Duration.ofMinutes(10));
    world.outbox.drain();
    assertThat(find(queued).summary().state()).isEqualTo(ReportState.QUEUED);
    world.outbox.stop();
    World.Line line = world.line;

    World restarted = new World(node, clock);
    world = restarted;
    line.loseReceipt = false;
    clock.forward(Duration.ofMinutes(10));
    restarted.outbox.addTransport(line);
    awaitState(queued, ReportState.RECEIVED);

    assertThat(line.accepted).hasSize(1);
    assertThat(line.last).isEqualTo(envelope);
  }

  @Test
  void takesAForgedReceiptForNone() {
    Report queued = approved();
    world.line.forge = true;
    clock.forward(Duration.ofMinutes(10));
    world.outbox.addTransport(world.line);
    world.outbox.drain();
    clock.forward(Duration.ofMinutes(10));
    world.outbox.drain();

    Report r = find(queued);
    assertThat(r.summary().state()).isEqualTo(ReportState.QUEUED);
    assertThat(r.receipt()).isEmpty();
    assertThat(r.lastProblem()).contains("không khớp");
  }

  @Test
  void waitsLongerAfterEachFailure() {
    approved();
    world.line.failure = new ReportTransport.TransportException("Mất kết nối.", false, null);
    clock.forward(Duration.ofMinutes(10));
    world.outbox.addTransport(world.line);
    world.outbox.drain();
    for (int i = 0; i < 8; i++) {
      clock.forward(Duration.ofMinutes(10));
      world.outbox.drain();
    }
    int sent = world.line.sent;

    clock.forward(Duration.ofSeconds(200));
    world.outbox.drain();
    assertThat(world.line.sent).isEqualTo(sent);
    clock.forward(Duration.ofSeconds(101));
    world.outbox.drain();
    assertThat(world.line.sent).isEqualTo(sent + 1);
  }

  private Report approved(Period period) {
    Report r = world.reports.drawUp(OFFICER, FORM, period);
    r = set(r, "3", "89.61", "");
    r = world.reports.submit(OFFICER, r.summary().id(), r.version());
    r = world.approve(LEADER, r);
    clock.forward(Duration.ofSeconds(1));
    return r;
  }

  @Test
  void letsNoMessageOvertakeAnother() throws Exception {
    Report first = approved(PERIOD);
    Report second = approved(Period.parse("2025-H1"));
    world.line.failure = new ReportTransport.TransportException("Mất kết nối.", false, null);
    clock.forward(Duration.ofMinutes(10));
    world.outbox.addTransport(world.line);
    for (int i = 0; i < 3; i++) {
      clock.forward(Duration.ofMinutes(10));
      world.outbox.drain();
    }
    assertThat(world.line.attempts).hasSizeGreaterThan(2).allMatch(a -> a.contains("2026-H1"));

    world.line.failure = null;
    world.line.attempts.clear();
    clock.forward(Duration.ofMinutes(10));
    awaitState(second, ReportState.RECEIVED);
    awaitState(first, ReportState.RECEIVED);
    assertThat(world.line.attempts).hasSize(2);
    assertThat(world.line.attempts.get(0)).contains("2026-H1");
  }

  @Test
  void goesOnBehindARefusedMessage() throws Exception {
    Report first = approved(PERIOD);
    Report second = approved(Period.parse("2025-H1"));
    world.line.refusedPeriod = "2026-H1";
    clock.forward(Duration.ofMinutes(10));
    world.outbox.addTransport(world.line);
    awaitState(second, ReportState.RECEIVED);
    awaitState(first, ReportState.RETURNED);
  }

  @Test
  void waitsAsLongAsTheCentreAsks() {
    world.line.failure =
        ReportTransport.TransportException.busy("Chậm lại.", Duration.ofMinutes(30));
    world.outbox.addTransport(world.line);
    approved();
    // Whether the outbox's own thread was first or this one: the message is sent once, then waits.
    world.outbox.drain();
    int sent = world.line.sent;
    assertThat(sent).isPositive();

    clock.forward(Duration.ofMinutes(29));
    world.outbox.drain();
    assertThat(world.line.sent).isEqualTo(sent);
    clock.forward(Duration.ofMinutes(5));
    world.outbox.drain();
    assertThat(world.line.sent).isEqualTo(sent + 1);

    // A day too long is cut to what the configuration allows.
    world.line.failure = ReportTransport.TransportException.busy("Chậm lại.", Duration.ofDays(9));
    clock.forward(Duration.ofMinutes(40));
    world.outbox.drain();
    clock.forward(Duration.ofHours(23).plusMinutes(40));
    world.outbox.drain();
    assertThat(world.line.sent).isEqualTo(sent + 3);
  }

  @Test
  void doesNotWaitForAClockThatWasWrong() throws Exception {
    world.line.failure = new ReportTransport.TransportException("Mất kết nối.", false, null);
    Report queued = approved();
    clock.forward(Duration.ofDays(3));
    world.outbox.addTransport(world.line);
    world.outbox.drain();
    world.line.failure = null;
    clock.forward(Duration.ofDays(-3));
    awaitState(queued, ReportState.RECEIVED);
  }

  @Test
  void changesTheRoadWhileMessagesWait() throws Exception {
    Report queued = approved();
    World.Line soap = new World.Line("soap");
    world.line.failure = new ReportTransport.TransportException("Mất kết nối.", false, null);
    clock.forward(Duration.ofMinutes(10));
    world.outbox.addTransport(world.line);
    world.outbox.addTransport(soap);
    world.outbox.drain();
    assertThat(world.queue.status(ADMIN).roads()).containsExactly("rest", "soap", "file");
    assertThat(world.queue.status(ADMIN).lastProblem()).contains("Mất kết nối");

    assertThat(world.queue.setRoad(ADMIN, "file").nextAttemptAt()).isNull();
    int sent = world.line.sent;
    clock.forward(Duration.ofDays(2));
    world.outbox.drain();
    assertThat(world.line.sent).isEqualTo(sent);
    assertThat(world.watch.items(ADMIN))
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.title().vi()).isEqualTo("1 báo cáo chờ xuất tệp, lâu nhất 2 ngày");
              assertThat(i.link()).isEqualTo("outbox");
            });
    assertThat(world.watch.items(LEADER)).isEmpty();
    assertThat(world.watch.check().ok()).isTrue();
    assertThat(world.watch.check().message().en()).contains("1 waiting, the oldest for 2 days");

    world.queue.setRoad(ADMIN, "soap");
    awaitState(queued, ReportState.RECEIVED);
    assertThat(soap.sent).isEqualTo(1);
    assertThat(world.queue.status(ADMIN))
        .satisfies(
            s -> {
              assertThat(s.road()).isEqualTo("soap");
              assertThat(s.roadChangedBy()).isEqualTo("admin");
              assertThat(s.waiting()).isZero();
              assertThat(s.oldestSince()).isNull();
            });
    assertThat(world.watch.items(ADMIN)).isEmpty();
    assertThat(world.audit).anyMatch(a -> a.startsWith("exchange.outbox.road"));
    assertThatThrownBy(() -> world.queue.setRoad(ADMIN, "pigeon"))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(ReportError.ROAD_UNKNOWN));
    assertThatThrownBy(() -> world.queue.setRoad(LEADER, "rest"))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
  }

  @Test
  void triesAtOnceWhenAskedTo() throws Exception {
    Report first = approved(PERIOD);
    approved(Period.parse("2025-H1"));
    world.line.failure =
        ReportTransport.TransportException.busy("Chậm lại.", Duration.ofMinutes(30));
    clock.forward(Duration.ofMinutes(10));
    world.outbox.addTransport(world.line);
    world.outbox.drain();
    assertThat(world.queue.waiting(ADMIN, PageRequest.first(10)))
        .satisfies(
            page -> {
              assertThat(page.total()).isEqualTo(2);
              assertThat(page.rows().get(0).attempts()).isPositive();
              assertThat(page.rows().get(0).nextAttemptAt()).isAfter(clock.instant());
              assertThat(page.rows().get(0).lastProblem()).isEqualTo("Chậm lại.");
              assertThat(page.rows().get(1).attempts()).isZero();
              assertThat(page.rows().get(1).nextAttemptAt()).isNull();
            });

    world.line.failure = null;
    world.queue.sendNow(ADMIN);
    awaitState(first, ReportState.RECEIVED);
  }

  @Test
  void correctsARefusedRevisionAndGoesOnAfterAConflict() throws Exception {
    Report queued = approved();
    world.line.failure = new ReportTransport.TransportException("Trung tâm: sai ô 3.", true, null);
    clock.forward(Duration.ofMinutes(10));
    world.outbox.addTransport(world.line);
    awaitState(queued, ReportState.RETURNED);
    assertThat(find(queued).lastProblem()).isEqualTo("Trung tâm: sai ô 3.");

    Report corrected = drawUp();
    assertThat(corrected.summary().id()).isEqualTo(queued.summary().id());
    assertThat(corrected.summary().revision()).isEqualTo(1);
    assertThat(corrected.summary().state()).isEqualTo(ReportState.DRAFT);

    world.line.failure =
        new ReportTransport.TransportException("Trung tâm đã có lần 1, 2.", true, 3, null);
    Report again = world.reports.submit(OFFICER, corrected.summary().id(), corrected.version());
    again = world.approve(LEADER, again);
    clock.forward(Duration.ofMinutes(10));
    awaitState(again, ReportState.RETURNED);
    Report third = drawUp();
    assertThat(third.summary().revision()).isEqualTo(3);
    assertThat(cell(third, "3").value()).isEqualByComparingTo("89.61");
  }

  /** A signed report on a road that is there: no attempt of the queue's own may come in between. */
  private Report queuedAndSigned() {
    world.seals.signer = World.KEYS.signer(Optional.of(World.PROVINCE));
    world.seals.keys = World.KEYS;
    world.outbox.addTransport(world.line);
    return approved();
  }

  @Test
  void signsWhatItSendsAndKeepsTheSignedReceipt() throws Exception {
    world.line.failure = new ReportTransport.TransportException("Mất kết nối.", false, null);
    Report queued = queuedAndSigned();
    assertThatThrownBy(() -> world.reports.evidence(OFFICER, queued.summary().id()))
        .isInstanceOf(CtdpException.class);
    world.line.failure = null;
    sendUntil(queued, ReportState.RECEIVED);

    SignedDocument sent = SignedDocument.read(world.line.last);
    assertThat(EnvelopeCodec.read(sent.content(), 100, 100).sequence()).isEqualTo(1);
    assertThat(World.KEYS.verify("ctdp-report", sent.content(), sent.signature()).owner())
        .contains(World.PROVINCE);
    Evidence evidence = Evidence.read(world.reports.evidence(OFFICER, queued.summary().id()));
    assertThat(evidence.report().write()).isEqualTo(sent.write());
    SignedDocument receipt = evidence.receipt();
    assertThat(World.KEYS.verify("ctdp-receipt", receipt.content(), receipt.signature()).owner())
        .isEmpty();
    Receipt said = ReceiptCodec.readReceipt(receipt.content(), "").receipt();
    assertThat(said.digest()).isEqualTo(sent.digest());
    assertThat(said.sequence()).isEqualTo(1);
    assertThat(find(queued).receipt().orElseThrow().sequence()).isEqualTo(1);
    assertThatThrownBy(() -> world.reports.evidence(World.caller("guest"), queued.summary().id()))
        .isInstanceOf(CtdpException.class);
  }

  @Test
  void signsWhatWaitedForAKey() throws Exception {
    Report queued = approved();
    world.seals.signer = World.KEYS.signer(Optional.of(World.PROVINCE));
    world.seals.keys = World.KEYS;
    world.outbox.addTransport(world.line);
    sendUntil(queued, ReportState.RECEIVED);

    assertThat(SignedDocument.read(world.line.last).digest())
        .isEqualTo(find(queued).receipt().orElseThrow().digest());
  }

  @Test
  void believesNoReceiptThatTheCentreDidNotSign() throws Exception {
    world.line.forge = true;
    Report queued = queuedAndSigned();
    world.outbox.drain();
    assertThat(find(queued).lastProblem()).contains("Chữ ký");
    assertThat(find(queued).summary().state()).isEqualTo(ReportState.QUEUED);
    // A refusal that anybody could have written.
    world.line.failure = ReportTransport.TransportException.refused("Từ chối.", 0, "");
    clock.forward(Duration.ofMinutes(10));
    world.outbox.drain();
    assertThat(find(queued).summary().state()).isEqualTo(ReportState.QUEUED);

    world.line.forge = false;
    world.line.failure = null;
    clock.forward(Duration.ofMinutes(10));
    sendUntil(queued, ReportState.RECEIVED);
  }

  @Test
  void goesOnWhereTheCentreIsAfterARestore() throws Exception {
    world.line.failure = new ReportTransport.TransportException("Mất kết nối.", false, null);
    Report queued = queuedAndSigned();
    UUID id = queued.summary().id();
    String digest = CanonicalJson.sha256(world.reports.envelope(OFFICER, id));
    String last = "c".repeat(64);
    Refusal refusal =
        new Refusal(
            "l1",
            World.PROVINCE,
            queued.definition().key(),
            PERIOD,
            1,
            digest,
            1,
            clock.instant(),
            "EXC-409-NUMBER",
            409,
            new Localized("Số 1 đã dùng.", "Number 1 is taken."),
            new Localized("Lập lại.", "Again."),
            List.of(
                FieldProblem.error("sequence", "NEXT-8", "", ""),
                FieldProblem.error("previousDigest", "LAST-" + last, "", "")),
            "");
    world.line.failure =
        ReportTransport.TransportException.refused(
            "Số 1 đã dùng.",
            0,
            World.Line.sign(SignedDocument.REFUSAL, ReceiptCodec.write(refusal)));
    sendUntil(queued, ReportState.RETURNED);
    world.line.failure = null;
    Report again = drawUp();
    again = world.reports.submit(OFFICER, again.summary().id(), again.version());
    again = world.approve(LEADER, again);
    sendUntil(again, ReportState.RECEIVED);
    Envelope sent = EnvelopeCodec.read(SignedDocument.read(world.line.last).content(), 100, 100);
    assertThat(sent.sequence()).isEqualTo(8);
    assertThat(sent.previousDigest()).contains(last);
  }

  @Test
  void sendsAgainWhatARestoredCentreHasForgotten() throws Exception {
    world.line.failure = new ReportTransport.TransportException("Mất kết nối.", false, null);
    Report first = queuedAndSigned();
    world.line.failure = null;
    sendUntil(first, ReportState.RECEIVED);
    sendUntil(nextRevision(), ReportState.RECEIVED);
    int before = world.line.attempts.size();
    world.line.accepted.clear();
    world.line.wants = 1;

    sendUntil(nextRevision(), ReportState.RECEIVED);

    List<Long> numbers = new ArrayList<>();
    for (String sent : world.line.attempts.subList(before, world.line.attempts.size())) {
      byte[] content = SignedDocument.read(sent.getBytes(StandardCharsets.UTF_8)).content();
      numbers.add(EnvelopeCodec.read(content, 100, 100).sequence());
    }
    assertThat(numbers).containsExactly(3L, 1L, 2L, 3L);
    assertThat(world.line.accepted).hasSize(3);
    assertThat(world.watch.items(World.ADMIN))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.title().en()).contains("1–2").contains("sent again");
              assertThat(item.urgency()).isEqualTo(WorkItem.Urgency.NORMAL);
            });
    assertThat(world.audit).anyMatch(line -> line.startsWith("exchange.outbox.sent-again"));
    clock.forward(Duration.ofDays(15));
    assertThat(world.watch.items(World.ADMIN)).isEmpty();
  }

  @Test
  void findsOutWhatTheCentreLacksWithoutANewReport() throws Exception {
    world.line.failure = new ReportTransport.TransportException("Mất kết nối.", false, null);
    Report first = queuedAndSigned();
    world.line.failure = null;
    sendUntil(first, ReportState.RECEIVED);
    sendUntil(nextRevision(), ReportState.RECEIVED);
    world.outbox.recall();
    world.outbox.settle();
    assertThat(world.watch.items(World.ADMIN)).as("the centre lacks nothing").isEmpty();
    world.line.accepted.clear();
    world.line.wants = 1;

    world.outbox.recall();
    world.outbox.settle();

    assertThat(world.line.accepted).hasSize(2);
    assertThat(world.watch.items(World.ADMIN))
        .singleElement()
        .satisfies(item -> assertThat(item.title().en()).contains("1–2"));
  }

  @Test
  void saysSoWhenItDoesNotKeepWhatTheCentreWants() throws Exception {
    world.line.failure = new ReportTransport.TransportException("Mất kết nối.", false, null);
    Report first = queuedAndSigned();
    world.line.failure = null;
    sendUntil(first, ReportState.RECEIVED);
    node.tx(
        em -> em.createNativeQuery("DELETE FROM exchange_province.message_answer").executeUpdate());
    world.line.wants = 1;
    Report second = nextRevision();

    world.outbox.drain();

    assertThat(find(second).summary().state()).isEqualTo(ReportState.QUEUED);
    assertThat(find(second).lastProblem()).contains("không còn giữ");
    assertThat(world.watch.items(World.ADMIN))
        .anySatisfy(item -> assertThat(item.detail().vi()).contains("không còn giữ"));
  }

  private Report nextRevision() {
    Report r = drawUp();
    r = world.reports.submit(OFFICER, r.summary().id(), r.version());
    return world.approve(LEADER, r);
  }

  @Test
  void beginsTheNextRevisionAfterAReceipt() throws Exception {
    Report first = approved();
    clock.forward(Duration.ofMinutes(10));
    world.outbox.addTransport(world.line);
    awaitState(first, ReportState.RECEIVED);
    world.records.values.put("clusters.planned.count", "12");

    Report second = drawUp();
    assertThat(second.summary().revision()).isEqualTo(2);
    assertThat(cell(second, "1").value()).isEqualByComparingTo("12");
    assertThat(cell(second, "3").value()).isEqualByComparingTo("89.61");
    assertThat(find(first).summary().state()).isEqualTo(ReportState.RECEIVED);
    second = world.reports.submit(OFFICER, second.summary().id(), second.version());
    second = world.approve(LEADER, second);
    clock.forward(Duration.ofMinutes(10));
    awaitState(second, ReportState.RECEIVED);

    assertThat(find(first).summary().state()).isEqualTo(ReportState.REVISED);
    Envelope sent =
        EnvelopeCodec.read(world.reports.envelope(OFFICER, second.summary().id()), 100, 100);
    assertThat(sent.previousDigest())
        .contains(CanonicalJson.sha256(world.reports.envelope(OFFICER, first.summary().id())));
    assertThat(
            world
                .reports
                .page(
                    OFFICER,
                    new PageRequest(
                        0, 10, List.of(new Sort("state", true)), "thu", Map.of("form", FORM)))
                .rows())
        .extracting("state")
        .containsExactly(ReportState.RECEIVED, ReportState.REVISED);
  }

  @Test
  void readsAReportInAFixedNumberOfStatements() {
    Report r = drawUp();
    node.statements();
    find(r);

    assertThat(node.statements()).isEqualTo(4);
  }

  @Test
  void tellsWhatIsDueBeforeItsPeriodBegins() {
    world.dueAhead = true;

    // The periods to come; those that have begun are registered no more.
    assertThat(world.work.items(OFFICER))
        .extracting(WorkItem::id)
        .contains("due-test-clusters-2027-H1", "due-test-clusters-2027")
        .doesNotContain(
            "due-test-clusters-2026-H1", "due-test-clusters-2026-H2", "due-test-clusters-2025");
  }

  @Test
  void tellsWhatWaitsForWhom() {
    assertThat(world.work.items(OFFICER))
        .extracting(WorkItem::id)
        .contains("due-test-clusters-2026-H1");
    // Leaders hear of what is late, not of what is due.
    assertThat(world.work.items(LEADER))
        .extracting(WorkItem::id)
        .containsExactly("due-test-clusters-2025");
    Report r = set(drawUp(), "3", "1", "");
    r = world.reports.submit(OFFICER, r.summary().id(), r.version());

    assertThat(world.work.items(OFFICER))
        .extracting(WorkItem::id)
        .doesNotContain("due-test-clusters-2026-H1");
    assertThat(world.work.items(LEADER))
        .filteredOn(item -> !item.id().startsWith("due-"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.title().vi()).startsWith("Duyệt Biểu thử, 6 tháng đầu năm 2026");
              assertThat(item.link()).startsWith("reports/");
              assertThat(item.urgency()).isEqualTo(WorkItem.Urgency.SOON);
            });
    clock.set("2026-07-20T02:00:00Z");
    assertThat(world.work.items(LEADER))
        .filteredOn(item -> !item.id().startsWith("due-"))
        .extracting(WorkItem::urgency)
        .containsExactly(WorkItem.Urgency.OVERDUE);
  }

  @Test
  void resolvesReportsForOthers() {
    Report r = drawUp();
    SubjectRef known = new SubjectRef("report", r.summary().id().toString());
    SubjectRef unknown = new SubjectRef("report", UUID.randomUUID().toString());

    Map<SubjectRef, Subject> found = world.subjects.resolve(OFFICER, List.of(known, unknown));

    assertThat(found.get(known).title().vi()).isEqualTo("Biểu thử, 6 tháng đầu năm 2026, lần 1");
    assertThat(found.get(unknown).state()).isEqualTo(Subject.State.NOT_FOUND);
    assertThat(world.subjects.resolve(World.caller("guest"), List.of(known)).get(known).state())
        .isEqualTo(Subject.State.NO_ACCESS);
    assertThat(world.subjects.editable(OFFICER, known)).isTrue();
    assertThat(world.subjects.editable(LEADER, known)).isFalse();
  }

  @Test
  void refusesListConditionsItDoesNotKnow() {
    assertThatThrownBy(
            () ->
                world.reports.page(OFFICER, new PageRequest(0, 1, List.of(), "", Map.of("x", "y"))))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(
            () ->
                world.reports.page(
                    OFFICER,
                    new PageRequest(0, 1, List.of(new Sort("digest", true)), "", Map.of())))
        .isInstanceOf(CtdpException.class);
  }

  private interface Act {
    void run();
  }

  private static CtdpException refusal(Act act) {
    return catchThrowableOfType(CtdpException.class, act::run);
  }

  private static final ReportSubject NORTH = subject("north", "Cụm Bắc");
  private static final ReportSubject SOUTH = subject("south", "Cụm Nam");

  private static ReportSubject subject(String id, String title) {
    return new ReportSubject(new SubjectRef("cluster", id), title, "", "");
  }

  private Report lower(ReportSubject subject, String period, String value) {
    Report r =
        world.reports.drawUp(World.OFFICER, "test-lower", Period.parse(period), subject.ref());
    UUID id = r.summary().id();
    r =
        world.reports.apply(
            World.OFFICER,
            id,
            new ReportContent(
                Map.of("1", new BigDecimal(value)),
                Map.of(),
                Map.of("L", List.of(Map.of("ten", "Đề án", "kp", value)))),
            r.version());
    return world.reports.submit(World.OFFICER, id, r.version());
  }

  @Test
  void reportsOfSubjectsAreFiledAndAddedUp() {
    world.subjectLists.addSource(
        new ReportSubjectSource() {
          @Override
          public String type() {
            return "cluster";
          }

          @Override
          public List<ReportSubject> expected(Caller caller, LocalDate cutoff) {
            return List.of(NORTH, SOUTH);
          }
        });
    Period half = Period.parse("2026-H1");
    assertThatThrownBy(() -> world.reports.drawUp(World.OFFICER, "test-lower", half))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(ReportError.SUBJECT));

    Report upper = world.reports.drawUp(World.OFFICER, "test-upper", half);
    upper =
        world.reports.setCell(
            World.OFFICER, upper.summary().id(), "1", BigDecimal.TEN, "", upper.version());
    assertThat(cell(upper, "1").source()).isEqualTo(ReportCell.Source.MANUAL);

    Report north = lower(NORTH, "2026-H1", "30");
    assertThat(north.summary().state()).isEqualTo(ReportState.FILED);
    assertThat(north.summary().subject()).contains(NORTH);
    assertThat(north.lists().get("L")).containsExactly(Map.of("ten", "Đề án", "kp", "30"));
    assertThat(world.reports.coverage(World.OFFICER, "test-lower", half))
        .satisfies(
            c -> {
              assertThat(c.expected()).isEqualTo(2);
              assertThat(c.filed()).isEqualTo(1);
            });

    assertThat(world.work.items(World.OFFICER))
        .filteredOn(item -> item.id().equals("due-test-lower-2026-H1"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.detail().vi()).startsWith("Đã có 1/2");
              assertThat(item.link()).isEqualTo("reports/coverage/test-lower/2026-H1");
            });

    // One of two is in: the sum fills the cell, the total is not known yet.
    upper = world.reports.drawUp(World.OFFICER, "test-upper", half);
    assertThat(cell(upper, "1").value()).isEqualByComparingTo("30");
    assertThat(cell(upper, "1").origins()).extracting("title").containsExactly("Cụm Bắc");
    SubjectRef counted = cell(upper, "1").origins().get(0).subject();
    assertThat(world.reports.uses(World.OFFICER, counted, 10))
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.report().formNumber()).isEqualTo("Biểu trên");
              assertThat(use.cell().key()).isEqualTo("1");
              assertThat(use.contribution()).isEqualByComparingTo("30");
            });
    assertThat(world.reports.figures(World.OFFICER, "test-lower", half, Set.of("1")))
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.subject()).contains(NORTH.ref());
              assertThat(said.title()).isEqualTo("Cụm Bắc");
              assertThat(said.values().get("1")).isEqualByComparingTo("30");
            });
    upper =
        world.reports.setCell(
            World.OFFICER,
            upper.summary().id(),
            "1",
            new BigDecimal("31"),
            "số khác",
            upper.version());
    assertThat(upper.findings()).isEmpty();

    lower(SOUTH, "2026-H1", "12");
    assertThat(world.work.items(World.OFFICER))
        .extracting(WorkItem::id)
        .doesNotContain("due-test-lower-2026-H1");
    upper = world.reports.drawUp(World.OFFICER, "test-upper", half);
    assertThat(upper.findings()).extracting(CheckResult::checkId).containsExactly("U-E1");
    upper = world.reports.clearOverride(World.OFFICER, upper.summary().id(), "1", upper.version());
    assertThat(cell(upper, "1").value()).isEqualByComparingTo("42");
    assertThat(upper.findings()).isEmpty();
  }

  @Test
  void aRevisionOfAFiledReportReplacesItAndSaysWhatChanged() {
    reportsOfSubjectsAreFiledAndAddedUp();
    Report first =
        world
            .reports
            .page(
                World.OFFICER,
                new PageRequest(0, 10, List.of(), "", Map.of("subject", "cluster:north")))
            .rows()
            .stream()
            .findFirst()
            .flatMap(s -> world.reports.find(World.OFFICER, s.id()))
            .orElseThrow();
    for (String search : List.of("cum bac", "CỤM BẮC", "cụm b")) {
      assertThat(
              world
                  .reports
                  .page(World.OFFICER, new PageRequest(0, 10, List.of(), search, Map.of()))
                  .rows())
          .as(search)
          .extracting(ReportSummary::id)
          .containsExactly(first.summary().id());
    }
    Report second = lower(NORTH, "2026-H1", "33");
    assertThat(second.summary().revision()).isEqualTo(2);
    assertThat(world.reports.revisions(World.OFFICER, second.summary().id()))
        .extracting(ReportSummary::state)
        .containsExactly(ReportState.FILED, ReportState.REVISED);

    ReportDiff diff =
        world.reports.diff(World.OFFICER, first.summary().id(), second.summary().id());
    assertThat(diff.cells())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.kind()).isEqualTo(ReportDiff.Kind.CHANGED);
              assertThat(c.before()).isEqualByComparingTo("30");
              assertThat(c.after()).isEqualByComparingTo("33");
            });
    assertThat(diff.lines()).hasSize(1);
    Report upper = world.reports.drawUp(World.OFFICER, "test-upper", Period.parse("2026-H1"));
    assertThat(cell(upper, "1").value()).isEqualByComparingTo("45");
    assertThat(upper.findings()).extracting("checkId").doesNotContain("U-W1");
    assertThat(world.reports.coverage(World.OFFICER, upper))
        .singleElement()
        .satisfies(c -> assertThat(c.form().key().id()).isEqualTo("test-lower"));

    // A bound is the parameter in force for the province on the closing day.
    world.parameters.put("reporting:rp.test.max", "40");
    upper = world.reports.drawUp(World.OFFICER, "test-upper", Period.parse("2026-H1"));
    assertThat(upper.findings())
        .filteredOn(f -> f.checkId().equals("U-W1"))
        .singleElement()
        .satisfies(f -> assertThat(f.message().vi()).isEqualTo("45 trên 40"));
  }

  @Test
  void aContentIsTakenAsAWholeOrNotAtAll() {
    Report r = drawUp();
    UUID id = r.summary().id();
    ReportContent wrong =
        new ReportContent(
            Map.of("3", new BigDecimal("5"), "1", new BigDecimal("9")), Map.of(), Map.of());
    assertThatThrownBy(() -> world.reports.apply(World.OFFICER, id, wrong, r.version()))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.problems()).extracting("field").containsExactly("1"));
    assertThat(world.reports.find(World.OFFICER, id).orElseThrow().cells()).isEqualTo(r.cells());

    ReportContent right =
        new ReportContent(Map.of("3", new BigDecimal("5")), Map.of("3", "từ tệp"), Map.of());
    assertThat(world.reports.preview(World.OFFICER, id, right).cells())
        .extracting(ReportDiff.CellChange::cell)
        .contains("3", "4");
    assertThat(world.reports.find(World.OFFICER, id).orElseThrow().cells()).isEqualTo(r.cells());
    Report now = world.reports.apply(World.OFFICER, id, right, r.version());
    assertThat(cell(now, "3").value()).isEqualByComparingTo("5");
    assertThat(cell(now, "3").note()).isEqualTo("từ tệp");
  }
}
