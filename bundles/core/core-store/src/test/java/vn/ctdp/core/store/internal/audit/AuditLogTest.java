package vn.ctdp.core.store.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.aries.jpa.template.TransactionType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.audit.AuditRecord;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.store.internal.testing.CoreDatabase;
import vn.ctdp.core.store.internal.testing.Fixture;
import vn.ctdp.core.subject.SubjectRef;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditLogTest {

  private static final SubjectRef SUBJECT = new SubjectRef("unit", "34:68");
  private final List<Fixture> open = new ArrayList<>();
  private List<Fixture> shared;

  @BeforeAll
  void start() {
    shared = CoreDatabase.all().map(this::fixture).toList();
  }

  @BeforeEach
  void begin() {
    shared.forEach(AuditLogTest::empty);
  }

  @AfterAll
  void stop() {
    open.forEach(Fixture::close);
  }

  /** The log as it was after the migration, by the only way there is: without its triggers. */
  private static void empty(Fixture f) {
    f.clock.set(Instant.parse("2026-11-22T03:00:00Z"));
    f.database()
        .withoutAuditTriggers(
            () -> {
              f.database().sql("DELETE FROM core.audit_entry");
              f.database()
                  .sql("UPDATE core.audit_head SET seq = 0, hash = '" + AuditLine.NO_HASH + "'");
            });
  }

  Stream<Fixture> fixtures() {
    return shared.stream();
  }

  private Fixture fixture(CoreDatabase database) {
    Fixture f = new Fixture(database, false);
    open.add(f);
    return f;
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void chainsLinesAndReadsThemBack(Fixture f) {
    f.audit.append(Fixture.SYSTEM, "test.first", SUBJECT, Map.of("tên", "Đắk “Nông”\n2"));
    f.audit.append(Fixture.SYSTEM, "test.second", null, Map.of());
    Page<AuditRecord> page = f.audit.page(Fixture.SYSTEM, PageRequest.first(10));
    assertThat(page.total()).isEqualTo(2);
    assertThat(page.rows()).extracting(AuditRecord::sequence).containsExactly(2L, 1L);
    AuditRecord first = page.rows().get(1);
    assertThat(first.previousHash()).isEqualTo("0".repeat(64));
    assertThat(first.details()).containsEntry("tên", "Đắk “Nông”\n2");
    assertThat(first.at()).isEqualTo(Instant.parse("2026-11-22T03:00:00Z"));
    assertThat(page.rows().get(0).previousHash()).isEqualTo(first.hash());
    assertThat(f.audit.verify(Fixture.SYSTEM))
        .isEqualTo(new AuditLog.Verification(true, 2, 0, page.rows().get(0).hash()));
    assertThat(f.audit.history(Fixture.SYSTEM, SUBJECT, 10)).containsExactly(first);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void leavesNoLineAndNoGapWhenTheActIsRolledBack(Fixture f) {
    f.audit.append(Fixture.SYSTEM, "test.before", null, Map.of());
    assertThatThrownBy(
            () ->
                f.database()
                    .jpa()
                    .tx(
                        TransactionType.Required,
                        em -> {
                          f.audit.append(Fixture.SYSTEM, "test.undone", null, Map.of());
                          throw new IllegalStateException("act failed");
                        }))
        .hasMessageContaining("act failed");
    f.audit.append(Fixture.SYSTEM, "test.after", null, Map.of());
    assertThat(f.audit.page(Fixture.SYSTEM, PageRequest.first(10)).rows())
        .extracting(AuditRecord::action)
        .containsExactly("test.after", "test.before");
    assertThat(f.audit.verify(Fixture.SYSTEM).intact()).isTrue();
    assertThat(f.audit.verify(Fixture.SYSTEM).lines()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void keepsLinesOfOneActTogetherAndInOrder(Fixture f) {
    f.database()
        .jpa()
        .tx(
            TransactionType.Required,
            em ->
                IntStream.range(0, 5)
                    .forEach(i -> f.audit.append(Fixture.SYSTEM, "test." + i, null, Map.of())));
    assertThat(f.audit.page(Fixture.SYSTEM, PageRequest.first(10)).rows())
        .extracting(AuditRecord::action)
        .containsExactly("test.4", "test.3", "test.2", "test.1", "test.0");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void staysOneChainUnderConcurrency(Fixture f) throws Exception {
    int threads = 6;
    int each = 20;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int thread = t;
        running.add(
            pool.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < each; i++) {
                    boolean undo = i % 5 == 4;
                    try {
                      f.database()
                          .jpa()
                          .tx(
                              TransactionType.Required,
                              em -> {
                                f.audit.append(
                                    Fixture.SYSTEM,
                                    "test.concurrent",
                                    new SubjectRef("thread", Integer.toString(thread)),
                                    Map.of());
                                if (undo) {
                                  throw new IllegalStateException("undone");
                                }
                              });
                    } catch (IllegalStateException e) {
                      assertThat(e).hasMessage("undone");
                    }
                  }
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> r : running) {
        r.get();
      }
    } finally {
      pool.shutdownNow();
    }
    AuditLog.Verification result = f.audit.verify(Fixture.SYSTEM);
    assertThat(result.intact()).isTrue();
    assertThat(result.lines()).isEqualTo(threads * each * 4 / 5);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void refusesChangesBehindItsBack(Fixture f) {
    f.audit.append(Fixture.SYSTEM, "test.a", null, Map.of());
    assertThatThrownBy(
            () -> f.database().sql("UPDATE core.audit_entry SET actor = 'x' WHERE seq = 1"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> f.database().sql("DELETE FROM core.audit_entry WHERE seq = 1"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(f.audit.verify(Fixture.SYSTEM).lines()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void findsTamperingEvenWithoutTheTriggers(Fixture f) {
    for (int i = 0; i < 4; i++) {
      f.audit.append(Fixture.SYSTEM, "test." + i, null, Map.of("n", Integer.toString(i)));
    }
    tamper(f, "UPDATE core.audit_entry SET details = '{\"n\":\"9\"}' WHERE seq = 3");
    assertThat(f.audit.verify(Fixture.SYSTEM))
        .satisfies(
            v -> {
              assertThat(v.intact()).isFalse();
              assertThat(v.brokenAt()).isEqualTo(3);
            });
    tamper(f, "DELETE FROM core.audit_entry WHERE seq = 2");
    assertThat(f.audit.verify(Fixture.SYSTEM).brokenAt()).isEqualTo(2);
  }

  private static void tamper(Fixture f, String sql) {
    f.database().withoutAuditTriggers(() -> f.database().sql(sql));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void findsACutTail(Fixture f) {
    f.audit.append(Fixture.SYSTEM, "test.a", null, Map.of());
    f.audit.append(Fixture.SYSTEM, "test.b", null, Map.of());
    tamper(f, "DELETE FROM core.audit_entry WHERE seq = 2");
    assertThat(f.audit.verify(Fixture.SYSTEM).intact()).isFalse();
    assertThat(f.audit.verify(Fixture.SYSTEM).brokenAt()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void filtersByActorActionSubjectAndDay(Fixture f) {
    f.audit.append(Fixture.SYSTEM, "core.unit.update", SUBJECT, Map.of());
    f.clock.set(Instant.parse("2026-11-22T17:30:00Z"));
    f.audit.append(Fixture.SYSTEM, "core.unitx", null, Map.of());
    assertThat(total(f, Map.of("action", "core.unit."))).isEqualTo(1);
    assertThat(total(f, Map.of("action", "core.unit"))).isEqualTo(2);
    assertThat(total(f, Map.of("action", "core_unit"))).isZero();
    assertThat(total(f, Map.of("subjectType", "unit", "subjectId", "34:68"))).isEqualTo(1);
    assertThat(total(f, Map.of("actor", "test"))).isEqualTo(2);
    // 17:30 UTC is the next day in Vietnam.
    assertThat(total(f, Map.of("from", "2026-11-23"))).isEqualTo(1);
    assertThat(total(f, Map.of("to", "2026-11-22"))).isEqualTo(1);
    assertThatThrownBy(() -> total(f, Map.of("from", "yesterday")))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> total(f, Map.of("colour", "red"))).isInstanceOf(CtdpException.class);
  }

  private static long total(Fixture f, Map<String, String> filters) {
    return f.audit.page(Fixture.SYSTEM, new PageRequest(0, 10, List.of(), "", filters)).total();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void asksForRights(Fixture f) {
    f.audit.append(Fixture.SYSTEM, "test.a", new SubjectRef("cluster", "1"), Map.of());
    assertThatThrownBy(() -> f.audit.page(f.person(), PageRequest.first(1)))
        .isInstanceOf(CtdpException.class);
    assertThatThrownBy(() -> f.audit.verify(f.person())).isInstanceOf(CtdpException.class);
    // Nobody resolves clusters here: without the right there is no history either.
    assertThatThrownBy(() -> f.audit.history(f.person(), new SubjectRef("cluster", "1"), 5))
        .isInstanceOf(CtdpException.class);
    assertThat(f.audit.history(f.person("core.audit.view"), new SubjectRef("cluster", "1"), 5))
        .hasSize(1);
  }

  @Test
  void refusesDetailsThatAreTooLong() {
    Fixture f = shared.get(0);
    assertThatThrownBy(
            () -> f.audit.append(Fixture.SYSTEM, "test", null, Map.of("a", "x".repeat(8_001))))
        .isInstanceOf(IllegalArgumentException.class);
    f.audit.append(Fixture.SYSTEM, "test", null, Map.of("a", "\"".repeat(7_999)));
    assertThat(f.audit.verify(Fixture.SYSTEM).lines()).isEqualTo(1);
  }

  @Test
  void keepsFieldsApartInTheHash() {
    Instant at = Instant.EPOCH;
    AuditLine one = new AuditLine(at, "ab", "c", "", "x", null, null, "{}");
    AuditLine other = new AuditLine(at, "a", "bc", "", "x", null, null, "{}");
    AuditLine empty = new AuditLine(at, "ab", "c", "", "x", "", "", "{}");
    assertThat(one.hash(1, AuditLine.NO_HASH))
        .isNotEqualTo(other.hash(1, AuditLine.NO_HASH))
        .isNotEqualTo(empty.hash(1, AuditLine.NO_HASH))
        .isNotEqualTo(one.hash(2, AuditLine.NO_HASH));
  }
}
