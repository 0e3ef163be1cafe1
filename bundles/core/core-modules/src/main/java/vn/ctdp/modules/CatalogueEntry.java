package vn.ctdp.modules;

import java.util.List;
import java.util.Set;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.text.Localized;

/**
 * What the distribution says about a module, known whether the module is on or off.
 *
 * @param id for instance {@code clusters}
 * @param name name for people
 * @param purpose what it is for, in one sentence
 * @param version version in the distribution
 * @param dependsOn ids of modules that it needs directly
 * @param subjectTypes kinds of records that it owns, as in {@code SubjectRef.type()}
 * @param roles instances on which it makes sense
 */
public record CatalogueEntry(
    String id,
    Localized name,
    Localized purpose,
    String version,
    List<String> dependsOn,
    Set<String> subjectTypes,
    Set<InstanceRole> roles) {

  public CatalogueEntry {
    dependsOn = List.copyOf(dependsOn);
    subjectTypes = Set.copyOf(subjectTypes);
    roles = Set.copyOf(roles);
  }
}
