package vn.ctdp.core.health;

import org.osgi.annotation.versioning.ConsumerType;
import vn.ctdp.core.text.Localized;

/**
 * Something that must be well before the instance is ready. Thread-safe; answers within a second.
 */
@ConsumerType
public interface HealthCheck {

  /** Short stable name, for instance {@code database}. */
  String name();

  /** The present state. */
  Result check();

  /**
   * A state.
   *
   * @param ok whether it is well
   * @param message what is missing, or what there is; no secrets, no addresses: it is public
   */
  record Result(boolean ok, Localized message) {}
}
