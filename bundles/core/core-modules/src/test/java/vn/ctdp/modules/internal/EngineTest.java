package vn.ctdp.modules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.module.ModulePreview;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.module.ModuleStatus.Actual;
import vn.ctdp.core.module.ModuleStatus.Advice;
import vn.ctdp.core.module.ModuleStatus.Wanted;
import vn.ctdp.modules.ModuleHistory.Outcome;
import vn.ctdp.modules.internal.ModuleRuntime.Presence;

class EngineTest {

  private static final Caller ADMIN =
      new Caller("1", "quantri", "Quản trị", Caller.Kind.PERSON, "ui", "", Locale.ENGLISH);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneOffset.UTC);

  private final List<ModuleStatus> told = Collections.synchronizedList(new ArrayList<>());
  private final List<Engine> engines = new ArrayList<>();
  private Set<String> initial = Set.of();

  @AfterEach
  void close() {
    engines.forEach(Engine::close);
  }

  private Engine engine(FakeHost host) {
    Engine engine =
        new Engine(
            host,
            host,
            InstanceRole.PROVINCE,
            CLOCK,
            told::add,
            Duration.ofMillis(5),
            Duration.ofMillis(300),
            initial);
    engines.add(engine);
    engine.open();
    return engine;
  }

  private Engine settled(FakeHost host) throws Exception {
    Engine engine = engine(host);
    assertThat(engine.awaitSettled(Duration.ofSeconds(10))).isTrue();
    return engine;
  }

  private static ModuleStatus enable(Engine engine, String id) throws Exception {
    return engine.switchTo(ADMIN, id, Wanted.ENABLED, "cần dùng").get(10, TimeUnit.SECONDS);
  }

  private static ModuleStatus disable(Engine engine, String id) throws Exception {
    return engine.switchTo(ADMIN, id, Wanted.DISABLED, "").get(10, TimeUnit.SECONDS);
  }

  private static CtdpException refused(CompletableFuture<ModuleStatus> future) throws Exception {
    try {
      future.get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(CtdpException.class);
      return (CtdpException) e.getCause();
    }
    throw new AssertionError("not refused");
  }

  @Test
  void enablesWithWhatIsNeededAndDisablesWithWhatNeedsIt() throws Exception {
    FakeHost host = new FakeHost().module("a").module("b", "a").module("c", "b");
    Engine engine = settled(host);

    ModuleStatus c = enable(engine, "c");

    assertThat(c.actual()).isEqualTo(Actual.ENABLED);
    assertThat(c.changedBy()).isEqualTo("quantri");
    assertThat(c.reason()).isEqualTo("cần dùng");
    assertThat(host.journal)
        .containsExactly("install a", "start a", "install b", "start b", "install c", "start c");
    assertThat(engine.status("a").neededBy()).containsExactly("b");
    assertThat(engine.enabled("a")).isTrue();
    assertThat(host.outcome("c")).isEqualTo(Outcome.DONE);

    host.journal.clear();
    disable(engine, "b");

    assertThat(host.journal).containsExactly("remove c", "remove b");
    assertThat(engine.enabled("a")).isTrue();
    assertThat(engine.enabled("b")).isFalse();
    assertThat(engine.status("c").wanted()).isEqualTo(Wanted.DISABLED);
  }

  @Test
  void tellsEveryStateOnTheWay() throws Exception {
    FakeHost host = new FakeHost().module("a");
    Engine engine = settled(host);

    enable(engine, "a");
    disable(engine, "a");

    assertThat(told.stream().map(ModuleStatus::actual).distinct().toList())
        .containsExactly(Actual.ENABLING, Actual.ENABLED, Actual.DISABLING, Actual.DISABLED);
  }

  @Test
  void doesNothingTwice() throws Exception {
    FakeHost host = new FakeHost().module("a");
    Engine engine = settled(host);
    enable(engine, "a");
    host.journal.clear();

    assertThat(enable(engine, "a").actual()).isEqualTo(Actual.ENABLED);

    assertThat(host.journal).isEmpty();
  }

  @Test
  void failureToStartRestoresEverythingAndSaysWhy() throws Exception {
    FakeHost host = new FakeHost().module("a").module("b", "a");
    host.failStart.put("b", FakeHost.say("it needs the moon."));
    Engine engine = settled(host);

    CtdpException refusal = refused(engine.switchTo(ADMIN, "b", Wanted.ENABLED, ""));

    assertThat(refusal.errorCode()).isEqualTo(ModulesError.ENABLE_FAILED);
    assertThat(refusal.sentence(Locale.ENGLISH))
        .isEqualTo(
            "The module “Module b” could not be enabled: it needs the moon."
                + " The former state has been restored.");
    for (String id : List.of("a", "b")) {
      assertThat(engine.status(id).wanted()).isEqualTo(Wanted.DISABLED);
      assertThat(engine.status(id).actual()).isEqualTo(Actual.DISABLED);
      assertThat(host.isOnDisk(id)).isFalse();
      assertThat(host.row(id).wanted()).isEqualTo(Wanted.DISABLED);
    }
    assertThat(engine.status("b").message().en()).isEqualTo("it needs the moon.");
    assertThat(host.outcome("b")).isEqualTo(Outcome.ROLLED_BACK);
  }

  @Test
  void aDependencyThatFailsIsNamed() throws Exception {
    FakeHost host = new FakeHost().module("a").module("b", "a");
    host.failInstall.put("a", FakeHost.say("broken."));
    Engine engine = settled(host);

    CtdpException refusal = refused(engine.switchTo(ADMIN, "b", Wanted.ENABLED, ""));

    assertThat(refusal.sentence(Locale.ENGLISH)).contains("Module a: broken.");
  }

  @Test
  void aBugInTheContainerIsContained() throws Exception {
    FakeHost host = new FakeHost().module("a").module("b");
    host.bugs.put("a", new IllegalStateException("secret"));
    Engine engine = settled(host);

    CtdpException refusal = refused(engine.switchTo(ADMIN, "a", Wanted.ENABLED, ""));

    assertThat(refusal.sentence(Locale.ENGLISH)).doesNotContain("secret");
    assertThat(engine.status("a").actual()).isEqualTo(Actual.DISABLED);
    assertThat(enable(engine, "b").actual()).isEqualTo(Actual.ENABLED);
  }

  @Test
  void aModuleThatCannotBeRemovedIsNamedAndTheManagerGoesOn() throws Exception {
    FakeHost host = new FakeHost().module("a").module("b");
    Engine engine = settled(host);
    enable(engine, "a");
    host.failRemove.put("a", FakeHost.say("hangs."));

    CtdpException refusal = refused(engine.switchTo(ADMIN, "a", Wanted.DISABLED, ""));

    assertThat(refusal.errorCode()).isEqualTo(ModulesError.DISABLE_FAILED);
    assertThat(engine.status("a").wanted()).isEqualTo(Wanted.ENABLED);
    assertThat(engine.status("a").actual()).isEqualTo(Actual.ENABLED);
    assertThat(enable(engine, "b").actual()).isEqualTo(Actual.ENABLED);
  }

  @Test
  void aFailureThatCannotBeUndoneIsShownAsFailed() throws Exception {
    FakeHost host = new FakeHost().module("a");
    host.failStart.put("a", FakeHost.say("hangs."));
    host.failRemove.put("a", FakeHost.say("set aside."));
    Engine engine = settled(host);

    refused(engine.switchTo(ADMIN, "a", Wanted.ENABLED, ""));

    assertThat(engine.status("a").wanted()).isEqualTo(Wanted.DISABLED);
    assertThat(engine.status("a").actual()).isEqualTo(Actual.FAILED);
    assertThat(engine.status("a").message().en()).isEqualTo("hangs. set aside.");
  }

  @Test
  void theDatabaseWinsOverWhatTheContainerRemembers() throws Exception {
    FakeHost host = new FakeHost().module("a").module("b").module("c");
    Engine first = settled(host);
    enable(first, "a");
    enable(first, "c");
    first.close();
    host.restart();
    host.putOnDisk("a", Presence.ABSENT);
    host.putOnDisk("b", Presence.INSTALLED);
    host.putOnDisk("c", Presence.PARTIAL);

    Engine second = settled(host);

    assertThat(second.status("a").actual()).isEqualTo(Actual.ENABLED);
    assertThat(second.status("b").actual()).isEqualTo(Actual.DISABLED);
    assertThat(second.status("c").actual()).isEqualTo(Actual.ENABLED);
    assertThat(host.isOnDisk("b")).isFalse();
    assertThat(host.running("a")).isTrue();
  }

  @Test
  void aWantedModuleThatFailsStaysWantedAndIsRetriedOnDemand() throws Exception {
    FakeHost host = new FakeHost().module("a").module("b", "a").module("c");
    Engine first = settled(host);
    enable(first, "b");
    enable(first, "c");
    first.close();
    host.restart();
    host.failStart.put("a", FakeHost.say("no disk."));

    Engine second = settled(host);

    assertThat(second.status("a").wanted()).isEqualTo(Wanted.ENABLED);
    assertThat(second.status("a").actual()).isEqualTo(Actual.FAILED);
    assertThat(second.status("b").actual()).isEqualTo(Actual.FAILED);
    assertThat(second.status("b").message().en()).contains("Module a");
    assertThat(second.status("c").actual()).isEqualTo(Actual.ENABLED);

    refused(second.switchTo(ADMIN, "b", Wanted.ENABLED, ""));
    assertThat(second.status("a").wanted()).isEqualTo(Wanted.ENABLED);
    assertThat(second.status("a").actual()).isEqualTo(Actual.FAILED);

    host.failStart.clear();
    assertThat(enable(second, "b").actual()).isEqualTo(Actual.ENABLED);
    assertThat(second.status("a").actual()).isEqualTo(Actual.ENABLED);
  }

  @Test
  void waitsForTheDatabaseAndForTheBoot() throws Exception {
    FakeHost host = new FakeHost().module("a");
    host.boot = new CountDownLatch(1);
    host.databaseDown = true;
    Engine engine = engine(host);

    assertThat(engine.awaitSettled(Duration.ofMillis(50))).isFalse();
    host.boot.countDown();
    assertThat(engine.awaitSettled(Duration.ofMillis(50))).isFalse();
    host.databaseDown = false;

    assertThat(engine.awaitSettled(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void listsOnlyModulesOfTheRoleInVietnameseOrder() throws Exception {
    FakeHost host =
        new FakeHost()
            .module("ê")
            .module("đ")
            .module("e")
            .module("d")
            .module("x", Set.of(InstanceRole.CENTRE));
    Engine engine = settled(host);

    assertThat(engine.list()).extracting(ModuleStatus::id).containsExactly("d", "đ", "e", "ê");
    assertThatThrownBy(() -> engine.status("x")).isInstanceOf(CtdpException.class);
  }

  @Test
  void previewSaysWhatAndWhyNot() throws Exception {
    FakeHost host = new FakeHost().module("a").module("b", "a").module("z", "nowhere");
    Engine engine = settled(host);

    ModulePreview preview = engine.preview("b", Wanted.ENABLED);
    assertThat(preview.possible()).isTrue();
    assertThat(preview.modules()).containsExactly("a", "b");
    assertThat(preview.install()).containsExactly("a", "b");
    assertThat(preview.refresh()).isEmpty();
    assertThat(preview.message().en()).contains("Module a");
    assertThat(host.journal).isEmpty();

    assertThat(engine.preview("z", Wanted.ENABLED).possible()).isFalse();
    assertThat(engine.preview("z", Wanted.ENABLED).message().en()).contains("nowhere");
    assertThat(engine.preview("a", Wanted.DISABLED).message().en()).contains("disabled already");

    enable(engine, "b");
    ModulePreview off = engine.preview("a", Wanted.DISABLED);
    assertThat(off.modules()).containsExactly("b", "a");
    assertThat(off.message().en()).contains("Module b").contains("data is kept");

    host.failInstall.put("a", FakeHost.say("broken."));
    disable(engine, "a");
    assertThat(engine.preview("b", Wanted.ENABLED).message().en()).isEqualTo("broken.");
  }

  @Test
  void aPreviewDoesNotWaitForASwitchThatTakesLong() throws Exception {
    FakeHost host = new FakeHost().module("a").module("b");
    Engine engine = settled(host);
    host.hold = new CountDownLatch(1);
    CompletableFuture<ModuleStatus> future = engine.switchTo(ADMIN, "a", Wanted.ENABLED, "");

    ModulePreview preview = engine.preview("b", Wanted.ENABLED);

    assertThat(preview.possible()).isFalse();
    assertThat(preview.message()).isEqualTo(Say.BUSY);
    host.hold.countDown();
    assertThat(future.get(10, TimeUnit.SECONDS).actual()).isEqualTo(Actual.ENABLED);
  }

  @Test
  void switchesAreDoneOneAfterTheOther() throws Exception {
    FakeHost host = new FakeHost().module("a").module("b");
    Engine engine = settled(host);
    host.hold = new CountDownLatch(1);
    CompletableFuture<ModuleStatus> a = engine.switchTo(ADMIN, "a", Wanted.ENABLED, "");
    CompletableFuture<ModuleStatus> b = engine.switchTo(ADMIN, "b", Wanted.ENABLED, "");
    CompletableFuture<ModuleStatus> off = engine.switchTo(ADMIN, "a", Wanted.DISABLED, "");
    host.hold.countDown();

    CompletableFuture.allOf(a, b, off).get(10, TimeUnit.SECONDS);

    assertThat(host.journal)
        .containsExactly("install a", "start a", "install b", "start b", "remove a");
  }

  @Test
  void stoppingLeavesTheSwitchToTheNextStart() throws Exception {
    FakeHost host = new FakeHost().module("a").module("b");
    Engine first = settled(host);
    host.hold = new CountDownLatch(1);
    CompletableFuture<ModuleStatus> future = first.switchTo(ADMIN, "a", Wanted.ENABLED, "");
    CompletableFuture<ModuleStatus> queued = first.switchTo(ADMIN, "b", Wanted.ENABLED, "");
    assertThat(host.holding.await(10, TimeUnit.SECONDS)).isTrue();

    first.close();

    assertThat(refused(queued).errorCode()).isEqualTo(ModulesError.STOPPING);

    assertThat(refused(future).errorCode()).isEqualTo(ModulesError.STOPPING);
    host.hold.countDown();
    host.restart();
    Engine second = settled(host);
    assertThat(second.status("a").actual()).isEqualTo(Actual.ENABLED);
    assertThat(second.status("b").actual()).isEqualTo(Actual.DISABLED);
    assertThat(host.open()).isEmpty();
  }

  @Test
  void dependenciesInACircleAreRefused() throws Exception {
    FakeHost host = new FakeHost().module("a", "b").module("b", "a");
    Engine engine = settled(host);

    assertThat(refused(engine.switchTo(ADMIN, "a", Wanted.ENABLED, "")).errorCode())
        .isEqualTo(ModulesError.NOT_POSSIBLE);
  }

  @Test
  void adviceIsShownAndSwitchesNothing() throws Exception {
    FakeHost host = new FakeHost().module("a");
    Engine engine = settled(host);

    engine.advise(ADMIN, Map.of("a", Advice.REQUIRED, "later", Advice.RECOMMENDED), "CV 12");

    assertThat(engine.status("a").advice()).isEqualTo(Advice.REQUIRED);
    assertThat(engine.enabled("a")).isFalse();
    enable(engine, "a");
    assertThat(engine.preview("a", Wanted.DISABLED).message().en()).contains("requires");
  }

  @Test
  void aNewInstanceStartsWithWhatItsConfigurationWants() throws Exception {
    initial = Set.of("a");
    FakeHost host = new FakeHost().module("a").module("b");
    Engine first = settled(host);
    assertThat(first.enabled("a")).isTrue();
    disable(first, "a");
    first.close();
    host.restart();

    assertThat(settled(host).enabled("a")).isFalse();
  }

  @Test
  void killedAnywhereWhileEnablingItIsWhollyOnOrWhollyOff() throws Exception {
    killedAnywhere(true);
  }

  @Test
  void killedAnywhereWhileDisablingItIsWhollyOnOrWhollyOff() throws Exception {
    killedAnywhere(false);
  }

  /** Kills at every step, and once more at every step of the next start. */
  private void killedAnywhere(boolean enable) throws Exception {
    int kills = 0;
    boolean survived = false;
    for (int first = 1; !survived; first++) {
      for (int second = 0; second < 40; second++) {
        FakeHost host = new FakeHost().module("a").module("b", "a");
        Engine engine = settled(host);
        if (!enable) {
          enable(engine, "b");
        }
        host.killAt(first);
        CompletableFuture<ModuleStatus> future =
            engine.switchTo(
                ADMIN, enable ? "b" : "a", enable ? Wanted.ENABLED : Wanted.DISABLED, "");
        try {
          future.get(10, TimeUnit.SECONDS);
          survived = true;
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(FakeHost.Killed.class);
          kills++;
        }
        engine.close();
        host.restart();
        if (second > 0) {
          host.killAt(second);
          Engine again = engine(host);
          while (!host.isKilled() && !again.awaitSettled(Duration.ofMillis(2))) {
            assertThat(again.isSettled()).isFalse();
          }
          again.close();
          boolean done = !host.isKilled();
          host.restart();
          if (done) {
            second = 40;
          }
        }

        Engine last = settled(host);

        String where = "killed at " + first + " and " + second;
        boolean on = last.enabled("b");
        for (String id : List.of("a", "b")) {
          ModuleStatus status = last.status(id);
          assertThat(status.actual()).as(where).isEqualTo(on ? Actual.ENABLED : Actual.DISABLED);
          assertThat(status.wanted()).as(where).isEqualTo(on ? Wanted.ENABLED : Wanted.DISABLED);
          assertThat(host.row(id).wanted()).as(where).isEqualTo(status.wanted());
          assertThat(host.isOnDisk(id)).as(where).isEqualTo(on);
          assertThat(host.running(id)).as(where).isEqualTo(on);
        }
        assertThat(host.open()).as(where).isEmpty();
        if (second == 0 && !survived && first > 2) {
          assertThat(on).as("killed once, so the wish is fulfilled; " + where).isEqualTo(enable);
        }
        last.close();
      }
    }
    assertThat(kills).isGreaterThan(100);
  }
}
