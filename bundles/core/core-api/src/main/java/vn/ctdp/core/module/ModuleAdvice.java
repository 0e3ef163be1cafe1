package vn.ctdp.core.module;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/**
 * What the centre asks provinces to switch on. Advice is shown to the administrator; it switches
 * nothing by itself, for the instance is the province's own. Thread-safe.
 */
@ProviderType
public interface ModuleAdvice {

  /**
   * Replaces all advice: a module that is absent has none. Needs {@code core.module.manage}.
   *
   * @param advice by module id; ids that this distribution does not know are kept for later
   * @param source where it comes from, for instance the number of the centre's message
   */
  void replace(Caller caller, Map<String, ModuleStatus.Advice> advice, String source);
}
