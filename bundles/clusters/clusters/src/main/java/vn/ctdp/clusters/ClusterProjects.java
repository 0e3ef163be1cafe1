package vn.ctdp.clusters;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Investment projects in clusters. Reading needs {@code clusters.register.view}, writing {@code
 * clusters.register.edit} in the province. Thread-safe.
 */
@ProviderType
public interface ClusterProjects {

  /**
   * All projects of a cluster, those that left it included, in Vietnamese order, with their status
   * of today.
   */
  List<ClusterProject> projects(Caller caller, UUID cluster);

  /**
   * Projects as they stood on a day: those that were in a cluster then. Filters: {@code status},
   * {@code foreign} (true/false), {@code all} (true: also those that had left). Sorts: name,
   * investor, area. Two statements.
   *
   * @param cluster the cluster; null for all of the province
   */
  Page<ClusterProject> projects(Caller caller, UUID cluster, PageRequest request, LocalDate day);

  /** One project, with its status on a day. */
  Optional<ClusterProject> project(Caller caller, UUID id, LocalDate day);

  /**
   * Stores a new or changed project, and its status when it is another than the one recorded.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input (with the fields), a stale version,
   *     or a missing right
   */
  ClusterProject saveProject(Caller caller, ClusterProject project);

  /** All statuses ever recorded of a project, newest day first, corrections included. */
  List<ProjectStatusChange> statuses(Caller caller, UUID project);
}
