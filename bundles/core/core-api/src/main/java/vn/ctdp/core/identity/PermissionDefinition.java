package vn.ctdp.core.identity;

import java.util.Set;
import vn.ctdp.core.text.Localized;

/**
 * A right that a module declares.
 *
 * @param id {@code module.resource.action}, for instance {@code clusters.cluster.edit}
 * @param name short name
 * @param description what whoever has it may do
 * @param defaultRoles roles that have it until the administrator decides otherwise
 */
public record PermissionDefinition(
    String id, Localized name, Localized description, Set<RoleCode> defaultRoles) {

  public PermissionDefinition {
    defaultRoles = Set.copyOf(defaultRoles);
  }
}
