package vn.ctdp.modules.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.module.ModuleStatus.Advice;
import vn.ctdp.core.text.Localized;
import vn.ctdp.modules.CatalogueEntry;
import vn.ctdp.modules.ModuleHistory.Line;
import vn.ctdp.modules.ModuleHistory.Outcome;

/**
 * A host with a container and a database, which can be killed between any two steps: what was
 * installed and what was committed survives, what was started does not.
 */
final class FakeHost implements ModuleRuntime, StateStore {

  /** The process is gone. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  static Localized say(String text) {
    return new Localized(text, text);
  }

  // the disk
  private final Map<String, Presence> disk = new TreeMap<>();
  private final Map<String, Desired> rows = new TreeMap<>();
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final Map<String, Advice> advice = new HashMap<>();

  // the process
  private final Set<String> started = new HashSet<>();
  private CountDownLatch killed = new CountDownLatch(1);
  private int steps;
  private int killAt;

  // what the test arranges
  final List<CatalogueEntry> entries = new ArrayList<>();
  final Map<String, Localized> failInstall = new HashMap<>();
  final Map<String, Localized> failStart = new HashMap<>();
  final Map<String, Localized> failRemove = new HashMap<>();
  final Map<String, RuntimeException> bugs = new HashMap<>();
  final List<String> journal = Collections.synchronizedList(new ArrayList<>());
  final CountDownLatch holding = new CountDownLatch(1);
  volatile CountDownLatch hold = new CountDownLatch(0);
  volatile CountDownLatch boot = new CountDownLatch(0);
  volatile boolean databaseDown;

  FakeHost module(String id, String... needs) {
    return module(id, Set.of(InstanceRole.CENTRE, InstanceRole.PROVINCE), needs);
  }

  FakeHost module(String id, Set<InstanceRole> roles, String... needs) {
    entries.add(
        new CatalogueEntry(
            id,
            new Localized("Phân hệ " + id, "Module " + id),
            say("purpose"),
            "0.1.0",
            List.of(needs),
            Set.of(id + ".record"),
            roles));
    return this;
  }

  synchronized void killAt(int step) {
    killAt = step;
    steps = 0;
  }

  /** The machine comes up again. */
  synchronized void restart() {
    started.clear();
    killed = new CountDownLatch(1);
    killAt = 0;
    steps = 0;
  }

  boolean isKilled() {
    return killed.getCount() == 0;
  }

  private synchronized void step() {
    if (isKilled()) {
      throw new Killed();
    }
    if (++steps == killAt) {
      killed.countDown();
      throw new Killed();
    }
  }

  synchronized boolean isOnDisk(String id) {
    return disk.getOrDefault(id, Presence.ABSENT) != Presence.ABSENT;
  }

  synchronized void putOnDisk(String id, Presence presence) {
    disk.put(id, presence);
  }

  // ---- container ----

  @Override
  public boolean awaitBoot(Duration atMost) throws InterruptedException {
    boot.await();
    return true;
  }

  @Override
  public List<CatalogueEntry> catalogue() {
    return List.copyOf(entries);
  }

  @Override
  public synchronized Presence presence(String id) {
    return disk.getOrDefault(id, Presence.ABSENT);
  }

  @Override
  public Plan plan(List<String> enable, List<String> disable) throws ModuleFailure {
    for (String id : enable) {
      if (failInstall.containsKey(id)) {
        throw new ModuleFailure(failInstall.get(id));
      }
    }
    return new Plan(enable, disable, List.of());
  }

  @Override
  public void install(String id) throws ModuleFailure {
    if (presence(id) == Presence.INSTALLED) {
      return;
    }
    journal.add("install " + id);
    step();
    putOnDisk(id, Presence.PARTIAL);
    step();
    if (failInstall.containsKey(id)) {
      throw new ModuleFailure(failInstall.get(id));
    }
    if (bugs.containsKey(id)) {
      throw bugs.get(id);
    }
    putOnDisk(id, Presence.INSTALLED);
    step();
  }

  @Override
  public void start(String id) throws ModuleFailure {
    try {
      holding.countDown();
      hold.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException();
    }
    journal.add("start " + id);
    step();
    if (failStart.containsKey(id)) {
      throw new ModuleFailure(failStart.get(id));
    }
    synchronized (this) {
      started.add(id);
    }
    step();
  }

  @Override
  public void remove(String id) throws ModuleFailure {
    journal.add("remove " + id);
    step();
    if (failRemove.containsKey(id)) {
      throw new ModuleFailure(failRemove.get(id));
    }
    synchronized (this) {
      started.remove(id);
    }
    step();
    if (isOnDisk(id)) {
      putOnDisk(id, Presence.PARTIAL);
    }
    step();
    putOnDisk(id, Presence.ABSENT);
    step();
  }

  @Override
  public synchronized boolean running(String id) {
    return started.contains(id);
  }

  // ---- database ----

  private void database() {
    if (databaseDown) {
      throw new IllegalStateException("database down");
    }
    step();
  }

  @Override
  public List<Desired> desired() {
    database();
    return List.copyOf(rows.values());
  }

  @Override
  public List<Operation> open() {
    database();
    return operations.values().stream()
        .filter(operation -> outcomes.get(operation.key()) == Outcome.OPEN)
        .toList();
  }

  Outcome outcome(String module) {
    return operations.values().stream()
        .filter(operation -> operation.moduleId().equals(module))
        .reduce((a, b) -> b)
        .map(operation -> outcomes.get(operation.key()))
        .orElseThrow();
  }

  @Override
  public void begin(Caller caller, Operation operation) {
    database();
    operations.put(operation.key(), operation);
    outcomes.put(operation.key(), Outcome.OPEN);
    for (String id : operation.modules()) {
      rows.put(
          id,
          new Desired(id, operation.wanted(), operation.by(), operation.at(), operation.reason()));
    }
    database();
  }

  @Override
  public void again(Operation operation) {
    database();
    operations.put(
        operation.key(),
        new Operation(
            operation.key(),
            operation.moduleId(),
            operation.wanted(),
            operation.former(),
            operation.by(),
            operation.at(),
            operation.reason(),
            operation.attempts() + 1));
    database();
  }

  @Override
  public void done(Caller caller, Operation operation, Localized message) {
    database();
    outcomes.put(operation.key(), Outcome.DONE);
    database();
  }

  @Override
  public void rolledBack(Caller caller, Operation operation, Localized message) {
    database();
    outcomes.put(operation.key(), Outcome.ROLLED_BACK);
    operation.former().forEach(former -> rows.put(former.id(), former));
    database();
  }

  @Override
  public Map<String, Advice> advice() {
    database();
    return Map.copyOf(advice);
  }

  @Override
  public void replaceAdvice(Caller caller, Map<String, Advice> replacement, String source) {
    advice.clear();
    advice.putAll(replacement);
  }

  @Override
  public List<Line> history(String moduleId, int limit) {
    return List.of();
  }

  Desired row(String id) {
    return rows.getOrDefault(
        id,
        new Desired(id, vn.ctdp.core.module.ModuleStatus.Wanted.DISABLED, "", Instant.EPOCH, ""));
  }
}
