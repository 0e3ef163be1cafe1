package vn.ctdp.ui.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

/** The door that CVE-2021-31407 left open elsewhere: what of a bundle a browser can read. */
class StaticFilesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/META-INF/MANIFEST.MF",
        "META-INF/MANIFEST.MF",
        "/vn/ctdp/ui/view/Messages.class",
        "/OSGI-INF/vn.ctdp.ui.internal.shell.ShellServlet.xml",
        "/i18n/shell_vi.properties",
        "/static",
        "/static/",
        "/static/shell/",
        "/static/shell",
        "/static/../META-INF/MANIFEST.MF",
        "/static/shell/../../i18n/shell_vi.css",
        "/static/./shell/theme.css",
        "/static//shell/theme.css",
        "/static/shell/%2e%2e/%2e%2e/x.css",
        "/static/shell\\..\\..\\x.css",
        "/static/shell/Secret.class",
        "/static/shell/notes.properties",
        "/static/shell/theme.css\0.class",
        "/staticx/theme.css",
        "//static/shell/theme.css",
        ""
      })
  void refuses(String path) {
    assertThat(StaticFiles.allowed(path)).isEmpty();
    assertThat(helper().getResource(path)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/shell/theme.css",
        "static/shell/mark.svg",
        "/static/shell/fonts/be-vietnam-pro-latin-400-normal.woff2"
      })
  void lets(String path) {
    assertThat(StaticFiles.allowed(path)).contains(path.startsWith("/") ? path.substring(1) : path);
    assertThat(helper().getResource(path)).isNotNull();
  }

  @Test
  void tellsTypesByEndingAndNothingElse() {
    assertThat(StaticFiles.mimeType("a/b.CSS")).contains("text/css; charset=utf-8");
    assertThat(StaticFiles.mimeType("a.b/c")).isEmpty();
    assertThat(StaticFiles.mimeType("x.class")).isEmpty();
    assertThat(helper().getMimeType("x.woff2")).isEqualTo("font/woff2");
  }

  @Test
  void listsNothingAndNamesNoPlaceOnDisk() {
    assertThat(helper().getResourcePaths("/")).isEmpty();
    assertThat(helper().getRealPath("/static/shell/theme.css")).isNull();
  }

  /** A bundle that has every file that is asked for. */
  private static ShellContextHelper helper() {
    Bundle bundle =
        (Bundle)
            Proxy.newProxyInstance(
                StaticFilesTest.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (self, method, arguments) ->
                    method.getName().equals("getEntry") ? url((String) arguments[0]) : null);
    return new ShellContextHelper(bundle);
  }

  private static URL url(String path) throws MalformedURLException {
    return URI.create("file:/bundle/" + path).toURL();
  }
}
