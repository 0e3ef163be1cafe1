package vn.ctdp.modules.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.core.audit.AuditLog;
import vn.ctdp.core.identity.AccessControl;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.identity.Target;
import vn.ctdp.core.instance.InstanceInfo;
import vn.ctdp.core.module.ModuleAdvice;
import vn.ctdp.core.module.ModuleDescriptor;
import vn.ctdp.core.module.ModuleListener;
import vn.ctdp.core.module.ModuleManager;
import vn.ctdp.core.module.ModulePreview;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.text.VietnameseText;
import vn.ctdp.migrator.MigrationStatus;
import vn.ctdp.modules.CatalogueEntry;
import vn.ctdp.modules.ModuleCatalogue;
import vn.ctdp.modules.ModuleHistory;
import vn.ctdp.modules.internal.karaf.KarafRuntime;
import vn.ctdp.modules.internal.karaf.KarafRuntime.Deadlines;
import vn.ctdp.modules.internal.karaf.ModuleHealth;
import vn.ctdp.modules.internal.karaf.ModuleHealth.Migration;
import vn.ctdp.modules.internal.store.JpaStateStore;

/** Checks rights, and ties the engine to container, database and listeners. */
@Component(
    service = {
      ModuleManager.class,
      ModuleCatalogue.class,
      ModuleHistory.class,
      ModuleAdvice.class,
      ModuleManagerComponent.class
    },
    immediate = true,
    configurationPid = ModulesConfig.PID)
