package vn.ctdp.sim;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Offers a form to an instance through the door that every owner of forms uses: a bundle with the
 * document and one {@code FormSource} component.
 */
public final class FormBundle {

  private static final String SOURCE =
      """
      package simulated;

      public class Forms implements vn.ctdp.exchange.form.FormSource {
        public String moduleId() {
          return "%s";
        }

        public java.util.List<java.net.URL> definitions() {
          return java.util.List.of(Forms.class.getResource("/form.json"));
        }
      }
      """;

  private static final String COMPONENT =
      "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"simulated.Forms\">"
          + "<implementation class=\"simulated.Forms\"/><service><provide"
          + " interface=\"vn.ctdp.exchange.form.FormSource\"/></service></scr:component>";

  private FormBundle() {}

  /**
   * Adds it to an instance that does not run.
   *
   * @param distribution the unpacked distribution
   * @param home the instance's home
   * @param module the document's owner
   */
  public static void offer(Path distribution, Path home, String module, byte[] document)
      throws IOException {
    Path folder = Files.createDirectories(home.resolve("simulated"));
    Path jar = folder.resolve("form.jar");
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Map.of(
            "Bundle-ManifestVersion", "2",
            "Bundle-SymbolicName", "simulated.form",
            "Bundle-Version", "1.0.0",
            "Import-Package", "vn.ctdp.exchange.form",
            "Service-Component", "OSGI-INF/forms.xml")
        .forEach(main::putValue);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      entry(out, "simulated/Forms.class", compiled(distribution, folder, module));
      entry(out, "OSGI-INF/forms.xml", COMPONENT.getBytes(StandardCharsets.UTF_8));
      entry(out, "form.json", document);
    }
    Path features = folder.resolve("features.xml");
    Files.writeString(
        features,
        "<features name=\"simulated\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
            + "<feature name=\"simulated-form\" version=\"1.0.0\"><bundle start-level=\"80\">"
            + uri(jar)
            + "</bundle></feature></features>");
    Path config = home.resolve("etc/org.apache.karaf.features.cfg");
    String text = Files.readString(config);
    String changed =
        text.replaceFirst("featuresRepositories = \\\\\n", "$0  " + uri(features) + ", \\\\\n")
            .replaceFirst("featuresBoot = \\\\\n", "$0  simulated-form/1.0.0, \\\\\n");
    if (!changed.contains("simulated-form") || !changed.contains(uri(features))) {
      throw new IOException("not as expected: " + config);
    }
    Files.writeString(config, changed);
  }

  private static String uri(Path file) {
    return file.toUri().toString().replace("file:///", "file:/");
  }

  private static void entry(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private static byte[] compiled(Path distribution, Path folder, String module) throws IOException {
    Path api;
    try (var files = Files.walk(distribution.resolve("system/vn/ctdp/exchange-api"))) {
      api = files.filter(f -> f.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    String source = SOURCE.formatted(module);
    SimpleJavaFileObject unit =
        new SimpleJavaFileObject(
            URI.create("string:///simulated/Forms.java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    boolean done =
        compiler
            .getTask(
                said,
                null,
                null,
                List.of(
                    "-proc:none",
                    "--release",
                    "17",
                    "-cp",
                    api.toString(),
                    "-d",
                    folder.toString()),
                null,
                List.of(unit))
            .call();
    if (!done) {
      throw new IOException(said.toString());
    }
    return Files.readAllBytes(folder.resolve("simulated/Forms.class"));
  }
}
