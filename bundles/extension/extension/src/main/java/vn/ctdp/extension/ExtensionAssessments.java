package vn.ctdp.extension;

import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/**
 * Judges projects by the dated rules: ceilings, eligibility, priority, double support. Nothing is
 * stored; asking again after a change of rules of that day gives the new answer. Needs {@code
 * extension.project.view}. Thread-safe.
 */
@ProviderType
public interface ExtensionAssessments {

  /**
   * Judges a stored project.
   *
   * @throws vn.ctdp.core.error.CtdpException when there is no such project, or without the right
   */
  Assessment assess(Caller caller, UUID project);

  /**
   * Judges a project as it is entered, before it is stored; its plan must be stored.
   *
   * @throws vn.ctdp.core.error.CtdpException for input that cannot be judged, or without the right
   */
  Assessment assess(Caller caller, Project draft);
}
