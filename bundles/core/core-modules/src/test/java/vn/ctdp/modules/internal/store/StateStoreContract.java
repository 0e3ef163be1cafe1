package vn.ctdp.modules.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.module.ModuleStatus.Advice;
import vn.ctdp.core.module.ModuleStatus.Wanted;
import vn.ctdp.core.text.Localized;
import vn.ctdp.modules.ModuleHistory.Line;
import vn.ctdp.modules.ModuleHistory.Outcome;
import vn.ctdp.modules.internal.StateStore.Desired;
import vn.ctdp.modules.internal.StateStore.Operation;
import vn.ctdp.testing.Node;
import vn.ctdp.testing.TestDatabase;

/** What the store promises, on whichever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StateStoreContract {

  private static final Caller ADMIN = Caller.system("quantri");
  private static final Instant AT = Instant.parse("2026-11-22T01:02:03.456Z");

  private final List<String> audited = new ArrayList<>();
  private boolean auditFails;
  private JpaStateStore store;

  abstract TestDatabase open();

  private TestDatabase database;
  private Node node;

  @BeforeAll
  void start() {
    database = open();
    node = database.node();
  }

  @AfterAll
  void stop() {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void store() {
    node.tx(
        em -> {
          for (String table :
              List.of("module_switched", "module_switch", "module", "module_advice")) {
            em.createNativeQuery("delete from modules." + table).executeUpdate();
          }
        });
    AuditLog audit =
        (AuditLog)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AuditLog.class},
                (proxy, method, arguments) -> {
                  if (auditFails) {
                    throw new IllegalStateException("audit");
                  }
                  audited.add(arguments[1] + " " + ((Map<?, ?>) arguments[3]).get("outcome"));
                  return null;
                });
    store = new JpaStateStore(node, audit, Clock.fixed(AT.plusSeconds(2), ZoneOffset.UTC));
  }

  private static Desired never(String id) {
    return new Desired(id, Wanted.DISABLED, "", null, "");
  }

  private static Operation enable(String id, Instant at, Desired... former) {
    return new Operation(
        UUID.randomUUID().toString(),
        id,
        Wanted.ENABLED,
        List.of(former),
        "quantri",
        at,
        "Công văn số 12",
        1);
  }

  @Test
  void keepsTheIntentionUntilItIsDone() {
    Operation operation = enable("b", AT, never("a"), never("b"));

    store.begin(ADMIN, operation);

    assertThat(store.open()).containsExactly(operation);
    assertThat(store.desired())
        .containsExactly(
            new Desired("a", Wanted.ENABLED, "quantri", AT, "Công văn số 12"),
            new Desired("b", Wanted.ENABLED, "quantri", AT, "Công văn số 12"));

    store.again(operation);
    assertThat(store.open().get(0).attempts()).isEqualTo(2);

    store.done(ADMIN, operation, new Localized("Xong.", "Done."));

    assertThat(store.open()).isEmpty();
    assertThat(store.history("b", 10))
        .containsExactly(
            new Line(
                "b",
                List.of("a", "b"),
                Wanted.ENABLED,
                "quantri",
                AT,
                "Công văn số 12",
                AT.plusSeconds(2),
                Outcome.DONE,
                new Localized("Xong.", "Done.")));
    assertThat(audited).containsExactly("core.module.enable requested", "core.module.enable done");
  }

  @Test
  void rollingBackRestoresWhatWasWantedBefore() {
    Operation first = enable("a", AT, never("a"));
    store.begin(ADMIN, first);
    store.done(ADMIN, first, new Localized("", ""));
    Desired former = store.desired().get(0);
    Operation second =
        new Operation(
            UUID.randomUUID().toString(),
            "a",
            Wanted.DISABLED,
            List.of(former),
            "khac",
            AT.plusSeconds(9),
            "",
            1);
    store.begin(ADMIN, second);

    store.rolledBack(ADMIN, second, new Localized("ệ".repeat(5000), "x".repeat(5000)));

    assertThat(store.desired()).containsExactly(former);
    assertThat(store.open()).isEmpty();
    assertThat(store.history(null, 10))
        .extracting(Line::outcome)
        .containsExactly(Outcome.ROLLED_BACK, Outcome.DONE);
  }

  @Test
  void aSwitchThatCannotBeAuditedIsNotBegun() {
    auditFails = true;

    assertThatThrownBy(() -> store.begin(ADMIN, enable("a", AT, never("a"))))
        .isInstanceOf(IllegalStateException.class);

    assertThat(store.open()).isEmpty();
    assertThat(store.desired()).isEmpty();
  }

  @Test
  void adviceIsReplacedAsAWhole() {
    store.replaceAdvice(ADMIN, Map.of("a", Advice.REQUIRED, "b", Advice.RECOMMENDED), "CV 1");
    store.replaceAdvice(ADMIN, Map.of("b", Advice.REQUIRED, "c", Advice.NONE), "CV 2");

    assertThat(store.advice()).isEqualTo(Map.of("b", Advice.REQUIRED));
  }

  @Test
  void onlyAdviceThatChangesIsWorthALineOfTheAuditLog() {
    audited.clear();
    store.replaceAdvice(ADMIN, Map.of("a", Advice.REQUIRED), "CV 1");
    store.replaceAdvice(ADMIN, Map.of("a", Advice.REQUIRED, "b", Advice.NONE), "CV 1");
    assertThat(audited).hasSize(1);

    store.replaceAdvice(ADMIN, Map.of("a", Advice.RECOMMENDED), "CV 2");
    store.replaceAdvice(ADMIN, Map.of(), "CV 3");
    assertThat(audited).hasSize(3);
  }

  @Test
  void historyNeedsTwoStatementsHoweverLong() {
    for (int i = 0; i < 12; i++) {
      Operation operation = enable("a", AT.plusSeconds(i), never("a"), never("b"));
      store.begin(ADMIN, operation);
      store.done(ADMIN, operation, new Localized("", ""));
    }
    node.statistics().clear();

    List<Line> lines = store.history(null, 5);

    assertThat(lines).extracting(Line::at).first().isEqualTo(AT.plusSeconds(11));
    assertThat(lines).hasSize(5);
    assertThat(node.statistics().getPrepareStatementCount()).isEqualTo(2);
  }
}
