package vn.ctdp.modules.internal.karaf;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import vn.ctdp.modules.internal.ModuleFailure;
import vn.ctdp.modules.internal.Say;

/** Reads what bundles that are not installed would bring. */
final class Manifests {

  /** A package that a bundle would export, as attributes of its capability. */
  record Exported(Map<String, Object> attributes) {}

  /** Name with version, and exported packages. */
  record Read(String name, List<Exported> exported) {}

  private Manifests() {}

  /** Reads the manifest of a bundle in the distribution. */
  static Read read(String location) throws ModuleFailure {
    try (InputStream in = new URI(location).toURL().openStream();
        JarInputStream jar = new JarInputStream(in)) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        throw new IOException("no manifest in " + location);
      }
      return parse(manifest.getMainAttributes());
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      throw new ModuleFailure(
          Say.of(
              "Thiếu tệp “{0}” trong bản cài đặt.",
              "The file “{0}” is missing from the distribution.", location),
          e);
    }
  }

  static Read parse(Attributes main) {
    String name = first(main.getValue(Constants.BUNDLE_SYMBOLICNAME));
    String version = main.getValue(Constants.BUNDLE_VERSION);
    Version parsed = Version.parseVersion(version);
    List<Exported> exported = new ArrayList<>();
    for (String clause : split(main.getValue(Constants.EXPORT_PACKAGE), ',')) {
      List<String> parts = split(clause, ';');
      Version packageVersion = Version.emptyVersion;
      for (String part : parts) {
        if (part.startsWith("version=")) {
          packageVersion = Version.parseVersion(part.substring(8).replace("\"", ""));
        }
      }
      for (String part : parts) {
        if (!part.contains("=")) {
          Map<String, Object> attributes = new HashMap<>();
          attributes.put(PackageNamespace.PACKAGE_NAMESPACE, part);
          attributes.put(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE, packageVersion);
          attributes.put(PackageNamespace.CAPABILITY_BUNDLE_SYMBOLICNAME_ATTRIBUTE, name);
          attributes.put(PackageNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE, parsed);
          exported.add(new Exported(attributes));
        }
      }
    }
    return new Read(name + " " + parsed, exported);
  }

  /**
   * Names of installed bundles that could be wired to the packages if they were resolved afresh:
   * they import one optionally and have nobody for it now. The manager does not refresh them, but a
   * restart might wire them; in a healthy system there are none.
   */
  static Set<String> wouldRewire(Bundle[] installed, List<Exported> exported) {
    Set<String> names = new LinkedHashSet<>();
    for (Bundle bundle : installed) {
      BundleRevision revision = bundle.adapt(BundleRevision.class);
      BundleWiring wiring = bundle.adapt(BundleWiring.class);
      if (revision == null || wiring == null) {
        continue;
      }
      Set<BundleRequirement> wired = new LinkedHashSet<>();
      for (BundleWire wire : wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)) {
        wired.add(wire.getRequirement());
      }
      for (BundleRequirement requirement :
          revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE)) {
        if (!wired.contains(requirement) && isOptional(requirement)) {
          for (Exported one : exported) {
            if (matches(requirement, one)) {
              names.add(bundle.getSymbolicName() + " " + bundle.getVersion());
            }
          }
        }
      }
    }
    return names;
  }

  private static boolean isOptional(BundleRequirement requirement) {
    return PackageNamespace.RESOLUTION_OPTIONAL.equals(
        requirement.getDirectives().get(PackageNamespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
  }

  private static boolean matches(BundleRequirement requirement, Exported exported) {
    String filter = requirement.getDirectives().get(PackageNamespace.REQUIREMENT_FILTER_DIRECTIVE);
    try {
      return filter != null && FrameworkUtil.createFilter(filter).matches(exported.attributes());
    } catch (InvalidSyntaxException e) {
      return false;
    }
  }

  private static String first(String header) {
    return header == null ? "?" : split(header, ';').get(0);
  }

  /** Splits a header outside of quotes. */
  private static List<String> split(String header, char separator) {
    List<String> parts = new ArrayList<>();
    if (header == null) {
      return parts;
    }
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (char c : header.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      }
      if (c == separator && !quoted) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    if (!part.isEmpty()) {
      parts.add(part.toString().strip());
    }
    return parts;
  }
}
