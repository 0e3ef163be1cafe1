package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.clusters.FactKey;
import vn.ctdp.clusters.PlanAction;
import vn.ctdp.clusters.record.ClusterChangePage;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.testing.TestDatabase;

class ChangeFeedTest {

  private ReviewFixture world;
  private ChangeFeed feed;

  /** Where the module stores; {@link PostgresTest} runs the same tests on another database. */
  TestDatabase database() {
    return TestDatabase.derby("clusters");
  }

  @BeforeEach
  void open() {
    world = new ReviewFixture(database());
    feed = new ChangeFeed(world.node, world.access, world.instance, world.clock);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void givesTheWholeRegisterInPagesAndThenWhatChanged() {
    UUID a = world.cluster("CCN Đông An");
    UUID b = world.cluster("CCN Bắc Cường");
    UUID c = world.cluster("CCN Thống Nhất");
    List<UUID> all = new ArrayList<>();
    String cursor = null;
    ClusterChangePage page;
    do {
      page = feed.changes(ReviewFixture.OFFICER, cursor, 2);
      page.clusters().forEach(s -> all.add(s.cluster().id()));
      cursor = page.next();
    } while (page.more());
    assertThat(all).containsExactly(a, b, c);
    assertThat(feed.changes(ReviewFixture.OFFICER, cursor, 2).clusters()).isEmpty();
    assertThat(feed.changes(ReviewFixture.OFFICER, cursor, 2).next()).isEqualTo(cursor);

    world.record(b, ReviewFixture.reported(FactKey.IND_LAND_LEASED, "12.5"));
    world.plan("CCN Đông An", "50", PlanAction.values()[0], a);
    page = feed.changes(ReviewFixture.OFFICER, cursor, 100);
    assertThat(page.clusters()).extracting(s -> s.cluster().id()).containsExactly(b, a);
    assertThat(page.clusters().get(0).number(FactKey.IND_LAND_LEASED))
        .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("12.5"));
  }

  @Test
  void refusesACursorThatIsNotItsOwnAndThoseWhoMayNotSeeTheRegister() {
    String next = feed.changes(ReviewFixture.OFFICER, null, 10).next();
    for (String bad : List.of("17", "không", next + "x", "Y2NuLTEuOTk5OTk5")) {
      assertThatThrownBy(() -> feed.changes(ReviewFixture.OFFICER, bad, 10))
          .isInstanceOf(CtdpException.class)
          .hasMessageContaining("CCN-QG-");
    }
    world.denied.add(ClusterPermissions.VIEW);
    assertThatThrownBy(() -> feed.changes(ReviewFixture.OFFICER, null, 10))
        .isInstanceOf(CtdpException.class);
  }
}
