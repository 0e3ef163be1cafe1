package vn.ctdp.modules.internal.karaf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Dependency;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureState;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.ctdp.modules.CatalogueEntry;
import vn.ctdp.modules.internal.ModuleFailure;
import vn.ctdp.modules.internal.ModuleRuntime;
import vn.ctdp.modules.internal.Say;

/**
 * Modules as Karaf features.
 *
 * <p>Karaf's features service only puts bundles in place and takes them away, and refreshes
 * nothing. It never starts a module: it has one thread for all its work, and a module that hangs
 * there would take it out for good. Bundles are started here, on a thread that can be given up, and
 * transiently, so that after a restart nothing of a module runs before its desired state was read.
 */
public final class KarafRuntime implements ModuleRuntime {

  static final String PREFIX = "ctdp-module-";

  private static final Logger LOG = LoggerFactory.getLogger(KarafRuntime.class);
  private static final Set<Option> IN_PLACE =
      Set.of(Option.NoAutoRefreshBundles, Option.NoAutoStartBundles, Option.NoAutoManageBundles);

  /** Deadlines of single steps. */
  public record Deadlines(
      Duration install, Duration start, Duration health, Duration migration, Duration stop) {}

  private final FeaturesService features;
  private final BundleContext context;
  private final ModuleHealth health;
  private final Deadlines deadlines;
  private final CountDownLatch booted;
  private final Map<String, Feature> catalogue = new ConcurrentHashMap<>();
  private final Set<String> stuck = ConcurrentHashMap.newKeySet();
  private final AtomicReference<CountDownLatch> karafCall = new AtomicReference<>();

  /**
   * Creates the runtime.
   *
   * @param booted open when Karaf has installed its boot features
   */
  public KarafRuntime(
      FeaturesService features,
      BundleContext context,
      ModuleHealth health,
      Deadlines deadlines,
      CountDownLatch booted) {
    this.features = features;
    this.context = context;
    this.health = health;
    this.deadlines = deadlines;
    this.booted = booted;
  }

