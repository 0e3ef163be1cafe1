package vn.ctdp.exchange.province.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.territory.TerritoryService;
import vn.ctdp.exchange.drift.DriftLine;
import vn.ctdp.exchange.engine.DriftCodec;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

class DriftChoreTest {

  @Test
  void sendsWhatItHoldsOnceADayAndKeepsTheVerdicts() throws Exception {
    World.Ticking clock = new World.Ticking();
    clock.set("2026-06-20T02:00:00Z");
    try (TestDatabase database = TestDatabase.derby("exchange_province")) {
      Node node = database.node();
      World world = new World(node, clock);
      InboxWorld inbox = new InboxWorld(node, clock);
      int[] asked = {0};
      CentreLine line =
          (method, path, headers, body) -> {
            asked[0]++;
            assertThat(path).isEqualTo("/api/exchange/drift");
            try {
              DriftCodec.Snapshot s = DriftCodec.read(body);
              assertThat(s.lists()).containsKeys("units", "holidays", "forms");
              DriftLine verdict =
                  DriftCodec.line(
                      s.province(), "units", Map.of("a", "1"), Map.of("a", "2"), clock.instant());
              return new CentreLine.Reply(200, Map.of(), DriftCodec.verdicts(List.of(verdict)));
            } catch (vn.ctdp.exchange.engine.InvalidDocumentException e) {
              throw new AssertionError(e);
            }
          };
      DriftChore chore =
          new DriftChore(
              node,
              inbox.access,
              inbox.instance,
              InboxWorld.proxy(TerritoryService.class, (p, m, a) -> List.of()),
              InboxWorld.proxy(
                  vn.ctdp.core.calendar.CalendarService.class,
                  (p, m, a) -> m.getName().equals("today") ? clock.today() : Map.of()),
              world.forms,
              clock,
              world.outbox,
              InboxWorld.defaults(StreamConfig.class));

      chore.run(Optional.of(line));
      chore.run(Optional.of(line));

      assertThat(asked[0]).isEqualTo(1);
      assertThat(chore.lines(InboxWorld.ADMIN))
          .singleElement()
          .matches(l -> l.count() == 1 && !l.same());
      clock.set("2026-06-21T02:00:00Z");
      chore.run(Optional.of(line));
      assertThat(asked[0]).isEqualTo(2);
      world.outbox.stop();
      inbox.client.stop();
    }
  }
}
