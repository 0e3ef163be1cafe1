package vn.ctdp.modules;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.module.ModuleStatus;
import vn.ctdp.core.text.Localized;

/** Every switch that was ever asked for, and what came of it. Thread-safe. */
@ProviderType
public interface ModuleHistory {

  /**
   * Newest first; needs {@code core.module.view}.
   *
   * @param moduleId module asked for; null for all
   * @param limit 1 to 500
   */
  List<Line> history(Caller caller, String moduleId, int limit);

  /** How a switch ended. */
  enum Outcome {
    /** Still under way, or interrupted by a stop of the instance and not yet settled. */
    OPEN,
    /** Wanted and actual state are as asked for. */
    DONE,
    /** It failed, and the former state was restored. */
    ROLLED_BACK
  }

  /**
   * One switch.
   *
   * @param moduleId module asked for
   * @param modules all modules that were switched with it, in order
   * @param wanted state asked for
   * @param by who asked
   * @param at when
   * @param reason why; may be empty
   * @param endedAt when it was settled; null while open
   * @param outcome how it ended
   * @param message what was told to the administrator
   */
  record Line(
      String moduleId,
      List<String> modules,
      ModuleStatus.Wanted wanted,
      String by,
      Instant at,
      String reason,
      Instant endedAt,
      Outcome outcome,
      Localized message) {

    public Line {
      modules = List.copyOf(modules);
    }
  }
}
