package vn.ctdp.extension;

import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import vn.ctdp.core.identity.Caller;
import vn.ctdp.core.query.Page;
import vn.ctdp.core.query.PageRequest;

/**
 * Projects. Reading needs {@code extension.project.view}, writing {@code extension.project.edit} in
 * the project's province. A province sees its own, the centre all that are stored there.
 * Thread-safe.
 */
@ProviderType
public interface ExtensionProjects {

  /**
   * Projects. Filters: {@code plan}, {@code level}, {@code year}, {@code kind}, {@code content}
   * (with everything below it), {@code province}, {@code commune}, {@code unit}, {@code
   * establishment}. Sorts: name, code, year, start, end, support, total.
   */
  Page<ProjectRow> projects(Caller caller, PageRequest request);

  /** One project with everything that belongs to it. */
  Optional<Project> project(Caller caller, UUID id);

  /**
   * Projects changed since a cursor, those of this instance, in the order of their changes.
   *
   * @param since {@code next} of the page before; null or blank for all projects
   * @param limit most changes of a page, 1 to 500
   * @throws vn.ctdp.core.error.CtdpException for a cursor that is not this instance's
   */
  ProjectChanges changes(Caller caller, String since, int limit);

  /**
   * Stores a new or changed project with all its lines; what is absent is removed.
   *
   * @throws vn.ctdp.core.error.CtdpException for invalid input (with the fields), a code that
   *     another project has, a plan that is closed, a stale version, or a missing right
   */
  Project saveProject(Caller caller, Project project);

  /**
   * Removes a project of a plan that is not approved yet.
   *
   * @throws vn.ctdp.core.error.CtdpException when the plan is approved, for a stale version, or a
   *     missing right
   */
  void deleteProject(Caller caller, UUID id, long version);
}
