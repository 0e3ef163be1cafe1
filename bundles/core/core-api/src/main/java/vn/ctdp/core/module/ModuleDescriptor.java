package vn.ctdp.core.module;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.identity.PermissionSource;
import vn.ctdp.core.text.Localized;

/**
 * Registered by a running module. Its presence, together with satisfied components, is what
 * "enabled" means to the rest of the platform.
 */
@ConsumerType
public interface ModuleDescriptor extends PermissionSource {

  /** Name for people. */
  Localized name();

  /** What it is for, in one sentence. */
  Localized purpose();

  /** Version of the module. */
  String version();

  /** Ids of modules that must be enabled first; empty for none. */
  List<String> dependsOn();
}
