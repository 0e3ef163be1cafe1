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

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.error.FieldProblem;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.exchange.deadline.Extension;
import vn.ctdp.exchange.deadline.Matrix;
import vn.ctdp.exchange.deadline.NewExtension;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.PublishedItem;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** The matrix, extensions and reminders, the same on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeadlineContract {

  /** Closed on 14/6; the rule of the test gives ten days. */
  private static final String DUE = "2026-06-24";

  private final Supplier<TestDatabase> maker;
  private TestDatabase database;
  private Node node;
  private World world;
  private StreamWorld down;
  private DeadlineServiceImpl deadlines;
  private DecisionServiceImpl decisions;

  DeadlineContract(Supplier<TestDatabase> maker) {
    this.maker = maker;
  }

  @BeforeAll
  void open() {
    database = maker.get();
    node = database.node();
  }

  @AfterAll
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void begin() {
    world = new World(node);
    down = new StreamWorld(node);
    StreamWorld.empty(node);
    node.tx(
        em ->
            List.of(
                    "DecisionCellEntity",
                    "DecisionEntity",
                    "ReportStatusEntity",
                    "ExtensionEntity",
                    "ReminderEntity")
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
    deadlines = deadlines(down);
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
  }

  @AfterEach
  void end() {
    deadlines.stop();
  }

  private DeadlineServiceImpl deadlines(StreamWorld w) {
    return new DeadlineServiceImpl(
        node,
        w.access,
        world.forms,
        w.territory,
        w.calendar,
        w.stream,
        w.auditLog,
        w.clock,
        World.config(ReminderConfig.class, Map.of("enabled", false)));
  }

  private Matrix.Cell cell(UnitRef province) {
    Matrix matrix = deadlines.matrix(NATIONAL, 2026, "");
    return matrix.rows().stream()
        .filter(r -> r.province().ref().equals(province))
        .findFirst()
        .orElseThrow()
        .cells()
        .get(FORM.id() + "/" + PERIOD.code());
  }

  private void send(UnitRef province) {
    world.intake.accept(machine(province), report(province, 1, "11", "825", "89.61"));
  }

  private List<PublishedItem> published() {
    return down.stream.published(NATIONAL, PageRequest.first(50)).rows();
  }

  @Test
  void saysWhereEachReportStands() {
    down.clock.set("2026-06-10T02:00:00Z");
    assertThat(cell(LAM_DONG).state()).isEqualTo(Matrix.State.NOT_DUE);
    down.clock.set("2026-06-21T02:00:00Z");
    assertThat(cell(LAM_DONG))
        .matches(c -> c.state() == Matrix.State.DUE && c.days() == 3)
        .matches(c -> c.due().lastDay().toString().equals(DUE));
    down.clock.set("2026-06-27T02:00:00Z");
    assertThat(cell(LAI_CHAU)).matches(c -> c.state() == Matrix.State.LATE && c.days() == 3);

    send(LAM_DONG);
    Matrix.Cell received = cell(LAM_DONG);
    assertThat(received.state()).isEqualTo(Matrix.State.RECEIVED);
    assertThat(received.lateBy()).isZero();
    decisions.giveBack(NATIONAL, received.submissionId(), "Sai", List.of());
    assertThat(cell(LAM_DONG).state()).isEqualTo(Matrix.State.RETURNED);
    decisions.accept(NATIONAL, received.submissionId(), "");
    assertThat(cell(LAM_DONG).state()).isEqualTo(Matrix.State.ACCEPTED);
    assertThat(deadlines.matrix(NATIONAL, 2026, "").rows().get(2).late()).isZero();
    assertThat(deadlines.matrix(NATIONAL, 2026, "").rows().get(1).late()).isEqualTo(1);
  }

  @Test
  void anExtensionMovesTheLastDayForThoseNamedAndIsPublished() {
    down.clock.set("2026-06-27T02:00:00Z");
    Extension extension =
        deadlines.extend(
            NATIONAL,
            new NewExtension(
                FORM.id(),
                PERIOD,
                Audience.of(LAI_CHAU),
                "12/QĐ-CTĐP",
                LocalDate.parse("2026-06-26"),
                "Mưa lũ",
                LocalDate.parse("2026-06-30")));

    assertThat(cell(LAI_CHAU))
        .matches(c -> c.state() == Matrix.State.DUE && c.days() == 3)
        .matches(c -> c.due().decision().equals("12/QĐ-CTĐP"));
    assertThat(cell(HA_NOI).state()).isEqualTo(Matrix.State.LATE);
    assertThat(published()).singleElement().matches(i -> i.kind().equals("deadline"));
    assertThat(down.stream.item(NATIONAL, extension.item()).orElseThrow().content())
        .contains("\"newDay\":\"2026-06-30\"");
    assertThat(deadlines.extensions(NATIONAL)).containsExactly(extension);
    assertThat(
            deadlines
                .of(world.forms.find(FORM).orElseThrow(), PERIOD, LAI_CHAU)
                .orElseThrow()
                .lastDay())
        .hasToString("2026-06-30");
  }

  @Test
  void anExtensionMustBeComplete() {
    CtdpException e =
        catchThrowableOfType(
            CtdpException.class,
            () ->
                deadlines.extend(
                    NATIONAL,
                    new NewExtension(
                        FORM.id(), PERIOD, Audience.ALL, "", null, " ", LocalDate.parse(DUE))));
    assertThat(e.errorCode()).isEqualTo(CoreError.INVALID);
    assertThat(e.problems())
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder("newDay", "number", "reason", "date");
    assertThat(published()).isEmpty();
    assertThatThrownBy(
            () ->
                deadlines.extend(
                    machine(LAM_DONG),
                    new NewExtension(FORM.id(), PERIOD, Audience.ALL, "1", null, "x", null)))
        .isInstanceOf(CtdpException.class);
  }

  @Test
  void remindsEachStepOnceAndOnlyThoseWhoHaveNotSent() {
    down.clock.set("2026-06-15T02:00:00Z");
    send(LAM_DONG);
    assertThat(deadlines.remind(NATIONAL)).hasSize(1);
    assertThat(deadlines.remind(NATIONAL)).isEmpty();
    assertThat(published().get(0).audience()).isEqualTo(Audience.of(HA_NOI, LAI_CHAU));

    StreamWorld second = new StreamWorld(node);
    second.clock.set("2026-06-21T02:00:00Z");
    DeadlineServiceImpl other = deadlines(second);
    assertThat(other.remind(NATIONAL)).hasSize(1);
    other.stop();
    down.clock.set("2026-06-21T02:00:00Z");
    assertThat(deadlines.remind(NATIONAL)).isEmpty();

    down.clock.set("2026-06-24T02:00:00Z");
    assertThat(deadlines.remind(NATIONAL)).hasSize(1);
    down.clock.set("2026-06-25T02:00:00Z");
    List<Long> late = deadlines.remind(NATIONAL);
    assertThat(down.stream.item(NATIONAL, late.get(0)).orElseThrow().content())
        .contains("ESCALATION");
    assertThat(published()).hasSize(4);
  }

  @Test
  void theMatrixTakesAFixedNumberOfStatementsForSixtyThreeProvinces() {
    down.clock.set("2026-06-27T02:00:00Z");
    deadlines.matrix(NATIONAL, 2026, "");
    node.statements();
    deadlines.matrix(NATIONAL, 2026, "");
    long few = node.statements();
    for (int i = 100; i < 160; i++) {
      down.province(Integer.toString(i).substring(1) + "x", "Tỉnh " + i);
    }
    assertThat(down.units).hasSize(63);
    send(LAM_DONG);
    send(LAI_CHAU);
    decisions.accept(NATIONAL, cell(LAM_DONG).submissionId(), "");
    node.statements();
    Matrix matrix = deadlines.matrix(NATIONAL, 2026, "");
    assertThat(node.statements()).isEqualTo(few);
    assertThat(matrix.rows()).hasSize(63);
  }
}
