package vn.ctdp.modules.internal;

import java.time.Duration;
import java.util.List;
import vn.ctdp.modules.CatalogueEntry;

/**
 * The container as the manager sees it. Every call returns within a deadline of its own, whatever a
 * module does. Only the manager's thread calls it, except {@link #running}.
 */
public interface ModuleRuntime {

  /** What of a module is there. */
  enum Presence {
    /** Nothing. */
    ABSENT,
    /** Everything is in place, in the version of the distribution, started or not. */
    INSTALLED,
    /** Remains of an interrupted act, or another version. */
    PARTIAL
  }

  /**
   * What an installation or removal would touch.
   *
   * @param install bundles that would be installed, name and version
   * @param remove bundles that would be removed
   * @param refresh bundles of others that would have to be wired anew
   */
  record Plan(List<String> install, List<String> remove, List<String> refresh) {
    public Plan {
      install = List.copyOf(install);
      remove = List.copyOf(remove);
      refresh = List.copyOf(refresh);
    }
  }

  /**
   * Waits until the container itself has booted.
   *
   * @return false when it had not within the time
   */
  boolean awaitBoot(Duration atMost) throws InterruptedException;

  /** All modules in the distribution, whatever their role. */
  List<CatalogueEntry> catalogue() throws ModuleFailure;

  /** What of a module is there. */
  Presence presence(String id) throws ModuleFailure;

  /**
   * Computes, without changing anything.
   *
   * @throws ModuleFailure when it could not be done, with the reason
   */
  Plan plan(List<String> enable, List<String> disable) throws ModuleFailure;

  /** Puts a module in place without starting it; remains of an earlier act are replaced. */
  void install(String id) throws ModuleFailure;

  /** Starts what was put in place and waits until the module is well. */
  void start(String id) throws ModuleFailure;

  /** Stops a module and takes it away, with all remains. */
  void remove(String id) throws ModuleFailure;

  /** Whether a module that was started still runs; cheap, any thread. */
  boolean running(String id);
}
