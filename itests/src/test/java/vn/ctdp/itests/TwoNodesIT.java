package vn.ctdp.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import vn.ctdp.sim.Line;
import vn.ctdp.sim.Message;

/**
 * Two centre nodes on one PostgreSQL behind a balancer that sends every connection to the next
 * node: started for the first time at the same moment, killed in turn under load. The oracle of
 * {@link ExchangeWorld} looks after every test.
 */
class TwoNodesIT extends ExchangeWorld {

  private static final int EACH = Integer.getInteger("ctdp.nodes.reports", 40);
  private static final String DATABASE = "two-centre";

  private Instance other;
  private Balancer balancer;

  @Override
  String name() {
    return "two";
  }

  @Override
  boolean withProvince() {
    return false;
  }

  @Override
  boolean onPostgres() {
    return true;
  }

  @Override
  int door() {
    return balancer.port();
  }

  @Override
  void prepare() throws IOException {
    List<String> same = postgres.options(DATABASE);
    other = Instance.centre("two-other", instance -> same);
    accounts(other, SIMULATED);
    offer(other);
    balancer = Balancer.before(centre.port, other.port);
  }

  /**
   * Both at once on an empty database. One of them makes the keys; the other has none and says so,
   * until the first one's secrets are copied, as the handbook has it.
   */
  @Override
  void launch() throws IOException {
    centre.launch();
    other.launch();
    await("one of the nodes is ready")
        .atMost(Instance.BOOT)
        .ignoreExceptions()
        .until(() -> ready(centre) || ready(other));
    Instance first = ready(centre) ? centre : other;
    Instance second = first == centre ? other : centre;
    second.stop();
    for (String secret : List.of("exchange-keys.p12", "exchange-keys.password", "identity.key")) {
      Files.copy(
          first.home.resolve("secrets").resolve(secret),
          second.home.resolve("secrets").resolve(secret),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    second.start();
  }

  private static boolean ready(Instance node) {
    return node.get("/health/ready", null).statusCode() == 200;
  }

  @AfterAll
  void stopTheOther() {
    if (other != null) {
      other.close();
    }
    if (balancer != null) {
      balancer.close();
    }
  }

  private List<Instance> nodes() {
    return List.of(centre, other);
  }

  @Test
  @Order(1)
  void nothingStartedTwice() throws SQLException {
    for (Instance node : nodes()) {
      JsonNode health = Instance.json(node.get("/health/ready", null));
      assertThat(health.get("status").asText()).isEqualTo("ready");
    }
    try (Connection c = postgres.connect(DATABASE.replace('-', '_'))) {
      for (String schema : List.of("core", "security", "exchange_centre", "exchange_keys")) {
        assertThat(
                texts(
                    c,
                    "SELECT version FROM "
                        + schema
                        + ".flyway_schema_history WHERE version IS NOT NULL"
                        + " GROUP BY version HAVING COUNT(*) > 1 OR MIN(CAST(success AS int)) = 0"))
            .as("migrations of %s that ran twice or failed", schema)
            .isEmpty();
      }
      assertThat(texts(c, "SELECT kid FROM exchange_keys.key_record WHERE owner = 'centre'"))
          .as("one key of the centre")
          .hasSize(1);
      assertThat(texts(c, "SELECT username FROM security.account"))
          .as("accounts, each once")
          .doesNotHaveDuplicates()
          .contains("quantri", "chuyenvien", "lanhdao");
    }
  }

  private static List<String> texts(Connection c, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement s = c.prepareStatement(sql);
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        texts.add(r.getString(1));
      }
    }
    return texts;
  }

