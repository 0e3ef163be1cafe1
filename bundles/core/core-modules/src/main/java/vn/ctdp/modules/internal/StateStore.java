package vn.ctdp.modules.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.module.ModuleStatus.Advice;
import vn.ctdp.core.module.ModuleStatus.Wanted;
import vn.ctdp.core.text.Localized;
import vn.ctdp.modules.ModuleHistory;

/** Desired state, kept. Each method is one transaction, audit line included. */
public interface StateStore {

  /**
   * Desired state of a module.
   *
   * @param id the module
   * @param wanted state wanted
   * @param changedBy who asked for it
   * @param changedAt when
   * @param reason why
   */
  record Desired(String id, Wanted wanted, String changedBy, Instant changedAt, String reason) {}

  /**
   * A switch, from the moment it was asked for. While it is open, a restart settles it.
   *
   * @param key unique key
   * @param moduleId module asked for
   * @param wanted state asked for
   * @param former desired states before, of all modules switched with it, in order of switching
   * @param by who asked
   * @param at when
   * @param reason why
   * @param attempts how often it was begun
   */
  record Operation(
      String key,
      String moduleId,
      Wanted wanted,
      List<Desired> former,
      String by,
      Instant at,
      String reason,
      int attempts) {
    public Operation {
      former = List.copyOf(former);
    }

    /** The modules that are switched, in order. */
    public List<String> modules() {
      return former.stream().map(Desired::id).toList();
    }
  }

  /** Desired states of all modules that were ever switched. */
  List<Desired> desired();

  /** Open operations, oldest first. */
  List<Operation> open();

  /** Records the intention and the desired state of all its modules. */
  void begin(Caller caller, Operation operation);

  /** Counts another attempt of an open operation. */
  void again(Operation operation);

  /** Closes an operation that succeeded. */
  void done(Caller caller, Operation operation, Localized message);

  /** Closes an operation that failed and restores the former desired states. */
  void rolledBack(Caller caller, Operation operation, Localized message);

  /** Advice of the centre by module. */
  Map<String, Advice> advice();

  /** Replaces all advice. */
  void replaceAdvice(Caller caller, Map<String, Advice> advice, String source);

  /** Switches, newest first. */
  List<ModuleHistory.Line> history(String moduleId, int limit);
}
