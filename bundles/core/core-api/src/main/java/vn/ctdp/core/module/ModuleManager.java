package vn.ctdp.core.module;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/**
 * Modules of this instance. Desired state is in the database; one thread brings the running system
 * to it. Reading needs {@code core.module.view}, switching {@code core.module.manage}. Thread-safe.
 */
@ProviderType
public interface ModuleManager {

  /** All modules in the distribution, in Vietnamese order of their names. */
  List<ModuleStatus> list(Caller caller);

  /** One module. */
  ModuleStatus status(Caller caller, String id);

  /** What switching would do; changes nothing. */
  ModulePreview preview(Caller caller, String id, ModuleStatus.Wanted wanted);

  /**
   * Records the wanted state and brings the system to it. On failure the former state is restored,
   * wanted and actual, and the status says why in one sentence.
   *
   * @param reason why, shown in the list and kept in the audit log; may be empty
   * @return completes with the final status, or exceptionally with a {@code CtdpException}
   */
  CompletableFuture<ModuleStatus> switchTo(
      Caller caller, String id, ModuleStatus.Wanted wanted, String reason);

  /** Whether a module runs; free to ask. */
  boolean enabled(String id);
}