  @Test
  @Order(2)
  void theSameReportAtBothNodesIsStoredOnce() throws Exception {
    Message m = next("34:01");
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int port = nodes().get(i % 2).port;
        answers.add(
            many.submit(
                () -> {
                  try (Line out = at(port, "34:01")) {
                    Line.Answer answer = send(out, m);
                    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
                    return answer.status()
                        + Instance.JSON.readTree(answer.body()).get("id").asText();
                  }
                }));
      }
      TreeSet<String> receipts = new TreeSet<>();
      int stored = 0;
      for (Future<String> answer : answers) {
        stored += answer.get(120, TimeUnit.SECONDS).startsWith("201") ? 1 : 0;
        receipts.add(answer.get().substring(3));
      }
      assertThat(stored).as("stored").isEqualTo(1);
      assertThat(receipts).as("one receipt").hasSize(1);
      oracle.acknowledged(m);
      pending.remove("34:01");
    } finally {
      many.shutdownNow();
    }
  }

  private Line at(int port, String code) {
    return new Line(port, 60_000).as(accounts.get(code).user(), accounts.get(code).password());
  }

  @Test
  @Order(3)
  void nodesKilledInTurnUnderLoadLoseAndDoubleNothing() throws Exception {
    AtomicInteger acknowledged = new AtomicInteger();
    AtomicInteger broken = new AtomicInteger();
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService many = Executors.newFixedThreadPool(SIMULATED.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (String code : SIMULATED) {
        running.add(many.submit(() -> send(code, acknowledged, broken, enough)));
      }
      for (Instance node : List.of(other, centre)) {
        int before = acknowledged.get();
        awaitMore(acknowledged, before, running);
        node.kill();
        int killed = acknowledged.get();
        // The other node goes on alone.
        awaitMore(acknowledged, killed, running);
        node.start();
        awaitMore(acknowledged, acknowledged.get(), running);
      }
      enough.set(true);
      for (Future<?> sender : running) {
        sender.get(120, TimeUnit.SECONDS);
      }
    } finally {
      enough.set(true);
      many.shutdownNow();
    }
    assertThat(broken.get()).as("answers that were lost").isPositive();
    assertThat(pending).isEmpty();
    assertThat(oracle.all().size()).isGreaterThanOrEqualTo(6 * EACH);
    // Each of them takes reports again.
    for (Instance node : nodes()) {
      for (String code : SIMULATED) {
        Message m = next(code);
        try (Line out = at(node.port, code)) {
          taken(send(out, m), m);
        }
      }
    }
  }

  private static void awaitMore(AtomicInteger acknowledged, int than, List<Future<?>> running) {
    await("reports go on")
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> {
              for (Future<?> sender : running) {
                if (sender.isDone()) {
                  // It can only have failed: say why.
                  sender.get();
                }
              }
              return acknowledged.get() >= than + EACH;
            });
  }

  /** Sends until it is enough; what was not answered is sent again, whoever answers then. */
  private void send(
      String code, AtomicInteger acknowledged, AtomicInteger broken, AtomicBoolean enough) {
    while (!enough.get()) {
      Message m = next(code);
      for (boolean answered = false; !answered; ) {
        // A connection for each: so the senders change nodes all the time.
        try (Line out = line(code)) {
          Line.Answer answer = send(out, m);
          if (answer.status() / 100 == 5 || answer.status() == 404) {
            broken.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
          } else {
            taken(answer, m);
            acknowledged.incrementAndGet();
            answered = true;
          }
        } catch (UncheckedIOException e) {
          broken.incrementAndGet();
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
      }
    }
  }

  @Test
  @Order(4)
  void aLockedAccountAndAChangedRoleCountAtTheOtherNode() throws Exception {
    assertThat(ledgerStatus(other)).isEqualTo(200);
    try (Connection c = postgres.connect(DATABASE.replace('-', '_'))) {
      // What the other node's page of roles writes.
      try (PreparedStatement s =
          c.prepareStatement(
              "INSERT INTO security.role_permission (role_code, permission, granted)"
                  + " VALUES ('CV_CCN_CUC', 'exchange.national.view', FALSE)")) {
        s.executeUpdate();
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> ledgerStatus(other) == 403);
      await().atMost(Duration.ofSeconds(20)).until(() -> ledgerStatus(centre) == 403);
      try (PreparedStatement s =
          c.prepareStatement(
              "DELETE FROM security.role_permission WHERE permission = 'exchange.national.view'")) {
        s.executeUpdate();
      }
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> ledgerStatus(other) == 200);
    await().atMost(Duration.ofSeconds(20)).until(() -> ledgerStatus(centre) == 200);
  }

  private static int ledgerStatus(Instance node) {
    return node.get("/api/exchange/ledger?limit=1", "chuyenvien").statusCode();
  }

  @Test
  @Order(5)
  void whatIsPublishedAtBothNodesHasOneNumbering() throws Exception {
    ExecutorService many = Executors.newFixedThreadPool(4);
    try {
      List<Future<Long>> numbers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Instance node = nodes().get(i % 2);
        String title = "Thông báo " + i;
        numbers.add(
            many.submit(
                () ->
                    node.ok(
                            node.post(
                                "/api/exchange/stream/notices",
                                "chuyenvien",
                                Map.of("title", title, "text", "Nội dung", "module", "")))
                        .get("number")
                        .asLong()));
      }
      TreeSet<Long> taken = new TreeSet<>();
      for (Future<Long> number : numbers) {
        taken.add(number.get(60, TimeUnit.SECONDS));
      }
      assertThat(taken).hasSize(20);
      assertThat(taken.last() - taken.first()).as("no holes").isEqualTo(19);
    } finally {
      many.shutdownNow();
    }
    for (Instance node : nodes()) {
      assertThat(node.operator("POST", "/audit/verify", null).get("intact").asBoolean()).isTrue();
    }
  }
}
