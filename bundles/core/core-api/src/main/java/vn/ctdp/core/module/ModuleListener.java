package vn.ctdp.core.module;

import org.osgi.annotation.versioning.ConsumerType;

/** Told about every change of a module's state, on the manager's own thread: return quickly. */
@ConsumerType
public interface ModuleListener {

  /** The module's new status. */
  void changed(ModuleStatus status);
}
