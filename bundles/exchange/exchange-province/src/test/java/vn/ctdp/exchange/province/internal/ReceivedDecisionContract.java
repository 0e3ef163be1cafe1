package vn.ctdp.exchange.province.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.exchange.province.internal.World.FORM;
import static vn.ctdp.exchange.province.internal.World.LEADER;
import static vn.ctdp.exchange.province.internal.World.OFFICER;
import static vn.ctdp.exchange.province.internal.World.PERIOD;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.work.WorkItem;
import vn.ctdp.exchange.decision.Decision;
import vn.ctdp.exchange.report.Report;
import vn.ctdp.exchange.report.ReportState;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.StreamItem;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** What the centre's decisions do to a province's reports, the same on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReceivedDecisionContract {

  private final Supplier<TestDatabase> maker;
  private final World.Ticking clock = new World.Ticking();
  private TestDatabase database;
  private Node node;
  private World world;
  private DecisionHandler handler;

  ReceivedDecisionContract(Supplier<TestDatabase> maker) {
    this.maker = maker;
  }

  @BeforeAll
  void open() {
    database = maker.get();
    node = database.node();
    clock.set("2026-06-20T02:00:00Z");
  }

  @AfterAll
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void begin() {
    node.tx(
        em -> {
          List.of(
                  "OriginEntity",
                  "RecordOriginEntity",
                  "CellEntity",
                  "EnvelopePartEntity",
                  "ExplanationEntity",
                  "DecisionCellEntity",
                  "DecisionEntity",
                  "ReportEntity")
              .forEach(e -> em.createQuery("delete from " + e).executeUpdate());
          em.createQuery("update ChainEntity c set c.digest = null").executeUpdate();
        });
    world = new World(node, clock);
    InboxWorld inbox = new InboxWorld(node, clock);
    handler =
        new DecisionHandler(
            node,
            inbox.access,
            inbox.instance,
            inbox.auditLog,
            world.reportEvents,
            world.forms,
            world.calendar);
  }

  @AfterEach
  void end() {
    world.outbox.stop();
  }

  private Report approve(Report drawn) {
    Report r = drawn;
    if (r.cells().get(2).value() == null) {
      r =
          world.reports.setCell(
              OFFICER, r.summary().id(), "3", new BigDecimal("89.61"), "", r.version());
    }
    r = world.reports.submit(OFFICER, r.summary().id(), r.version());
    return world.approve(LEADER, r);
  }

  private Report send(Report drawn) {
    world.outbox.addTransport(world.line);
    Report r = approve(drawn);
    clock.forward(Duration.ofHours(1));
    world.outbox.drain();
    return find(r);
  }

  private Report find(Report r) {
    return world.reports.find(OFFICER, r.summary().id()).orElseThrow();
  }

  private void decide(long number, Report r, Decision.Outcome outcome, String reason) {
    handler.handle(
        new StreamItem(
            number,
            "report-decision",
            "",
            Audience.of(World.PROVINCE),
            new Localized("x", "x"),
            "{\"schema\":\"ctdp-report-decision-1\",\"id\":\"d-"
                + number
                + "\",\"form\":\""
                + FORM
                + "\",\"formVersion\":1,\"period\":\""
                + PERIOD.code()
                + "\",\"revision\":"
                + r.summary().revision()
                + ",\"digest\":\""
                + digest(r)
                + "\",\"outcome\":\""
                + outcome
                + "\",\"reason\":\""
                + reason
                + "\",\"decidedBy\":\"Chuyên viên Cục\",\"decidedAt\":\"2026-06-21T03:00:00Z\","
                + "\"cells\":[{\"cell\":\"1\",\"reason\":\"Quyết định ghi 12 cụm\"}]}",
            "Chuyên viên Cục",
            Instant.parse("2026-06-21T03:00:00Z")));
  }

  private String digest(Report r) {
    return node.txExpr(em -> em.find(ReportEntity.class, r.summary().id().toString()).digest);
  }

  @Test
  void aReturnedReportShowsWhyAndIsFollowedByTheNextRevision() {
    Report r = send(world.reports.drawUp(OFFICER, FORM, PERIOD));
    assertThat(r.summary().state()).isEqualTo(ReportState.RECEIVED);

    decide(7, r, Decision.Outcome.RETURNED, "Số cụm không khớp");

    assertThat(find(r).summary().state()).isEqualTo(ReportState.RETURNED);
    assertThat(find(r).lastProblem()).isEqualTo("Số cụm không khớp");
    assertThat(handler.of(OFFICER, r.summary().id()))
        .singleElement()
        .matches(d -> d.cells().get(0).reason().equals("Quyết định ghi 12 cụm"));
    assertThat(world.work.items(OFFICER)).extracting(WorkItem::title).anyMatch(this::returned);
    assertThat(world.work.items(LEADER)).extracting(WorkItem::title).anyMatch(this::returned);

    Report next = world.reports.drawUp(OFFICER, FORM, PERIOD);
    assertThat(next.summary().revision()).isEqualTo(2);
    assertThat(handler.of(OFFICER, next.summary().id())).hasSize(1);
    next = send(next);
    assertThat(next.summary().state()).isEqualTo(ReportState.RECEIVED);
    assertThat(find(r).summary().state()).isEqualTo(ReportState.REVISED);

    decide(8, next, Decision.Outcome.ACCEPTED, "");
    decide(8, next, Decision.Outcome.ACCEPTED, "");
    assertThat(find(next).summary().state()).isEqualTo(ReportState.ACCEPTED);
    assertThat(find(next).lastProblem()).isEmpty();
    // A late word about what was replaced changes nothing but is kept.
    decide(9, r, Decision.Outcome.ACCEPTED, "");
    assertThat(find(r).summary().state()).isEqualTo(ReportState.REVISED);
  }

  private boolean returned(Localized title) {
    return title.vi().startsWith("Bị trả lại");
  }

  @Test
  void aClosedPeriodAllowsNoRevisionUntilOpenedAgain() {
    Report r = send(world.reports.drawUp(OFFICER, FORM, PERIOD));
    decide(1, r, Decision.Outcome.ACCEPTED, "");
    decide(2, r, Decision.Outcome.LOCKED, "Hết kỳ");
    assertThat(find(r).summary().state()).isEqualTo(ReportState.LOCKED);
    assertThatThrownBy(() -> world.reports.drawUp(OFFICER, FORM, PERIOD))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(ReportError.WRONG_STATE));

    decide(3, r, Decision.Outcome.REOPENED, "Sửa số liệu");
    assertThat(world.reports.drawUp(OFFICER, FORM, PERIOD).summary().revision()).isEqualTo(2);
  }

  @Test
  void aDecisionFasterThanTheReceiptWaitsForIt() {
    Report r = approve(world.reports.drawUp(OFFICER, FORM, PERIOD));
    assertThat(r.summary().state()).isEqualTo(ReportState.QUEUED);
    assertThatThrownBy(() -> decide(1, r, Decision.Outcome.ACCEPTED, ""))
        .isInstanceOfSatisfying(
            CtdpException.class,
            e -> assertThat(e.errorCode()).isEqualTo(StreamError.BEFORE_RECEIPT));

    world.outbox.addTransport(world.line);
    clock.forward(Duration.ofHours(1));
    world.outbox.drain();
    decide(1, r, Decision.Outcome.ACCEPTED, "");
    assertThat(find(r).summary().state()).isEqualTo(ReportState.ACCEPTED);
  }
}
