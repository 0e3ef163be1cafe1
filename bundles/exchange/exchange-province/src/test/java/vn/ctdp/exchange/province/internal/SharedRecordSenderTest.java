package vn.ctdp.exchange.province.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.InvalidDocumentException;
import vn.ctdp.exchange.engine.RecordCodec;
import vn.ctdp.exchange.engine.SignedDocument;
import vn.ctdp.exchange.line.CentreLine;
import vn.ctdp.exchange.record.RecordIntake.Outcome;
import vn.ctdp.exchange.record.RecordOutbox;
import vn.ctdp.exchange.record.SharedRecord;
import vn.ctdp.exchange.record.SharedRecordSource;
import vn.ctdp.exchange.report.ReportTransport.TransportException;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;
import vn.ctdp.testing.TestKeys;

class SharedRecordSenderTest {

  private static final UnitRef LAM_DONG = UnitRef.parse("34:68");
  private static final Caller ADMIN = Caller.system("admin");
  private static final TestKeys KEYS = new TestKeys();

  private final List<String> audit = new CopyOnWriteArrayList<>();
  private final Ticking clock = new Ticking();
  private final Records source = new Records();
  private final Centre centre = new Centre();

  static Stream<TestDatabase> databases() {
    return Stream.concat(
        Stream.of(TestDatabase.derby("exchange_province")),
        TestDatabase.postgresInstalled()
            ? Stream.of(TestDatabase.postgres("exchange_province"))
            : Stream.empty());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void sendsWhatChangedOnceInNumberedBatches(TestDatabase database) {
    try (database) {
      SharedRecordSender sender = sender(database.node());
      IntStream.rangeClosed(1, 250).forEach(i -> source.change("c" + i, "v" + i));
      sender.round();
      assertThat(centre.records).hasSize(250);
      assertThat(centre.batches).hasSize(3);
      sender.round();
      assertThat(centre.asked).isEqualTo(3);

      source.change("c7", "later");
      sender.round();
      assertThat(centre.batches).hasSize(4);
      assertThat(centre.records.get("c7")).contains("later");
      assertThat(sender.lines(ADMIN))
          .singleElement()
          .satisfies(
              l -> {
                assertThat(l.sent()).isEqualTo(4);
                assertThat(l.waiting()).isZero();
                assertThat(l.problem()).isEmpty();
                assertThat(l.lastSentAt()).isNotNull();
              });
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void sendsTheSameBytesAgainWhenNoAnswerCameEvenAfterARestart(TestDatabase database) {
    try (database) {
      Node node = database.node();
      SharedRecordSender sender = sender(node);
      source.change("a", "1");
      centre.loseAnswers = true;
      sender.round();
      assertThat(centre.batches).hasSize(1);
      source.change("a", "2");
      // The batch is what it was: a later change comes in the next one.
      sender = sender(node);
      sender.round();
      assertThat(centre.asked).as("its time has not come").isEqualTo(1);
      RecordOutbox.Line waiting = sender.lines(ADMIN).get(0);
      assertThat(waiting.waiting()).isEqualTo(2);
      assertThat(waiting.attempts()).isEqualTo(1);
      assertThat(waiting.problem()).isNotEmpty();
      clock.forward(Duration.ofMinutes(1));
      centre.loseAnswers = false;
      sender.round();
      assertThat(centre.batches).hasSize(2);
      assertThat(centre.records.get("a")).contains("\"2\"");
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void believesNoAnswerThatTheCentreDidNotSign(TestDatabase database) {
    try (database) {
      SharedRecordSender sender = sender(database.node());
      source.change("a", "1");
      for (String forged : List.of("province", "html", "digest")) {
        centre.forge = forged;
        sender.round();
        assertThat(sender.lines(ADMIN).get(0).sent()).isZero();
        clock.forward(Duration.ofHours(1));
      }
      centre.forge = "";
      sender.round();
      assertThat(sender.lines(ADMIN).get(0).sent()).isEqualTo(1);
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void aRestoredCentreGetsTheSameBatchesAgainByItself(TestDatabase database) {
    try (database) {
      SharedRecordSender sender = sender(database.node());
      for (String value : List.of("1", "2", "3")) {
        source.change("a", value);
        source.change("b" + value, value);
        sender.round();
      }
      List<String> before = List.copyOf(centre.batches);
      assertThat(before).hasSize(3);
      centre.restoreTo(1);
      // Nothing changed here, yet the province asks from time to time.
      clock.forward(Duration.ofHours(7));
      sender.round();
      assertThat(centre.batches).isEqualTo(before);
      assertThat(audit).anyMatch(a -> a.startsWith("exchange.records.asked-again"));
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void aRestoredProvinceGoesOnBehindWhatTheCentreHolds(TestDatabase database) {
    try (database) {
      Node node = database.node();
      SharedRecordSender sender = sender(node);
      source.change("a", "1");
      sender.round();
      // What the province did after its backup, as the centre remembers it.
      centre.takeForeign("a", 40, "lost");
      source.change("a", "2");
      sender.round();
      clock.forward(Duration.ofHours(1));
      sender.round();
      assertThat(centre.records.get("a")).contains("\"2\"");
      assertThat(centre.versions.get("a")).isGreaterThan(40);
      assertThat(sender.lines(ADMIN).get(0).waiting()).isZero();
      assertThat(audit).anyMatch(a -> a.startsWith("exchange.records.caught-up"));
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("databases")
  void waitsAsLongAsABusyCentreAsks(TestDatabase database) {
    try (database) {
      SharedRecordSender sender = sender(database.node());
      source.change("a", "1");
      centre.busy = Duration.ofMinutes(10);
      sender.round();
      clock.forward(Duration.ofMinutes(9));
      sender.round();
      assertThat(centre.asked).isEqualTo(1);
      centre.busy = null;
      clock.forward(Duration.ofMinutes(3));
      sender.round();
      assertThat(centre.records).containsKey("a");
    }
  }

  private SharedRecordSender sender(Node node) {
    SharedRecordSender sender =
        new SharedRecordSender(
            node,
            InboxWorld.proxy(AccessControl.class, (p, m, a) -> null),
            InboxWorld.proxy(
                InstanceInfo.class,
                (p, m, a) -> m.getName().equals("province") ? Optional.of(LAM_DONG) : null),
            InboxWorld.proxy(
                AuditLog.class,
                (p, m, a) -> {
                  audit.add(a[1] + " " + a[3]);
                  return null;
                }),
            clock,
            InboxWorld.proxy(
                ProvinceConfig.class,
                (p, m, a) -> m.getName().equals("pollSeconds") ? (Object) 0 : m.getDefaultValue()));
    sender.signer = KEYS.signer(Optional.of(LAM_DONG));
    sender.keys = KEYS;
    sender.addLine(centre);
    sender.addSource(source);
    return sender;
  }

  /** A source in memory. */
  private static final class Records implements SharedRecordSource {

    private final Map<String, SharedRecord> records = new LinkedHashMap<>();
    private long last;

    void change(String id, String value) {
      records.put(
          id,
          new SharedRecord(
              id, ++last, "CCN " + id, "{\"schema\":\"t-1\",\"v\":\"" + value + "\"}"));
    }

    @Override
    public String type() {
      return "cluster";
    }

    @Override
    public Localized name() {
      return new Localized("Cụm công nghiệp", "Clusters");
    }

    @Override
    public List<SharedRecord> after(long version, int most) {
      return records.values().stream()
          .filter(r -> r.version() > version)
          .sorted(java.util.Comparator.comparingLong(SharedRecord::version))
          .limit(most)
          .toList();
    }

    @Override
    public void raise(long version) {
      last = Math.max(last, version);
      for (SharedRecord r : List.copyOf(records.values())) {
        records.put(r.id(), new SharedRecord(r.id(), ++last, r.title(), r.content()));
      }
    }
  }

  /** The centre, as far as a province sees it. */
  private static final class Centre implements CentreLine {

    final List<String> batches = new ArrayList<>();
    final Map<String, String> records = new LinkedHashMap<>();
    final Map<String, Long> versions = new LinkedHashMap<>();
    boolean loseAnswers;
    String forge = "";
    Duration busy;
    int asked;

    @Override
    public Reply send(String method, String path, Map<String, String> headers, byte[] body)
        throws TransportException {
      asked++;
      if (busy != null) {
        throw TransportException.busy("busy", busy);
      }
      try {
        SignedDocument document = SignedDocument.read(body);
        assertThat(
                KEYS.verify(RecordCodec.BATCH_TYPE, document.content(), document.signature())
                    .owner())
            .contains(LAM_DONG);
        RecordCodec.Batch batch = RecordCodec.read(document.content());
        if (forge.equals("html")) {
          return new Reply(200, Map.of(), "<html>proxy</html>".getBytes(StandardCharsets.UTF_8));
        }
        Outcome outcome = forge.isEmpty() ? take(batch, document.digest()) : Outcome.STORED;
        if (loseAnswers) {
          throw new TransportException("line broke", false, null);
        }
        byte[] said =
            RecordCodec.write(
                new RecordCodec.Receipt(
                    LAM_DONG,
                    batch.type(),
                    batch.number(),
                    forge.equals("digest") ? "0".repeat(64) : document.digest(),
                    outcome,
                    batches.size(),
                    batches.isEmpty() ? null : batches.get(batches.size() - 1),
                    versions.values().stream().mapToLong(v -> v).max().orElse(0),
                    batch.records().size(),
                    Instant.parse("2026-06-21T02:00:00Z")));
        Optional<UnitRef> signer =
            forge.equals("province") ? Optional.of(LAM_DONG) : Optional.empty();
        return new Reply(
            outcome == Outcome.STORED ? 201 : 409,
            Map.of(),
            new SignedDocument(said, KEYS.signer(signer).sign(RecordCodec.RECEIPT_TYPE, said))
                .write());
      } catch (InvalidDocumentException e) {
        throw new AssertionError(e);
      }
    }

    private Outcome take(RecordCodec.Batch batch, String digest) {
      int number = (int) batch.number();
      if (number <= batches.size()) {
        return batches.get(number - 1).equals(digest) ? Outcome.KNOWN : Outcome.CONFLICT;
      }
      if (number > batches.size() + 1) {
        return Outcome.SEND;
      }
      String before = batches.isEmpty() ? null : batches.get(batches.size() - 1);
      if (!java.util.Objects.equals(before, batch.previousDigest())) {
        return Outcome.CONFLICT;
      }
      batches.add(digest);
      batch
          .records()
          .forEach(
              r -> {
                assertThat(r.version()).isGreaterThan(versions.getOrDefault(r.id(), 0L));
                versions.put(r.id(), r.version());
                records.put(r.id(), r.content());
              });
      return Outcome.STORED;
    }

    void restoreTo(int number) {
      batches.subList(number, batches.size()).clear();
      records.clear();
      versions.clear();
    }

    void takeForeign(String id, long version, String value) {
      batches.add(CanonicalJson.sha256(value.getBytes(StandardCharsets.UTF_8)));
      versions.put(id, version);
      records.put(id, value);
    }
  }

  /** A clock that a test moves. */
  private static final class Ticking extends Clock {

    private volatile Instant now = Instant.parse("2026-06-21T02:00:00Z");

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
