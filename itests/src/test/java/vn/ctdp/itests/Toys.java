package vn.ctdp.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import vn.ctdp.itests.toys.ToyActivator;
import vn.ctdp.itests.toys.ToyComponent;
import vn.ctdp.itests.toys.ToyDescriptor;

/** Small modules that behave badly, made as bundles and offered to an instance as features. */
final class Toys {

  private static final String DESCRIPTOR =
      component(
          "ToyDescriptor",
          "<service><provide interface=\"vn.ctdp.core.module.ModuleDescriptor\"/></service>");

  private final Path folder;
  private final StringBuilder features = new StringBuilder();

  private Toys(Path folder) {
    this.folder = folder;
  }

  /** Adds them to an instance that does not run. */
  static void offerTo(Instance instance) {
    try {
      Toys toys = new Toys(Files.createDirectories(instance.home.resolve("toys")));
      toys.add("toy-good", Map.of(), DESCRIPTOR);
      toys.add("toy-after-good", "depends=toy-good", Map.of(), DESCRIPTOR);
      toys.add("toy-throws", Map.of("Toy-Start", "throw"), DESCRIPTOR);
      toys.add("toy-hangs", Map.of("Toy-Start", "hang"), DESCRIPTOR);
      toys.add("toy-deaf", Map.of("Toy-Start", "deaf"), DESCRIPTOR);
      toys.add("toy-kills", Map.of("Toy-Start", "kill"), DESCRIPTOR);
      toys.add("toy-holds-on", Map.of("Toy-Stop", "hang"), DESCRIPTOR);
      toys.add("toy-silent", Map.of());
      toys.add("toy-imports", Map.of("Toy-Imports", "com.example.nowhere"), DESCRIPTOR);
      toys.add(
          "toy-lonely",
          Map.of(),
          DESCRIPTOR,
          component(
              "ToyComponent",
              "<reference name=\"moon\" interface=\"java.util.function.Supplier\"/>"));
      toys.add(
          "toy-lazy",
          Map.of(),
          DESCRIPTOR,
          component(
              "ToyComponent", "<service><provide interface=\"java.lang.Runnable\"/></service>"));
      toys.finish(instance);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String component(String simpleName, String inner) {
    return "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"toys."
        + simpleName
        + "\" activate=\"activate\"><implementation class=\"vn.ctdp.itests.toys."
        + simpleName
        + "\"/>"
        + inner
        + "</scr:component>";
  }

  private void add(String id, Map<String, String> headers, String... components)
      throws IOException {
    add(id, "", headers, components);
  }

  private void add(String id, String detail, Map<String, String> headers, String... components)
      throws IOException {
    Map<String, String> all = new TreeMap<>();
    all.put("Bundle-ManifestVersion", "2");
    all.put("Bundle-SymbolicName", "itests." + id);
    all.put("Bundle-Version", "1.0.0");
    all.put("Bundle-Activator", ToyActivator.class.getName());
    all.put("Toy-Module", id);
    all.put("Toy-Start", "well");
    all.put("Toy-Stop", "well");
    all.putAll(headers);
    String extra = all.remove("Toy-Imports");
    all.put(
        "Import-Package",
        "org.osgi.framework,vn.ctdp.core.module,vn.ctdp.core.identity,vn.ctdp.core.text"
            + (extra == null ? "" : "," + extra));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < components.length; i++) {
      names.append(i == 0 ? "" : ",").append("OSGI-INF/").append(i).append(".xml");
    }
    if (components.length > 0) {
      all.put("Service-Component", names.toString());
    }
    all.forEach((key, value) -> manifest.getMainAttributes().putValue(key, value));
    Path jar = folder.resolve(id + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Class<?> type : List.of(ToyActivator.class, ToyDescriptor.class, ToyComponent.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
      for (int i = 0; i < components.length; i++) {
        out.putNextEntry(new JarEntry("OSGI-INF/" + i + ".xml"));
        out.write(components[i].getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    features.append(
        """
        <feature name="ctdp-module-%1$s" version="1.0.0">
          <details>
            name.vi=Đồ chơi %1$s
            name.en=Toy %1$s
            %2$s
          </details>
          <bundle start-level="80">%3$s</bundle>
        </feature>
        """
            .formatted(id, detail, jar.toUri().toString().replace("file:///", "file:/")));
  }

  private void finish(Instance instance) throws IOException {
    Path file = folder.resolve("features.xml");
    Files.writeString(
        file,
        "<features name=\"toys\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
            + features
            + "</features>");
    Path config = instance.home.resolve("etc/org.apache.karaf.features.cfg");
    String text = Files.readString(config);
    String key = "featuresRepositories = \\\n";
    if (!text.contains(key)) {
      throw new IllegalStateException("featuresRepositories not found in " + config);
    }
    Files.writeString(
        config,
        text.replace(
            key, key + "  " + file.toUri().toString().replace("file:///", "file:/") + ", \\\n"));
  }
}
