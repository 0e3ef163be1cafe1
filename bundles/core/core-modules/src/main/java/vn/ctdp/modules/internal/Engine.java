package vn.ctdp.modules.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.error.CtdpException;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.module.ModulePreview;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.module.ModuleStatus.Actual;
import vn.ctdp.core.module.ModuleStatus.Advice;
import vn.ctdp.core.module.ModuleStatus.Wanted;
import vn.ctdp.core.text.Localized;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.modules.CatalogueEntry;
import vn.ctdp.modules.internal.ModuleRuntime.Plan;
import vn.ctdp.modules.internal.ModuleRuntime.Presence;
import vn.ctdp.modules.internal.StateStore.Desired;
import vn.ctdp.modules.internal.StateStore.Operation;

/**
 * Brings the running system to the desired state, one step at a time, on one thread.
 *
 * <p>A switch is recorded with its intention before anything is touched and closed when all of it
 * is done or undone. An instance that is killed in between finds the open record at its next start:
 * it tries once more and, if that is cut short as well, restores the former state. So wanted and
 * actual agree after every restart, and a module that kills its host does so at most twice.
 */
public final class Engine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final Caller SELF = Caller.system("modules");
  private static final int ATTEMPTS = 2;

  private final ModuleRuntime runtime;
  private final StateStore store;
  private final InstanceRole role;
  private final Clock clock;
  private final Consumer<ModuleStatus> listener;
  private final Duration retryAfter;
  private final Duration previewAtMost;
  private final Set<String> initial;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "ctdp-modules"));
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch settled = new CountDownLatch(1);

  private final Set<CompletableFuture<ModuleStatus>> pending = ConcurrentHashMap.newKeySet();

  /** Guarded by itself; replaced cell by cell on the manager's thread. */
  private final Map<String, Cell> cells = new HashMap<>();

  private record Cell(
      CatalogueEntry entry, Desired desired, Actual actual, Localized message, Advice advice) {
    Cell desired(Desired other) {
      return new Cell(entry, other, actual, message, advice);
    }

    Cell actual(Actual other, Localized text) {
      return new Cell(entry, desired, other, text, advice);
    }

    boolean wanted() {
      return desired.wanted() == Wanted.ENABLED;
    }
  }

  /**
   * Creates the engine; {@link #open} starts it.
   *
   * @param listener told about every change, in order, on the manager's thread
   * @param retryAfter pause before settling is tried again when the database failed
   * @param previewAtMost how long a preview waits for a switch under way
   * @param initial modules wanted on an instance on which none was ever switched
   */
  public Engine(
      ModuleRuntime runtime,
      StateStore store,
      InstanceRole role,
      Clock clock,
      Consumer<ModuleStatus> listener,
      Duration retryAfter,
      Duration previewAtMost,
      Set<String> initial) {
    this.runtime = runtime;
    this.store = store;
    this.role = role;
    this.clock = clock;
    this.listener = listener;
    this.retryAfter = retryAfter;
    this.previewAtMost = previewAtMost;
    this.initial = Set.copyOf(initial);
  }

  /** Starts bringing the system to the desired state; returns at once. */
  public void open() {
    thread.execute(this::boot);
  }

  /** Stops after the step under way; what is open then is settled at the next start. */
  @Override
  public void close() {
    closing.countDown();
    // No interrupt while the database may be at work: Derby answers it by closing its files.
    thread.shutdown();
    pending.forEach(
        result -> result.completeExceptionally(new CtdpException(ModulesError.STOPPING)));
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        thread.shutdownNow();
        LOG.warn("The module manager's thread is still in a step; it ends after it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- asking ----

  /** Whether the desired state was reached, or found unreachable, since the start. */
  public boolean isSettled() {
    return settled.getCount() == 0;
  }

  /** Waits until settled. */
  public boolean awaitSettled(Duration atMost) throws InterruptedException {
    return settled.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** All modules in Vietnamese order of their names. */
  public List<ModuleStatus> list() {
    var order = VietnameseText.order();
    synchronized (cells) {
      return cells.values().stream()
          .sorted((a, b) -> order.compare(a.entry.name().vi(), b.entry.name().vi()))
          .map(this::status)
          .toList();
    }
  }

  /** One module; throws {@code MOD-404}. */
  public ModuleStatus status(String id) {
    synchronized (cells) {
      return status(cell(id));
    }
  }

  /** The catalogue for this role, unordered. */
  public List<CatalogueEntry> entries() {
    synchronized (cells) {
      return cells.values().stream().map(Cell::entry).toList();
    }
  }

  /** Whether a module runs. */
  public boolean enabled(String id) {
    synchronized (cells) {
      Cell cell = cells.get(id);
      return cell != null && cell.actual == Actual.ENABLED;
    }
  }

  /** What switching would do; throws {@code MOD-404}. */
  public ModulePreview preview(String id, Wanted wanted) {
    synchronized (cells) {
      cell(id);
    }
    if (!isSettled()) {
      return impossible(id, wanted, List.of(), Say.WAITING);
    }
    Future<ModulePreview> future = submit(() -> previewNow(id, wanted));
    try {
      return future.get(previewAtMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(false);
      return impossible(id, wanted, List.of(), Say.BUSY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CtdpException(ModulesError.STOPPING);
    } catch (ExecutionException | CancellationException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }

  // ---- switching ----

  /** Switches; see {@code ModuleManager.switchTo}. */
  public CompletableFuture<ModuleStatus> switchTo(
      Caller caller, String id, Wanted wanted, String reason) {
    synchronized (cells) {
      cell(id);
    }
    if (!isSettled()) {
      throw new CtdpException(ModulesError.STOPPING);
    }
    CompletableFuture<ModuleStatus> result = new CompletableFuture<>();
    pending.add(result);
    result.whenComplete((status, failure) -> pending.remove(result));
    try {
      thread.execute(
          () -> {
            try {
              result.complete(switchNow(caller, id, wanted, reason == null ? "" : reason.strip()));
            } catch (CancellationException e) {
              result.completeExceptionally(new CtdpException(ModulesError.STOPPING));
            } catch (Throwable e) {
              result.completeExceptionally(e);
              if (e instanceof Error error) {
                throw error;
              }
            }
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new CtdpException(ModulesError.STOPPING));
    }
    return result;
  }

  /** Replaces the centre's advice. */
  public void advise(Caller caller, Map<String, Advice> advice, String source) {
    store.replaceAdvice(caller, advice, source);
    List<ModuleStatus> changed = new ArrayList<>();
    synchronized (cells) {
      cells.replaceAll(
          (id, cell) -> {
            Advice now = advice.getOrDefault(id, Advice.NONE);
            return now == cell.advice
                ? cell
                : new Cell(cell.entry, cell.desired, cell.actual, cell.message, now);
          });
      cells.values().forEach(cell -> changed.add(status(cell)));
    }
    changed.forEach(this::tell);
  }

  private ModuleStatus switchNow(Caller caller, String id, Wanted wanted, String reason) {
    boolean enable = wanted == Wanted.ENABLED;
    List<String> targets = enable ? toEnable(id) : toDisable(id);
    if (targets.isEmpty()) {
      return status(id);
    }
    Instant started = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Operation operation =
        new Operation(
            UUID.randomUUID().toString(),
            id,
            wanted,
            targets.stream().map(target -> get(target).desired).toList(),
            caller.username(),
            started,
            reason,
            1);
    store.begin(caller, operation);
    for (String target : targets) {
      want(target, new Desired(target, wanted, caller.username(), started, reason));
    }
    LOG.info("{} {} ({})", enable ? "Enabling" : "Disabling", targets, caller.username());
    String current = id;
    try {
      for (String target : targets) {
        current = target;
        if (enable) {
          bringUp(target);
        } else {
          takeDown(target);
        }
      }
    } catch (ModuleFailure failure) {
      LOG.warn("{} failed at {}: {}", wanted, current, failure.getMessage(), failure.getCause());
      Localized why =
          current.equals(id)
              ? failure.sentence()
              : Say.around(
                  get(current).entry.name().vi() + ": {0}",
                  get(current).entry.name().en() + ": {0}",
                  failure.sentence());
      restore(caller, operation, why);
      Localized name = get(id).entry.name();
      throw new CtdpException(
          enable ? ModulesError.ENABLE_FAILED : ModulesError.DISABLE_FAILED,
          List.of(),
          failure,
          name.vi(),
          name.en(),
          why.vi(),
          why.en());
    }
    Localized message = Say.took(Duration.between(started, clock.instant()));
    try {
      store.done(caller, operation, message);
    } catch (RuntimeException e) {
      // The record stays open: the next start finds everything as wanted and closes it.
      LOG.error("The switch of {} is done, but could not be recorded as such", targets, e);
    }
    for (String target : targets) {
      set(target, get(target).actual, message);
    }
    LOG.info("{} {}: {}", enable ? "Enabled" : "Disabled", targets, message.en());
    return status(id);
  }

  /** Undoes a failed switch: desired state first, then whatever of it was reached. */
  private void restore(Caller caller, Operation operation, Localized why) {
    try {
      store.rolledBack(caller, operation, why);
    } catch (RuntimeException e) {
      // The record stays open: the next start tries once more and settles it.
      LOG.error("Undoing the switch of {} could not be recorded", operation.modules(), e);
    }
    operation.former().forEach(former -> want(former.id(), former));
    List<String> backwards = new ArrayList<>(operation.modules());
    Collections.reverse(backwards);
    boolean enable = operation.wanted() == Wanted.ENABLED;
    for (String target : backwards) {
      Cell cell = get(target);
      if (cell.wanted() && !enable) {
        reach(target, why);
      } else if (!cell.wanted()) {
        reach(target, target.equals(operation.moduleId()) ? why : Say.NOTHING);
      } else {
        // It was wanted before and failed again: it stays wanted, and off.
        try {
          runtime.remove(target);
        } catch (ModuleFailure failure) {
          LOG.warn("Removing {} failed: {}", target, failure.getMessage(), failure.getCause());
        }
        set(target, Actual.FAILED, why);
      }
    }
  }

  // ---- reaching the desired state ----

  private void boot() {
    try {
      while (!runtime.awaitBoot(Duration.ofSeconds(5))) {
        LOG.info("Modules wait for the container to boot");
        if (closing.getCount() == 0) {
          return;
        }
      }
      while (!settle()) {
        if (closing.await(retryAfter.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      settled.countDown();
      LOG.info("Modules are settled: {}", summary());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (CancellationException e) {
      LOG.debug("Stopped while settling", e);
    }
  }

  private boolean settle() {
    try {
      load();
      List<Operation> resumed = new ArrayList<>();
      for (Operation operation : store.open()) {
        if (operation.attempts() >= ATTEMPTS || !known(operation)) {
          LOG.warn("Undoing the twice interrupted switch of {}", operation.modules());
          store.rolledBack(SELF, operation, Say.INTERRUPTED_TWICE);
          operation.former().stream()
              .filter(former -> has(former.id()))
              .forEach(former -> want(former.id(), former));
          if (has(operation.moduleId())) {
            set(operation.moduleId(), get(operation.moduleId()).actual, Say.INTERRUPTED_TWICE);
          }
        } else {
          LOG.warn("Resuming the interrupted switch of {}", operation.modules());
          store.again(operation);
          resumed.add(operation);
        }
      }
      List<String> order = topological();
      List<String> backwards = new ArrayList<>(order);
      Collections.reverse(backwards);
      for (String id : backwards) {
        if (!get(id).wanted()) {
          reach(id, get(id).message);
        }
      }
      for (String id : order) {
        if (get(id).wanted()) {
          reach(id, get(id).message);
        }
      }
      for (Operation operation : resumed) {
        boolean reached =
            operation.modules().stream()
                .allMatch(id -> agrees(get(id)) && get(id).desired.wanted() == operation.wanted());
        if (reached) {
          store.done(SELF, operation, Say.NOTHING);
        } else {
          restore(SELF, operation, get(operation.moduleId()).message);
        }
      }
      return true;
    } catch (ModuleFailure failure) {
      LOG.warn("Modules cannot be settled yet: {}", failure.getMessage(), failure.getCause());
      return false;
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("Modules cannot be settled yet: {}", e.toString(), e);
      return false;
    }
  }

  private void load() throws ModuleFailure {
    List<CatalogueEntry> catalogue = runtime.catalogue();
    Map<String, Desired> desired = new HashMap<>();
    store.desired().forEach(one -> desired.put(one.id(), one));
    if (desired.isEmpty()) {
      for (CatalogueEntry entry : catalogue) {
        if (initial.contains(entry.id()) && entry.roles().contains(role)) {
          store.begin(SELF, first(entry.id()));
        }
      }
      store.desired().forEach(one -> desired.put(one.id(), one));
    }
    Map<String, Advice> advice = store.advice();
    synchronized (cells) {
      cells.clear();
      for (CatalogueEntry entry : catalogue) {
        if (!entry.roles().contains(role)) {
          continue;
        }
        Desired wish = desired.getOrDefault(entry.id(), never(entry.id()));
        cells.put(
            entry.id(),
            new Cell(
                entry,
                wish,
                wish.wanted() == Wanted.ENABLED ? Actual.ENABLING : Actual.DISABLED,
                Say.NOTHING,
                advice.getOrDefault(entry.id(), Advice.NONE)));
      }
    }
    desired.values().stream()
        .filter(one -> one.wanted() == Wanted.ENABLED && !has(one.id()))
        .forEach(one -> LOG.warn("Module {} is wanted, but is not in this distribution", one.id()));
  }

  private Operation first(String id) {
    return new Operation(
        UUID.randomUUID().toString(),
        id,
        Wanted.ENABLED,
        List.of(never(id)),
        SELF.username(),
        clock.instant(),
        "",
        0);
  }

  private static Desired never(String id) {
    return new Desired(id, Wanted.DISABLED, "", null, "");
  }

  /** Brings one module to its desired state; failure is contained and told. */
  private void reach(String id, Localized message) {
    Cell cell = get(id);
    try {
      if (cell.wanted()) {
        bringUp(id);
        set(id, Actual.ENABLED, message);
      } else if (runtime.presence(id) != Presence.ABSENT) {
        takeDown(id);
        set(id, Actual.DISABLED, message);
      } else {
        set(id, Actual.DISABLED, message);
      }
    } catch (ModuleFailure failure) {
      LOG.warn(
          "Module {} is wanted {} but: {}",
          id,
          cell.desired.wanted(),
          failure.getMessage(),
          failure.getCause());
      if (cell.wanted()) {
        try {
          runtime.remove(id);
        } catch (ModuleFailure second) {
          LOG.warn("Removing {} failed: {}", id, second.getMessage(), second.getCause());
        }
      }
      set(id, Actual.FAILED, Say.join(message, failure.sentence()));
    }
  }

  private void bringUp(String id) throws ModuleFailure {
    set(id, Actual.ENABLING, Say.NOTHING);
    for (String dependency : get(id).entry.dependsOn()) {
      if (!has(dependency)) {
        throw new ModuleFailure(Say.missingDependency(dependency));
      }
      if (get(dependency).actual != Actual.ENABLED) {
        throw new ModuleFailure(Say.needs(get(dependency).entry.name()));
      }
    }
    try {
      runtime.install(id);
      runtime.start(id);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw unexpected(e);
    }
    set(id, Actual.ENABLED, Say.NOTHING);
  }

  private void takeDown(String id) throws ModuleFailure {
    set(id, Actual.DISABLING, Say.NOTHING);
    try {
      runtime.remove(id);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw unexpected(e);
    }
    set(id, Actual.DISABLED, Say.NOTHING);
  }

  private static ModuleFailure unexpected(RuntimeException e) {
    return new ModuleFailure(
        Say.of(
            "Lỗi ngoài dự kiến ({0}).",
            "Something unexpected went wrong ({0}).", e.getClass().getSimpleName()),
        e);
  }

  // ---- what belongs together ----

  private ModulePreview previewNow(String id, Wanted wanted) {
    boolean enable = wanted == Wanted.ENABLED;
    List<String> targets;
    try {
      targets = enable ? toEnable(id) : toDisable(id);
    } catch (CtdpException e) {
      return impossible(
          id,
          wanted,
          List.of(),
          new Localized(e.sentence(VietnameseText.VI), e.sentence(Locale.ENGLISH)));
    }
    if (targets.isEmpty()) {
      return new ModulePreview(
          id, wanted, List.of(), List.of(), List.of(), List.of(), true, unchanged(wanted));
    }
    try {
      Plan plan = runtime.plan(enable ? targets : List.of(), enable ? List.of() : targets);
      List<CatalogueEntry> others =
          targets.stream().filter(t -> !t.equals(id)).map(t -> get(t).entry).toList();
      Localized message = others.isEmpty() ? Say.NOTHING : Say.also(enable, others);
      if (!enable) {
        message =
            Say.join(
                message,
                new Localized("Dữ liệu của phân hệ được giữ lại.", "The module's data is kept."));
        if (targets.stream().anyMatch(target -> get(target).advice == Advice.REQUIRED)) {
          message =
              Say.join(
                  message,
                  new Localized(
                      "Trung ương yêu cầu bật phân hệ này.", "The centre requires this module."));
        }
      }
      return new ModulePreview(
          id, wanted, targets, plan.install(), plan.remove(), plan.refresh(), true, message);
    } catch (ModuleFailure failure) {
      return impossible(id, wanted, targets, failure.sentence());
    }
  }

  private static Localized unchanged(Wanted wanted) {
    return wanted == Wanted.ENABLED
        ? new Localized("Phân hệ đang bật.", "The module is enabled already.")
        : new Localized("Phân hệ đang tắt.", "The module is disabled already.");
  }

  private static ModulePreview impossible(
      String id, Wanted wanted, List<String> targets, Localized why) {
    return new ModulePreview(id, wanted, targets, List.of(), List.of(), List.of(), false, why);
  }

  /** The module and what it needs, needed first, without what runs already. */
  private List<String> toEnable(String id) {
    LinkedHashSet<String> order = new LinkedHashSet<>();
    visit(id, order, new LinkedHashSet<>());
    return order.stream()
        .filter(one -> !get(one).wanted() || get(one).actual != Actual.ENABLED)
        .toList();
  }

  private void visit(String id, Set<String> order, Set<String> path) {
    if (!has(id)) {
      Localized why = Say.missingDependency(id);
      throw new CtdpException(ModulesError.NOT_POSSIBLE, why.vi(), why.en());
    }
    if (order.contains(id)) {
      return;
    }
    if (!path.add(id)) {
      Localized why =
          Say.of(
              "Các phân hệ {0} cần lẫn nhau theo vòng tròn.",
              "The modules {0} need one another in a circle.", path);
      throw new CtdpException(ModulesError.NOT_POSSIBLE, why.vi(), why.en());
    }
    get(id).entry.dependsOn().forEach(dependency -> visit(dependency, order, path));
    path.remove(id);
    order.add(id);
  }

  /** What needs the module, needing first, and the module; without what is off already. */
  private List<String> toDisable(String id) {
    List<String> order = topological();
    Collections.reverse(order);
    Set<String> affected = new LinkedHashSet<>(Set.of(id));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (String other : order) {
        if (!Collections.disjoint(get(other).entry.dependsOn(), affected)) {
          grown |= affected.add(other);
        }
      }
    }
    return order.stream()
        .filter(affected::contains)
        .filter(one -> get(one).wanted() || get(one).actual != Actual.DISABLED)
        .toList();
  }

  /** All modules, needed first. Broken or circular dependencies do not keep the others back. */
  private List<String> topological() {
    List<String> all;
    synchronized (cells) {
      all = cells.keySet().stream().sorted().toList();
    }
    Set<String> order = new LinkedHashSet<>();
    all.forEach(id -> visitLeniently(id, order, new LinkedHashSet<>()));
    return new ArrayList<>(order);
  }

  private void visitLeniently(String id, Set<String> order, Set<String> path) {
    if (!has(id) || order.contains(id) || !path.add(id)) {
      return;
    }
    get(id).entry.dependsOn().forEach(dependency -> visitLeniently(dependency, order, path));
    order.add(id);
  }

  // ---- state ----

  private boolean agrees(Cell cell) {
    return cell.actual == (cell.wanted() ? Actual.ENABLED : Actual.DISABLED);
  }

  private boolean known(Operation operation) {
    return operation.modules().stream().allMatch(this::has);
  }

  private boolean has(String id) {
    synchronized (cells) {
      return cells.containsKey(id);
    }
  }

  private Cell get(String id) {
    synchronized (cells) {
      return Objects.requireNonNull(cells.get(id), id);
    }
  }

  private Cell cell(String id) {
    return Optional.ofNullable(cells.get(id))
        .orElseThrow(() -> new CtdpException(ModulesError.UNKNOWN, id));
  }

  private void want(String id, Desired desired) {
    synchronized (cells) {
      cells.computeIfPresent(id, (key, cell) -> cell.desired(desired));
    }
  }

  private void set(String id, Actual actual, Localized message) {
    ModuleStatus status;
    synchronized (cells) {
      Cell before = cells.get(id);
      Cell after = before.actual(actual, message);
      if (after.equals(before)) {
        return;
      }
      cells.put(id, after);
      status = status(after);
    }
    tell(status);
  }

  private void tell(ModuleStatus status) {
    try {
      listener.accept(status);
    } catch (RuntimeException e) {
      LOG.warn("A listener failed on {}", status.id(), e);
    }
  }

  private ModuleStatus status(Cell cell) {
    List<String> neededBy =
        cells.values().stream()
            .filter(other -> other.entry.dependsOn().contains(cell.entry.id()))
            .filter(other -> other.wanted() || other.actual == Actual.ENABLED)
            .map(other -> other.entry.id())
            .sorted()
            .toList();
    return new ModuleStatus(
        cell.entry.id(),
        cell.entry.name(),
        cell.entry.purpose(),
        cell.entry.version(),
        cell.desired.wanted(),
        cell.actual,
        cell.message,
        cell.entry.dependsOn(),
        neededBy,
        cell.desired.changedBy(),
        cell.desired.changedAt(),
        cell.desired.reason(),
        cell.advice);
  }

  private String summary() {
    return list().stream().map(s -> s.id() + "=" + s.actual()).toList().toString();
  }

  private <T> Future<T> submit(Callable<T> task) {
    try {
      return thread.submit(task);
    } catch (RejectedExecutionException e) {
      throw new CtdpException(ModulesError.STOPPING);
    }
  }
}
