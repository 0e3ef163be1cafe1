package vn.ctdp.exchange.centre.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ctdp.exchange.centre.internal.World.LAI_CHAU;
import static vn.ctdp.exchange.centre.internal.World.LAM_DONG;
import static vn.ctdp.exchange.centre.internal.World.NATIONAL;
import static vn.ctdp.exchange.centre.internal.World.caller;
import static vn.ctdp.exchange.centre.internal.World.machine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.aries.jpa.template.TransactionType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.ctdp.core.error.CoreError;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.PageRequest;
import vn.ctdp.core.territory.UnitRef;
import vn.ctdp.core.text.Localized;
import vn.ctdp.exchange.engine.CanonicalJson;
import vn.ctdp.exchange.engine.StreamCodec;
import vn.ctdp.exchange.stream.Audience;
import vn.ctdp.exchange.stream.ItemKind;
import vn.ctdp.exchange.stream.NewItem;
import vn.ctdp.exchange.stream.PublishedItem;
import vn.ctdp.exchange.stream.StreamReader;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** What the centre's stream promises, the same on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StreamContract {

  private final Supplier<TestDatabase> maker;
  private TestDatabase database;
  private Node node;
  private StreamWorld world;
  private StreamWorld other;

  StreamContract(Supplier<TestDatabase> maker) {
    this.maker = maker;
  }

  @BeforeAll
  void open() {
    database = maker.get();
    node = database.node();
    world = new StreamWorld(node);
    other = new StreamWorld(database.node());
  }

  @AfterAll
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void empty() {
    StreamWorld.empty(node);
    world.key("key-1");
    other.key("key-1");
  }

  private static NewItem item(String kind, Audience audience, String text) {
    return new NewItem(
        kind, audience, "", new Localized(text, text), "{\"b\":\"" + text + "\", \"a\": 1}");
  }

  private StreamCodec.Page read(UnitRef province, long after, int limit) throws Exception {
    return StreamCodec.read(world.stream.read(machine(province), province, after, limit));
  }

  @Test
  void everybodyCanVerifyTheChainAndReadsOnlyWhatIsMeantForThem() throws Exception {
    world.stream.publish(NATIONAL, item("notice", Audience.ALL, "một"));
    world.stream.publish(NATIONAL, item("notice", Audience.of(LAI_CHAU), "hai"));
    world.stream.publish(NATIONAL, item("notice", Audience.of(LAM_DONG), "ba"));

    StreamCodec.Page page = read(LAM_DONG, 0, 100);

    assertThat(page.head()).isEqualTo(3);
    assertThat(page.items()).hasSize(3);
    String before = null;
    for (StreamCodec.Sealed sealed : page.items()) {
      assertThat(sealed.header().previousDigest()).isEqualTo(before);
      assertThat(sealed.signature())
          .isEqualTo(StreamWorld.signature("key-1", sealed.header().bytes()));
      before = sealed.header().digest();
    }
    assertThat(page.items().stream().map(s -> s.body().isPresent()))
        .containsExactly(true, false, true);
    byte[] body = page.items().get(2).body().orElseThrow();
    assertThat(CanonicalJson.sha256(body)).isEqualTo(page.items().get(2).header().bodyDigest());
    assertThat(StreamCodec.item(page.items().get(2).header(), body).content())
        .isEqualTo("{\"a\":1,\"b\":\"ba\"}");
  }

  @Test
  void whatIsRolledBackWasNeverPublished() throws Exception {
    world.stream.publish(NATIONAL, item("notice", Audience.ALL, "một"));

    assertThatThrownBy(
            () ->
                node.tx(
                    TransactionType.Required,
                    em -> {
                      assertThat(world.stream.publish(NATIONAL, item("notice", Audience.ALL, "bỏ")))
                          .isEqualTo(2);
                      throw new IllegalStateException("the caller fails");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(world.stream.publish(NATIONAL, item("notice", Audience.ALL, "hai"))).isEqualTo(2);
    assertThat(read(LAM_DONG, 0, 10).items()).hasSize(2);
  }

  @Test
  void twoNodesGiveNumbersWithoutGaps() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Callable<Long>> tasks = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      StreamWorld w = i % 2 == 0 ? world : other;
      String text = "số " + i;
      tasks.add(() -> w.stream.publish(NATIONAL, item("notice", Audience.ALL, text)));
    }
    List<Long> numbers = new ArrayList<>();
    for (Future<Long> f : pool.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
      numbers.add(f.get());
    }
    pool.shutdown();

    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 24).boxed().toList());
    String before = null;
    for (StreamCodec.Sealed sealed : read(LAM_DONG, 0, 100).items()) {
      assertThat(sealed.header().previousDigest()).isEqualTo(before);
      before = sealed.header().digest();
    }
  }

  @Test
  void withoutAKeyNothingIsHandedOutUntilThereIsOne() throws Exception {
    world.key(null);
    world.stream.publish(NATIONAL, item("notice", Audience.ALL, "một"));
    assertThat(read(LAM_DONG, 0, 10).items()).isEmpty();

    world.key("key-1");
    assertThat(read(LAM_DONG, 0, 10).items()).hasSize(1);
  }

  @Test
  void aNewKeySignsTheSameHeadersAnew() throws Exception {
    world.stream.publish(NATIONAL, item("notice", Audience.ALL, "một"));
    StreamCodec.Sealed old = read(LAM_DONG, 0, 10).items().get(0);

    world.key("key-2");
    StreamCodec.Sealed anew = read(LAM_DONG, 0, 10).items().get(0);

    assertThat(anew.header()).isEqualTo(old.header());
    assertThat(anew.signature())
        .isEqualTo(StreamWorld.signature("key-2", old.header().bytes()))
        .isNotEqualTo(old.signature());
  }

  @Test
  void pagesAreReadInAFixedNumberOfStatements() throws Exception {
    for (int i = 0; i < 30; i++) {
      world.stream.publish(
          NATIONAL, item("notice", i % 3 == 0 ? Audience.ALL : Audience.of(LAM_DONG), "số " + i));
    }
    read(LAM_DONG, 0, 1);
    node.statements();
    read(LAM_DONG, 0, 2);
    long few = node.statements();
    read(LAM_DONG, 2, 28);
    assertThat(node.statements()).isEqualTo(few);

    world.stream.published(NATIONAL, PageRequest.first(2));
    node.statements();
    world.stream.published(NATIONAL, PageRequest.first(2));
    few = node.statements();
    world.stream.published(NATIONAL, PageRequest.first(30));
    assertThat(node.statements()).isEqualTo(few);
  }

  @Test
  void theCentreSeesHowFarEachProvinceHasRead() throws Exception {
    world.stream.publish(NATIONAL, item("notice", Audience.ALL, "một"));
    world.stream.publish(NATIONAL, item("notice", Audience.of(LAM_DONG), "hai"));
    read(LAM_DONG, 2, 10);
    world.stream.status(
        machine(LAM_DONG),
        ("{\"schema\":\"ctdp-status-1\",\"province\":\"34:68\",\"version\":\"0.1.0\",\"readTo\":2,"
                + "\"waiting\":1,\"failed\":0,\"problem\":\"\",\"modules\":[{\"id\":\"clusters\","
                + "\"name\":{\"vi\":\"Cụm\",\"en\":\"Clusters\"},\"version\":\"0.1.0\","
                + "\"enabled\":true}],\"forms\":[{\"id\":\"test-clusters\",\"version\":1}]}")
            .getBytes(StandardCharsets.UTF_8));

    List<StreamReader> readers = world.stream.readers(NATIONAL);
    assertThat(readers).hasSize(3);
    StreamReader lamDong =
        readers.stream().filter(r -> r.province().ref().equals(LAM_DONG)).findFirst().orElseThrow();
    assertThat(lamDong.readTo()).isEqualTo(2);
    assertThat(lamDong.behind()).isZero();
    assertThat(lamDong.waiting()).isEqualTo(1);
    PublishedItem first = world.stream.published(NATIONAL, PageRequest.first(10)).rows().get(1);
    assertThat(first.readBy()).isEqualTo(1);
    assertThat(first.addressed()).isEqualTo(3);
  }

  @Test
  void nobodyReadsOrPublishesWithoutTheRight() {
    assertThatThrownBy(() -> world.stream.read(machine(LAI_CHAU), LAM_DONG, 0, 10))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
    assertThatThrownBy(
            () -> world.stream.publish(machine(LAM_DONG), item("notice", Audience.ALL, "x")))
        .isInstanceOf(CtdpException.class);
  }

  @Test
  void whoIssuesFormsSendsThemDownButNothingElse() {
    Caller issuer = caller("forms");
    assertThat(world.stream.publish(issuer, item(ItemKind.FORM, Audience.ALL, "x"))).isEqualTo(1);
    assertThatThrownBy(() -> world.stream.publish(issuer, item(ItemKind.NOTICE, Audience.ALL, "x")))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.ACCESS_DENIED));
  }

  @Test
  void titlesAreBoundedInBothLanguages() {
    assertThatThrownBy(
            () ->
                world.stream.publish(
                    NATIONAL,
                    new NewItem(
                        "notice", Audience.ALL, "", new Localized("x", "x".repeat(501)), "{}")))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(CoreError.INVALID));
  }

  @Test
  void contentMustBeAnObject() {
    assertThatThrownBy(
            () ->
                world.stream.publish(
                    NATIONAL,
                    new NewItem("notice", Audience.ALL, "", new Localized("x", "x"), "[1]")))
        .isInstanceOfSatisfying(
            CtdpException.class, e -> assertThat(e.errorCode()).isEqualTo(StreamError.CONTENT));
    assertThat(world.stream.publish(NATIONAL, item("notice", Audience.ALL, "một"))).isEqualTo(1);
  }
}