  @Override
  public boolean awaitBoot(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    if (!booted.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    // After a restart Karaf says so early, while bundles of higher start levels are yet to come.
    String beginning = context.getProperty(Constants.FRAMEWORK_BEGINNING_STARTLEVEL);
    int level = beginning == null ? 100 : Integer.parseInt(beginning.strip());
    FrameworkStartLevel framework = system().adapt(FrameworkStartLevel.class);
    while (framework.getStartLevel() < level) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return true;
  }

  // ---- catalogue ----

  @Override
  public List<CatalogueEntry> catalogue() throws ModuleFailure {
    Map<String, Feature> found = new HashMap<>();
    for (Feature feature : all()) {
      if (feature.getName().startsWith(PREFIX) && !feature.isBlacklisted()) {
        found.merge(
            feature.getName().substring(PREFIX.length()),
            feature,
            (a, b) -> version(a).compareTo(version(b)) >= 0 ? a : b);
      }
    }
    catalogue.keySet().retainAll(found.keySet());
    catalogue.putAll(found);
    List<CatalogueEntry> entries = new ArrayList<>();
    found.forEach(
        (id, feature) -> {
          List<String> depends =
              feature.getDependencies().stream()
                  .map(Dependency::getName)
                  .filter(name -> name.startsWith(PREFIX))
                  .map(name -> name.substring(PREFIX.length()))
                  .toList();
          try {
            entries.add(Details.parse(id, feature.getVersion(), feature.getDetails(), depends));
          } catch (IllegalArgumentException e) {
            LOG.error("Module {} is left out: its feature is wrong", id, e);
          }
        });
    return entries;
  }

  private Feature[] all() throws ModuleFailure {
    try {
      return features.listFeatures();
    } catch (Exception e) {
      throw new ModuleFailure(Explain.exception(e), e);
    }
  }

  private static Version version(Feature feature) {
    return Version.parseVersion(feature.getVersion().replace('-', '.'));
  }

  private Feature feature(String id) throws ModuleFailure {
    Feature feature = catalogue.get(id);
    if (feature == null) {
      throw new ModuleFailure(
          Say.of(
              "Bản cài đặt này không có phân hệ “{0}”.",
              "This distribution has no module “{0}”.", id));
    }
    return feature;
  }

  // ---- what is there ----

  @Override
  public Presence presence(String id) throws ModuleFailure {
    Feature feature = feature(id);
    Set<String> requirements = requirements(id);
    List<String> locations = ownLocations(id, feature);
    long present = locations.stream().filter(this::isThere).count();
    if (requirements.isEmpty() && installedVersions(id).isEmpty() && present == 0) {
      return Presence.ABSENT;
    }
    return installedVersions(id).equals(Set.of(feature.getVersion()))
            && requirements.size() == 1
            && present == locations.size()
        ? Presence.INSTALLED
        : Presence.PARTIAL;
  }

  @Override
  public boolean running(String id) {
    Feature feature = catalogue.get(id);
    return feature != null
        && locations(feature).stream()
            .map(context::getBundle)
            .allMatch(
                bundle ->
                    bundle != null && (isFragment(bundle) || bundle.getState() == Bundle.ACTIVE))
        && health.isDescribed(id);
  }

  private boolean isThere(String location) {
    Bundle bundle = context.getBundle(location);
    return bundle != null && bundle.getState() != Bundle.UNINSTALLED;
  }

  private Set<String> installedVersions(String id) throws ModuleFailure {
    try {
      Set<String> versions = new HashSet<>();
      for (Feature installed : features.listInstalledFeatures()) {
        if (installed.getName().equals(PREFIX + id)) {
          versions.add(installed.getVersion());
        }
      }
      return versions;
    } catch (Exception e) {
      throw new ModuleFailure(Explain.exception(e), e);
    }
  }

  private Set<String> requirements(String id) {
    String exact = "feature:" + PREFIX + id;
    Set<String> found = new HashSet<>();
    for (String requirement :
        features.listRequirements().getOrDefault(FeaturesService.ROOT_REGION, Set.of())) {
      if (requirement.equals(exact) || requirement.startsWith(exact + "/")) {
        found.add(requirement);
      }
    }
    return found;
  }

  /**
   * The bundles that come and go with the module: without those that another installed feature has
   * as well, which stay whatever happens to the module.
   */
  private List<String> ownLocations(String id, Feature feature) throws ModuleFailure {
    Set<String> shared = new HashSet<>();
    try {
      for (Feature installed : features.listInstalledFeatures()) {
        if (!installed.getName().equals(PREFIX + id)) {
          shared.addAll(locations(installed));
        }
      }
    } catch (Exception e) {
      throw new ModuleFailure(Explain.exception(e), e);
    }
    return locations(feature).stream().filter(location -> !shared.contains(location)).toList();
  }

  private static List<String> locations(Feature feature) {
    return feature.getBundles().stream()
        .filter(info -> !info.isBlacklisted())
        .sorted(Comparator.comparingInt(BundleInfo::getStartLevel))
        .map(info -> info.getLocation().strip())
        .toList();
  }

  /** The module's bundles, and those of features that only came with it, in order of starting. */
  private List<String> locationsToStart(Feature feature) throws ModuleFailure {
    Map<String, Feature> byName = new LinkedHashMap<>();
    collect(feature, byName);
    List<Feature> order = new ArrayList<>(byName.values());
    Collections.reverse(order);
    Set<String> locations = new LinkedHashSet<>();
    order.forEach(one -> locations.addAll(locations(one)));
    return List.copyOf(locations);
  }

  private void collect(Feature feature, Map<String, Feature> byName) throws ModuleFailure {
    if (byName.putIfAbsent(feature.getName(), feature) != null) {
      return;
    }
    for (Dependency dependency : feature.getDependencies()) {
      if (dependency.getName().startsWith(PREFIX)) {
        continue;
      }
      try {
        Feature other = features.getFeature(dependency.getName(), dependency.getVersion());
        if (other != null && features.getState(other.getId()) != FeatureState.Started) {
          collect(other, byName);
        }
      } catch (Exception e) {
        throw new ModuleFailure(Explain.exception(e), e);
      }
    }
  }

  private List<Bundle> bundles(Collection<String> locations) {
    return locations.stream().map(context::getBundle).filter(Objects::nonNull).toList();
  }

  // ---- acts ----

  @Override
  public void install(String id) throws ModuleFailure {
    refuseStuck(id);
    Presence presence = presence(id);
    if (presence == Presence.INSTALLED) {
      return;
    }
    if (presence == Presence.PARTIAL) {
      LOG.warn("Replacing remains of module {}", id);
      remove(id);
    }
    Feature feature = feature(id);
    Map<Long, Object> before = wirings();
    karaf(
        "install " + id,
        () -> {
          features.installFeatures(Set.of(feature.getId()), null, EnumSet.copyOf(IN_PLACE));
          return null;
        });
    Set<Long> touched = changed(before, wirings());
    if (!touched.isEmpty()) {
      LOG.warn("Installing module {} wired other bundles anew: {}", id, names(touched));
    }
  }

  @Override
  public void start(String id) throws ModuleFailure {
    refuseStuck(id);
    List<Bundle> bundles = bundles(locationsToStart(feature(id)));
    AtomicReference<String> current = new AtomicReference<>("");
    try {
      Guarded.call(
          "ctdp-module-start-" + id,
          deadlines.start(),
          true,
          () -> {
            for (Bundle bundle : bundles) {
              current.set(bundle.getSymbolicName());
              if (!isFragment(bundle) && bundle.getState() != Bundle.ACTIVE) {
                bundle.start(Bundle.START_TRANSIENT);
              }
            }
            return null;
          });
    } catch (Guarded.Overdue e) {
      if (e.stillRunning()) {
        stuck.add(id);
      }
      throw new ModuleFailure(
          Say.of(
              "Thành phần {0} không khởi động xong trong {1} giây.",
              "{0} did not finish starting within {1} seconds.",
              current.get(),
              deadlines.start().toSeconds()),
          e);
    } catch (CancellationException e) {
      throw e;
    } catch (Exception e) {
      throw new ModuleFailure(Explain.start(current.get(), e), e);
    }
    awaitHealth(id, bundles);
  }

  private void awaitHealth(String id, List<Bundle> bundles) throws ModuleFailure {
    Duration longest = deadlines.health().plus(deadlines.migration());
    try {
      Guarded.call(
          "ctdp-module-health-" + id,
          longest.plusSeconds(5),
          true,
          () -> {
            health.await(id, bundles, deadlines.health(), longest);
            return null;
          });
    } catch (Guarded.Overdue e) {
      throw new ModuleFailure(
          Say.of(
              "Phân hệ không trả lời kiểm tra trong {0} giây.",
              "The module did not answer its check within {0} seconds.", longest.toSeconds()),
          e);
    } catch (ModuleFailure | CancellationException e) {
      throw e;
    } catch (Exception e) {
      throw new ModuleFailure(Explain.exception(e), e);
    }
  }

  @Override
  public void remove(String id) throws ModuleFailure {
    refuseStuck(id);
    Feature feature = feature(id);
    List<Bundle> own = bundles(ownLocations(id, feature));
    Map<Long, Object> before = wirings();
    stop(id, own);
    Set<String> requirements = requirements(id);
    if (!requirements.isEmpty() || !installedVersions(id).isEmpty()) {
      karaf(
          "remove " + id,
          () -> {
            features.removeRequirements(
                Map.of(FeaturesService.ROOT_REGION, requirements), EnumSet.copyOf(IN_PLACE));
            return null;
          });
    }
    List<Bundle> remains =
        own.stream().filter(bundle -> bundle.getState() != Bundle.UNINSTALLED).toList();
    guarded(
        id,
        "ctdp-module-uninstall-" + id,
        () -> {
          for (Bundle bundle : remains) {
            bundle.uninstall();
          }
          return null;
        });
    forget(id, own);
    Set<Long> touched = changed(before, wirings());
    own.forEach(bundle -> touched.remove(bundle.getBundleId()));
    if (!touched.isEmpty()) {
      LOG.warn("Removing module {} touched other bundles: {}", id, names(touched));
    }
  }

  private void stop(String id, List<Bundle> own) throws ModuleFailure {
    List<Bundle> backwards = new ArrayList<>(own);
    Collections.reverse(backwards);
    AtomicReference<String> current = new AtomicReference<>("");
    try {
      Guarded.call(
          "ctdp-module-stop-" + id,
          deadlines.stop(),
          true,
          () -> {
            for (Bundle bundle : backwards) {
              current.set(bundle.getSymbolicName());
              try {
                if (!isFragment(bundle) && bundle.getState() != Bundle.UNINSTALLED) {
                  bundle.stop(Bundle.STOP_TRANSIENT);
                }
              } catch (BundleException e) {
                // The framework regards it as stopped all the same.
                LOG.warn("{} failed when stopping", bundle, e);
              }
            }
            return null;
          });
    } catch (Guarded.Overdue e) {
      if (e.stillRunning()) {
        stuck.add(id);
        throw new ModuleFailure(
            Say.of(
                "Thành phần {0} không dừng trong {1} giây; cần khởi động lại máy chủ.",
                "{0} did not stop within {1} seconds; the instance has to be restarted.",
                current.get(),
                deadlines.stop().toSeconds()),
            e);
      }
      LOG.warn("Stopping {} was cut short", current.get());
    } catch (CancellationException e) {
      throw e;
    } catch (Exception e) {
      throw new ModuleFailure(Explain.exception(e), e);
    }
  }

  /**
   * Lets the framework drop the classes of removed bundles. It keeps them as long as others are
   * wired to them, even if those are gone as well; refreshing is safe when nobody else is.
   */
  private void forget(String id, List<Bundle> own) throws ModuleFailure {
    FrameworkWiring framework = system().adapt(FrameworkWiring.class);
    Set<Bundle> pending = new HashSet<>(framework.getRemovalPendingBundles());
    pending.retainAll(own);
    if (pending.isEmpty()) {
      return;
    }
    Set<Bundle> others = new HashSet<>(framework.getDependencyClosure(pending));
    others.removeIf(bundle -> own.contains(bundle) || bundle.getState() == Bundle.UNINSTALLED);
    if (!others.isEmpty()) {
      LOG.warn("Classes of module {} stay in memory: {} are wired to them", id, others);
      return;
    }
    guarded(
        id,
        "ctdp-module-refresh-" + id,
        () -> {
          CountDownLatch done = new CountDownLatch(1);
          framework.refreshBundles(
              pending,
              event -> {
                if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED
                    || event.getType() == FrameworkEvent.ERROR) {
                  done.countDown();
                }
              });
          return done.await(deadlines.stop().toMillis(), TimeUnit.MILLISECONDS);
        });
  }

