package vn.ctdp.core.module;

import java.time.Instant;
import java.util.List;
import vn.ctdp.core.text.Localized;

/**
 * A module as an administrator sees it.
 *
 * @param id for instance {@code clusters}
 * @param name name for people
 * @param purpose what it is for
 * @param version version in the distribution
 * @param wanted state wanted
 * @param actual state found
 * @param message what happened last, in plain words; empty texts when there is nothing to say
 * @param dependsOn modules it needs
 * @param neededBy enabled modules that need it
 * @param changedBy who switched it last; empty when nobody did
 * @param changedAt when; null when never
 * @param reason why
 * @param advice what the centre asks for
 */
public record ModuleStatus(
    String id,
    Localized name,
    Localized purpose,
    String version,
    Wanted wanted,
    Actual actual,
    Localized message,
    List<String> dependsOn,
    List<String> neededBy,
    String changedBy,
    Instant changedAt,
    String reason,
    Advice advice) {

  /** Desired state. */
  public enum Wanted {
    ENABLED,
    DISABLED
  }

  /** State found. */
  public enum Actual {
    ENABLED,
    DISABLED,
    ENABLING,
    DISABLING,
    FAILED
  }

  /** What the centre asks for. */
  public enum Advice {
    NONE,
    RECOMMENDED,
    REQUIRED
  }

  public ModuleStatus {
    dependsOn = List.copyOf(dependsOn);
    neededBy = List.copyOf(neededBy);
  }
}
