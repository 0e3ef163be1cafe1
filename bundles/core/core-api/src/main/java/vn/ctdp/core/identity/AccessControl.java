package vn.ctdp.core.identity;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.territory.UnitRef;

/**
 * Decides whether a caller may do something. Services call it; a UI may ask beforehand to leave out
 * what would be refused. Answers come from memory and follow changes of grants at once.
 * Thread-safe.
 */
@ProviderType
public interface AccessControl {

  /** Whether the caller has the right for the target. */
  boolean allowed(Caller caller, String permission, Target target);

  /** Whether the caller has the right for anything at all: enough for showing a menu entry. */
  boolean allowedAnywhere(Caller caller, String permission);

  /**
   * Like {@link #allowed}, but refuses.
   *
   * @throws vn.ctdp.core.error.CtdpException {@code ACCESS_DENIED}; the refusal is logged
   */
  void require(Caller caller, String permission, Target target);

  /**
   * Like {@link #allowedAnywhere}, but refuses.
   *
   * @throws vn.ctdp.core.error.CtdpException {@code ACCESS_DENIED}; the refusal is logged
   */
  void requireAnywhere(Caller caller, String permission);

  /** Where the caller has the right, to narrow queries. */
  Reach reach(Caller caller, String permission);

  /**
   * Where a right reaches.
   *
   * @param everything no narrowing needed
   * @param provinces provinces in reach
   * @param organisations organisations in reach
   */
  record Reach(boolean everything, Set<UnitRef> provinces, Set<java.util.UUID> organisations) {}
}
