package vn.ctdp.exchange.province.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.aries.jpa.template.TransactionType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.ReceivedItem;
import vn.ctdp.exchange.stream.StreamInbox;
import vn.ctdp.exchange.stream.StreamItem;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** What a province does with the centre's stream, the same on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InboxContract {

  private final Supplier<TestDatabase> maker;
  private final World.Ticking clock = new World.Ticking();
  private TestDatabase database;
  private Node node;
  private InboxWorld world;

  InboxContract(Supplier<TestDatabase> maker) {
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
    InboxWorld.empty(node);
    clock.set("2026-06-20T02:00:00Z");
    world = new InboxWorld(node, clock);
  }

  @AfterEach
  void end() {
    world.client.stop();
  }

  private List<ReceivedItem> items() {
    return world
        .client
        .items(InboxWorld.ADMIN, new PageRequest(0, 100, List.of(), "", Map.of()))
        .rows();
  }

  private StreamInbox.Standing standing() {
    return world.client.standing(InboxWorld.ADMIN);
  }

  @Test
  void readsOnInPagesAndHandsOverInOrder() {
    InboxWorld.Handler handler = world.handler("notice");
    for (int i = 1; i <= 7; i++) {
      world.centre.publish("notice", "", i == 3 ? InboxWorld.OTHERS : Audience.ALL, "số " + i);
    }

    assertThat(world.client.pull()).isEqualTo(7);
    world.client.dispatch();

    assertThat(handler.seen).containsExactly(1L, 2L, 4L, 5L, 6L, 7L);
    assertThat(items()).hasSize(6).allMatch(i -> i.state() == ReceivedItem.State.APPLIED);
    assertThat(standing().readTo()).isEqualTo(7);
    assertThat(standing().problem()).isEmpty();
    assertThat(world.client.pull()).isZero();
    world.client.dispatch();
    assertThat(handler.seen).hasSize(6);
  }

  @Test
  void itemsOfAModuleThatIsOffAreKept() {
    InboxWorld.Handler handler = world.handler("notice");
    world.centre.publish("notice", "inspections", Audience.ALL, "một");
    world.centre.publish("notice", "", Audience.ALL, "hai");
    world.centre.publish("notice", "inspections", Audience.ALL, "ba");
    world.client.pull();
    world.client.dispatch();

    assertThat(handler.seen).containsExactly(2L);
    assertThat(standing().waiting()).isEqualTo(2);
    assertThat(items().get(0).problem()).contains("inspections");

    world.enabled.add("inspections");
    world.client.dispatch();

    assertThat(handler.seen).containsExactly(2L, 1L, 3L);
    assertThat(standing().waiting()).isZero();
  }

  @Test
  void itemsWithoutAHandlerWaitForOne() {
    world.centre.publish("toy", "", Audience.ALL, "một");
    world.client.pull();
    world.client.dispatch();
    assertThat(items().get(0).state()).isEqualTo(ReceivedItem.State.WAITING);

    InboxWorld.Handler handler = world.handler("toy");
    world.client.dispatch();
    assertThat(handler.seen).containsExactly(1L);
  }

  @Test
  void whatFailsLeavesNothingBehindIsTriedAgainAndHoldsUpItsOwnKindOnly() {
    InboxWorld.Handler toys = world.handler("toy");
    InboxWorld.Handler notices = world.handler("notice");
    toys.failing = true;
    toys.effect = number -> node.tx(em -> em.persist(InboxWorld.trace(number)));
    world.centre.publish("toy", "", Audience.ALL, "một");
    world.centre.publish("toy", "", Audience.ALL, "hai");
    world.centre.publish("notice", "", Audience.ALL, "ba");
    world.client.pull();
    world.client.dispatch();

    assertThat(notices.seen).containsExactly(3L);
    assertThat(standing().failed()).isEqualTo(1);
    assertThat(traces()).isZero();
    world.client.dispatch();
    assertThat(toys.tried).isEqualTo(1);

    toys.failing = false;
    clock.forward(Duration.ofMinutes(1));
    world.client.dispatch();
    assertThat(toys.seen).containsExactly(1L, 2L);
    assertThat(traces()).isEqualTo(2);
    assertThat(standing().failed()).isZero();
  }

  @Test
  void tellsOfAnItemOnceItIsStoredAndNeverOfOneThatFailed() {
    InboxWorld.Handler toys = world.handler("toy");
    List<String> told = new ArrayList<>();
    toys.effect = number -> node.tx(em -> em.persist(InboxWorld.trace(number)));
    toys.told =
        number -> {
          told.add(number + ": " + items().get(0).state() + ", stored " + traces());
          throw new IllegalStateException("nobody listens");
        };
    toys.failing = true;
    world.centre.publish("toy", "", Audience.ALL, "một");
    world.client.pull();
    world.client.dispatch();
    assertThat(told).isEmpty();

    toys.failing = false;
    clock.forward(Duration.ofMinutes(1));
    world.client.dispatch();

    assertThat(told).containsExactly("1: APPLIED, stored 1");
    assertThat(items().get(0).state()).isEqualTo(ReceivedItem.State.APPLIED);
  }

  private long traces() {
    return node.txExpr(
        TransactionType.Required,
        em -> em.createQuery("select count(n) from NoticeEntity n", Long.class).getSingleResult());
  }

  @Test
  void anAdministratorMayGoOnWithoutAnItem() {
    InboxWorld.Handler toys = world.handler("toy");
    toys.failing = true;
    world.centre.publish("toy", "", Audience.ALL, "một");
    world.centre.publish("toy", "", Audience.ALL, "hai");
    world.client.pull();
    world.client.dispatch();

    assertThatThrownBy(() -> world.client.skip(InboxWorld.ADMIN, 1, " "))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> world.client.skip(InboxWorld.ADMIN, 2, "lý do"))
        .isInstanceOf(CtdpException.class);
    world.client.skip(InboxWorld.ADMIN, 1, "Cục đã thu hồi");
    toys.failing = false;
    world.client.dispatch();

    assertThat(toys.seen).containsExactly(2L);
    assertThat(items().get(1).state()).isEqualTo(ReceivedItem.State.SKIPPED);
    assertThat(world.audit).anyMatch(a -> a.startsWith("exchange.stream.skip"));
  }

  @Test
  void aWrongSignatureAGapAForkAndAChangedBodyAreRefusedAndReported() {
    world.handler("notice");
    world.centre.publish("notice", "", Audience.ALL, "một");
    world.client.round();
    for (String fault : List.of("SIGNATURE", "GAP", "CHAIN", "BODY")) {
      world.centre.publish("notice", "", Audience.ALL, "sau " + fault);
      world.audit.clear();
      world.centre.fault = fault;
      long before = standing().readTo();

      world.client.round();
      world.client.round();

      assertThat(standing().readTo()).as(fault).isEqualTo(before);
      assertThat(standing().problemCode()).isEqualTo(fault);
      assertThat(world.audit)
          .filteredOn(a -> a.startsWith("exchange.stream.refused"))
          .hasSize(1)
          .allMatch(a -> a.contains(fault));
      assertThat(world.centre.lastStatus).containsIgnoringCase("nội dung số");
      // A line that is down for a while does not hide it.
      world.centre.fault = "LINE";
      world.client.round();
      assertThat(standing().problemCode()).isEqualTo(fault);

      world.centre.fault = "";
      world.client.round();
      assertThat(standing().readTo()).isEqualTo(before + 1);
      assertThat(standing().problemCode()).isEmpty();
    }
  }

  @Test
  void aCentreThatKnowsLessThanItSaidIsNoticed() {
    world.handler("notice");
    world.centre.publish("notice", "", Audience.ALL, "một");
    world.centre.publish("notice", "", Audience.ALL, "hai");
    world.client.round();
    world.centre.forget(1);
    world.client.round();

    assertThat(standing().problemCode()).isEqualTo("CHAIN");
    assertThat(standing().readTo()).isEqualTo(2);
  }

  @Test
  void withoutTheCentresKeyItWaitsWithoutAlarm() {
    world.centre.publish("notice", "", Audience.ALL, "một");
    world.centre.fault = "KEY";
    world.client.round();

    assertThat(standing().problemCode()).isEqualTo("KEY");
    assertThat(world.audit).isEmpty();
  }

  @Test
  void theCentreIsToldOnceAndWhenSomethingChanges() {
    world.client.round();
    int told = world.centre.statuses;
    assertThat(told).isEqualTo(1);
    world.client.round();
    assertThat(world.centre.statuses).isEqualTo(told);

    world.enabled.add("inspections");
    world.client.round();
    assertThat(world.centre.statuses).isEqualTo(told + 1);
    assertThat(world.centre.lastStatus).contains("\"id\":\"inspections\"");
    clock.forward(Duration.ofHours(2));
    world.client.round();
    assertThat(world.centre.statuses).isEqualTo(told + 2);
  }

  @Test
  void itemsCanBeReadByThoseWhoMay() {
    world.centre.publish("notice", "", Audience.ALL, "một");
    world.client.pull();

    StreamItem item = world.client.item(InboxWorld.ADMIN, 1).orElseThrow();
    assertThat(item.content()).contains("một");
    assertThat(world.client.item(InboxWorld.ADMIN, 2)).isEmpty();
    assertThatThrownBy(() -> world.client.item(World.caller("guest"), 1))
        .isInstanceOf(CtdpException.class);
  }
}
