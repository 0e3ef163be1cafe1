package vn.ctdp.clusters;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;

/**
 * Investment projects in clusters. Reading needs {@code clusters.register.view}, writing {@code
 * clusters.register.edit} in the province. Thread-safe.
 */
@ProviderType
public interface ClusterProjects {

  /** All projects of a cluster, those that left it included, in Vietnamese order. */
  List<ClusterProject> projects(Caller caller, UUID cluster);

  /**
   * Stores a new or changed project.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input (with the fields), a stale version,
   *     or a missing right
   */
  ClusterProject saveProject(Caller caller, ClusterProject project);
}
