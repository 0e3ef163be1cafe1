package vn.ctdp.ui.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.ctdp.ui.view.PublicPage;

class PublicPagesTest {

  private boolean admitting = true;
  private String document = "<!doctype html><title>x</title>";
  private final PublicPages pages = new PublicPages(address -> admitting);
  private final Map<String, String> headers = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status = 200;

  PublicPagesTest() {
    pages.bindPage(page("/dat-trong"));
    pages.bindPage(page("/../etc"));
    pages.bindPage(page("/"));
  }

  private PublicPage page(String path) {
    return new PublicPage() {
      @Override
      public String path() {
        return path;
      }

      @Override
      public Optional<String> html(Locale locale) {
        return Optional.ofNullable(document);
      }
    };
  }

  @Test
  void showsAPublishedPageWithoutAnyRightToRunSomething() throws IOException {
    assertThat(serve("GET", "/dat-trong")).isTrue();
    assertThat(status).isEqualTo(200);
    assertThat(body.toString(StandardCharsets.UTF_8)).isEqualTo(document);
    assertThat(headers.get("Content-Security-Policy"))
        .contains("default-src 'none'")
        .doesNotContain("script-src", "unsafe");
    assertThat(headers).containsEntry("Cache-Control", "public, max-age=60");
    assertThat(headers).doesNotContainKey("Set-Cookie");
  }

  @Test
  void saysNotFoundWhileNothingIsPublished() throws IOException {
    document = null;
    assertThat(serve("GET", "/dat-trong")).isTrue();
    assertThat(status).isEqualTo(404);
    assertThat(headers).containsEntry("Cache-Control", "no-store");
  }

  @Test
  void isNotToBeKeptBusyNorWrittenTo() throws IOException {
    admitting = false;
    serve("GET", "/dat-trong");
    assertThat(status).isEqualTo(429);
    serve("POST", "/dat-trong");
    assertThat(status).isEqualTo(405);
  }

  @Test
  void leavesEveryOtherAddressToTheShell() throws IOException {
    for (String path :
        new String[] {"/", "/../etc", "/dat-trong/", "/dat-trong/x", "/clusters", "/DAT-TRONG"}) {
      assertThat(serve("GET", path)).as(path).isFalse();
    }
    assertThat(body.size()).isZero();
  }

  private boolean serve(String method, String path) throws IOException {
    HttpServletRequest request =
        fake(
            HttpServletRequest.class,
            (name, args) ->
                switch (name) {
                  case "getMethod" -> method;
                  case "getRemoteAddr" -> "192.0.2.1";
                  default -> null;
                });
    HttpServletResponse response =
        fake(
            HttpServletResponse.class,
            (name, args) -> {
              switch (name) {
                case "setStatus" -> status = (int) args[0];
                case "setHeader" -> headers.put((String) args[0], (String) args[1]);
                case "getOutputStream" -> {
                  return stream();
                }
                default -> {
                  return null;
                }
              }
              return null;
            });
    return pages.serve(path, request, response);
  }

  private ServletOutputStream stream() {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void write(int b) {
        body.write(b);
      }
    };
  }

  private interface Answer {
    Object to(String method, Object[] args);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> answer.to(method.getName(), args)));
  }
}
