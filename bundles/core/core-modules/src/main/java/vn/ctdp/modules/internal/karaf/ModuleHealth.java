package vn.ctdp.modules.internal.karaf;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.ComponentConstants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import vn.ctdp.core.text.Localized;
import vn.ctdp.modules.internal.ModuleFailure;
import vn.ctdp.modules.internal.Say;

/** Whether a module that was started is well. */
public final class ModuleHealth {

  /** What keeps a module from being well. */
  record Problem(Kind kind, Localized sentence) {
    enum Kind {
      /** May pass by itself. */
      WAITING,
      /** A migration is under way: it may take long. */
      MIGRATING,
      /** Will not pass by itself, as a rule. */
      FAILED
    }
  }

  /** How far the migration of a bundle's tables is. */
  public record Migration(State state, Localized sentence) {
    /** A bundle without tables. */
    public static final Migration NOT_THERE = new Migration(State.NONE, new Localized("", ""));

    /** State of a migration. */
    public enum State {
      NONE,
      RUNNING,
      DONE,
      FAILED
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final BundleContext context;
  private final ServiceComponentRuntime components;
  private final Predicate<String> described;
  private final Function<Bundle, Migration> migrations;

  /**
   * Creates the check.
   *
   * @param described whether a module has registered its descriptor
   * @param migrations how far the tables of a bundle are
   */
  public ModuleHealth(
      BundleContext context,
      ServiceComponentRuntime components,
      Predicate<String> described,
      Function<Bundle, Migration> migrations) {
    this.context = context;
    this.components = components;
    this.described = described;
    this.migrations = migrations;
  }

  boolean isDescribed(String id) {
    return described.test(id);
  }

  /** Waits until the module is well, or throws with what it lacks. */
  void await(String id, List<Bundle> bundles, Duration atMost, Duration withMigration)
      throws ModuleFailure {
    long start = System.nanoTime();
    long failedSince = 0;
    while (true) {
      Optional<Problem> problem = problem(id, bundles);
      if (problem.isEmpty()) {
        return;
      }
      long now = System.nanoTime();
      Problem.Kind kind = problem.get().kind();
      failedSince = kind == Problem.Kind.FAILED ? (failedSince == 0 ? now : failedSince) : 0;
      Duration limit = kind == Problem.Kind.MIGRATING ? withMigration : atMost;
      boolean late = now - start > limit.toNanos();
      boolean hopeless = failedSince != 0 && now - failedSince > PATIENCE.toNanos();
      if (late || hopeless) {
        throw new ModuleFailure(problem.get().sentence());
      }
      if (!KarafRuntime.pause()) {
        throw new CancellationException(id);
      }
    }
  }

  Optional<Problem> problem(String id, List<Bundle> bundles) {
    for (Bundle bundle : bundles) {
      boolean fragment =
          (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
      if (!fragment && bundle.getState() != Bundle.ACTIVE) {
        return waiting(
            "Thành phần {0} chưa khởi động.", "{0} has not started.", bundle.getSymbolicName());
      }
    }
    for (Bundle bundle : bundles) {
      Migration migration = migrations.apply(bundle);
      if (migration.state() == Migration.State.FAILED) {
        return Optional.of(new Problem(Problem.Kind.FAILED, migration.sentence()));
      }
      if (migration.state() == Migration.State.RUNNING) {
        return Optional.of(new Problem(Problem.Kind.MIGRATING, migration.sentence()));
      }
    }
    Optional<Problem> worst = Optional.empty();
    for (ComponentDescriptionDTO component :
        components.getComponentDescriptionDTOs(bundles.toArray(Bundle[]::new))) {
      Optional<Problem> problem = problem(component);
      if (problem.isPresent() && (worst.isEmpty() || problem.get().kind() == Problem.Kind.FAILED)) {
        worst = problem;
      }
    }
    if (worst.isPresent()) {
      return worst;
    }
    if (!described.test(id)) {
      return waiting(
          "Phân hệ chưa tự giới thiệu với hệ thống (không có ModuleDescriptor “{0}”).",
          "The module has not introduced itself (there is no ModuleDescriptor “{0}”).", id);
    }
    return services(bundles);
  }

  private Optional<Problem> problem(ComponentDescriptionDTO component) {
    if (!component.defaultEnabled && !components.isComponentEnabled(component)) {
      return Optional.empty();
    }
    Collection<ComponentConfigurationDTO> configurations =
        components.getComponentConfigurationDTOs(component);
    for (ComponentConfigurationDTO configuration : configurations) {
      String name = simple(component.implementationClass);
      switch (configuration.state) {
        case ComponentConfigurationDTO.FAILED_ACTIVATION:
          return Optional.of(
              new Problem(
                  Problem.Kind.FAILED,
                  Explain.component(
                      name, configuration.failure == null ? "" : configuration.failure)));
        case ComponentConfigurationDTO.UNSATISFIED_REFERENCE:
          for (UnsatisfiedReferenceDTO lacking : configuration.unsatisfiedReferences) {
            return waiting(
                "Bộ phận {0} cần {1} nhưng chưa có.",
                "The component {0} needs {1}, which is not there.",
                name,
                wanted(component, lacking));
          }
          break;
        default:
          break;
      }
    }
    return Optional.empty();
  }

  private static String wanted(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO lacking) {
    return Arrays.stream(component.references)
        .filter(reference -> reference.name.equals(lacking.name))
        .findFirst()
        .map(reference -> text(reference))
        .orElse(lacking.name);
  }

  private static String text(ReferenceDTO reference) {
    String service = simple(reference.interfaceName);
    return reference.target == null || reference.target.isEmpty()
        ? service
        : service + " " + reference.target;
  }

  /**
   * Asks for each service once: a component that is made on demand fails here, not before users.
   */
  private Optional<Problem> services(List<Bundle> bundles) {
    for (Bundle bundle : bundles) {
      ServiceReference<?>[] registered = bundle.getRegisteredServices();
      if (registered == null) {
        continue;
      }
      for (ServiceReference<?> reference : registered) {
        Object component = reference.getProperty(ComponentConstants.COMPONENT_NAME);
        boolean single =
            Constants.SCOPE_SINGLETON.equals(reference.getProperty(Constants.SERVICE_SCOPE))
                || Constants.SCOPE_BUNDLE.equals(reference.getProperty(Constants.SERVICE_SCOPE));
        if (component == null || !single) {
          continue;
        }
        Object service = context.getService(reference);
        if (service == null) {
          return Optional.of(
              new Problem(
                  Problem.Kind.FAILED,
                  Explain.component(simple(component.toString()), failure(bundle, component))));
        }
        context.ungetService(reference);
      }
    }
    return Optional.empty();
  }

  private String failure(Bundle bundle, Object component) {
    ComponentDescriptionDTO description =
        components.getComponentDescriptionDTO(bundle, component.toString());
    if (description != null) {
      for (ComponentConfigurationDTO one : components.getComponentConfigurationDTOs(description)) {
        if (one.failure != null) {
          return one.failure;
        }
      }
    }
    return "";
  }

  private static Optional<Problem> waiting(String vi, String en, Object... arguments) {
    return Optional.of(new Problem(Problem.Kind.WAITING, Say.of(vi, en, arguments)));
  }

  private static String simple(String className) {
    return className == null ? "?" : className.substring(className.lastIndexOf('.') + 1);
  }
}