@Designate(ocd = ModulesConfig.class)
public final class ModuleManagerComponent
    implements ModuleManager, ModuleCatalogue, ModuleHistory, ModuleAdvice {

  static final String VIEW = "core.module.view";
  static final String MANAGE = "core.module.manage";

  private static final Logger LOG = LoggerFactory.getLogger(ModuleManagerComponent.class);
  private static final int LONGEST_HISTORY = 500;

  private final AccessControl access;
  private final JpaStateStore store;
  private final KarafRuntime runtime;
  private final Engine engine;
  private final CountDownLatch booted = new CountDownLatch(1);
  private final Map<ModuleDescriptor, String> descriptors = new ConcurrentHashMap<>();
  private final Map<String, MigrationStatus> migrations = new ConcurrentHashMap<>();
  private final List<ModuleListener> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService notifier =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "ctdp-modules-listeners");
            thread.setDaemon(true);
            return thread;
          });

  @Activate
  public ModuleManagerComponent(
      BundleContext context,
      ModulesConfig config,
      @Reference FeaturesService features,
      @Reference ServiceComponentRuntime components,
      @Reference(target = "(osgi.unit.name=modules)") JpaTemplate jpa,
      @Reference AuditLog audit,
      @Reference AccessControl access,
      @Reference InstanceInfo instance,
      @Reference Clock clock) {
    this.access = access;
    this.store = new JpaStateStore(jpa, audit, clock);
    ModuleHealth health =
        new ModuleHealth(context, components, descriptors::containsValue, this::migration);
    this.runtime =
        new KarafRuntime(
            features,
            context,
            health,
            new Deadlines(
                Duration.ofSeconds(config.installSeconds()),
                Duration.ofSeconds(config.startSeconds()),
                Duration.ofSeconds(config.healthSeconds()),
                Duration.ofSeconds(config.migrationSeconds()),
                Duration.ofSeconds(config.stopSeconds())),
            booted);
    this.engine =
        new Engine(
            runtime,
            store,
            instance.role(),
            clock,
            this::tell,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            ids(config.initiallyEnabled()));
  }

  /** The ids of a list, which a {@code .cfg} file gives as one line with commas. */
  static Set<String> ids(String... values) {
    return Arrays.stream(values)
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::trim)
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Starts the engine once every reference is bound. */
  @Activate
  void activate() {
    engine.open();
  }

  @Deactivate
  void deactivate() {
    engine.close();
    // No interrupt: whoever is being told may be inside the database.
    notifier.shutdown();
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindBootFinished(BootFinished finished) {
    booted.countDown();
  }

  void unbindBootFinished(BootFinished finished) {
    LOG.debug("The features service is gone");
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindDescriptor(ModuleDescriptor descriptor) {
    descriptors.put(descriptor, descriptor.moduleId());
  }

  void unbindDescriptor(ModuleDescriptor descriptor) {
    descriptors.remove(descriptor);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindMigration(MigrationStatus migration) {
    migrations.put(migration.bundle(), migration);
  }

  void unbindMigration(MigrationStatus migration) {
    migrations.remove(migration.bundle(), migration);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(ModuleListener listener) {
    listeners.add(listener);
  }

  void unbindListener(ModuleListener listener) {
    listeners.remove(listener);
  }

  @Override
  public List<ModuleStatus> list(Caller caller) {
    access.requireAnywhere(caller, VIEW);
    return engine.list();
  }

  @Override
  public ModuleStatus status(Caller caller, String id) {
    access.requireAnywhere(caller, VIEW);
    return engine.status(id);
  }

  @Override
  public ModulePreview preview(Caller caller, String id, ModuleStatus.Wanted wanted) {
    access.requireAnywhere(caller, VIEW);
    return engine.preview(id, wanted);
  }

  @Override
  public CompletableFuture<ModuleStatus> switchTo(
      Caller caller, String id, ModuleStatus.Wanted wanted, String reason) {
    access.require(caller, MANAGE, Target.INSTANCE);
    return engine.switchTo(caller, id, wanted, reason);
  }

  @Override
  public boolean enabled(String id) {
    return engine.enabled(id);
  }

  @Override
  public List<CatalogueEntry> entries() {
    var order = VietnameseText.order();
    return engine.entries().stream()
        .sorted((a, b) -> order.compare(a.name().vi(), b.name().vi()))
        .toList();
  }

  @Override
  public Optional<CatalogueEntry> ownerOf(String subjectType) {
    return engine.entries().stream()
        .filter(entry -> entry.subjectTypes().contains(subjectType))
        .findFirst();
  }

  @Override
  public List<Line> history(Caller caller, String moduleId, int limit) {
    access.requireAnywhere(caller, VIEW);
    return store.history(moduleId, Math.max(1, Math.min(limit, LONGEST_HISTORY)));
  }

  @Override
  public void replace(Caller caller, Map<String, ModuleStatus.Advice> advice, String source) {
    access.require(caller, MANAGE, Target.INSTANCE);
    engine.advise(caller, advice, source);
  }

  private Migration migration(Bundle bundle) {
    MigrationStatus status = migrations.get(bundle.getSymbolicName());
    if (status == null) {
      return Migration.NOT_THERE;
    }
    return switch (status.state()) {
      case READY -> Migration.NOT_THERE;
      case FAILED ->
          new Migration(
              Migration.State.FAILED,
              Say.of(
                  "Không cập nhật được bảng dữ liệu “{0}”: {1}.",
                  "The tables “{0}” could not be brought up to date: {1}.",
                  status.unit(),
                  status.error().orElse("?").strip().split("\\R", 2)[0]));
      case WAITING, MIGRATING ->
          new Migration(
              Migration.State.RUNNING,
              Say.of(
                  "Đang cập nhật bảng dữ liệu “{0}”.",
                  "The tables “{0}” are being brought up to date.", status.unit()));
    };
  }

  Engine engine() {
    return engine;
  }

  boolean running(String id) {
    return runtime.running(id);
  }

  /** On a thread of its own: a listener that hangs must not hold the manager. */
  private void tell(ModuleStatus status) {
    try {
      notifier.execute(
          () -> {
            for (ModuleListener listener : listeners) {
              try {
                listener.changed(status);
              } catch (RuntimeException | LinkageError e) {
                LOG.warn("{} failed on {}", listener.getClass().getName(), status.id(), e);
              }
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("Stopping; {} is not told", status.id(), e);
    }
  }
}
