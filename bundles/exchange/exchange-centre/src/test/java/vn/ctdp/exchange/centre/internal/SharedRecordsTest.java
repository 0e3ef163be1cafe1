package vn.ctdp.exchange.centre.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.RecordCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.record.ReceivedRecord;
import vn.ctdp.exchange.record.RecordDesk;
import vn.ctdp.exchange.record.RecordIntake.Answer;
import vn.ctdp.exchange.record.RecordIntake.Outcome;
import vn.ctdp.exchange.record.SharedRecord;
import vn.ctdp.exchange.record.SharedRecordHandler;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

class SharedRecordsTest {

  private static final UnitRef LAM_DONG = World.LAM_DONG;
  private static final UnitRef LAI_CHAU = World.LAI_CHAU;

  static Stream<TestDatabase> databases() {
    return Stream.concat(
        Stream.of(TestDatabase.derby("exchange_centre")),
        TestDatabase.postgresInstalled()
            ? Stream.of(TestDatabase.postgres("exchange_centre"))
            : Stream.empty());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void storesEachBatchOnceAndGivesItsFirstReceiptForEver(TestDatabase database) throws Exception {
    try (database) {
      Centre centre = new Centre(database.node());
      byte[] first = batch(LAM_DONG, 1, null, record("a", 1, "52.2"), record("b", 2, "37.41"));
      String firstDigest = digest(first);

      Answer stored = centre.take(LAM_DONG, first);
      assertThat(stored.outcome()).isEqualTo(Outcome.STORED);
      RecordCodec.Receipt receipt = receipt(stored);
      assertThat(receipt.digest()).isEqualTo(firstDigest);
      assertThat(receipt.last()).isEqualTo(1);
      assertThat(receipt.version()).isEqualTo(2);
      assertThat(receipt.records()).isEqualTo(2);

      Answer again = centre.take(LAM_DONG, first);
      assertThat(again.outcome()).isEqualTo(Outcome.KNOWN);
      assertThat(again.document()).isEqualTo(stored.document());

      Answer early = centre.take(LAM_DONG, batch(LAM_DONG, 3, firstDigest, record("a", 3, "1")));
      assertThat(early.outcome()).isEqualTo(Outcome.SEND);
      assertThat(receipt(early).last()).isEqualTo(1);

      Answer other = centre.take(LAM_DONG, batch(LAM_DONG, 1, null, record("a", 1, "99")));
      assertThat(other.outcome()).isEqualTo(Outcome.CONFLICT);
      assertThat(receipt(other).lastDigest()).isEqualTo(firstDigest);
      Answer chain = centre.take(LAM_DONG, batch(LAM_DONG, 2, "0".repeat(64), record("a", 3, "9")));
      assertThat(chain.outcome()).isEqualTo(Outcome.CONFLICT);
      Answer version = centre.take(LAM_DONG, batch(LAM_DONG, 2, firstDigest, record("a", 1, "9")));
      assertThat(version.outcome()).isEqualTo(Outcome.CONFLICT);
      assertThat(centre.world.audit)
          .filteredOn(a -> a.startsWith("exchange.records.conflict"))
          .hasSize(3);

      Answer second = centre.take(LAM_DONG, batch(LAM_DONG, 2, firstDigest, record("a", 3, "60")));
      assertThat(second.outcome()).isEqualTo(Outcome.STORED);
      assertThat(centre.desk.history(World.NATIONAL, LAM_DONG, "cluster", "a"))
          .extracting(RecordDesk.Version::version)
          .containsExactly(3L, 1L);
      assertThat(centre.desk.record(World.NATIONAL, LAM_DONG, "cluster", "a", 1))
          .hasValueSatisfying(r -> assertThat(r.content()).contains("52.2"));
      assertThat(centre.desk.standing(World.NATIONAL))
          .singleElement()
          .satisfies(
              s -> {
                assertThat(s.batches()).isEqualTo(2);
                assertThat(s.records()).isEqualTo(2);
                assertThat(s.waiting()).isEqualTo(2);
              });
      assertThat(
              centre
                  .desk
                  .records(
                      World.NATIONAL,
                      new PageRequest(0, 10, List.of(), "thuan an", Map.of("province", "34:68")))
                  .rows())
          .extracting(RecordDesk.Line::id)
          .containsExactlyInAnyOrder("a", "b");
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void manySendersOfTheSameBatchStoreOne(TestDatabase database) throws Exception {
    try (database) {
      Centre centre = new Centre(database.node());
      byte[] batch = batch(LAM_DONG, 1, null, record("a", 1, "52.2"));
      ExecutorService pool = Executors.newFixedThreadPool(4);
      Callable<Outcome> send = () -> centre.take(LAM_DONG, batch).outcome();
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> f : pool.invokeAll(IntStream.range(0, 4).mapToObj(i -> send).toList())) {
        outcomes.add(f.get());
      }
      pool.shutdown();
      assertThat(outcomes).containsOnlyOnce(Outcome.STORED);
      assertThat(centre.desk.history(World.NATIONAL, LAM_DONG, "cluster", "a")).hasSize(1);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void takesNothingThatTheProvinceDidNotSign(TestDatabase database) throws Exception {
    try (database) {
      Centre centre = new Centre(database.node());
      byte[] content = content(LAM_DONG, 1, null, record("a", 1, "52.2"));
      byte[] foreign = sign(LAI_CHAU, content);
      byte[] asReport =
          new SignedDocument(
                  content,
                  World.KEYS.signer(Optional.of(LAM_DONG)).sign(SignedDocument.REPORT, content))
              .write();
      byte[] changed =
          new String(sign(LAM_DONG, content), java.nio.charset.StandardCharsets.UTF_8)
              .replace("52.2", "92.2")
              .getBytes(java.nio.charset.StandardCharsets.UTF_8);
      for (byte[] bad : List.of(foreign, asReport, changed)) {
        assertThatThrownBy(() -> centre.take(LAM_DONG, bad)).isInstanceOf(CtdpException.class);
      }
      assertThatThrownBy(
              () ->
                  centre.intake.take(
                      World.machine(LAI_CHAU), new ByteArrayInputStream(sign(LAM_DONG, content))))
          .isInstanceOf(CtdpException.class);
      assertThatThrownBy(() -> centre.take(LAM_DONG, "{\"schema\":1}".getBytes()))
          .isInstanceOf(CtdpException.class);
      assertThatThrownBy(() -> centre.take(LAM_DONG, new byte[RecordCodec.MAX_BYTES + 1]))
          .hasMessageContaining("EXR-413");
      assertThat(centre.desk.standing(World.NATIONAL)).isEmpty();
      assertThat(centre.world.audit)
          .filteredOn(a -> a.startsWith("exchange.records.refused"))
          .hasSize(4);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void keepsRecordsUntilSomebodyTakesThemAndHandsTheLatestOverOnce(TestDatabase database)
      throws Exception {
    try (database) {
      Centre centre = new Centre(database.node());
      byte[] first = batch(LAM_DONG, 1, null, record("a", 1, "1"), record("b", 2, "2"));
      centre.take(LAM_DONG, first);
      centre.take(LAM_DONG, batch(LAM_DONG, 2, digest(first), record("a", 3, "3")));
      assertThat(centre.dispatch.round()).isZero();
      assertThat(centre.desk.types(World.NATIONAL))
          .singleElement()
          .satisfies(t -> assertThat(t.handled()).isFalse());

      List<String> got = new CopyOnWriteArrayList<>();
      AtomicReference<String> failing = new AtomicReference<>("b");
      centre.dispatch.addHandler(
          handler(
              r -> {
                if (r.id().equals(failing.get())) {
                  throw new IllegalStateException("not now");
                }
                got.add(r.province() + " " + r.id() + " " + r.version());
              }));
      centre.dispatch.round();
      assertThat(got).containsExactly("34:68 a 3");
      assertThat(lines(centre, "FAILED")).containsExactly("b");

      failing.set("");
      centre.dispatch.round();
      assertThat(got).hasSize(1);
      centre.clock.forward(Duration.ofMinutes(1));
      centre.dispatch.round();
      assertThat(got).containsExactly("34:68 a 3", "34:68 b 2");
      centre.dispatch.round();
      assertThat(got).hasSize(2);

      assertThat(centre.desk.handOver(World.NATIONAL, "cluster")).isEqualTo(2);
      centre.dispatch.round();
      assertThat(got).hasSize(4);
      assertThat(lines(centre, "APPLIED")).containsExactlyInAnyOrder("a", "b");
    }
  }

  private static List<String> lines(Centre centre, String state) {
    return centre
        .desk
        .records(World.NATIONAL, new PageRequest(0, 10, List.of(), "", Map.of("state", state)))
        .rows()
        .stream()
        .map(RecordDesk.Line::id)
        .toList();
  }

  private static SharedRecordHandler handler(Consumer<ReceivedRecord> work) {
    return new SharedRecordHandler() {
      @Override
      public String type() {
        return "cluster";
      }

      @Override
      public Localized name() {
        return new Localized("Cụm công nghiệp", "Clusters");
      }

      @Override
      public void handle(ReceivedRecord record) {
        work.accept(record);
      }
    };
  }

  private static SharedRecord record(String id, long version, String area) {
    return new SharedRecord(
        id, version, "CCN Thuận An " + id, "{\"schema\":\"t-1\",\"area\":\"" + area + "\"}");
  }

  private static byte[] content(
      UnitRef province, long number, String before, SharedRecord... records)
      throws InvalidDocumentException {
    return RecordCodec.write(
        new RecordCodec.Batch(
            province,
            "cluster",
            number,
            before,
            Instant.parse("2026-06-21T01:00:00Z"),
            List.of(records)));
  }

  private static byte[] batch(UnitRef province, long number, String before, SharedRecord... records)
      throws InvalidDocumentException {
    return sign(province, content(province, number, before, records));
  }

  private static byte[] sign(UnitRef province, byte[] content) {
    return new SignedDocument(
            content, World.KEYS.signer(Optional.of(province)).sign(RecordCodec.BATCH_TYPE, content))
        .write();
  }

  private static String digest(byte[] document) throws InvalidDocumentException {
    return CanonicalJson.sha256(SignedDocument.read(document).content());
  }

  private static RecordCodec.Receipt receipt(Answer answer) throws InvalidDocumentException {
    SignedDocument document = SignedDocument.read(answer.document());
    assertThat(
            World.KEYS
                .verify(RecordCodec.RECEIPT_TYPE, document.content(), document.signature())
                .owner())
        .isEmpty();
    return RecordCodec.readReceipt(document.content());
  }

  /** The centre's parts around one database. */
  private static final class Centre {

    final Ticking clock = new Ticking();
    final World world;
    final SharedDispatch dispatch;
    final SharedIntake intake;
    final SharedDesk desk;

    Centre(Node node) {
      world = new World(node);
      World.Access access = new World.Access();
      dispatch = new SharedDispatch(node, clock, false);
      intake = new SharedIntake(node, access, world.territory(), world.auditLog(), dispatch, clock);
      intake.keys = World.KEYS;
      intake.signer = World.KEYS.signer(Optional.empty());
      desk = new SharedDesk(node, access, world.auditLog(), dispatch);
    }

    Answer take(UnitRef province, byte[] document) throws IOException {
      Caller caller = World.machine(province);
      return intake.take(caller, new ByteArrayInputStream(document));
    }
  }

  /** A clock that a test moves. */
  private static final class Ticking extends Clock {

    private volatile Instant now = World.CLOCK.instant();

    void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