  private <T> void guarded(String id, String name, java.util.concurrent.Callable<T> task)
      throws ModuleFailure {
    try {
      Guarded.call(name, deadlines.stop(), true, task);
    } catch (Guarded.Overdue e) {
      if (e.stillRunning()) {
        stuck.add(id);
      }
      throw new ModuleFailure(
          Say.of(
              "Không gỡ được phân hệ trong {0} giây; cần khởi động lại máy chủ.",
              "The module could not be removed within {0} seconds; the instance has to be restarted.",
              deadlines.stop().toSeconds()),
          e);
    } catch (CancellationException e) {
      throw e;
    } catch (Exception e) {
      throw new ModuleFailure(Explain.exception(e), e);
    }
  }

  private void refuseStuck(String id) throws ModuleFailure {
    if (stuck.contains(id)) {
      throw new ModuleFailure(
          Say.of(
              "Phân hệ bị treo và đã được cách ly; cần khởi động lại máy chủ.",
              "The module hangs and was set aside; the instance has to be restarted."));
    }
  }

  /** One call of the features service: it works on one thread, which cannot be interrupted. */
  private void karaf(String what, java.util.concurrent.Callable<Void> call) throws ModuleFailure {
    CountDownLatch done = new CountDownLatch(1);
    CountDownLatch earlier = karafCall.getAndSet(done);
    boolean entered = false;
    try {
      if (earlier != null
          && !earlier.await(deadlines.install().toMillis(), TimeUnit.MILLISECONDS)) {
        karafCall.set(earlier);
        throw busy(what);
      }
      entered = true;
      Guarded.call(
          "ctdp-module-" + what.replace(' ', '-'),
          deadlines.install(),
          false,
          () -> {
            try {
              return call.call();
            } finally {
              done.countDown();
            }
          });
    } catch (Guarded.Overdue e) {
      throw busy(what);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException(what);
    } catch (ModuleFailure | CancellationException e) {
      throw e;
    } catch (Exception e) {
      throw new ModuleFailure(Explain.install(e), e);
    } finally {
      if (!entered) {
        done.countDown();
      }
    }
  }

