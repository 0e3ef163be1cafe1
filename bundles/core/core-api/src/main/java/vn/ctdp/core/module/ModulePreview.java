package vn.ctdp.core.module;

import java.util.List;
import vn.ctdp.core.text.Localized;

/**
 * What switching a module would do, before it is done.
 *
 * @param id the module
 * @param wanted the state asked for
 * @param modules modules switched with it, in order (its dependencies, or what depends on it)
 * @param install bundles that would be installed and started, name and version
 * @param remove bundles that would be stopped and uninstalled
 * @param refresh other bundles that would be refreshed; empty in a healthy system
 * @param possible whether it can be done
 * @param message why not, or what to know
 */
public record ModulePreview(
    String id,
    ModuleStatus.Wanted wanted,
    List<String> modules,
    List<String> install,
    List<String> remove,
    List<String> refresh,
    boolean possible,
    Localized message) {

  public ModulePreview {
    modules = List.copyOf(modules);
    install = List.copyOf(install);
    remove = List.copyOf(remove);
    refresh = List.copyOf(refresh);
  }
}
