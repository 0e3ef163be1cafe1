package vn.ctdp.gateway.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.osgi.service.metatype.annotations.Designate;
import vn.ctdp.core.health.HealthCheck;
import vn.ctdp.core.text.Localized;

/** Whether the bundles of the core run, and each of their components has what it needs. */
@Component(service = HealthCheck.class, configurationPid = HealthConfig.PID)
@Designate(ocd = HealthConfig.class)
public final class BundleCheck implements HealthCheck {

  private final BundleContext context;
  private final ServiceComponentRuntime components;
  private final List<String> required;

  @Activate
  public BundleCheck(
      BundleContext context, @Reference ServiceComponentRuntime components, HealthConfig config) {
    this.context = context;
    this.components = components;
    this.required = Words.of(config.requiredBundles());
  }

  @Override
  public String name() {
    return "bundles";
  }

  @Override
  public Result check() {
    Map<String, Bundle> present = new LinkedHashMap<>();
    for (Bundle bundle : context.getBundles()) {
      present.put(bundle.getSymbolicName(), bundle);
    }
    List<String> missing = new ArrayList<>();
    List<Bundle> running = new ArrayList<>();
    for (String name : required) {
      Bundle bundle = present.get(name);
      if (bundle == null || !runs(bundle)) {
        missing.add(name);
      } else {
        running.add(bundle);
      }
    }
    if (!running.isEmpty()) {
      missing.addAll(unsatisfied(running));
    }
    if (missing.isEmpty()) {
      return new Result(
          true,
          new Localized("Mọi thành phần cốt lõi đang chạy.", "Every part of the core is running."));
    }
    String list = String.join(", ", missing);
    return new Result(
        false, new Localized("Chưa chạy: " + list + ".", "Not running: " + list + "."));
  }

  private static boolean runs(Bundle bundle) {
    if (bundle.getState() == Bundle.ACTIVE) {
      return true;
    }
    // A bundle that starts when its first class is wanted is as good as started.
    return bundle.getState() == Bundle.STARTING
        && bundle.getHeaders("").get("Bundle-ActivationPolicy") != null;
  }

  /**
   * Components that lack something. One that only waits for another of these is left out: what is
   * named is where the waiting begins.
   */
  private List<String> unsatisfied(List<Bundle> bundles) {
    List<String> found = new ArrayList<>();
    Map<String, Set<String>> waiting = new TreeMap<>();
    Set<String> offeredLater = new HashSet<>();
    for (ComponentDescriptionDTO component :
        components.getComponentDescriptionDTOs(bundles.toArray(Bundle[]::new))) {
      for (ComponentConfigurationDTO state : components.getComponentConfigurationDTOs(component)) {
        if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
          found.add(shortName(component.name) + " (!)");
        } else if (state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
          waiting.put(shortName(component.name), wanted(state));
          for (String offered : component.serviceInterfaces) {
            offeredLater.add(shortName(offered));
          }
        }
      }
    }
    waiting.forEach(
        (component, wanted) -> {
          wanted.removeAll(offeredLater);
          if (!wanted.isEmpty()) {
            found.add(component + " ← " + String.join("+", wanted));
          }
        });
    return found.isEmpty() ? List.copyOf(waiting.keySet()) : found;
  }

  private static Set<String> wanted(ComponentConfigurationDTO state) {
    TreeSet<String> interfaces = new TreeSet<>();
    for (UnsatisfiedReferenceDTO reference : state.unsatisfiedReferences) {
      for (ReferenceDTO declared : state.description.references) {
        if (declared.name.equals(reference.name)) {
          interfaces.add(shortName(declared.interfaceName));
        }
      }
    }
    return interfaces;
  }

  private static String shortName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