  private ModuleFailure busy(String what) {
    LOG.warn("The features service does not answer: {}", what);
    return new ModuleFailure(
        Say.of(
            "Bộ cài đặt không trả lời trong {0} giây.",
            "The installer did not answer within {0} seconds.", deadlines.install().toSeconds()));
  }

  // ---- preview ----

  @Override
  public Plan plan(List<String> enable, List<String> disable) throws ModuleFailure {
    List<String> install = new ArrayList<>();
    Set<String> refresh = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    List<Manifests.Exported> exported = new ArrayList<>();
    for (String id : enable) {
      refuseStuck(id);
      Feature feature = feature(id);
      if (presence(id) != Presence.INSTALLED) {
        names.add(feature.getId());
      }
      for (String location : locationsToStart(feature)) {
        if (!isThere(location)) {
          Manifests.Read manifest = Manifests.read(location);
          install.add(manifest.name());
          exported.addAll(manifest.exported());
        }
      }
    }
    if (!names.isEmpty()) {
      EnumSet<Option> simulate = EnumSet.copyOf(IN_PLACE);
      simulate.add(Option.Simulate);
      karaf(
          "simulate " + String.join(" ", enable),
          () -> {
            features.installFeatures(names, null, simulate);
            return null;
          });
      refresh.addAll(Manifests.wouldRewire(context.getBundles(), exported));
    }
    List<Bundle> gone = new ArrayList<>();
    for (String id : disable) {
      gone.addAll(bundles(ownLocations(id, feature(id))));
    }
    if (!gone.isEmpty()) {
      system().adapt(FrameworkWiring.class).getDependencyClosure(gone).stream()
          .filter(bundle -> !gone.contains(bundle))
          .map(KarafRuntime::name)
          .forEach(refresh::add);
    }
    return new Plan(install, gone.stream().map(KarafRuntime::name).toList(), List.copyOf(refresh));
  }

  // ---- small things ----

  private Bundle system() {
    return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
  }

  private static boolean isFragment(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }

  private static String name(Bundle bundle) {
    return bundle.getSymbolicName() + " " + bundle.getVersion();
  }

  private Map<Long, Object> wirings() {
    Map<Long, Object> wirings = new HashMap<>();
    for (Bundle bundle : context.getBundles()) {
      BundleWiring wiring = bundle.adapt(BundleWiring.class);
      if (wiring != null) {
        wirings.put(bundle.getBundleId(), wiring);
      }
    }
    return wirings;
  }

  private static Set<Long> changed(Map<Long, Object> before, Map<Long, Object> after) {
    Set<Long> changed = new HashSet<>();
    before.forEach(
        (id, wiring) -> {
          if (after.get(id) != wiring) {
            changed.add(id);
          }
        });
    return changed;
  }

  private List<String> names(Set<Long> ids) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> ids.contains(bundle.getBundleId()))
        .map(KarafRuntime::name)
        .toList();
  }

  /** Parks the thread for a moment; false when it was interrupted. */
  static boolean pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    return !Thread.currentThread().isInterrupted();
  }
}
