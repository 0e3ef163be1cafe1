package vn.ctdp.extension;

import java.util.List;
import java.util.UUID;

/**
 * Projects changed since a cursor, in the order of their changes.
 *
 * @param projects each once, as it is today
 * @param removed projects that are gone
 * @param next cursor to ask on with; nothing is ever committed before it
 * @param more whether there is more already
 */
public record ProjectChanges(
    List<Project> projects, List<UUID> removed, String next, boolean more) {

  public ProjectChanges {
    projects = List.copyOf(projects);
    removed = List.copyOf(removed);
  }
}
