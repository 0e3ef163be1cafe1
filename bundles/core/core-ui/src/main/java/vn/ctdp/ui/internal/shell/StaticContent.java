package vn.ctdp.ui.internal.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Answers {@code /static/shell/…} from this bundle and {@code /static/<module>/…} from the bundle
 * of the module's contribution. Done here and not by resource services of the whiteboard, so that a
 * module that comes or goes changes nothing in the web container.
 */
final class StaticContent {

  private static final String ROOT = "/static/";

  private final ViewRegistry views;

  StaticContent(ViewRegistry views) {
    this.views = views;
  }

  /**
   * Answers when the path is a file that exists.
   *
   * @param path path within the instance
   * @param request what was asked
   * @param response the answer
   * @return whether it was answered
   * @throws IOException when the connection is gone
   */
  boolean serve(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!path.startsWith(ROOT)) {
      return false;
    }
    Optional<URL> file = find(path);
    if (file.isEmpty()) {
      return false;
    }
    if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return true;
    }
    byte[] content = read(file.get());
    String tag = "\"" + checksum(content) + "\"";
    response.setHeader("ETag", tag);
    // With a version in the address the content never changes; else ask again after an hour.
    response.setHeader(
        "Cache-Control",
        request.getParameter("v") == null
            ? "public, max-age=3600"
            : "public, max-age=31536000, immutable");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return true;
    }
    response.setContentType(StaticFiles.mimeType(path).orElse("application/octet-stream"));
    response.setContentLength(content.length);
    if ("GET".equals(request.getMethod())) {
      response.getOutputStream().write(content);
    }
    return true;
  }

  /**
   * Address of a file with its version, relative to the root of the instance.
   *
   * @param path path beginning with {@code /static/}
   */
  String versioned(String path) {
    String relative = path.substring(1);
    return find(path)
        .map(
            url -> {
              try {
                return relative + "?v=" + checksum(read(url));
              } catch (IOException e) {
                return relative;
              }
            })
        .orElse(relative);
  }

  private Optional<URL> find(String path) {
    Optional<String> allowed = StaticFiles.allowed(path);
    if (allowed.isEmpty()) {
      return Optional.empty();
    }
    String below = path.substring(ROOT.length());
    int slash = below.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String owner = below.substring(0, slash);
    if ("shell".equals(owner)) {
      return Optional.ofNullable(StaticContent.class.getClassLoader().getResource(allowed.get()));
    }
    String inBundle = "static/" + below.substring(slash + 1);
    return views.contributions().stream()
        .filter(b -> b.moduleId().equals(owner))
        .map(b -> b.loader().getResource(inBundle))
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  private static byte[] read(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    }
  }

  private static String checksum(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return Long.toHexString(crc.getValue()) + Integer.toHexString(content.length);
  }
}
