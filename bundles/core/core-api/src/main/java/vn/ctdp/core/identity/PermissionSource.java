package vn.ctdp.core.identity;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Declares rights. A module offers one as an OSGi service; when the module is disabled its rights
 * are gone, and come back as they were granted when it is enabled again.
 */
@ConsumerType
public interface PermissionSource {

  /** Module id, {@code core} for the core. */
  String moduleId();

  /** The rights, in the order in which an administrator should read them. */
  List<PermissionDefinition> permissions();
}
