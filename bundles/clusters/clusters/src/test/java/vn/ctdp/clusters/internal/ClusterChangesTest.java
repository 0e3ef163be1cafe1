package vn.ctdp.clusters.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.aries.jpa.template.TransactionType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.clusters.internal.ClusterChanges.Change;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

class ClusterChangesTest {

  private static final int WRITERS = 4;
  private static final int CHANGES = 40;

  static Stream<TestDatabase> databases() {
    return Stream.concat(
        Stream.of(TestDatabase.derby("clusters")),
        TestDatabase.postgresInstalled()
            ? Stream.of(TestDatabase.postgres("clusters"))
            : Stream.empty());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void aFollowerSeesTheLastChangeOfEachRecordAndNothingOutOfOrderWhileManyWrite(
      TestDatabase database) throws Exception {
    try (database) {
      Node node = database.node();
      ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        int writer = w;
        writers.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < CHANGES; i++) {
                    String id = "c" + (writer * 31 + i * 7) % 50;
                    boolean undone = i % 5 == 4;
                    try {
                      node.tx(
                          TransactionType.Required,
                          em -> {
                            ClusterChanges.touched(em, id);
                            ClusterChanges.planTouched(em, id);
                            if (undone) {
                              throw new IllegalStateException("undone");
                            }
                          });
                    } catch (IllegalStateException e) {
                      assertThat(e).hasMessageContaining("undone");
                    }
                  }
                }));
      }
      Map<String, Long> seen = new HashMap<>();
      long cursor = 0;
      while (!writers.stream().allMatch(Future::isDone)) {
        cursor = follow(node, cursor, seen);
      }
      for (Future<?> writer : writers) {
        writer.get(1, TimeUnit.MINUTES);
      }
      pool.shutdown();
      long before;
      do {
        before = cursor;
        cursor = follow(node, cursor, seen);
      } while (cursor != before);

      Map<String, Long> stored = new HashMap<>();
      read(node, 0, Integer.MAX_VALUE).forEach(c -> stored.put(c.id(), c.number()));
      assertThat(stored).isNotEmpty();
      assertThat(seen).isEqualTo(stored);
      assertThat(stored.values()).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void aChangeThatIsUndoneWasNone(TestDatabase database) {
    try (database) {
      Node node = database.node();
      node.tx(TransactionType.Required, em -> ClusterChanges.touched(em, "a"));
      assertThatThrownBy(
              () ->
                  node.tx(
                      TransactionType.Required,
                      em -> {
                        ClusterChanges.touched(em, "b");
                        throw new IllegalStateException("undone");
                      }))
          .hasStackTraceContaining("undone");
      assertThat(read(node, 0, 10)).extracting(Change::id).containsExactly("a");
    }
  }

  private static long follow(Node node, long after, Map<String, Long> seen) {
    long cursor = after;
    for (Change change : read(node, after, 3)) {
      assertThat(change.number()).isGreaterThan(cursor);
      cursor = change.number();
      seen.put(change.id(), cursor);
    }
    return cursor;
  }

  private static List<Change> read(Node node, long after, int most) {
    return node.txExpr(
        TransactionType.Supports,
        em -> ClusterChanges.after(em, ClusterSubjects.CLUSTER, after, most));
  }
}
