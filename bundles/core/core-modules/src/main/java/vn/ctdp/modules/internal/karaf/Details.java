package vn.ctdp.modules.internal.karaf;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import vn.ctdp.core.instance.InstanceRole;
import vn.ctdp.core.text.Localized;
import vn.ctdp.modules.CatalogueEntry;

/**
 * What a module's feature says about it in its {@code details}: lines {@code key=value} with the
 * keys {@code name.vi}, {@code name.en}, {@code purpose.vi}, {@code purpose.en}, {@code roles}
 * ({@code centre}, {@code province}, or both), {@code subjects} and {@code depends} (ids, separated
 * by commas). What is missing falls back to the id, to nothing, or to both roles.
 */
final class Details {

  private Details() {}

  /** The catalogue entry of a feature; {@code dependencies} are those found in the feature. */
  static CatalogueEntry parse(
      String id, String version, String details, List<String> dependencies) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(details == null ? "" : details));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("details of module " + id + " cannot be read", e);
    }
    Set<String> depends = new LinkedHashSet<>(dependencies);
    depends.addAll(list(lines, "depends"));
    Set<InstanceRole> roles = EnumSet.noneOf(InstanceRole.class);
    for (String role : list(lines, "roles")) {
      if (role.equals("both")) {
        roles = EnumSet.allOf(InstanceRole.class);
      } else {
        roles.add(InstanceRole.valueOf(role.toUpperCase(Locale.ROOT)));
      }
    }
    if (roles.isEmpty()) {
      roles = EnumSet.allOf(InstanceRole.class);
    }
    return new CatalogueEntry(
        id,
        new Localized(text(lines, "name.vi", id), text(lines, "name.en", id)),
        new Localized(text(lines, "purpose.vi", ""), text(lines, "purpose.en", "")),
        version,
        List.copyOf(depends),
        Set.copyOf(list(lines, "subjects")),
        roles);
  }

  private static String text(Properties lines, String key, String otherwise) {
    String value = lines.getProperty(key, "").strip();
    return value.isEmpty() ? otherwise : value;
  }

  private static List<String> list(Properties lines, String key) {
    return Arrays.stream(lines.getProperty(key, "").split("[,\\s]+"))
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
