package vn.ctdp.ui.internal.shell;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which files of a bundle a browser may read: those below {@code static/} whose ending is known
 * here, and nothing else.
 *
 * <p>A servlet context that hands out whatever lies in a bundle gives away classes, manifests and
 * configuration (CVE-2021-31407 was that door left open in another integration of Vaadin); this
 * class is the only door here.
 */
final class StaticFiles {

  private static final String FOLDER = "static/";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("map", "application/json; charset=utf-8"),
          Map.entry("svg", "image/svg+xml; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("gz", "application/gzip"),
          Map.entry("br", "application/octet-stream"));

  private StaticFiles() {}

  /**
   * The path inside the bundle for a path asked for, if it may be read.
   *
   * @param path path asked for, with or without leading slash
   * @return path below {@code static/}, never with {@code ..} or a backslash in it
   */
  static Optional<String> allowed(String path) {
    if (path == null) {
      return Optional.empty();
    }
    String relative = path.startsWith("/") ? path.substring(1) : path;
    if (!relative.startsWith(FOLDER)
        || relative.endsWith("/")
        || relative.contains("//")
        || relative.indexOf('\\') >= 0
        || relative.indexOf('%') >= 0
        || relative.indexOf('\0') >= 0
        || !relative.equals(URI.create("/" + quote(relative)).normalize().getRawPath().substring(1))
        || mimeType(relative).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(relative);
  }

  /**
   * Media type by file ending.
   *
   * @param name name or path of a file
   */
  static Optional<String> mimeType(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0 || dot < name.lastIndexOf('/')) {
      return Optional.empty();
    }
    return Optional.ofNullable(TYPES.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
  }

  private static String quote(String path) {
    // Only characters that a file of ours may have; anything else makes the comparison fail.
    return path.replaceAll("[^A-Za-z0-9/._@-]", "_");
  }
}
