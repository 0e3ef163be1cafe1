package vn.ctdp.extension;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/**
 * Adjustments of approved projects. Reading needs {@code extension.project.view}; recording one the
 * right to appraise where the department decides, else the right to decide. Thread-safe.
 */
@ProviderType
public interface ExtensionAdjustments {

  /**
   * Whose decision the difference between the stored and the given project is.
   *
   * @throws vn.ctdp.core.error.CtdpException when there is no such project, or without the right
   */
  Adjustment.Route route(Caller caller, Project changed);

  /**
   * Stores a changed project by a decision, with old and new values.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input, a project that is not approved or
   *     is over, no change, a decision of too low an authority, a stale version, or a missing right
   */
  Project adjust(Caller caller, Project changed, Adjustment.Decision decision);

  /** Adjustments of a project, oldest first. */
  List<Adjustment> adjustments(Caller caller, UUID project);
}
